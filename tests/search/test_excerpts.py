"""A passage is shown verbatim, with what was looked for marked, and cut where it is long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.search.excerpts import MAX_LENGTH, Excerpt, excerpt
from policycompare.search.words import Wanted


def marked(text: str, typed: str, language: str = "en") -> list[str]:
    return [run.text for run in excerpt(text, language, Wanted.typed(typed)).runs if run.hit]


def shown(found: Excerpt) -> str:
    return "".join(run.text for run in found.runs)


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("keep", ["kept"]),
        ("backup", ["Back-ups"]),
        ("back-ups kept", ["Back-ups", "kept"]),
        ('"for 90 days"', ["for 90 days"]),
        ('"90 for"', []),
        ("ninet*", []),
        ("custom*", ["customers"]),
        ("days 90", ["90 days"]),
    ],
)
def test_all_forms_of_the_words_are_marked(typed: str, hits: list[str]) -> None:
    assert marked("Back-ups are kept for 90 days, for our customers.", typed) == hits


def test_words_are_marked_in_the_language_of_the_passage() -> None:
    assert marked("Uw gegevens worden bewaard.", "bewaren gegeven", "nl") == ["gegevens", "bewaard"]
    assert marked("Uw gegevens worden bewaard.", "bewaren", "en") == []


def test_a_short_passage_is_whole() -> None:
    found = excerpt("We keep it.", "en", Wanted.typed("keep"))
    assert (shown(found), found.cut_before, found.cut_after) == ("We keep it.", False, False)


def test_of_a_long_passage_the_part_with_most_hits_is_shown() -> None:
    text = "Backups. " + "Nothing here. " * 60 + "We keep backups, and backups of backups." + " Nothing there." * 60
    found = excerpt(text, "en", Wanted.typed("backups"))
    assert found.cut_before
    assert found.cut_after
    assert "We keep backups, and backups of backups." in shown(found)
    assert len(shown(found)) <= MAX_LENGTH


@given(st.text(alphabet="ab -.é\n", max_size=1500), st.text(alphabet='ab é"*', max_size=10))
def test_what_is_shown_is_a_stretch_of_the_passage(text: str, typed: str) -> None:
    found = excerpt(text, "nl", Wanted.typed(typed))
    assert shown(found) in text
    assert found.cut_before or text.startswith(shown(found))
    assert found.cut_after or text.endswith(shown(found))
