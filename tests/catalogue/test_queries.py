"""The catalogue's address: what was asked comes back the same, and nothing in it is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policycompare.catalogue.facets import FACETS
from policycompare.catalogue.queries import MAX_TICKED, MAX_WORDS, CatalogueQuery

PAIRS = [(facet.key, answer) for facet in FACETS.values() for answer in facet.answers]
SLUGS = st.lists(st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True), unique=True, max_size=MAX_TICKED)
WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), max_size=5).map(" ".join)


@given(WORDS, st.sets(st.sampled_from(PAIRS)), SLUGS, st.integers(1, 5000))
def test_an_address_gives_the_same_query_back(
    words: str, chosen: set[tuple[str, str]], ticked: list[str], page: int
) -> None:
    query = CatalogueQuery(words, tuple(pair for pair in PAIRS if pair in chosen), tuple(ticked), page)
    assert CatalogueQuery.from_address(query.address) == query


@given(st.text())
def test_any_address_can_be_read(address: str) -> None:
    query = CatalogueQuery.from_address(address)
    assert CatalogueQuery.from_address(query.address) == query


def test_what_no_facet_has_is_left_out() -> None:
    query = CatalogueQuery.from_address("sale=denies&sale=maybe&weather=fine&page=two&q=+a++b+")
    assert query == CatalogueQuery(words="a b", chosen=(("sale", "denies"),))


@pytest.mark.parametrize("page", ["0", "-1", "", "٣", "1e3", "9" * 400])
def test_a_page_that_is_none_is_the_first(page: str) -> None:
    assert CatalogueQuery.from_address(f"page={page}").page == 1


def test_words_and_ticks_stay_within_bounds() -> None:
    many = "&".join(f"v=vendor-{number}" for number in range(100))
    query = CatalogueQuery.from_address(f"q={'x' * 1000}&{many}")
    assert len(query.words) == MAX_WORDS
    assert len(query.ticked) == MAX_TICKED


def test_an_answer_or_a_whole_facet_is_taken_away_and_one_starts_at_the_first_page() -> None:
    query = CatalogueQuery.from_address("sale=denies&sale=silent&right=access&right=erasure&page=3")
    assert query.without("sale", "denies") == CatalogueQuery.from_address("sale=silent&right=erasure")
    assert query.without("sale") == CatalogueQuery.from_address("right=erasure")


def test_no_facet_is_called_as_another_part_of_the_address() -> None:
    assert {"q", "v", "page"}.isdisjoint(FACETS)
