"""The page of the catalogue: a list to narrow, an address for every state, and a comparison of who is ticked."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policycompare.catalogue.pages import PAGE
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def vendors(db: None) -> None:
    make_version(make_vendor("Acme"))
    make_version(make_vendor("Bolt"), said=())
    make_vendor("Empty")


class Names(HTMLParser):
    """The names of the vendors in the list, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "a" and ("class", "line-name") in attrs

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.names.append(data)
            self.inside = False


def listed(client: Client, address: str) -> list[str]:
    return Names(client.get(address).content.decode()).names


@pytest.mark.usefixtures("vendors")
def test_all_vendors_stand_there_by_name(as_buyer: Client) -> None:
    assert listed(as_buyer, "/vendors/") == ["Acme", "Bolt", "Empty"]


@pytest.mark.usefixtures("vendors")
def test_facets_and_words_narrow_the_list_together(as_buyer: Client) -> None:
    assert listed(as_buyer, "/vendors/?sale=denies") == ["Acme"]
    assert listed(as_buyer, "/vendors/?sale=silent") == ["Bolt"]
    assert listed(as_buyer, "/vendors/?sale=denies&q=bolt") == []


@pytest.mark.usefixtures("vendors")
def test_a_facet_stands_with_its_count_and_what_is_ticked_stays_ticked(as_buyer: Client) -> None:
    page = as_buyer.get("/vendors/?sale=denies&backups=P3M").content.decode()
    assert '<input type="checkbox" id="sale-denies" name="sale" value="denies" checked' in page
    assert '<span class="facet-label">at most 3 months</span> <span class="facet-count">1</span>' in page
    assert 'aria-label="Without Sale of personal data: Denied"' in page


@pytest.mark.usefixtures("vendors")
def test_htmx_gets_the_list_the_count_and_the_facets_and_the_address_to_show(as_buyer: Client) -> None:
    response = as_buyer.get("/vendors/?right=erasure&v=acme&utm=x", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="found"' in html
    assert '<p id="catalogue-count" hx-swap-oob="innerHTML">1 vendor found' in html
    assert '<div id="facets" hx-swap-oob="innerHTML">' in html
    assert response.headers["HX-Push-Url"] == "/vendors/?right=erasure&v=acme"
    assert "HX-Request" in response.headers["Vary"]


@pytest.mark.usefixtures("vendors")
def test_typing_takes_no_step_of_the_back_button(as_buyer: Client) -> None:
    current = {"HX-Current-URL": "http://testserver/vendors/?q=a&sale=denies"}
    typing = as_buyer.get("/vendors/?q=ac&sale=denies", headers=HTMX | current)
    assert typing.headers["HX-Replace-Url"] == "/vendors/?q=ac&sale=denies"
    ticking = as_buyer.get("/vendors/?q=a", headers=HTMX | current)
    assert ticking.headers["HX-Push-Url"] == "/vendors/?q=a"


@pytest.mark.usefixtures("vendors")
def test_to_restore_a_page_htmx_gets_all_of_it(as_buyer: Client) -> None:
    response = as_buyer.get("/vendors/", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert "<html" in response.content.decode()


@pytest.mark.usefixtures("vendors")
def test_who_was_ticked_stays_ticked_while_one_looks_for_others(as_buyer: Client) -> None:
    page = as_buyer.get("/vendors/?q=bolt&v=acme&v=nobody").content.decode()
    assert "Ticked before" in page
    assert '<input type="checkbox" name="v" value="acme" checked' in page
    assert "nobody" not in page.split('id="found"')[1]


@pytest.mark.usefixtures("vendors")
def test_who_was_ticked_can_be_compared_where_nobody_else_is_found(as_buyer: Client) -> None:
    page = as_buyer.get("/vendors/?q=nothing&v=acme").content.decode()
    assert '<input type="checkbox" name="v" value="acme" checked' in page
    assert "Compare the ticked vendors" in page


@pytest.mark.usefixtures("vendors")
def test_a_vendor_without_a_policy_cannot_be_ticked(as_buyer: Client) -> None:
    page = as_buyer.get("/vendors/").content.decode()
    assert 'value="acme"' in page
    assert 'value="empty"' not in page


@pytest.mark.usefixtures("vendors")
def test_where_nobody_is_found_the_page_says_what_to_do(as_buyer: Client) -> None:
    assert "No vendor is called “&lt;b&gt;”." in as_buyer.get("/vendors/?q=<b>").content.decode()
    assert "Take one of your choices away" in as_buyer.get("/vendors/?ai_training=uses").content.decode()


def test_an_empty_catalogue_says_what_to_do(as_buyer: Client, as_administrator: Client) -> None:
    assert "An administrator can upload" in as_buyer.get("/vendors/").content.decode()
    assert "Upload a first policy" in as_administrator.get("/vendors/").content.decode()


def test_pages_hold_fifty_and_the_one_beyond_the_last_is_the_last(as_buyer: Client) -> None:
    for number in range(PAGE + 3):
        make_vendor(f"Vendor {number:03}")
    assert len(listed(as_buyer, "/vendors/")) == PAGE
    last = [f"Vendor {number:03}" for number in range(PAGE, PAGE + 3)]
    assert listed(as_buyer, "/vendors/?page=2") == listed(as_buyer, "/vendors/?page=99") == last
    assert 'href="/vendors/?q=vendor&amp;page=2"' in as_buyer.get("/vendors/?q=vendor").content.decode()


@pytest.mark.parametrize("address", ["/vendors/", "/vendors/?sale=denies&right=erasure", "/vendors/?q=vendor"])
def test_more_vendors_take_no_more_queries(as_buyer: Client, address: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_buyer.get(address)
        return len(captured)

    make_version(make_vendor("Vendor 1"))
    few = queries()
    for number in range(2, 7):
        make_version(make_vendor(f"Vendor {number}"))
    assert queries() == few
    assert few <= 12
