"""What the extractor gives back: clauses, each with the words of the policy that say it."""

from collections.abc import Mapping
from dataclasses import dataclass

type FieldValue = str | int | bool
type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """One normalized statement of a policy.

    `fields` holds the topic's match fields and those extra fields that the text states, as in the
    vocabulary. `start` and `end` are offsets in code points, end exclusive: `text[start:end] == quote`.
    `also` lists further places (start, end) that say the same, in the order of the text.
    `cues` are the words of the policy that made the rule fire, the main one first. `weak` marks a match to
    be reviewed first.
    """

    topic: str
    fields: Mapping[str, FieldValue]
    quote: str
    start: int
    end: int
    rule: str
    cues: tuple[str, ...]
    weak: bool
    heading: str
    language: str
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All clauses of one text in the order of their place, and the text's main language ("en" or "nl")."""

    language: str
    clauses: tuple[Clause, ...]
    engine_version: str
