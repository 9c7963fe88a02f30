import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.vocabulary import duration_words, parse_duration


@pytest.mark.parametrize(
    ("period", "english", "dutch"),
    [
        ("P3M", "3 months", "3 maanden"),
        ("P1M", "1 month", "1 maand"),
        ("P5Y", "5 years", "5 jaar"),
        ("P90D", "90 days", "90 dagen"),
        ("P2W", "2 weeks", "2 weken"),
        ("PT72H", "72 hours", "72 uur"),
        ("PT30M", "30 minutes", "30 minuten"),
        ("P1Y6M", "1 year and 6 months", "1 jaar en 6 maanden"),
        ("P0D", "0 days", "0 dagen"),
    ],
)
def test_a_duration_is_said_as_it_is_written(period: str, english: str, dutch: str) -> None:
    assert duration_words(period, "en") == english
    assert duration_words(period, "nl") == dutch


def test_working_days_are_said_as_such() -> None:
    assert duration_words("P5D", "en", business_days=True) == "5 working days"
    assert duration_words("P1D", "nl", business_days=True) == "1 werkdag"


@pytest.mark.parametrize("text", ["", "P", "PT", "P3", "3M", "soon", "P-3M", "P1.5Y", "indefinite"])
def test_what_is_no_duration_is_none_and_comes_back_as_it_is(text: str) -> None:
    assert parse_duration(text) is None
    assert duration_words(text, "en") == text


@pytest.mark.parametrize(("one", "other"), [("P12M", "P1Y"), ("P1W", "P7D"), ("PT72H", "P3D"), ("P1Y6M", "P18M")])
def test_equal_durations_mean_the_same(one: str, other: str) -> None:
    first, second = parse_duration(one), parse_duration(other)
    assert first
    assert second
    assert first.meaning == second.meaning


@pytest.mark.parametrize(("one", "other"), [("P3M", "P90D"), ("P1Y", "P365D"), ("P1M", "P4W"), ("P1M", "PT1M")])
def test_months_are_no_days(one: str, other: str) -> None:
    first, second = parse_duration(one), parse_duration(other)
    assert first
    assert second
    assert first.meaning != second.meaning


@given(st.integers(0, 10_000))
def test_days_sort_months_by_their_length(months: int) -> None:
    shorter, longer = parse_duration(f"P{months}M"), parse_duration(f"P{months + 1}M")
    assert shorter
    assert longer
    assert shorter.days < longer.days
