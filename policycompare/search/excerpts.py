"""A passage with the words that were looked for, cut to what a reader takes in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policycompare.policies.terms import Token, tokens

from .words import Phrase, Wanted

MAX_LENGTH = 420  # characters
BEFORE = 90  # characters before the first word found, where the beginning is cut off


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text, verbatim; ``hit`` where it was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage, or the part of it with most of what was looked for."""

    runs: tuple[Run, ...]
    cut_before: bool
    cut_after: bool


def excerpt(text: str, language: str, wanted: Wanted) -> Excerpt:
    """The runs together are the text from one place to another, as it stands there."""
    places = _joined(sorted(_places(list(tokens(text, language)), language, wanted)), text)
    start, end = _window(text, places)
    within = [(first, last) for first, last in places if first >= start and last <= end]
    return Excerpt(tuple(_runs(text, start, end, within)), cut_before=start > 0, cut_after=end < len(text))


def _places(words: Sequence[Token], language: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    for phrase in wanted.phrases:
        parts = phrase.terms(language)
        for at in range(len(words) - len(parts) + 1):
            if _is_at(words[at : at + len(parts)], parts, phrase):
                yield words[at].start, words[at + len(parts) - 1].end


def _is_at(words: Sequence[Token], parts: Sequence[str], phrase: Phrase) -> bool:
    *before, last = words
    same = last.term.startswith(parts[-1]) if phrase.open else last.term == parts[-1]
    return same and all(word.term == part for word, part in zip(before, parts, strict=False))


def _joined(places: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Those that overlap, or have only white space between them, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of about MAX_LENGTH characters with most of the places, from a word to a word."""
    if len(text) <= MAX_LENGTH:
        return 0, len(text)

    def held(first: int) -> int:
        return sum(1 for start, end in places if first <= start and end <= first + MAX_LENGTH - BEFORE)

    first, last = max(places, key=lambda place: held(place[0]), default=(0, 0))
    start = text.find(" ", first - BEFORE, first) + 1 if first > BEFORE else 0
    if first > BEFORE and not start:
        start = first
    end = min(start + MAX_LENGTH, len(text))
    if end < len(text):
        end = max(text.rfind(" ", start, end), last)
    return start, end


def _runs(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> Iterator[Run]:
    edges = [start, *(edge for place in places for edge in place), end]
    for at, (first, last) in enumerate(pairwise(edges)):
        if first < last:
            yield Run(text[first:last], hit=at % 2 == 1)
