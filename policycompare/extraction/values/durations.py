"""Durations in words and figures, as ISO 8601: "3 months" is P3M, "anderhalf jaar" P1Y6M, "72 hours" PT72H.

Amount and unit stay as written: 90 days are not 3 months. A range takes its longest end. Ages ("16 years
old"), frequencies ("once a month") and looks back ("the last 12 months") are no durations here.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.language import LEXICONS, Language
from policycompare.extraction.tokens import tokenize
from policycompare.vocabulary import parse_duration

type Bound = Literal["at_most", "at_least", "about", ""]
type Phrases = dict[tuple[str, ...], str]

_LONGEST_PHRASE = 5
_SMALLER = {"Y": ("M", 12), "M": ("D", 15), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration at tokens `first` to `last` (exclusive) of the document."""

    first: int
    last: int
    iso: str
    bound: Bound = ""
    business_days: bool = False

    @property
    def days(self) -> float:
        """About how many days, to compare by size."""
        parsed = parse_duration(self.iso)
        return parsed.days if parsed else 0.0


def durations(sentence: Sentence) -> list[Duration]:
    """Every duration in a sentence, in order, with its bound."""
    words = sentence.words
    table = _table(sentence.language)
    if not any(word in table.unit_words for word in words):
        return []
    found = list(_joined(list(_single(words, table, sentence)), words, table))
    return [
        replace(d, first=d.first + sentence.first, last=d.last + sentence.first)
        for d in (_bounded(d, words, table) for d in found)
        if not _is_other(d, words, table)
    ]


@dataclass(frozen=True, slots=True)
class _Table:
    numbers: Phrases
    units: Phrases
    bounds: dict[tuple[str, ...], Bound]
    words: dict[str, frozenset[tuple[str, ...]]]
    unit_words: frozenset[str]


@cache
def _table(language: Language) -> _Table:
    raw = tomllib.loads((LEXICONS / language / "values" / "durations.toml").read_text(encoding="utf-8"))
    units = _phrases(raw["units"])
    return _Table(
        numbers=_phrases(raw["numbers"]),
        units=units,
        bounds=cast(dict[tuple[str, ...], Bound], _phrases(raw["bounds"])),
        words={key: frozenset(_phrases({key: rows})) for key, rows in raw["words"].items()},
        unit_words=frozenset(unit[-1] for unit in units),
    )


def _phrases(group: dict[str, list[str]]) -> Phrases:
    """Each phrase as folded words, with the key that it stands for."""
    return {tuple(tokenize(phrase).words): key for key, rows in group.items() for phrase in rows}


def _longest(phrases: Phrases, words: list[str], at: int) -> tuple[str, int] | None:
    """The key of the longest phrase that starts at a word, and the word behind it."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        if (key := phrases.get(tuple(words[at : at + length]))) is not None:
            return key, at + length
    return None


def _number(words: list[str], at: int, table: _Table) -> tuple[float, int] | None:
    if at >= len(words):
        return None
    word = words[at]
    if word.isascii() and word.isdigit() and len(word) <= 4:
        if at + 2 < len(words) and words[at + 1] in ",." and words[at + 2] == "5":
            return int(word) + 0.5, at + 3
        return float(word), at + 1
    found = _longest(table.numbers, words, at)
    return (float(found[0]), found[1]) if found else None


def _single(words: list[str], table: _Table, sentence: Sentence) -> Iterator[Duration]:
    """Number and unit, also "90 (ninety) days", "two to five years" and "5-10 years" (the longest end)."""
    at = 0
    while at < len(words):
        amounts = list(_amounts(words, at, table))
        unit = _longest(table.units, words, amounts[-1][1]) if amounts else None
        if unit is None:
            at += 1
            continue
        value = max(amount for amount, _ in amounts)
        if value > 0:
            yield Duration(at, unit[1], _iso(value, unit[0]), business_days=unit[0] == "B")
        at = unit[1]


def _amounts(words: list[str], at: int, table: _Table) -> Iterator[tuple[float, int]]:
    number = _number(words, at, table)
    while number is not None:
        yield number
        behind = number[1]
        joint = (
            _longest(table.numbers, words, behind) is None and tuple(words[behind : behind + 1]) in table.words["range"]
        )
        number = _number(words, behind + 1 if joint else behind, table)


def _iso(value: float, unit: str) -> str:
    if unit == "B":
        unit = "D"
    if unit == "Q":
        value, unit = value * 3, "M"
    if value != int(value):
        whole, (smaller, factor) = int(value), _SMALLER[unit]
        rest = _iso((value - whole) * factor, smaller)
        if not whole:
            return rest
        return _iso(whole, unit) + (rest[2:] if "T" in rest and unit.startswith("T") else rest[1:])
    return f"PT{int(value)}{unit[1]}" if unit.startswith("T") else f"P{int(value)}{unit}"


def _joined(found: list[Duration], words: list[str], table: _Table) -> Iterator[Duration]:
    """ "One year and six months" is one duration; "6 months to 2 years" a range, which takes its end."""
    held: Duration | None = None
    for duration in found:
        if held is not None and duration.first - held.last == 1:
            joint = (words[held.last],)
            if joint in table.words["and"] and duration.days < held.days and _fits(held, duration):
                held = replace(held, last=duration.last, iso=held.iso + duration.iso[1:])
                continue
            if joint in table.words["range"] and duration.days > held.days:
                held = replace(duration, first=held.first)
                continue
        if held is not None:
            yield held
        held = duration
    if held is not None:
        yield held


def _fits(larger: Duration, smaller: Duration) -> bool:
    """Whether the two make one composite, as a year and six months do."""
    return (larger.iso[-1], smaller.iso[-1]) in {("Y", "M"), ("M", "D"), ("Y", "D"), ("W", "D")}


def _bounded(duration: Duration, words: list[str], table: _Table) -> Duration:
    for length in range(_LONGEST_PHRASE, 0, -1):
        before = tuple(words[max(0, duration.first - length) : duration.first])
        if bound := table.bounds.get(before):
            return replace(duration, bound=bound)
    return duration


def _is_other(duration: Duration, words: list[str], table: _Table) -> bool:
    """Whether it is an age, a frequency or a look back."""
    lengths = range(1, _LONGEST_PHRASE + 1)
    before = {tuple(words[max(0, duration.first - n) : duration.first]) for n in lengths}
    behind = {tuple(words[duration.last : duration.last + n]) for n in lengths}
    return bool(before & table.words["not_before"] or behind & table.words["not_after"])
