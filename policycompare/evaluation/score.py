"""Precision, recall and F1 of found clauses against gold.

A found clause is right when a gold clause means the same (topic and match fields, see `vocabulary.meaning`).
Each meaning counts once in a policy. Evidence is the share of right clauses whose quote, or one of its further
places, overlaps the gold quote in the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from policycompare.evaluation.gold import Gold, GoldClause
from policycompare.extraction import Clause
from policycompare.vocabulary import Meaning, meaning

type Verdict = Literal["right", "extra", "missed"]
type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause that counts, and how: found rightly, found wrongly, or not found."""

    policy: str
    language: str
    meaning: Meaning
    verdict: Verdict
    quote: str
    rule: str = ""
    evidenced: bool = False

    @property
    def topic(self) -> str:
        return self.meaning[0]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of verdicts, and what follows from them; figures lie between 0 and 1, 0 where nothing counts."""

    right: int
    extra: int
    missed: int
    evidenced: int

    @classmethod
    def of(cls, differences: Iterable[Difference]) -> "Score":
        """The score of the differences given."""
        counted = {"right": 0, "extra": 0, "missed": 0, "evidenced": 0}
        for difference in differences:
            counted[difference.verdict] += 1
            counted["evidenced"] += difference.evidenced
        return cls(**counted)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    @property
    def evidence(self) -> float:
        return self.evidenced / self.right if self.right else 0.0


def compare(gold: Gold, found: Iterable[Clause]) -> Iterator[Difference]:
    """Every clause of one policy that counts, with its verdict."""
    clauses = {meaning(clause.topic, clause.fields): clause for clause in found}
    required: dict[Meaning, list[GoldClause]] = {}
    for clause in gold.clauses:
        if not clause.optional:
            required.setdefault(clause.meaning, []).append(clause)
    arguable = {clause.meaning for clause in gold.clauses if clause.optional}
    for key, one in clauses.items():
        if key in required:
            evidenced = _evidenced(gold.text, one, required[key])
            yield Difference(gold.name, gold.language, key, "right", one.quote, one.rule, evidenced)
        elif key not in arguable:
            yield Difference(gold.name, gold.language, key, "extra", one.quote, one.rule)
    for key, missed in required.items():
        if key not in clauses:
            yield Difference(gold.name, gold.language, key, "missed", missed[0].quote)


def _evidenced(text: str, clause: Clause, readers: list[GoldClause]) -> bool:
    found = [(clause.start, clause.end), *clause.also]
    return any(a < d and c < b for reader in readers for c, d in _places(text, reader.quote) for a, b in found)


def _places(text: str, quote: str) -> list[Span]:
    """Where a reader's quote stands in the text; readers fold white space."""
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(regex.escape(word) for word in words)
    return [match.span() for match in regex.finditer(pattern, text)]
