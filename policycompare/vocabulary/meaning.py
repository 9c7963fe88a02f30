"""When two clauses mean the same, and when two clauses of one policy cannot both hold."""

import re
from collections.abc import Mapping

from policycompare.vocabulary.durations import parse_duration
from policycompare.vocabulary.structure import Kind, Topic, Value
from policycompare.vocabulary.topics import TOPICS

type Meaning = tuple[str, ...]

# "Resend" and "Resend, Inc." are one party.
LEGAL_FORM = re.compile(
    r"[\s,.]+(?:inc|incorporated|llc|ltd|limited|b\.?v|n\.?v|gmbh|corp|corporation|s\.?a|s\.?a\.?s|s\.?r\.?l|pty"
    r"|plc|ag|ab|oy|kg|co|private|v\.?o\.?f)\.?$"
)
PUNCTUATION = re.compile(r"[\W_]+")
# A contact of these kinds is one contact, however its address is written.
ADDRESSLESS_CHANNELS = frozenset({"post", "form", "data_protection_officer", "eu_representative"})

# Values of one subject that deny each other. What is not listed can stand side by side: two retention periods are
# two cases (server logs and access logs are both "logs"), a longer deadline is an extension, and "none" beside a
# mechanism means "not, but if so then under it".
EXCLUSIVE: Mapping[str, tuple[frozenset[str], ...]] = {
    "sale": (
        frozenset({"denies", "with_consent"}),
        frozenset({"denies", "sells"}),
        frozenset({"with_consent", "sells"}),
    ),
    "sharing": (frozenset({"denies", "shares"}), frozenset({"denies", "with_consent"})),
    "ai_training": (
        frozenset({"denies", "uses"}),
        frozenset({"denies", "with_consent"}),
        frozenset({"with_consent", "uses"}),
    ),
    "automated_decision": (frozenset({"denies", "uses"}),),
    "transfer": (frozenset({"none", "unspecified"}),),
}


def meaning(topic: str, fields: Mapping[str, Value]) -> Meaning:
    """The topic and its match fields in one comparable form: equal for clauses that mean the same.

    "P12M" equals "P1Y", names are compared without case, punctuation and legal form. ``extra`` fields do not count.
    """
    spec = TOPICS[topic]
    return (topic, *(_canonical(spec, name, fields) for name in spec.fields))


def exclusive(topic: str, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two values of one row deny each other, taken by themselves."""
    field = TOPICS[topic].value_field
    if field is None or topic not in EXCLUSIVE:
        return False
    return {str(one.get(field)), str(other.get(field))} in EXCLUSIVE[topic]


def is_general_denial(topic: str, fields: Mapping[str, Value]) -> bool:
    """Whether the clause is the vocabulary's way to say "no, except ...".

    "We share only if X" is written as third_parties/denies beside third_parties/shares or with_consent. So what
    stands beside a general denial is its exception, and no contradiction.
    """
    return topic == "sharing" and fields.get("recipient") == "third_parties" and fields.get("stance") == "denies"


def _canonical(spec: Topic, name: str, fields: Mapping[str, Value]) -> str:
    value = str(fields.get(name, "")).strip()
    kind = spec.field(name).kind
    if kind is Kind.DURATION and (duration := parse_duration(value)):
        return "{}M{}S".format(*duration.meaning)
    if spec.name == "contact" and name == "value":
        return _contact(str(fields.get("channel", "")), value)
    if kind is Kind.TEXT:
        return _name(value)
    return value.casefold()


def _name(value: str) -> str:
    name = re.sub("[®™]", "", value.casefold()).strip(" .,")
    while (shorter := LEGAL_FORM.sub("", name)) != name:
        name = shorter.strip(" .,")
    return PUNCTUATION.sub("", name)


def _contact(channel: str, value: str) -> str:
    if channel in ADDRESSLESS_CHANNELS:
        return ""
    digits = re.sub(r"\D", "", value)
    if channel == "phone" and len(digits) >= 7:
        return digits[-9:]  # with or without the country's prefix
    return PUNCTUATION.sub("", value.casefold())
