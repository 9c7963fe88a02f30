"""What every export is made from: the comparison as shown, with the clauses behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Cell, Column, Group, Item, Matrix, Row
from policycompare.policies.models import Clause
from policycompare.vocabulary import Value, fields_of, reason_words


class UnknownVendorsError(ValueError):
    """Vendors were asked for that do not exist or have no policy; ``names`` are those."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(", ".join(names))


class NoVendorsError(ValueError):
    """No vendor was asked for."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause as an export gives it. ``start`` and ``end`` count code points in the version's text."""

    id: int
    topic: str
    fields: Mapping[str, Value]
    quote: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...]
    heading: str
    language: str
    rule: str
    why: str
    weak: bool
    review: str


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison to hand on. ``clauses`` holds every clause that the table's cells name, by id."""

    query: ComparisonQuery
    language: str
    made_at: datetime
    matrix: Matrix
    clauses: Mapping[int, Evidence]


@dataclass(frozen=True, slots=True)
class Line:
    """One clause of one cell; ``item`` and ``clause`` are None for a cell where nothing is stated."""

    group: Group
    row: Row
    column: Column
    cell: Cell
    item: Item | None
    clause: Evidence | None


def make_report(query: ComparisonQuery, language: str) -> Report:
    """The report on a query: exactly the table that the comparison page shows for it.

    Raises NoVendorsError and UnknownVendorsError: a file lives on without its page, so nothing is left out silently.
    """
    if not query.vendors:
        raise NoVendorsError
    chosen = load_columns(query.vendors)
    if missing := (*chosen.unknown, *chosen.without_policy):
        raise UnknownVendorsError(missing)
    matrix = build_matrix(chosen.columns, query, language)
    return Report(query, language, timezone.now(), matrix, _clauses(matrix, language))


def lines(report: Report) -> Iterator[Line]:
    """The table read row by row, and in a row vendor by vendor."""
    for group in report.matrix.groups:
        for row in group.rows:
            for column, cell in zip(report.matrix.columns, row.cells, strict=True):
                if not cell.items:
                    yield Line(group, row, column, cell, None, None)
                for item in cell.items:
                    for clause_id in item.clause_ids:
                        yield Line(group, row, column, cell, item, report.clauses[clause_id])


def _clauses(matrix: Matrix, language: str) -> dict[int, Evidence]:
    ids = {
        clause_id
        for row in matrix.rows
        for cell in row.cells
        for item in cell.items
        for clause_id in (*item.clause_ids, *item.joined_ids)
    }
    return {pk: _evidence(clause, language) for pk, clause in Clause.objects.in_bulk(ids).items()}


def _evidence(clause: Clause, language: str) -> Evidence:
    return Evidence(
        id=clause.pk,
        topic=clause.topic,
        fields=fields_of(clause.topic, clause.subject, clause.value, clause.attributes),
        quote=clause.quote,
        start=clause.start,
        end=clause.end,
        also=tuple((start, end) for start, end in clause.also),
        heading=clause.heading,
        language=clause.language,
        rule=clause.rule,
        why=reason_words(clause.cues, language),
        weak=clause.weak,
        review=clause.review,
    )
