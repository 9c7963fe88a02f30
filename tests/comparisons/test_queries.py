import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.comparisons.queries import FEW_VENDORS, MAX_WORDS, ComparisonQuery
from policycompare.comparisons.rows import ROWS
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


@given(SLUGS, st.sets(st.sampled_from(list(ROWS))), st.sets(st.sampled_from(GROUPS)), st.booleans(), st.data())
def test_an_address_keeps_rows_folds_and_who_is_pinned_or_the_baseline(
    vendors: list[str], rows: set[str], folded: set[str], all_vendors: bool, data: st.DataObject
) -> None:
    someone = st.sampled_from(["", *vendors])
    query = ComparisonQuery(
        rows=tuple(row for row in ROWS if row in rows),
        folded=tuple(group for group in GROUPS if group in folded),
        all_vendors=all_vendors,
        pinned=data.draw(someone),
        baseline=data.draw(someone),
    ).comparing(*vendors)
    assert ComparisonQuery.from_address(query.address) == query
    assert query.vendors[:1] == (query.pinned,) or not query.pinned


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


def test_a_pinned_vendor_stays_first_whoever_moves() -> None:
    query = ComparisonQuery(("a", "b", "c")).pinning("c")
    assert query.vendors == ("c", "a", "b")
    assert query.moving("b", -2).vendors == ("c", "b", "a")
    assert query.moving("c", 1).vendors == ("c", "a", "b")
    assert query.pinning("").moving("c", 1).vendors == ("a", "c", "b")


def test_who_is_removed_is_neither_pinned_nor_the_baseline_any_more() -> None:
    query = ComparisonQuery(("a", "b")).pinning("b").against("b")
    assert query.removing("b") == ComparisonQuery(("a",))


def test_who_is_not_compared_cannot_be_pinned_or_the_baseline() -> None:
    assert ComparisonQuery.from_address("v=a&pin=b&baseline=c") == ComparisonQuery(("a",))


def test_one_vendor_more_than_fits_by_default_shows_them_all() -> None:
    query = ComparisonQuery(tuple("abcdefg"[:FEW_VENDORS]))
    assert not query.all_vendors
    assert query.adding("z").all_vendors


def test_rows_stand_in_the_vocabularys_order_and_unknown_ones_are_left_out() -> None:
    query = ComparisonQuery.from_address("row=sale&row=retention.backups&row=retention.furniture")
    assert query.rows == ("retention.backups", "sale")


def test_choosing_topics_forgets_single_rows() -> None:
    assert ComparisonQuery(rows=("sale",)).showing("rights") == ComparisonQuery(groups=("rights",))


def test_a_group_is_folded_and_unfolded() -> None:
    query = ComparisonQuery().folding("sharing").folding("retention")
    assert query.folded == ("retention", "sharing")
    assert query.folding("sharing").folded == ("retention",)


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("open=acme/sale", "acme/sale"),
        ("open=acme@5/retention.backups", "acme@5/retention.backups"),
        ("open=acme/furniture", ""),
        ("open=/sale", ""),
        ("open=acme", ""),
    ],
)
def test_an_opened_cell_is_a_vendor_and_a_row(address: str, opened: str) -> None:
    assert ComparisonQuery.from_address(address).opened == opened


def test_an_opened_cell_is_in_the_address_until_it_is_closed() -> None:
    query = ComparisonQuery(("acme",)).opening("acme", "sale")
    assert query.address == "v=acme&open=acme/sale"
    assert query.closing() == ComparisonQuery(("acme",))
