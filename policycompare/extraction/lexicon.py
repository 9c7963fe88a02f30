"""Phrases by concept and language, matched in one pass over the words of a sentence.

A lexicon is a language's folder of TOML files with those of the folder `any`; a file's name is the namespace of
its keys: `keep` in `retention.toml` is the concept `retention.keep`. A phrase is a row of words in lower case:

- `delet*`, `*gegevens`, `*wissel*`: any word that starts with, ends with or contains the letters
- `sell|sells|sold`: one of these words
- `the?`: this word or none
- `..`: up to four words of any kind, `...`: up to ten; neither goes over a stop, a colon or a semicolon

Accents, capitals, hyphens, quotation marks and brackets do not matter (see `tokens`).
"""

import gc
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policycompare.extraction.language import ANY_LANGUAGE, LEXICONS, Language
from policycompare.extraction.tokens import fold, tokenize

_GAPS = {"..": 4, "...": 10}
_STOPS = frozenset(".;:?!")
_KNOWN_LIMIT = 200_000  # distinct word forms remembered; a hostile text must not fill the memory


class Mention(NamedTuple):
    """A phrase of a concept found at tokens `first` to `last` (exclusive) of the document."""

    first: int
    last: int
    concept: str


class PhraseError(ValueError):
    """A phrase that cannot be matched; the message names the concept and the phrase."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: where each word leads, and the concepts that end here.

    `onward` holds the keys of `next` once the tree is whole: two frozen sets meet quicker than a set and a dict.
    """

    next: dict[int, "_Node"] = field(default_factory=dict)
    onward: frozenset[int] = frozenset()
    gaps: list[tuple[int, "_Node"]] = field(default_factory=list)
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """What the tree of phrases makes of a word: worked out once, since policies repeat their words.

    `patterns` are the numbers of all word patterns that it fits; `concepts` those that it is a whole phrase of;
    `nodes` where longer phrases that start with it go on; `stops` whether it ends a gap.
    """

    patterns: frozenset[int]
    concepts: frozenset[str]
    nodes: tuple[_Node, ...]
    stops: bool


class Mentions:
    """The concepts of a stretch of words with their mentions: of overlapping ones of a concept the longest.

    Only the names of the concepts are known at once; the mentions of one are put together when it is asked for,
    since nobody asks for most of them and there is a quarter of a million of them in a megabyte of text.
    """

    __slots__ = ("_first", "_known", "_longer", "_words", "concepts")

    def __init__(self, words: list[_Word], first: int, longer: list[tuple[int, int, str]]) -> None:
        self._words = words
        self._first = first
        self._longer = longer
        self._known: dict[str, list[Mention]] = {}
        self.concepts: frozenset[str] = frozenset().union(*(w.concepts for w in words), (m[2] for m in longer))

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def __getitem__(self, concept: str) -> list[Mention]:
        """The mentions of a concept by place; none for one that is not mentioned."""
        found = self._known.get(concept)
        if found is None:
            found = self._known[concept] = self._gather(concept) if concept in self.concepts else []
        return found

    def _gather(self, concept: str) -> list[Mention]:
        found = [Mention(at, at + 1, concept) for at, w in enumerate(self._words, self._first) if concept in w.concepts]
        longer = [Mention(*mention) for mention in self._longer if mention[2] == concept]
        return _longest(found + longer) if longer else found


class _Search:
    """One walk of a stretch of words through the tree, for the phrases of more than one word."""

    __slots__ = ("_found", "_offset", "_present", "_words")

    def __init__(self, words: list[_Word], offset: int) -> None:
        self._words = words
        self._offset = offset
        self._found: list[tuple[int, int, str]] = []
        # Most phrases with a gap end in a word that does not come at all: then the gap need not be tried.
        self._present: frozenset[int] = frozenset().union(*(word.patterns for word in words))

    def longer(self) -> list[tuple[int, int, str]]:
        """First and last token of the document and the concept of each phrase."""
        for at, word in enumerate(self._words):
            for node in word.nodes:
                self._walk(node, at, at + 1)
        return self._found

    def _walk(self, node: _Node, start: int, at: int) -> None:
        """Follows the phrases that go on behind a node; `at` is the next word."""
        words = self._words
        if at >= len(words):
            return
        if not words[at].patterns.isdisjoint(node.onward):
            self._step(node, start, at)
        for width, child in node.gaps:
            if self._present.isdisjoint(child.onward):
                continue
            for here in range(at, min(at + width + 1, len(words))):
                if not words[here].patterns.isdisjoint(child.onward):
                    self._step(child, start, here)
                if words[here].stops:
                    break

    def _step(self, node: _Node, start: int, at: int) -> None:
        for pattern in self._words[at].patterns & node.onward:
            self._arrive(node.next[pattern], start, at + 1)

    def _arrive(self, node: _Node, start: int, at: int) -> None:
        for concept in node.concepts:
            self._found.append((self._offset + start, self._offset + at, concept))
        if node.next or node.gaps:
            self._walk(node, start, at)


class Lexicon:
    """All phrases of one language. Build once, use from any thread after that."""

    def __init__(self, phrases: dict[str, list[str]]) -> None:
        self._patterns: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._suffixes: dict[str, int] = {}
        self._infixes: list[tuple[str, int]] = []
        self._known: dict[str, _Word] = {}
        self._root = _Node()
        self._namespaces: dict[str, frozenset[str]] = {}
        for concept, rows in phrases.items():
            name = concept.partition(".")[0]
            self._namespaces[name] = self._namespaces.get(name, frozenset()) | {concept}
            for phrase in rows:
                self._add(concept, phrase)
        self._finish(self._root)

    def namespace(self, name: str) -> frozenset[str]:
        """All concepts of one file."""
        return self._namespaces[name]

    def mentions(self, words: list[str], first: int, last: int) -> Mentions:
        """The phrases in words[first:last]."""
        known = self._known
        fitting = [known.get(word) or self._word(word) for word in words[first:last]]
        return Mentions(fitting, first, _Search(fitting, first).longer())

    def _word(self, text: str) -> _Word:
        patterns = frozenset(self._fitting(text))
        nodes = [self._root.next[p] for p in sorted(patterns) if p in self._root.next]
        concepts = frozenset(concept for node in nodes for concept in node.concepts)
        longer = tuple(node for node in nodes if node.next or node.gaps)
        word = _Word(patterns, concepts, longer, text in _STOPS)
        if len(self._known) < _KNOWN_LIMIT:
            self._known[text] = word
        return word

    def _fitting(self, word: str) -> Iterator[int]:
        """Numbers of all word patterns that fit a word."""
        if (exact := self._patterns.get(word)) is not None:
            yield exact
        for cut in range(1, min(len(word), 40) + 1):
            if (prefix := self._prefixes.get(word[:cut])) is not None:
                yield prefix
            if (suffix := self._suffixes.get(word[-cut:])) is not None:
                yield suffix
        for infix, pattern in self._infixes:
            if infix in word:
                yield pattern

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
        reached = {id(node): node for node in nodes} if optional else {}
        for alternative in step.removesuffix("?").split("|"):
            sequence = self._words(alternative, phrase)
            for node in nodes:
                for pattern in sequence:
                    node = node.next.setdefault(pattern, _Node())
                reached[id(node)] = node
        return list(reached.values())

    def _finish(self, node: _Node) -> None:
        node.onward = frozenset(node.next)
        for child in (*node.next.values(), *(child for _, child in node.gaps)):
            if not child.onward:
                self._finish(child)

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


def load(*folders: Path) -> dict[str, list[str]]:
    """All phrases of the folders by concept. Raises PhraseError for a value that is no list of text."""
    phrases: dict[str, list[str]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        for key, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
                raise PhraseError(f"{path.name}: {key} must be a list of phrases")
            phrases[f"{path.stem}.{key}"] = rows
    return phrases


def _longest(found: list[Mention]) -> list[Mention]:
    """Mentions of one concept without those that lie inside or across a longer one that starts earlier."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.first, -m.last)):
        if not kept or mention.first >= kept[-1].last:
            kept.append(mention)
    return kept


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, built at its first use."""
    built = Lexicon(load(ANY_LANGUAGE, LEXICONS / language))
    gc.freeze()  # it lives for ever: the garbage collector need not walk its tree again at every round
    return built
