"""A search is its address."""

import pytest

from policycompare.search.queries import MAX_TYPED, MAX_VENDORS, SearchQuery


@pytest.mark.parametrize(
    "query",
    [
        SearchQuery(),
        SearchQuery('"third parties" & more*'),
        SearchQuery("backups", ("acme", "brick"), ("retention", "sale"), page=3),
    ],
)
def test_an_address_gives_its_query_back(query: SearchQuery) -> None:
    assert SearchQuery.from_address(query.address) == query


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99999999999999999999", "²", "1.5"])
def test_what_is_no_page_is_the_first(page: str) -> None:
    assert SearchQuery.from_address(f"q=a&page={page}").page == 1


def test_unknown_topics_double_vendors_and_null_characters_are_left_out() -> None:
    query = SearchQuery.from_address("q=%00a%20%20b&vendor=acme&vendor=acme&vendor=&topic=nothing&topic=sale&x=1")
    assert query == SearchQuery("a b", ("acme",), ("sale",))


def test_no_more_is_taken_than_a_search_can_use() -> None:
    query = SearchQuery.from_address("q=" + "a" * 999 + "".join(f"&vendor={n}" for n in range(99)))
    assert len(query.typed) == MAX_TYPED
    assert len(query.vendors) == MAX_VENDORS
