"""The clause vocabulary: topics, their fields, the values they may hold, and where they stand in a table.

Structure only. The words people read are in ``labels/{en,nl}.toml`` (see ``words``). Topics and choices stand in the
order in which a table shows them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from policycompare.vocabulary.structure import Field, Kind, Topic, Value, one_of

# In the order a buyer asks: how long, who gets it, what can I ask, where does it go, and the rest.
GROUPS = one_of("retention sharing rights transfers purposes ai security tracking collection about")

BOUND = Field("bound", one_of("at_most at_least about"))

_TOPICS = (
    Topic(
        "retention",
        group="retention",
        layout="rows",
        subject_field="data",
        value_field="period",
        extra=("trigger", "action", "bound"),
        gdpr="13(2)(a)",
        all_fields=(
            Field(
                "data",
                one_of(
                    "personal_data account_data customer_content free_account_data trial_account_data "
                    "paid_account_data closed_account_data backups billing_records legal_records logs "
                    "usage_data cookies marketing_data support_communications applicant_data other"
                ),
            ),
            Field(
                "period",
                one_of("as_long_as_necessary while_account_active legal_requirement until_withdrawn indefinite"),
                Kind.DURATION,
            ),
            Field(
                "trigger",
                one_of("collection account_closure contract_end trial_end last_activity request_handled other"),
            ),
            Field("action", one_of("deleted anonymized archived")),
            BOUND,
        ),
    ),
    Topic(
        "sale",
        group="sharing",
        layout="rows",
        value_field="stance",
        gdpr="13(1)(e)",
        all_fields=(Field("stance", one_of("denies with_consent sells")),),
    ),
    Topic(
        "sharing",
        group="sharing",
        layout="rows",
        subject_field="recipient",
        value_field="stance",
        gdpr="13(1)(e)",
        articles={
            "service_providers": "28",
            "authorities": "48",
        },
        all_fields=(
            Field(
                "recipient",
                one_of(
                    "third_parties service_providers advertising_partners data_brokers analytics_providers "
                    "social_networks business_partners affiliates payment_processors messaging_providers "
                    "app_developers event_organizers customer_organization professional_advisers authorities "
                    "acquirer public aggregate_data_recipients"
                ),
            ),
            Field("stance", one_of("denies with_consent shares")),
        ),
    ),
    Topic(
        "recipient_name",
        group="sharing",
        layout="list",
        value_field="name",
        gdpr="13(1)(e)",
        all_fields=(Field("name", kind=Kind.TEXT),),
    ),
    Topic(
        "subprocessors",
        group="sharing",
        layout="rows",
        subject_field="practice",
        gdpr="28(2)",
        articles={
            "bound_by_contract": "28(3)",
        },
        all_fields=(
            Field(
                "practice",
                one_of("bound_by_contract list_published list_on_request change_notified objection_possible"),
            ),
        ),
    ),
    Topic(
        "right",
        group="rights",
        layout="rows",
        subject_field="right",
        extra=("scope", "how"),
        gdpr="13(2)(b)",
        articles={
            "access": "15",
            "rectification": "16",
            "erasure": "17",
            "restriction": "18",
            "portability": "20",
            "object": "21",
            "object_marketing": "21(2)",
            "withdraw_consent": "7(3)",
            "automated_decisions": "22",
            "complaint": "77",
            "disclosure_to_third_parties": "15(1)(c)",
            "opt_out_cookies": "ePrivacy 5(3)",
            "opt_out_sale": "",  # Californian, no article
            "non_discrimination": "",
        },
        all_fields=(
            Field(
                "right",
                one_of(
                    "access rectification erasure restriction portability object object_marketing "
                    "withdraw_consent automated_decisions complaint opt_out_sale disclosure_to_third_parties "
                    "opt_out_cookies non_discrimination"
                ),
            ),
            Field("scope", one_of("everyone eea california registered_users other")),
            Field("how", kind=Kind.TEXT),
        ),
    ),
    Topic(
        "deadline",
        group="rights",
        layout="rows",
        subject_field="action",
        value_field="period",
        extra=("business_days", "bound"),
        gdpr="12(3)",
        articles={
            "marketing_opt_out": "21(3)",
            "breach_notification": "33",
            "change_notice": "",
            "complaint_response": "",
        },
        all_fields=(
            Field(
                "action",
                one_of(
                    "rights_request erasure_request marketing_opt_out breach_notification change_notice "
                    "complaint_response"
                ),
            ),
            Field("period", kind=Kind.DURATION),
            Field("business_days", kind=Kind.BOOLEAN),
            BOUND,
        ),
    ),
    Topic(
        "authority",
        group="rights",
        layout="list",
        value_field="name",
        gdpr="13(2)(d)",
        all_fields=(Field("name", kind=Kind.TEXT),),
    ),
    Topic(
        "transfer",
        group="transfers",
        layout="list",
        value_field="mechanism",
        gdpr="13(1)(f)",
        articles={
            "standard_contractual_clauses": "46(2)(c)",
            "adequacy_decision": "45",
            "binding_corporate_rules": "47",
            "data_privacy_framework": "45",
            "consent": "49(1)(a)",
        },
        all_fields=(
            Field(
                "mechanism",
                one_of(
                    "none adequacy_decision standard_contractual_clauses binding_corporate_rules "
                    "data_privacy_framework privacy_shield safe_harbor consent unspecified"
                ),
            ),
        ),
    ),
    Topic(
        "location",
        group="transfers",
        layout="list",
        value_field="place",
        gdpr="13(1)(f)",
        all_fields=(Field("place", one_of("EU EEA worldwide"), Kind.COUNTRY),),
    ),
    Topic(
        "legal_basis",
        group="purposes",
        layout="list",
        value_field="basis",
        gdpr="13(1)(c)",
        articles={
            "consent": "6(1)(a)",
            "contract": "6(1)(b)",
            "legal_obligation": "6(1)(c)",
            "vital_interests": "6(1)(d)",
            "public_task": "6(1)(e)",
            "legitimate_interests": "6(1)(f)",
        },
        all_fields=(
            Field(
                "basis", one_of("consent contract legal_obligation legitimate_interests vital_interests public_task")
            ),
        ),
    ),
    Topic(
        "purpose",
        group="purposes",
        layout="list",
        value_field="purpose",
        gdpr="13(1)(c)",
        all_fields=(
            Field(
                "purpose",
                one_of(
                    "service_provision account_management billing support service_messages marketing "
                    "advertising analytics product_improvement personalization security legal_compliance "
                    "research recruitment events"
                ),
            ),
        ),
    ),
    Topic(
        "ai_training",
        group="ai",
        layout="rows",
        value_field="stance",
        gdpr="5(1)(b)",
        all_fields=(Field("stance", one_of("denies with_consent uses")),),
    ),
    Topic(
        "automated_decision",
        group="ai",
        layout="rows",
        value_field="stance",
        gdpr="13(2)(f)",
        all_fields=(Field("stance", one_of("denies uses")),),
    ),
    Topic(
        "security",
        group="security",
        layout="rows",
        subject_field="measure",
        gdpr="32",
        articles={
            "encryption_in_transit": "32(1)(a)",
            "encryption_at_rest": "32(1)(a)",
            "backup": "32(1)(c)",
            "penetration_testing": "32(1)(d)",
            "access_control": "32(4)",
        },
        all_fields=(
            Field(
                "measure",
                one_of(
                    "encryption_in_transit encryption_at_rest access_control physical_security "
                    "organizational_measures firewall certification_iso27001 certification_soc2 pci_dss "
                    "penetration_testing backup no_guarantee"
                ),
            ),
        ),
    ),
    Topic(
        "tracking",
        group="tracking",
        layout="rows",
        subject_field="practice",
        gdpr="ePrivacy 5(3)",
        articles={
            "device_location": "ePrivacy 9",
        },
        all_fields=(
            Field(
                "practice",
                one_of(
                    "functional_cookies analytics_cookies advertising_cookies third_party_cookies web_beacons "
                    "email_tracking device_location do_not_track_honored do_not_track_ignored"
                ),
            ),
        ),
    ),
    Topic(
        "cookie",
        group="tracking",
        layout="list",
        subject_field="name",
        value_field="lifetime",
        gdpr="ePrivacy 5(3)",
        all_fields=(
            Field("name", kind=Kind.TEXT),
            Field("lifetime", one_of("session"), Kind.DURATION),
        ),
    ),
    Topic(
        "collection",
        group="collection",
        layout="list",
        value_field="data",
        gdpr="14(1)(d)",
        articles={
            "special_categories": "9",
            "third_party_sources": "14(2)(f)",
        },
        all_fields=(
            Field(
                "data",
                one_of(
                    "name email phone postal_address gender date_of_birth employer credentials payment_data "
                    "government_id special_categories photo social_media_profile communications "
                    "customer_content usage_data device_data ip_address location country third_party_sources"
                ),
            ),
        ),
    ),
    Topic(
        "children",
        group="collection",
        layout="rows",
        value_field="minimum_age",
        gdpr="8",
        all_fields=(Field("minimum_age", kind=Kind.INTEGER),),
    ),
    Topic(
        "controller",
        group="about",
        layout="list",
        value_field="name",
        gdpr="13(1)(a)",
        all_fields=(Field("name", kind=Kind.TEXT),),
    ),
    Topic(
        "contact",
        group="about",
        layout="rows",
        subject_field="channel",
        value_field="value",
        gdpr="13(1)(a)",
        articles={
            "data_protection_officer": "13(1)(b)",
            "eu_representative": "27",
        },
        all_fields=(
            Field("channel", one_of("email phone post form data_protection_officer eu_representative")),
            Field("value", kind=Kind.TEXT),
        ),
    ),
    Topic(
        "change_notice",
        group="about",
        layout="list",
        value_field="channel",
        all_fields=(Field("channel", one_of("posted email in_product individual none")),),
    ),
    Topic(
        "date",
        group="about",
        layout="rows",
        subject_field="kind",
        value_field="value",
        all_fields=(
            Field("kind", one_of("effective last_updated")),
            Field("value", kind=Kind.DATE),
        ),
    ),
)

TOPICS: Mapping[str, Topic] = MappingProxyType({topic.name: topic for topic in _TOPICS})


def fields_of(topic: str, subject: str, value: str, extra: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of a clause that is kept as subject, value and the rest; an empty subject or value is left out."""
    spec = TOPICS[topic]
    fields: dict[str, Value] = {}
    if spec.subject_field and subject:
        fields[spec.subject_field] = subject
    if spec.value_field and value:
        fields[spec.value_field] = int(value) if topic == "children" and value.isdecimal() else value
    return fields | dict(extra)
