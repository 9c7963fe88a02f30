import pytest

from policycompare.vocabulary import Value, VocabularyError, validate

type Fields = dict[str, Value]


@pytest.mark.parametrize(
    ("topic", "fields"),
    [
        ("retention", {"data": "backups", "period": "P3M", "trigger": "account_closure", "bound": "at_most"}),
        ("retention", {"data": "backups", "period": "indefinite"}),
        ("deadline", {"action": "erasure_request", "period": "P5D", "business_days": True}),
        ("children", {"minimum_age": 16}),
        ("location", {"place": "NL"}),
        ("location", {"place": "EEA"}),
        ("cookie", {"name": "_ga", "lifetime": "session"}),
        ("contact", {"channel": "form", "value": ""}),
        ("contact", {"channel": "data_protection_officer"}),
        ("date", {"kind": "effective", "value": "2025-10"}),
    ],
)
def test_what_the_vocabulary_has_is_valid(topic: str, fields: Fields) -> None:
    validate(topic, fields)


@pytest.mark.parametrize(
    ("topic", "fields", "field"),
    [
        ("weather", {"data": "rain"}, "topic"),
        ("retention", {"data": "backups"}, "period"),
        ("retention", {"data": "backups", "period": "3 months"}, "period"),
        ("retention", {"data": "furniture", "period": "P3M"}, "data"),
        ("retention", {"data": "backups", "period": "P3M", "colour": "blue"}, "colour"),
        ("deadline", {"action": "erasure_request", "period": "P5D", "business_days": "yes"}, "business_days"),
        ("children", {"minimum_age": "sixteen"}, "minimum_age"),
        ("children", {"minimum_age": True}, "minimum_age"),
        ("location", {"place": "XX"}, "place"),
        ("location", {"place": "nl"}, "place"),
        ("location", {"place": "ZZ"}, "place"),
        ("contact", {"channel": "email", "value": ""}, "value"),
        ("date", {"kind": "effective", "value": "25 May 2018"}, "value"),
        ("date", {"kind": "effective", "value": "2018-13"}, "value"),
    ],
)
def test_what_it_lacks_is_refused_at_its_field(topic: str, fields: Fields, field: str) -> None:
    with pytest.raises(VocabularyError) as error:
        validate(topic, fields)
    assert [problem.field for problem in error.value.problems] == [field]
    assert str(error.value).endswith(".")


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(VocabularyError) as error:
        validate("sharing", {"recipient": "nobody", "stance": "maybe", "mood": "good"})
    assert {problem.field for problem in error.value.problems} == {"recipient", "stance", "mood"}
