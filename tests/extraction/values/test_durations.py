"""Durations in words and figures, in both languages, with their limits; and what looks like one but is none."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.durations import Duration, durations


def found(text: str) -> list[Duration]:
    return [duration for sentence in Document(text).sentences for duration in durations(sentence)]


def said(text: str) -> list[str]:
    return [duration.iso for duration in found(text)]


ENGLISH = [
    ("We keep the records for three months.", ["P3M"]),
    ("We keep the records for 24 hours.", ["PT24H"]),
    ("We keep the records for a month.", ["P1M"]),
    ("We keep the records for an hour.", ["PT1H"]),
    ("We keep the records for ninety (90) days.", ["P90D"]),
    ("We keep the records for 90 (ninety) days.", ["P90D"]),
    ("We keep the records for a period of six (6) months.", ["P6M"]),
    ("We keep the records for one and a half years.", ["P1Y6M"]),
    ("We keep the records for two and a half years.", ["P2Y6M"]),
    ("We keep the records for 1.5 years.", ["P1Y6M"]),
    ("We keep the records for half a year.", ["P6M"]),
    ("We keep the records for a year and a half.", ["P1Y6M"]),
    ("We keep the records for one year and six months.", ["P1Y6M"]),
    ("We keep the records for between two and five years.", ["P5Y"]),
    ("We keep the records for 5-10 years.", ["P10Y"]),
    ("We keep the records for 5 – 10 years.", ["P10Y"]),
    ("We keep the records for six months to two years.", ["P2Y"]),
    ("We keep the records for a 30-day period.", ["P30D"]),
    ("The seven-year retention period applies.", ["P7Y"]),
    ("We keep invoices for seven years and logs for 30 days.", ["P7Y", "P30D"]),
    ("We keep the records for two weeks.", ["P2W"]),
    ("We keep the records for a fortnight.", ["P2W"]),
    ("We keep the records for two quarters.", ["P6M"]),
    ("We keep the records for a decade.", ["P10Y"]),
    ("We keep the records for twenty-six months.", ["P26M"]),
    ("We keep the records for 3,650 days.", ["P3650D"]),
    ("We answer within 72h of the report.", ["PT72H"]),
    ("We delete logs older than 30 days.", ["P30D"]),
]

DUTCH = [
    ("Wij bewaren de gegevens drie maanden.", ["P3M"]),
    ("Wij bewaren de gegevens anderhalf jaar.", ["P1Y6M"]),
    ("Wij bewaren de gegevens tweeënhalf jaar.", ["P2Y6M"]),
    ("Wij bewaren de gegevens een half jaar.", ["P6M"]),
    ("Wij bewaren de gegevens 1,5 jaar.", ["P1Y6M"]),
    ("Wij bewaren de gegevens 90 (negentig) dagen.", ["P90D"]),
    ("Wij bewaren de gegevens negentig (90) dagen.", ["P90D"]),
    ("Wij bewaren de gegevens één jaar.", ["P1Y"]),
    ("Wij bewaren de gegevens een jaar en zes maanden.", ["P1Y6M"]),
    ("Wij bewaren de gegevens 5 à 7 jaar.", ["P7Y"]),
    ("Wij bewaren de gegevens vijf tot zeven jaar.", ["P7Y"]),
    ("Wij bewaren de gegevens tussen de 5 en 7 jaar.", ["P7Y"]),
    ("Wij bewaren de gegevens 6 maanden tot 2 jaar.", ["P2Y"]),
    ("Er geldt een zevenjarige bewaartermijn voor onze gegevens.", ["P7Y"]),
    ("Er geldt een 7-jarige bewaartermijn voor onze gegevens.", ["P7Y"]),
    ("Wij bewaren de gegevens twee weken.", ["P2W"]),
    ("Wij bewaren de gegevens één kwartaal.", ["P3M"]),
    ("Wij melden een lek binnen 72 uur aan u.", ["PT72H"]),
    ("Wij melden een lek binnen tweeënzeventig uur aan u.", ["PT72H"]),
    ("Wij verwijderen logs die ouder zijn dan 30 dagen.", ["P30D"]),
    ("Wij bewaren de gegevens zesentwintig maanden.", ["P26M"]),
]

NONE = [
    "Children under 16 years may not use the service.",
    "You must be at least 16 years old to use the service.",
    "Users over 18 years of age may register.",
    "We audit the systems once a year.",
    "You may ask for this twice a year.",
    "You may ask for this no more than twice in a 12-month period.",
    "The team is there 24 hours a day, seven days a week.",
    "We show what was shared in the last 12 months.",
    "We show what was shared in the preceding twelve months.",
    "We show what was shared in the 12-month period preceding your request.",
    "We review the policy every six months.",
    "The firm was founded 25 years ago by two friends.",
    "Kinderen jonger dan 16 jaar mogen de dienst niet gebruiken.",
    "U moet minimaal 16 jaar zijn om de dienst te gebruiken.",
    "Personen van 16 jaar of ouder mogen zich aanmelden.",
    "Wij controleren de systemen één keer per jaar.",
    "Wij controleren de systemen elke zes maanden.",
    "Wij tonen wat er de afgelopen 12 maanden gedeeld is.",
    "Het team is er 24 uur per dag voor u.",
    "Wij bestaan al 25 jaar en zijn er trots op.",
    "Het jaar is om en de gegevens zijn weg.",
]

BOUNDS = [
    ("We keep the records for at most two years.", "at_most"),
    ("We keep the records for up to 30 days.", "at_most"),
    ("We keep the records for a maximum of 30 days.", "at_most"),
    ("We keep the records for a maximum period of 30 days.", "at_most"),
    ("We keep the records for 30 days at most.", "at_most"),
    ("We keep the records no longer than two years.", "at_most"),
    ("We answer within one month.", "at_most"),
    ("We keep the records for at least 7 years.", "at_least"),
    ("We keep the records for a minimum period of 7 years.", "at_least"),
    ("We keep the records for approximately 30 days.", "about"),
    ("We keep the records for 30 days.", ""),
    ("Wij bewaren de gegevens maximaal twee jaar.", "at_most"),
    ("Wij bewaren de gegevens ten hoogste twee jaar.", "at_most"),
    ("Wij bewaren de gegevens ten laatste 2 jaar.", "at_most"),
    ("Er geldt een maximale bewaartermijn van 2 jaar voor de gegevens.", "at_most"),
    ("Wij antwoorden uiterlijk binnen vier weken op uw vraag.", "at_most"),
    ("Wij bewaren de gegevens 2 jaar of korter.", "at_most"),
    ("Wij bewaren de gegevens minimaal 7 jaar.", "at_least"),
    ("Wij bewaren de gegevens ongeveer 30 dagen.", "about"),
    ("Wij bewaren de gegevens twee jaar.", ""),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH + DUTCH)
def test_a_duration_is_read_as_it_stands(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_ages_frequencies_and_looks_back_are_no_durations(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_a_limit_is_kept(text: str, bound: str) -> None:
    assert [duration.bound for duration in found(text)] == [bound]


@pytest.mark.parametrize(
    "text",
    ["We answer within five working days.", "We answer within 5 business days.", "Wij reageren binnen 5 werkdagen."],
)
def test_working_days_are_days_that_are_marked(text: str) -> None:
    assert [(duration.iso, duration.business_days) for duration in found(text)] == [("P5D", True)]


def test_a_duration_knows_its_words() -> None:
    document = Document("We keep the logs for ninety (90) days after that.")
    (sentence,) = document.sentences
    (duration,) = durations(sentence)
    start, end = sentence.span_of(duration.first, duration.last)
    assert document.text[start:end] == "ninety (90) days"


def test_durations_compare_by_their_days() -> None:
    months, days = found("We keep the logs for three months and the mails for 90 days.")
    assert months.days > days.days
