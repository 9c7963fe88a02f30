import pytest

from policycompare.vocabulary import Value, exclusive, fields_of, is_general_denial, meaning

type Fields = dict[str, Value]


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        ("retention", {"data": "logs", "period": "P12M"}, {"data": "logs", "period": "P1Y", "trigger": "collection"}),
        ("cookie", {"name": "_ga", "lifetime": "P1W"}, {"name": "_GA", "lifetime": "P7D"}),
        ("recipient_name", {"name": "Resend, Inc."}, {"name": "resend"}),
        ("controller", {"name": "Acme Holding B.V."}, {"name": "Acme Holding"}),
        ("contact", {"channel": "phone", "value": "+31 20 123 4567"}, {"channel": "phone", "value": "020-1234567"}),
        ("contact", {"channel": "form", "value": ""}, {"channel": "form", "value": "https://acme.example/form"}),
        ("right", {"right": "access", "scope": "eea"}, {"right": "access"}),
    ],
)
def test_clauses_that_say_the_same_mean_the_same(topic: str, one: Fields, other: Fields) -> None:
    assert meaning(topic, one) == meaning(topic, other)


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        ("retention", {"data": "logs", "period": "P3M"}, {"data": "logs", "period": "P90D"}),
        ("retention", {"data": "logs", "period": "P3M"}, {"data": "backups", "period": "P3M"}),
        ("recipient_name", {"name": "Stripe"}, {"name": "Segment"}),
        ("contact", {"channel": "email", "value": "a@acme.example"}, {"channel": "email", "value": "b@acme.example"}),
    ],
)
def test_clauses_that_say_different_things_differ(topic: str, one: Fields, other: Fields) -> None:
    assert meaning(topic, one) != meaning(topic, other)


@pytest.mark.parametrize(
    ("topic", "one", "other", "expected"),
    [
        ("sale", {"stance": "denies"}, {"stance": "with_consent"}, True),
        ("sale", {"stance": "denies"}, {"stance": "denies"}, False),
        ("sharing", {"stance": "denies"}, {"stance": "shares"}, True),
        ("sharing", {"stance": "shares"}, {"stance": "with_consent"}, False),
        ("transfer", {"mechanism": "none"}, {"mechanism": "unspecified"}, True),
        ("transfer", {"mechanism": "none"}, {"mechanism": "standard_contractual_clauses"}, False),
        ("retention", {"period": "P7D"}, {"period": "P30D"}, False),
        ("retention", {"period": "indefinite"}, {"period": "P30D"}, False),
        ("security", {"measure": "backup"}, {"measure": "no_guarantee"}, False),
    ],
)
def test_only_values_that_deny_each_other_exclude_each_other(
    topic: str, one: Fields, other: Fields, expected: bool
) -> None:
    assert exclusive(topic, one, other) is expected
    assert exclusive(topic, other, one) is expected


def test_only_a_denial_of_all_third_parties_is_general() -> None:
    assert is_general_denial("sharing", {"recipient": "third_parties", "stance": "denies"})
    assert not is_general_denial("sharing", {"recipient": "third_parties", "stance": "shares"})
    assert not is_general_denial("sharing", {"recipient": "affiliates", "stance": "denies"})
    assert not is_general_denial("sale", {"stance": "denies"})


def test_fields_come_back_from_what_is_stored() -> None:
    assert fields_of("retention", "backups", "P3M", {"bound": "at_most"}) == {
        "data": "backups",
        "period": "P3M",
        "bound": "at_most",
    }
    assert fields_of("children", "", "16", {}) == {"minimum_age": 16}
    assert fields_of("security", "firewall", "", {}) == {"measure": "firewall"}
