"""Phrases by concept and language, matched in one pass over the words of a sentence.

A lexicon is a folder of TOML files; a file's name is the namespace of its keys: `keep` in `retention.toml`
is the concept `retention.keep`. A phrase is a row of words in lower case:

- `delet*`, `*gegevens`, `*wissel*`: any word that starts with, ends with or contains the letters
- `sell|sells|sold`: one of these words
- `the?`: this word or none
- `..`: up to four words of any kind, `...`: up to ten; neither goes over a stop, a colon or a semicolon

Accents, capitals, hyphens, quotation marks and brackets do not matter (see `tokens`).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policycompare.extraction.language import LEXICONS, Language
from policycompare.extraction.tokens import fold, tokenize

_GAPS = {"..": 4, "...": 10}
_STOPS = frozenset(".;:?!")


class Mention(NamedTuple):
    """A phrase of a concept found at tokens `first` to `last` (exclusive) of the document."""

    first: int
    last: int
    concept: str


class PhraseError(ValueError):
    """A phrase that cannot be matched; the message names the concept and the phrase."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: where each word leads, and the concepts that end here."""

    next: dict[int, "_Node"] = field(default_factory=dict)
    gaps: list[tuple[int, "_Node"]] = field(default_factory=list)
    concepts: tuple[str, ...] = ()


class Lexicon:
    """All phrases of one language. Build once, use from any thread after that."""

    def __init__(self, phrases: dict[str, list[str]]) -> None:
        self._patterns: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._suffixes: dict[str, int] = {}
        self._infixes: list[tuple[str, int]] = []
        self._known: dict[str, tuple[int, ...]] = {}
        self._root = _Node()
        self.concepts = frozenset(phrases)
        for concept, rows in phrases.items():
            for phrase in rows:
                self._add(concept, phrase)

    def mentions(self, words: list[str], first: int, last: int) -> Iterator[Mention]:
        """Every phrase in words[first:last], also overlapping ones, in the order of their first word."""
        root, known = self._root.next, self._known
        for at in range(first, last):
            ids = known.get(words[at])
            if ids is None:
                ids = self._identify(words[at])
            for pattern in ids:
                if node := root.get(pattern):
                    yield from self._walk(node, words, at, at + 1, last)

    def _walk(self, node: _Node, words: list[str], first: int, at: int, last: int) -> Iterator[Mention]:
        for concept in node.concepts:
            yield Mention(first, at, concept)
        if at >= last:
            return
        if node.next:
            for pattern in self._ids(words[at]):
                if child := node.next.get(pattern):
                    yield from self._walk(child, words, first, at + 1, last)
        for width, child in node.gaps:
            yield from self._walk_gap(child, width, words, first, at, last)

    def _walk_gap(self, node: _Node, width: int, words: list[str], first: int, at: int, last: int) -> Iterator[Mention]:
        for skipped in range(width + 1):
            here = at + skipped
            if here >= last:
                return
            for pattern in self._ids(words[here]):
                if child := node.next.get(pattern):
                    yield from self._walk(child, words, first, here + 1, last)
            if words[here] in _STOPS:
                return

    def _ids(self, word: str) -> tuple[int, ...]:
        ids = self._known.get(word)
        return self._identify(word) if ids is None else ids

    def _identify(self, word: str) -> tuple[int, ...]:
        """Numbers of all word patterns that fit a word; remembered, since policies repeat their words."""
        found = {self._patterns[word]} if word in self._patterns else set()
        for cut in range(1, min(len(word), 40) + 1):
            if (pattern := self._prefixes.get(word[:cut])) is not None:
                found.add(pattern)
            if (pattern := self._suffixes.get(word[-cut:])) is not None:
                found.add(pattern)
        found.update(pattern for infix, pattern in self._infixes if infix in word)
        ids = tuple(sorted(found))
        if len(self._known) < 200_000:
            self._known[word] = ids
        return ids

    def _add(self, concept: str, phrase: str) -> None:
        nodes = [self._root]
        steps = phrase.split()
        if not steps or steps[0] in _GAPS or steps[-1] in _GAPS:
            raise PhraseError(f"{concept}: «{phrase}» must start and end with a word")
        for step in steps:
            nodes = self._advance(nodes, step, f"{concept}: «{phrase}»")
        for node in nodes:
            if node is self._root:
                raise PhraseError(f"{concept}: «{phrase}» may match nothing")
            node.concepts = (*node.concepts, concept) if concept not in node.concepts else node.concepts

    def _advance(self, nodes: list[_Node], step: str, phrase: str) -> list[_Node]:
        if step in _GAPS:
            return [self._gap(node, _GAPS[step]) for node in nodes]
        optional = step.endswith("?")
        reached: list[_Node] = list(nodes) if optional else []
        for alternative in step.removesuffix("?").split("|"):
            sequence = self._words(alternative, phrase)
            for node in nodes:
                for pattern in sequence:
                    node = node.next.setdefault(pattern, _Node())
                if not any(node is seen for seen in reached):
                    reached.append(node)
        return reached

    @staticmethod
    def _gap(node: _Node, width: int) -> _Node:
        for known, child in node.gaps:
            if known == width:
                return child
        child = _Node()
        node.gaps.append((width, child))
        return child

    def _words(self, alternative: str, phrase: str) -> list[int]:
        """The numbers of the word patterns of one step; a hyphen makes it two words, as in a text."""
        starts, ends = alternative.startswith("*"), alternative.endswith("*")
        words = tokenize(alternative.strip("*")).words
        if not words or "*" in alternative.strip("*"):
            raise PhraseError(f"{phrase}: «{alternative}» is no word")
        return [
            self._pattern(word, starts and index == 0, ends and index == len(words) - 1)
            for index, word in enumerate(words)
        ]

    def _pattern(self, word: str, starts: bool, ends: bool) -> int:
        word = fold(word)
        key = f"{'*' if starts else ''}{word}{'*' if ends else ''}"
        if key in self._all():
            return self._all()[key]
        number = len(self._all())
        self._all()[key] = number
        if starts and ends:
            self._infixes.append((word, number))
        elif starts:
            self._suffixes[word] = number
        elif ends:
            self._prefixes[word] = number
        return number

    def _all(self) -> dict[str, int]:
        # Exact words and wildcard keys share one table: a word of a text never holds an asterisk.
        return self._patterns


def load(folder: Path) -> dict[str, list[str]]:
    """All phrases of a language's folder by concept. Raises PhraseError for a value that is no list of text."""
    phrases: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
                raise PhraseError(f"{path.name}: {key} must be a list of phrases")
            phrases[f"{path.stem}.{key}"] = rows
    return phrases


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, built at its first use."""
    return Lexicon(load(LEXICONS / language))
