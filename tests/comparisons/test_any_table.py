"""What holds for every table, whatever the policies say."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Column, Matrix, Statement
from policycompare.vocabulary import GROUPS, LANGUAGES, TOPICS, Kind, State, Value, validate
from policycompare.vocabulary.structure import Field

TEXTS = st.sampled_from(["Acme", "Acme, Inc.", "acme", "_ga", "privacy@acme.example", "020-1234567", "=1+1"])
BY_KIND: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.TEXT: TEXTS,
    Kind.DURATION: st.sampled_from(["P3M", "P90D", "P12M", "P1Y", "PT72H", "P3D", "P1W", "P7D"]),
    Kind.DATE: st.sampled_from(["2018-05-25", "2025-10"]),
    Kind.COUNTRY: st.sampled_from(["NL", "US"]),
    Kind.INTEGER: st.integers(0, 18),
    Kind.BOOLEAN: st.booleans(),
}


def values(field: Field) -> st.SearchStrategy[Value]:
    listed: list[st.SearchStrategy[Value]] = [st.sampled_from(field.choices)] if field.choices else []
    return st.one_of(*listed, *([BY_KIND[field.kind]] if field.kind else []))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    topic = TOPICS[draw(st.sampled_from(list(TOPICS)))]
    fields = {
        field.name: draw(values(field))
        for field in topic.all_fields
        if field.name in topic.fields or draw(st.booleans())
    }
    validate(topic.name, fields)
    start = draw(st.integers(0, 50))
    return Statement(0, topic.name, fields, start, start + draw(st.integers(1, 20)))


def in_columns(vendors: list[list[Statement]]) -> list[Column]:
    """Each statement gets an id of its own, as the database gives it."""
    ids = count(1)
    return [
        Column(f"v{at}", f"Vendor {at}", tuple(replace(one, id=next(ids)) for one in said))
        for at, said in enumerate(vendors)
    ]


COLUMNS = st.lists(st.lists(statements(), max_size=12), min_size=1, max_size=4).map(in_columns)
QUERIES = st.builds(
    ComparisonQuery,
    groups=st.sets(st.sampled_from(GROUPS)).map(lambda some: tuple(group for group in GROUPS if group in some)),
    only_differences=st.booleans(),
    words=st.sampled_from(["", "yes", "retention", "months", "zzz"]),
)


@given(COLUMNS, QUERIES, st.sampled_from(LANGUAGES))
def test_every_row_is_shown_or_counted_and_has_a_cell_per_vendor(
    columns: list[Column], query: ComparisonQuery, language: str
) -> None:
    matrix = build_matrix(columns, query, language)
    assert len(matrix.rows) + matrix.hidden + matrix.filtered == matrix.row_count
    assert matrix.differing <= matrix.row_count
    for row in matrix.rows:
        assert len(row.cells) == len(columns)
        assert any(cell.items for cell in row.cells)
        assert row.label
        assert row.meaning


@given(COLUMNS, st.sampled_from(LANGUAGES))
def test_every_statement_stands_in_exactly_one_cell_of_its_vendor(columns: list[Column], language: str) -> None:
    matrix = build_matrix(columns, ComparisonQuery(), language)
    for at, column in enumerate(columns):
        shown = sorted(pk for row in matrix.rows for pk in row.cells[at].clause_ids)
        assert shown == sorted(statement.id for statement in column.statements)


@given(COLUMNS, st.sampled_from(LANGUAGES))
def test_a_cell_says_something_or_says_that_it_does_not(columns: list[Column], language: str) -> None:
    for row in build_matrix(columns, ComparisonQuery(), language).rows:
        for cell in row.cells:
            assert (cell.state is State.NOT_STATED) == (not cell.items)
            assert bool(cell.words) == (cell.state in (State.NOT_STATED, State.CONTRADICTORY))
            assert all(item.words and item.clause_ids for item in cell.items)


@given(COLUMNS)
def test_what_differs_does_not_depend_on_the_order_of_the_vendors(columns: list[Column]) -> None:
    def differing(matrix: Matrix) -> set[str]:
        return {row.key for row in matrix.rows if row.differs}

    there, back = (build_matrix(order, ComparisonQuery(), "en") for order in (columns, columns[::-1]))
    assert differing(there) == differing(back)


@given(COLUMNS)
def test_what_differs_does_not_depend_on_the_language(columns: list[Column]) -> None:
    english, dutch = (build_matrix(columns, ComparisonQuery(), language) for language in LANGUAGES)
    assert [(row.key, row.differs) for row in english.rows] == [(row.key, row.differs) for row in dutch.rows]
    assert [[cell.state for cell in row.cells] for row in english.rows] == [
        [cell.state for cell in row.cells] for row in dutch.rows
    ]
