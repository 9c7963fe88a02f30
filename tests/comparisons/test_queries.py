import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.comparisons.queries import MAX_WORDS, ComparisonQuery
from policycompare.vocabulary import GROUPS

SLUGS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), unique=True)
WORDS = st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8), max_size=5).map(" ".join)


@given(SLUGS, st.sets(st.sampled_from(GROUPS)), st.booleans(), WORDS)
def test_an_address_gives_the_same_query_back(
    vendors: list[str], groups: set[str], only_differences: bool, words: str
) -> None:
    query = ComparisonQuery(
        tuple(vendors), tuple(group for group in GROUPS if group in groups), only_differences, words
    )
    assert ComparisonQuery.from_address(query.address) == query


@given(st.text())
def test_any_address_can_be_read(address: str) -> None:
    query = ComparisonQuery.from_address(address)
    assert ComparisonQuery.from_address(query.address) == query


def test_vendors_keep_their_order_and_stand_once() -> None:
    assert ComparisonQuery.from_address("v=b&v=a&v=b&v=").vendors == ("b", "a")


def test_groups_stand_in_the_vocabularys_order_and_unknown_ones_are_left_out() -> None:
    assert ComparisonQuery.from_address("group=rights&group=retention&group=weather").groups == ("retention", "rights")


def test_an_empty_address_asks_for_everything() -> None:
    assert ComparisonQuery.from_address("") == ComparisonQuery()
    assert ComparisonQuery().address == ""


def test_the_filter_is_cut_where_it_is_too_long() -> None:
    assert len(ComparisonQuery.from_address(f"words={'a' * 500}").words) == MAX_WORDS


@pytest.mark.parametrize(
    ("slug", "by", "expected"),
    [("a", 1, "bac"), ("c", -1, "acb"), ("b", -1, "bac"), ("a", -1, "abc"), ("c", 5, "abc"), ("a", 5, "bca")],
)
def test_a_vendor_moves_as_far_as_there_is_room(slug: str, by: int, expected: str) -> None:
    assert "".join(ComparisonQuery(("a", "b", "c")).moving(slug, by).vendors) == expected


def test_vendors_are_added_at_the_end_and_removed_from_anywhere() -> None:
    query = ComparisonQuery(("a",), only_differences=True)
    assert query.adding("b").vendors == ("a", "b")
    assert query.adding("a") == query
    assert query.adding("b").removing("a") == ComparisonQuery(("b",), only_differences=True)


def test_all_rows_forgets_what_hides_rows_and_nothing_else() -> None:
    query = ComparisonQuery(("a",), ("rights",), only_differences=True, words="erasure")
    assert query.with_all_rows() == ComparisonQuery(("a",), ("rights",))
