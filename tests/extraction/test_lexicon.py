"""Phrases and how they match; and that both languages know the same concepts."""

import pytest

from policycompare.extraction.language import LANGUAGES, LEXICONS
from policycompare.extraction.lexicon import Lexicon, PhraseError, load
from policycompare.extraction.tokens import tokenize


def hits(phrase: str, text: str) -> list[str]:
    words = tokenize(text).words
    found = Lexicon({"a.b": [phrase]}).mentions(words, 0, len(words))
    return [" ".join(words[m.first : m.last]) for m in found["a.b"]]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sell", "We sell and resell.", ["sell"]),
        ("delet*", "deleted, not undeleted", ["deleted"]),
        ("*gegevens", "Uw accountgegevens", ["accountgegevens"]),
        ("*wissel*", "uitgewisseld", ["uitgewisseld"]),
        ("back-up*", "our Back-ups", ["back ups"]),
        ("sell|rent data", "rent data", ["rent data"]),
        ("with your? consent", "with consent, with your consent", ["with consent", "with your consent"]),
        ("share .. with", "we share your personal data with them", ["share your personal data with"]),
        ("share .. with", "we share. Talk with us", []),
        ("geinformeerd", "Geïnformeerd", ["geinformeerd"]),
    ],
)
def test_a_phrase_matches(phrase: str, text: str, found: list[str]) -> None:
    assert hits(phrase, text) == found


def test_a_gap_has_a_limit() -> None:
    assert hits("share .. with", "share one two three four with") != []
    assert hits("share .. with", "share one two three four five with") == []


def test_mentions_come_by_concept_the_longest_first() -> None:
    words = tokenize("we keep logs").words
    found = Lexicon({"x.keep": ["keep", "we keep"], "x.logs": ["logs"]}).mentions(words, 0, 3)
    assert found.concepts == {"x.keep", "x.logs"}
    assert (found["x.keep"], found["x.logs"]) == ([(0, 2, "x.keep")], [(2, 3, "x.logs")])


@pytest.mark.parametrize("phrase", ["", ".. data", "data ...", "any?", "da*ta", "*"])
def test_a_phrase_that_cannot_be_matched_is_refused_with_its_name(phrase: str) -> None:
    with pytest.raises(PhraseError, match=r"a\.b"):
        Lexicon({"a.b": [phrase]})


def test_both_languages_have_the_same_concepts() -> None:
    english, dutch = (load(LEXICONS / language) for language in LANGUAGES)
    assert english.keys() == dutch.keys()


@pytest.mark.parametrize("language", [*LANGUAGES, "any"])
def test_no_concept_is_empty_or_repeats_a_phrase(language: str) -> None:
    for concept, phrases in load(LEXICONS / language).items():
        assert phrases, concept
        assert len(phrases) == len(set(phrases)), concept


@pytest.mark.parametrize("language", [*LANGUAGES, "any"])
def test_phrases_are_written_in_lower_case(language: str) -> None:
    for concept, phrases in load(LEXICONS / language).items():
        assert all(phrase == phrase.lower() for phrase in phrases), concept
