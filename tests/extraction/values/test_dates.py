"""Dates as policies write them, in Dutch and English."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.dates import dates

DUTCH = "Wij gaan zorgvuldig met uw gegevens om. Dit is van "
ENGLISH = "We handle your data with care. This is of "


def read(text: str) -> list[str]:
    return [date.iso for sentence in Document(text).sentences for date in dates(sentence)]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("25 mei 2018", "2018-05-25"),
        ("1 maart 2024", "2024-03-01"),
        ("3 mrt. 2024", "2024-03-03"),
        ("augustus 2026", "2026-08"),
        ("25-05-2018", "2018-05-25"),
        ("1/2/2025", "2025-02-01"),
        ("25.5.2018", "2018-05-25"),
        ("14-6-25", "2025-06-14"),
        ("2018-05-25", "2018-05-25"),
        ("08-2026", "2026-08"),
        ("May 25, 2018", "2018-05-25"),
    ],
)
def test_dates_in_a_dutch_text(written: str, iso: str) -> None:
    assert read(f"{DUTCH}{written}.") == [iso]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("May 25th, 2018", "2018-05-25"),
        ("Jan. 5, 2026", "2026-01-05"),
        ("25 May 2018", "2018-05-25"),
        ("the 3rd of March 2024", "2024-03-03"),
        ("October 2025", "2025-10"),
        ("2018-05-25", "2018-05-25"),
        ("05/25/2018", "2018-05-25"),
        ("25/05/2018", "2018-05-25"),
        ("04/04/2024", "2024-04-04"),
        ("01.02.2025", "2025-02-01"),
    ],
)
def test_dates_in_an_english_text(written: str, iso: str) -> None:
    assert read(f"{ENGLISH}{written}.") == [iso]


@pytest.mark.parametrize(
    "written",
    ["01/02/2025", "31 June 2024", "2024", "section 12.3.2019.4", "call 020-555-0182", "version 2.1", "99/99/2020"],
)
def test_what_is_no_date_or_can_be_read_in_two_ways_is_left_out(written: str) -> None:
    assert read(f"{ENGLISH}{written}.") == []


def test_a_sentence_may_hold_several_dates() -> None:
    assert read("It was changed on 1 May 2020 and holds as of 2 June 2020.") == ["2020-05-01", "2020-06-02"]


def test_the_place_of_a_date_is_its_words() -> None:
    document = Document("It was changed on 1 May 2020.")
    (sentence,) = document.sentences
    (date,) = dates(sentence)
    assert document.text[slice(*sentence.span_of(date.first, date.last))] == "1 May 2020"
