"""Countries and regions that a sentence names, and the preposition that governs each: "in", "to", "from"."""

import tomllib
from dataclasses import dataclass
from functools import cache

from policycompare.extraction.grammar import Sentence, once
from policycompare.extraction.language import LEXICONS, Language
from policycompare.extraction.lexicon import Mention

_REACH = 14  # words between a place and the preposition that governs a list of places


@dataclass(frozen=True, slots=True)
class _Words:
    governors: frozenset[str]
    joints: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    raw = tomllib.loads((LEXICONS / language / "values" / "places.toml").read_text(encoding="utf-8"))
    return _Words(frozenset(raw["governors"].split()), frozenset(raw["joints"].split()))


@once
def places(sentence: Sentence) -> list[Mention]:
    """The countries and regions that a sentence names, by place in it. "us" is a pronoun, "US" a country."""
    named = sentence.of("place")
    return sorted(m for m in named if _is_name(sentence.words_of(m)))


def code(place: Mention) -> str:
    """The ISO 3166-1 code of a country, or EU or EEA."""
    return place.concept.removeprefix("place.")


def _is_name(words: str) -> bool:
    """Whether it is written as a name: "Turkey", "the US", "VS"; an article may be in lower case."""
    last = words.split()[-1].replace(".", "")
    return (last[0].isupper() and (len(last) > 3 or last.isupper())) or words[0].isupper()


def governor(sentence: Sentence, place: Mention) -> int | None:
    """The token of the preposition ("in", "to") before a place or before the list of places that it is in.

    Other words, also other prepositions ("from", "outside"), give None.
    """
    words, table = sentence.document.tokens.words, _words(sentence.language)
    named = {i for m in places(sentence) for i in range(m.first, m.last)}
    named |= {i for m in sentence.all("location.example") for i in range(m.first, m.last)}
    at = place.first - 1
    while at >= max(sentence.first, place.first - _REACH):
        if at not in named and words[at] not in table.joints and not _is_town(sentence, at):
            break
        at -= 1
    return at if at >= sentence.first and words[at] in table.governors else None


def _is_town(sentence: Sentence, at: int) -> bool:
    """Whether a word is a town before its country: "Frankfurt, Germany"."""
    tokens = sentence.document.tokens
    capital = sentence.document.text[tokens.starts[at]].isupper()
    return capital and tokens.words[at + 1] == "," and tokens.words[at - 1] in _words(sentence.language).governors


def behind(sentence: Sentence, place: Mention) -> int:
    """The first token behind a place and the places that follow it at once: "law" in "EU-US law"."""
    named = {i for m in places(sentence) for i in range(m.first, m.last)}
    return next(i for i in range(place.last, sentence.last + 1) if i not in named)
