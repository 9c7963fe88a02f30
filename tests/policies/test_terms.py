"""All forms of a word are one term; and a term holds nothing that a database could take for an operator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.policies.terms import LANGUAGES, MAX_TERM, beginning, term, tokens, words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "keep keeps kept keeping"),
        ("en", "sell sells sold selling"),
        ("en", "retain retained retaining retention"),
        ("en", "party parties"),
        ("en", "child children"),
        ("en", "backup back-up backups back-ups BACK-UPS back‑ups"),
        ("en", "subprocessors sub-processor"),
        ("nl", "bewaren bewaart bewaard bewaarde"),
        ("nl", "verkopen verkoopt verkocht"),
        ("nl", "verwijderen verwijdert verwijderd"),
        ("nl", "wissen wist gewist"),
        ("nl", "gegeven gegevens"),
        ("nl", "persoonsgegeven persoonsgegevens"),
        ("nl", "derde derden"),
        ("nl", "doel doelen doeleinden"),
        ("nl", "betrokkene betrokkenen"),
        ("nl", "websites website web\u00adsite"),
        ("nl", "opslaan opgeslagen"),
        ("nl", "e-mail email"),
        ("nl", "privé prive prive\u0301"),
    ],
)
def test_all_forms_of_a_word_are_one_term(language: str, forms: str) -> None:
    assert len({term(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "sell", "seller"),
        ("en", "policy", "police"),
        ("nl", "recht", "rechter"),
        ("nl", "gegevens", "geven"),
        ("nl", "bewaren", "bewaken"),
    ],
)
def test_different_words_are_different_terms(language: str, one: str, other: str) -> None:
    assert term(one, language) != term(other, language)


def test_a_dutch_and_an_english_word_never_meet() -> None:
    assert term("data", "nl") != term("data", "en")


def test_a_hyphen_parts_words_unless_it_says_nothing() -> None:
    assert words("IP-adres, third-party, e-mail, opt-out") == ["IP", "adres", "third", "party", "e-mail", "opt-out"]


def test_a_token_knows_its_place() -> None:
    text = "«We keep back-ups», 90 days."
    assert [text[token.start : token.end] for token in tokens(text, "en")] == ["We", "keep", "back-ups", "90", "days"]


@pytest.mark.parametrize(("typed", "whole"), [("bewa", "bewaard"), ("bewaar", "bewaartermijn")])
def test_the_beginning_of_a_word_begins_its_term(typed: str, whole: str) -> None:
    assert term(whole, "nl").startswith(beginning(typed, "nl"))


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_term_is_letters_and_digits_and_not_long(text: str, language: str) -> None:
    for token in tokens(text, language):
        assert token.term.isascii()
        assert token.term.isalnum()
        assert len(token.term) <= MAX_TERM + 1
        assert 0 <= token.start < token.end <= len(text)
