"""The search page: passages with the words marked, the way to their place, and what to narrow by."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policycompare.policies.models import PolicyVersion
from policycompare.policies.passages import index_version
from policycompare.search import index, pages
from tests.conftest import AddVersion
from tests.factories import make_vendor, make_version

HTMX = {"HX-Request": "true"}
ENGLISH = "Backups\n\nWe keep <b>backups</b> for 90 days.\n\nWe never sell your data.\n"
SAID = (
    ("retention", {"data": "backups", "period": "P90D"}, "We keep <b>backups</b> for 90 days."),
    ("sale", {"stance": "denies"}, "We never sell your data."),
)
DUTCH = "Wij bewaren back-ups drie maanden, en uw gegevens zo lang als dat nodig is.\n"


@pytest.fixture
def versions(db: None) -> list[PolicyVersion]:
    made = [
        make_version(make_vendor("Acme"), ENGLISH, SAID),
        make_version(make_vendor("Brick"), DUTCH, (), language="nl"),
    ]
    for version in made:
        index_version(version)
    return made


def get(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers or None)
    assert response.status_code == 200
    return response.content.decode()


def vendors_of(html: str) -> list[str]:
    return re.findall(r'<h2 class="result-where"><a href="[^"]+">([^<]+)<', html)


def test_a_passage_is_shown_verbatim_with_the_words_marked(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    html = get(as_buyer, "/search/?q=keep+days")
    assert "We <mark>keep</mark> &lt;b&gt;backups&lt;/b&gt; for 90 <mark>days</mark>." in html
    assert '<blockquote class="result-words" lang="en">' in html


def test_a_passage_in_dutch_says_that_it_is(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    assert '<blockquote class="result-words" lang="nl">Wij <mark>bewaren</mark>' in get(as_buyer, "/search/?q=bewaard")


def test_a_result_tells_whose_it_is_where_it_stands_and_what_it_is_about(
    as_buyer: Client, versions: list[PolicyVersion]
) -> None:
    html = get(as_buyer, "/search/?q=keep")
    assert vendors_of(html) == ["Acme"]
    assert "Privacy policy" in html
    assert '<p class="result-heading" lang="en">Backups</p>' in html
    assert re.search(r'class="result-topics">.*Retention</p>', html)


def test_the_way_leads_to_the_very_block_of_the_policy(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    for words in ("sell", "bewaren"):
        found = re.search(r'href="(/policies/\d+/)#(p-\d+)"', get(as_buyer, f"/search/?q={words}"))
        assert found
        assert f'id="{found[2]}"' in get(as_buyer, found[1])


def test_nothing_typed_shows_what_can_be_typed(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    for address in ("/search/", "/search/?q=", '/search/?q=%22*"', "/search/?q=%20&vendor=acme"):
        html = get(as_buyer, address)
        assert "A star stands for any ending." in html
        assert "<blockquote" not in html


def test_nothing_found_says_so_and_what_to_try(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    html = get(as_buyer, "/search/?q=<zzz>")
    assert "Nothing holds “&lt;zzz&gt;”" in html
    assert "Try fewer of them" in html


def test_nothing_found_tells_which_of_the_words_stand_nowhere(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    assert "No policy holds “zzz”." in get(as_buyer, "/search/?q=backups+zzz")
    assert "No policy holds any of “zzz”, “qqq”." in get(as_buyer, "/search/?q=zzz+backups+qqq")
    assert "No policy holds" not in get(as_buyer, "/search/?q=backups+sell")


def test_words_found_only_elsewhere_are_pointed_to(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    html = get(as_buyer, "/search/?q=bewaren&vendor=acme&topic=retention")
    assert "There is 1 passage at other vendors or on other topics." in html
    assert 'href="/search/?q=bewaren"' in html


def test_the_beginning_of_a_word_finds_it_where_nothing_else_is_found(
    as_buyer: Client, versions: list[PolicyVersion]
) -> None:
    html = get(as_buyer, "/search/?q=bewa")
    assert vendors_of(html) == ["Brick"]
    assert "None holds “bewa” itself" in html
    assert "itself" not in get(as_buyer, "/search/?q=bewa*")


def test_vendor_and_topic_narrow_and_each_counts_without_itself(
    as_buyer: Client, versions: list[PolicyVersion]
) -> None:
    html = get(as_buyer, "/search/?q=backups&vendor=acme&topic=retention")
    assert vendors_of(html) == ["Acme"]
    choices = re.findall(r'value="([\w-]+)"( checked)?><span>[^<]+</span><span class="tick-count">(\d+)<', html)
    assert choices == [("retention", " checked", "1"), ("acme", " checked", "1")]
    html = get(as_buyer, "/search/?q=backups&vendor=acme")
    assert vendors_of(html) == ["Acme", "Acme"]
    choices = re.findall(r'value="([\w-]+)"( checked)?><span>[^<]+</span><span class="tick-count">(\d+)<', html)
    assert choices == [("retention", "", "1"), ("acme", " checked", "2"), ("brick", "", "1")]


def test_a_vendor_can_be_found_by_name_to_narrow_to(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    html = get(as_buyer, "/search/?q=sell&find=bri")
    assert 'name="vendor" value="brick"' in html
    assert 'name="vendor" value="acme"' not in html
    assert "No vendor is called “xyz”." in get(as_buyer, "/search/?q=sell&find=xyz")


def test_an_unknown_vendor_is_told_and_left_out(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    html = get(as_buyer, "/search/?q=sell&vendor=nobody")
    assert "There is no vendor “nobody” here." in html
    assert vendors_of(html) == ["Acme"]


def test_results_come_in_pages_that_know_their_neighbours(
    as_buyer: Client, versions: list[PolicyVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 1)
    first = get(as_buyer, "/search/?q=backups")
    assert "3 passages. Page 1 of 3." in first
    assert 'rel="next" href="/search/?q=backups&amp;page=2"' in first
    assert 'rel="prev"' not in first
    last = get(as_buyer, "/search/?q=backups&page=99")
    assert "Page 3 of 3." in last
    assert '<ol class="results" start="3">' in last
    assert 'rel="next"' not in last


def test_more_passages_than_are_looked_at_are_told_and_not_counted(
    as_buyer: Client, versions: list[PolicyVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MAX_FOUND", 1)
    html = get(as_buyer, "/search/?q=backups")
    assert "More than 1 passages." in html
    assert "tick-count" not in html


def test_htmx_gets_the_part_and_the_address(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    response = as_buyer.get("/search/?q=sell&find=&page=1", headers=HTMX)
    html = response.content.decode()
    assert response.headers["HX-Push-Url"] == "/search/?q=sell"
    assert response.headers["Vary"].startswith("HX-Request")
    assert "<title>sell: search · policycompare</title>" in html
    assert "<h1" not in html
    assert "<mark>sell</mark>" in html


def test_while_typing_the_address_changes_in_its_place(as_buyer: Client, versions: list[PolicyVersion]) -> None:
    response = as_buyer.get("/search/?q=sel", headers=HTMX | {"HX-Trigger-Name": "q"})
    assert response.headers["HX-Replace-Url"] == "/search/?q=sel"
    assert "HX-Push-Url" not in response.headers


def test_a_search_takes_few_queries_however_much_it_finds(
    as_buyer: Client, versions: list[PolicyVersion], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(11):
        get(as_buyer, "/search/?q=backups&vendor=acme&topic=retention")


def test_what_comes_in_is_found_and_what_it_replaces_is_not(as_buyer: Client, add_version: AddVersion) -> None:
    add_version("We keep back-ups for ninety days.")
    assert vendors_of(get(as_buyer, "/search/?q=ninety")) == ["Acme"]
    add_version("We keep back-ups for thirty days.")
    assert vendors_of(get(as_buyer, "/search/?q=ninety")) == []
    assert vendors_of(get(as_buyer, "/search/?q=thirty")) == ["Acme"]


@pytest.mark.parametrize(
    "typed",
    ["'; DROP TABLE policies_passage; --", 'a" OR "b', "{terms}: a", "a NEAR/2 b", "^a + b", ":*", "\\", "%00", "💩 é"],
)
def test_odd_characters_are_words_or_nothing(as_buyer: Client, versions: list[PolicyVersion], typed: str) -> None:
    assert as_buyer.get("/search/", {"q": typed}).status_code == 200
