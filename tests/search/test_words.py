"""What is typed becomes phrases of words; no sign of it is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.search.words import MAX_PHRASES, Phrase, Wanted


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("", []),
        ("keep backups", [("keep",), ("backups",)]),
        ('keep "third parties" out', [("keep",), ("third", "parties"), ("out",)]),
        ("„derde partijen” «uw gegevens»", [("derde", "partijen"), ("uw", "gegevens")]),
        ('"never closed', [("never", "closed")]),
        ("third-party and/or", [("third", "party"), ("and", "or")]),
        ("keep keep", [("keep",)]),
        ('"" " * !', []),
        ("NEAR(a b) AND NOT c:d", [("NEAR", "a"), ("b",), ("AND",), ("NOT",), ("c", "d")]),
        ("a' OR '1'='1'; --", [("a",), ("OR",), ("1", "1")]),
    ],
)
def test_words_and_quoted_phrases_are_wanted(typed: str, phrases: list[tuple[str, ...]]) -> None:
    assert [phrase.words for phrase in Wanted.typed(typed).phrases] == phrases


def test_a_star_leaves_the_ending_open() -> None:
    assert Wanted.typed("bewaar* gegevens").phrases == (Phrase(("bewaar",), open=True), Phrase(("gegevens",)))


@given(st.text())
def test_whatever_is_typed_becomes_a_few_phrases_of_letters_and_digits(typed: str) -> None:
    wanted = Wanted.typed(typed)
    assert len(wanted.phrases) <= MAX_PHRASES
    for phrase in wanted.phrases:
        assert all(term.isalnum() for language in ("en", "nl") for term in phrase.terms(language))
