"""Durations in words and figures, as ISO 8601: "3 months" is P3M, "anderhalf jaar" P1Y6M, "72 hours" PT72H.

Amount and unit stay as written: 90 days are not 3 months. A range takes its longest end. Ages ("16 years
old"), frequencies ("once a month") and looks back ("the last 12 months") are no durations here.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from policycompare.extraction.grammar import Sentence, once
from policycompare.extraction.language import LEXICONS, Language
from policycompare.extraction.tokens import fold, tokenize
from policycompare.vocabulary import parse_duration

type Bound = Literal["at_most", "at_least", "about", ""]
type Phrases = dict[tuple[str, ...], str]

_LONGEST_PHRASE = 5
_AGES = range(10, 22)  # years that may be somebody's age
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_GLUED = re.compile(r"(\d{1,4})(\D+)")
_UNIT = re.compile(r"(\d*)(\D+)")


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


@once
def durations(sentence: Sentence) -> list[Duration]:
    """Every duration in a sentence, in order, with its bound."""
    words = sentence.words
    table = _table(sentence.language)
    if not any(word in table.unit_words or word[0].isdigit() for word in words):
        return []
    found = list(_joined(list(_single(words, table, sentence)), words, table))
    return [
        replace(d, first=d.first + sentence.first, last=d.last + sentence.first)
        for d in (_bounded(d, words, table) for d in found)
        if not (_is_other(d, words, table) or _is_age(d, words, table))
    ]


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of a language; `glued` are words that are amount and unit, `unit_words` those that end a duration,
    `first_words` those that start one."""

    numbers: Phrases
    units: Phrases
    glued_units: dict[str, str]
    glued: dict[str, tuple[float, str]]
    bounds: dict[tuple[str, ...], Bound]
    bounds_after: dict[tuple[str, ...], Bound]
    words: dict[str, frozenset[tuple[str, ...]]]
    unit_words: frozenset[str]
    first_words: frozenset[str]


@cache
def _table(language: Language) -> _Table:
    raw = tomllib.loads((LEXICONS / language / "values" / "durations.toml").read_text(encoding="utf-8"))
    numbers = _phrases(raw["numbers"]) | _phrases(_compounds(raw["numbers"], raw["compounds"]))
    units = _phrases(raw["units"])
    glued_units = {fold(word): unit for unit, rows in raw["glued"].items() for word in rows}
    glued = {
        number[0] + word: (float(value), unit)
        for number, value in numbers.items()
        if len(number) == 1
        for word, unit in glued_units.items()
        if len(word) > 2
    }
    return _Table(
        numbers=numbers,
        units=units,
        glued_units=glued_units,
        glued=glued,
        bounds=cast(dict[tuple[str, ...], Bound], _phrases(raw["bounds"])),
        bounds_after=cast(dict[tuple[str, ...], Bound], _phrases(raw["bounds_after"])),
        words={key: frozenset(_phrases({key: rows})) for key, rows in raw["words"].items()},
        unit_words=frozenset(unit[-1] for unit in units) | glued.keys(),
        first_words=frozenset(number[0] for number in numbers) | glued.keys(),
    )


def _phrases(group: dict[str, list[str]]) -> Phrases:
    """Each phrase as folded words, with the key that it stands for."""
    return {tuple(tokenize(phrase).words): key for key, rows in group.items() for phrase in rows}


def _compounds(numbers: dict[str, list[str]], templates: dict[str, list[str]]) -> dict[str, list[str]]:
    """Numbers made of others: "twenty-six", "zesentwintig", "two and a half", "tweeënhalf"."""
    units = {str(value): numbers[str(value)][0] for value in range(1, 10)}
    tens = {str(value): numbers[str(value)][0] for value in range(20, 100, 10)}
    made: dict[str, list[str]] = {}
    for unit, word in units.items():
        made[f"{unit}.5"] = [template.format(unit=word) for template in templates["half"]]
        for ten, ten_word in tens.items():
            made[str(int(ten) + int(unit))] = [t.format(unit=word, tens=ten_word) for t in templates["tens"]]
    return made


def _longest(phrases: Phrases, words: list[str], at: int) -> tuple[str, int] | None:
    """The key of the longest phrase that starts at a word, and the word behind it."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        if (key := phrases.get(tuple(words[at : at + length]))) is not None:
            return key, at + length
    return None


def _number(words: list[str], at: int, table: _Table, sentence: Sentence) -> tuple[float, int] | None:
    """The value of the number at a word and the word behind it: "3", "1,5", "3,650", "twenty-six"."""
    if at >= len(words):
        return None
    word = words[at]
    if word.isascii() and word.isdigit() and len(word) <= 4:
        if at + 2 < len(words) and words[at + 1] in ",." and _touch(sentence, at, at + 2):
            behind = words[at + 2]
            if behind == "5":
                return int(word) + 0.5, at + 3
            if len(behind) == 3 and behind.isascii() and behind.isdigit():
                return float(word + behind), at + 3
        return float(word), at + 1
    found = _longest(table.numbers, words, at)
    return (float(found[0]), found[1]) if found else None


def _touch(sentence: Sentence, first: int, last: int) -> bool:
    """Whether no white space stands between the sentence's words `first` and `last`."""
    tokens, offset = sentence.document.tokens, sentence.first
    return all(tokens.ends[i + offset] == tokens.starts[i + offset + 1] for i in range(first, last))


def _single(words: list[str], table: _Table, sentence: Sentence) -> Iterator[Duration]:
    """Number and unit, also "90 (ninety) days", "two to five years" and "5-10 years" (the longest end)."""
    at = 0
    while at < len(words):
        word = words[at]
        if not (word in table.first_words or word[0].isdigit()):
            at += 1
            continue
        if (glued := _glued(word, table)) is not None:
            yield _duration(at, at + 1, *glued)
            at += 1
            continue
        amounts = list(_amounts(words, at, table, sentence))
        unit = _longest(table.units, words, amounts[-1][1]) if amounts else None
        if unit is None:
            at += 1
            continue
        value, last = max(amount for amount, _ in amounts), unit[1]
        half = next((n for n in (4, 3, 2) if tuple(words[last : last + n]) in table.words["half"]), 0)
        if value > 0:
            yield _duration(at, last + half, value + (0.5 if half else 0), unit[0])
        at = last + half


def _glued(word: str, table: _Table) -> tuple[float, str] | None:
    """Amount and unit of "72h" and "zevenjarige"."""
    if word in table.glued:
        return table.glued[word]
    match = _GLUED.fullmatch(word)
    unit = table.glued_units.get(match.group(2)) if match else None
    return (float(match.group(1)), unit) if match and unit and match.group(1).strip("0") else None


def _duration(first: int, last: int, value: float, unit: str) -> Duration:
    return Duration(first, last, _iso(value, unit), business_days=unit == "B")


def _amounts(words: list[str], at: int, table: _Table, sentence: Sentence) -> Iterator[tuple[float, int]]:
    number = _number(words, at, table, sentence)
    while number is not None:
        yield number
        behind = number[1]
        if _longest(table.numbers, words, behind) is None:
            behind = next(
                (behind + n for n in (3, 2, 1) if tuple(words[behind : behind + n]) in table.words["range"]), behind
            )
        number = _number(words, behind, table, sentence)


def _iso(value: float, unit: str) -> str:
    factor, designator = cast(re.Match[str], _UNIT.fullmatch("D" if unit == "B" else unit)).groups()
    return _designated(value * int(factor or 1), designator)


def _designated(value: float, unit: str) -> str:
    if value != int(value):
        whole, (smaller, factor) = int(value), _SMALLER[unit]
        rest = _designated(round((value - whole) * factor), smaller)
        if not whole:
            return rest
        return _designated(whole, unit) + (rest[2:] if "T" in rest and unit.startswith("T") else rest[1:])
    return f"PT{int(value)}{unit[1]}" if unit.startswith("T") else f"P{int(value)}{unit}"


def _joined(found: list[Duration], words: list[str], table: _Table) -> Iterator[Duration]:
    """ "One year and six months" is one duration; "6 months to 2 years" a range, which takes its end."""
    held: Duration | None = None
    for duration in found:
        if held is not None and 1 <= duration.first - held.last <= _LONGEST_PHRASE:
            joint = tuple(words[held.last : duration.first])
            if joint in table.words["and"] and duration.days < held.days and _fits(held, duration):
                held = replace(held, last=duration.last, iso=held.iso + duration.iso[1:])
                continue
            is_range = joint in table.words["range"] and not _is_choice(duration, joint, words, table)
            if is_range and duration.days > held.days:
                held = replace(duration, first=held.first)
                continue
        if held is not None:
            yield held
        held = duration
    if held is not None:
        yield held


def _is_choice(other: Duration, joint: tuple[str, ...], words: list[str], table: _Table) -> bool:
    """Whether the second holds on a condition of its own: "four weeks or one year with your consent"."""
    return joint in table.words["or"] and tuple(words[other.last : other.last + 1]) in table.words["condition"]


def _fits(larger: Duration, smaller: Duration) -> bool:
    """Whether the two make one composite, as a year and six months do."""
    return (larger.iso[-1], smaller.iso[-1]) in {("Y", "M"), ("M", "D"), ("Y", "D"), ("W", "D")}


def _bounded(duration: Duration, words: list[str], table: _Table) -> Duration:
    for phrase in _around(duration, words)[0]:
        if bound := table.bounds.get(phrase):
            return replace(duration, bound=bound)
    for phrase in _around(duration, words)[1]:
        if bound := table.bounds_after.get(phrase):
            return replace(duration, bound=bound)
    return duration


def _around(duration: Duration, words: list[str]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows of words right before and right behind a duration, the longest first."""
    lengths = range(_LONGEST_PHRASE, 0, -1)
    before = [tuple(words[max(0, duration.first - n) : duration.first]) for n in lengths]
    return before, [tuple(words[duration.last : duration.last + n]) for n in lengths]


def _is_other(duration: Duration, words: list[str], table: _Table) -> bool:
    """Whether it is a frequency or a look back; "ten laatste 1 jaar" is a limit, not a look back.

    What is overwritten every month is kept for a month.
    """
    before, behind = _around(duration, words)
    if _meet(before, table.words["cycle_before"]) or _meet(behind, table.words["cycle_after"]):
        return False
    if not duration.bound and _meet(before, table.words["not_before"]):
        return True
    if _meet(behind, table.words["not_after"]):
        return True
    rate = tuple(words[duration.first : duration.first + 1]) in table.words["article"]
    return rate and duration.first > 0 and words[duration.first - 1] in table.unit_words


def _is_age(duration: Duration, words: list[str], table: _Table) -> bool:
    """Whether it is the age of a person: "under 16 years", "16 jaar of ouder"; not "logs older than 30 days"."""
    if not (duration.iso.endswith("Y") and duration.iso[1:-1].isdigit() and int(duration.iso[1:-1]) in _AGES):
        return False
    before, behind = _around(duration, words)
    if _meet(behind, table.words["age_after"]):
        return True
    return _meet(before, table.words["age_before"])


def _meet(rows: Iterable[tuple[str, ...]], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(row in phrases for row in rows)
