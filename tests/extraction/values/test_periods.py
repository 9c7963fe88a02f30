"""How long: fixed durations beside open-ended periods, and which words only give a reason."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.periods import periods


def said(text: str) -> list[str]:
    return [period.value for sentence in Document(text).sentences for period in periods(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We keep your data for two years.", ["P2Y"]),
        ("We keep your data for as long as necessary.", ["as_long_as_necessary"]),
        ("We keep your data for as long as your account is active.", ["while_account_active"]),
        ("We keep your data until you withdraw your consent.", ["until_withdrawn"]),
        ("We keep your data indefinitely.", ["indefinite"]),
        ("We keep your data as required by law.", ["legal_requirement"]),
        ("Wij bewaren uw gegevens zolang als nodig is.", ["as_long_as_necessary"]),
        ("Wij bewaren uw gegevens voor onbepaalde tijd.", ["indefinite"]),
    ],
)
def test_every_kind_of_period_is_known(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_what_is_necessary_by_law_is_the_law_s_period() -> None:
    assert said("We keep your data as necessary to comply with our legal obligations.") == ["legal_requirement"]


def test_necessary_for_the_purpose_or_required_by_law_are_two_periods() -> None:
    text = "We keep your data for as long as necessary for the purpose, or as required by law."
    assert said(text) == ["as_long_as_necessary", "legal_requirement"]


def test_the_start_of_a_clock_is_no_period_of_its_own() -> None:
    assert said("We keep the messages for two years after the ticket was closed.") == ["P2Y"]
    assert said("Wij bewaren uw gegevens tot twee jaar na afloop van de overeenkomst.") == ["P2Y"]
