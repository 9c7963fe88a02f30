"""What a comparison is made of: columns of statements go in, groups of rows of cells come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from policycompare.vocabulary import State, Value


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause, as far as a table needs it. ``fields`` are those of the vocabulary."""

    id: int
    topic: str
    fields: Mapping[str, Value]
    start: int
    end: int
    review: str = "unreviewed"


@dataclass(frozen=True, slots=True)
class Column:
    """One vendor's version of a document, with its statements. ``key`` is as in the address: the vendor's slug, with
    the version where it was ``chosen`` by hand."""

    key: str
    name: str
    statements: tuple[Statement, ...] = ()
    document: str = ""
    version_id: int = 0
    version_number: int = 1
    language: str = ""
    effective_date: date | None = None
    retrieved_at: datetime | None = None
    source_url: str = ""
    text_sha256: str = ""
    engine_version: str = ""

    @property
    def clause_count(self) -> int:
        return len(self.statements)

    @property
    def chosen(self) -> bool:
        return "@" in self.key


@dataclass(frozen=True, slots=True)
class Item:
    """One value in a cell, in words: "3 months" with ("at most", "after the trial").

    ``clause_ids`` are the clauses that say it, ``joined_ids`` those of other rows that gave a qualifier.
    """

    words: str
    qualifiers: tuple[str, ...]
    state: State
    review: str
    clause_ids: tuple[int, ...]
    joined_ids: tuple[int, ...] = ()

    @property
    def qualifier(self) -> str:
        """The qualifiers as one line; an empty string for none."""
        return ", ".join(self.qualifiers)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one vendor says in one row. ``words`` is the state in words where it is more than its items: "Says both",
    "Not stated"; else an empty string. ``path`` leads to its evidence, ``vendor`` is the column's name. ``departs``: it
    says something else than the baseline's cell; never where there is no baseline."""

    state: State
    words: str
    items: tuple[Item, ...]
    path: str
    vendor: str
    departs: bool = False

    @property
    def clause_ids(self) -> tuple[int, ...]:
        return tuple(clause_id for item in self.items for clause_id in item.clause_ids)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to compare. ``key`` is "topic" or "topic.subject"; ``gdpr`` a citation such as "GDPR 17" or ""."""

    key: str
    topic: str
    label: str
    gdpr: str
    meaning: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    label: str
    hint: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table. ``row_count`` of the chosen rows are stated by somebody (or chosen one by one), of which ``differing``
    differ; ``hidden`` are left out as the same everywhere, ``filtered`` by the words; ``unstated`` nobody states."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    row_count: int
    differing: int
    hidden: int
    filtered: int
    unstated: int

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which row: a topic, and a subject where the topic has a row for each."""

    topic: str
    subject: str | None

    def __str__(self) -> str:
        return f"{self.topic}.{self.subject}" if self.subject else self.topic
