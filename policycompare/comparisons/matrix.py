"""From clauses to a table: groups of rows, a cell per vendor. Pure: asks no database and knows no page.

A row compares by meaning: "P12M" is "P1Y", "P3M" is not "P90D". It *differs* where what its cells say differs, with
what qualifies it (at most, EEA only), and a missing value against a stated one is a difference too. So a row differs
just where a cell departs from the baseline, whoever that is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from policycompare.comparisons.cells import Drawers, Said, by_row, make_cell, said_by
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.rows import row_keys
from policycompare.comparisons.table import Cell, Column, Group, Matrix, Row, RowKey, Statement
from policycompare.vocabulary import GROUPS, State, citation, row_label, row_meaning, value_words, word


def build_matrix(columns: Sequence[Column], query: ComparisonQuery, language: str) -> Matrix:
    """The comparison of the columns as the query asks for it, in words of the language ("en", "nl")."""
    drawers = [by_row(column.statements) for column in columns]
    only_differences = query.only_differences and len(columns) > 1  # one vendor alone differs from nobody
    groups, hidden, filtered, unstated, stated = [], 0, 0, 0, []
    for name in GROUPS:
        rows = []
        for key in _chosen(name, query):
            row = _row(key, columns, drawers, language, query.baseline)
            if str(key) not in query.rows and all(cell.state is State.NOT_STATED for cell in row.cells):
                unstated += 1
                continue
            stated.append(row)
            if query.words and not _matches(row, name, query.words, language):
                filtered += 1
            elif only_differences and not row.differs:
                hidden += 1
            else:
                rows.append(row)
        if rows:
            groups.append(_group(name, rows, language))
    return Matrix(
        columns=tuple(columns),
        groups=tuple(groups),
        row_count=len(stated),
        differing=sum(row.differs for row in stated),
        hidden=hidden,
        filtered=filtered,
        unstated=unstated,
    )


def build_cell(key: RowKey, column: Column, language: str) -> Cell:
    """One cell by itself, as it stands in the table of one vendor."""
    return _row(key, (column,), [by_row(column.statements)], language).cells[0]


def _chosen(group: str, query: ComparisonQuery) -> tuple[RowKey, ...]:
    """The rows of a group that the query asks for: all of a chosen group, and those chosen one by one."""
    keys = row_keys(group)
    if group in query.groups or not (query.groups or query.rows):
        return keys
    return tuple(key for key in keys if str(key) in query.rows)


def _group(name: str, rows: list[Row], language: str) -> Group:
    label, hint = word("groups", name, language=language), word("group_hints", name, language=language)
    return Group(name, label, hint, tuple(rows))


def _row(key: RowKey, columns: Sequence[Column], drawers: Sequence[Drawers], language: str, baseline: str = "") -> Row:
    spoken = _spoken([drawer.get(key, ()) for drawer in drawers], language)
    cells = tuple(
        make_cell(key, column, drawer, spoken, language) for column, drawer in zip(columns, drawers, strict=True)
    )
    said = [frozenset(said_by(statement) for statement in drawer.get(key, ())) for drawer in drawers]
    for column, standard in zip(columns, said, strict=True):
        if column.key == baseline:
            cells = tuple(
                replace(cell, departs=True) if own != standard else cell for cell, own in zip(cells, said, strict=True)
            )
    return Row(
        key=str(key),
        topic=key.topic,
        label=row_label(key.topic, key.subject, language),
        gdpr=citation(key.topic, key.subject, language),
        meaning=row_meaning(key.topic, key.subject, language),
        cells=cells,
        differs=len(set(said)) > 1,
    )


def _spoken(drawers: Iterable[Sequence[Statement]], language: str) -> Mapping[Said, str]:
    """The words for each thing said in a row: the first vendor's way ("12 months") stands for all that mean it."""
    spoken: dict[Said, str] = {}
    for statements in drawers:
        for statement in statements:
            spoken.setdefault(said_by(statement), value_words(statement.topic, statement.fields, language))
    return spoken


def _matches(row: Row, group: str, words: str, language: str) -> bool:
    """Whether every word stands in the row's label, meaning, group or cells."""
    said = (part for cell in row.cells for item in cell.items for part in (item.words, *item.qualifiers))
    states = (cell.words for cell in row.cells)
    text = " ".join((row.label, row.meaning, word("groups", group, language=language), *said, *states)).casefold()
    return all(part in text for part in words.casefold().split())
