"""Dutch or English: a vote of frequent words that only one of the two languages has."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

type Language = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = ("en", "nl")
LEXICONS = Path(__file__).parent / "lexicons"
ANY_LANGUAGE = LEXICONS / "any"  # names, which no language changes


@cache
def _votes() -> dict[str, int]:
    """One for a Dutch word, minus one for an English one."""
    return {word: vote for language, vote in (("nl", 1), ("en", -1)) for word in _frequent(language)}


def _frequent(language: str) -> list[str]:
    path = LEXICONS / language / "values" / "language.toml"
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["words"]).split()


def vote(words: Iterable[str]) -> int:
    """Dutch words minus English words: above zero is Dutch, below is English, zero is undecided."""
    votes = _votes()
    return sum(votes.get(word, 0) for word in words)


def decide(score: int, otherwise: Language) -> Language:
    """The language of a vote, or `otherwise` where it is undecided."""
    return "nl" if score > 0 else "en" if score < 0 else otherwise
