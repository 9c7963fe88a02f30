"""Dates as ISO 8601: "25 mei 2018" is 2018-05-25, "May 25th, 2018" too, "augustus 2026" is 2026-08.

In figures alone the order follows the language: Dutch writes the day first. English writes both ways, so a
date that can be read in two ways ("01/02/2025") is left out. A year alone is no date.
"""

import datetime
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.language import LEXICONS, Language
from policycompare.extraction.tokens import fold

_YEARS = range(1990, 2100)
_SEPARATORS = "-/."
_LONGEST = 9  # tokens of "the 25th day of May, 2018"


@dataclass(frozen=True, slots=True)
class Date:
    """A date at tokens `first` to `last` (exclusive) of the document; `iso` is a day or, without one, a month."""

    first: int
    last: int
    iso: str


@dataclass(frozen=True, slots=True)
class _Table:
    months: dict[str, int]
    ordinals: tuple[str, ...]
    between: frozenset[str]


@cache
def _table(language: Language) -> _Table:
    raw = tomllib.loads((LEXICONS / language / "values" / "dates.toml").read_text(encoding="utf-8"))
    months = {fold(name): int(number) for number, names in raw["months"].items() for name in names}
    return _Table(months, tuple(raw["words"]["ordinal"]), frozenset(raw["words"]["between"]))


def dates(sentence: Sentence) -> list[Date]:
    """Every date in a sentence, in order. Dates in the other language's words count too."""
    words = sentence.words
    if not any(word[:2] in ("19", "20") or word.startswith("'") or len(word) == 2 for word in words if word.isdigit()):
        return []
    found: list[Date] = []
    for at in range(len(words)):
        if found and sentence.first + at < found[-1].last:
            continue
        if date := _written(sentence, words, at) or _in_figures(sentence, words, at):
            found.append(date)
    return [date for date in found if date.iso]


def _written(sentence: Sentence, words: list[str], at: int) -> Date | None:
    """A date with the month as a word that starts at a token: day or month first, or month and year.

    A day that the calendar lacks has an empty `iso`: its month must not be read as a date of its own.
    """
    for language in ("nl", "en") if sentence.language == "nl" else ("en", "nl"):
        table = _table(language)
        parts = list(_parts(words, at, table))
        for kinds in ("dmy", "mdy", "my"):
            if "".join(kind for kind, _, _ in parts[: len(kinds)]) == kinds:
                values = {kind: value for kind, value, _ in parts[: len(kinds)]}
                iso = _iso(values["y"], values["m"], values.get("d"))
                return Date(sentence.first + at, sentence.first + parts[len(kinds) - 1][2], iso)
    return None


def _parts(words: list[str], at: int, table: _Table) -> Iterator[tuple[str, int, int]]:
    """Day (d), month (m) and year (y) in a row from a token on: kind, value and the token behind."""
    for index in range(at, min(at + _LONGEST, len(words))):
        word = words[index]
        if (month := table.months.get(word)) is not None:
            yield "m", month, index + 1
        elif (number := _number(word, table)) is not None:
            yield ("d" if number <= 31 else "y"), number, index + 1
        elif index == at or not (word in ",." or word in table.between or word in table.ordinals):
            return
        elif word == "," and index == at + 1 and words[at] not in table.months:
            return  # "version 2.1, May 2024" has no first of May


def _number(word: str, table: _Table) -> int | None:
    """A day, also as "25th", or a year."""
    digits = word
    for ordinal in table.ordinals:
        digits = digits.removesuffix(ordinal)
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits) if len(digits) <= 4 else 0
    if 1 <= number <= 31 and len(digits) <= 2:
        return number
    return number if number in _YEARS and digits == word else None


def _in_figures(sentence: Sentence, words: list[str], at: int) -> Date | None:
    """25-05-2018, 25.5.2018, 2018-05-25, 05/2018 and 2018-05: figures with one separator between."""
    start, text = sentence.document.tokens.starts[sentence.first + at], sentence.document.text
    if text[start - 1 : start] in tuple(_SEPARATORS) and text[max(start - 2, 0) : start - 1].isdigit():
        return None  # the tail of figures that are no date
    figures, last, separator = _figures(sentence, at)
    for length in (3, 2):
        if len(figures) >= length and (iso := _ordered(figures[:length], separator, sentence.language)):
            stop = last if length == len(figures) else last - 1 - (separator == ".")
            return Date(sentence.first + at, stop, iso)
    return None


def _figures(sentence: Sentence, at: int) -> tuple[list[str], int, str]:
    tokens, text = sentence.document.tokens, sentence.document.text
    index = sentence.first + at
    figures: list[str] = []
    separator = ""
    while index < sentence.last and tokens.words[index].isascii() and tokens.words[index].isdigit():
        figures.append(tokens.words[index])
        end = tokens.ends[index]
        index += 1
        mark = text[end : end + 1]
        if len(figures) == 3 and mark in _SEPARATORS and text[end + 1 : end + 2].isdigit():
            return [], index, ""
        if len(figures) == 3 or mark not in _SEPARATORS or mark == "" or (separator and mark != separator):
            break
        following = index + (mark == ".")
        if following >= sentence.last or tokens.starts[following] != end + 1:
            break
        separator, index = mark, following
    return figures, index, separator


def _ordered(figures: list[str], separator: str, language: Language) -> str:
    """The date that figures stand for, "" where they stand for none or for two."""
    numbers = [int(f) if len(f) <= 4 else 0 for f in figures]
    if len(figures) == 2:
        if len(figures[0]) == 4:
            return _iso(numbers[0], numbers[1]) if len(figures[1]) == 2 else ""
        return _iso(numbers[1], numbers[0]) if len(figures[1]) == 4 else ""
    if len(figures[0]) == 4:
        return _iso(numbers[0], numbers[1], numbers[2])
    year = numbers[2] + 2000 if len(figures[2]) == 2 and language == "nl" else numbers[2]
    day_first, month_first = _iso(year, numbers[1], numbers[0]), _iso(year, numbers[0], numbers[1])
    if language == "nl" or separator == "." or not month_first:
        return day_first or month_first
    return month_first if not day_first or day_first == month_first else ""


def _iso(year: int, month: int, day: int | None = None) -> str:
    """The ISO 8601 text of a date, "" where the calendar has no such day."""
    try:
        date = datetime.date(year, month, 1 if day is None else day)
    except ValueError:
        return ""
    if date.year not in _YEARS:
        return ""
    return date.isoformat() if day is not None else f"{date:%Y-%m}"
