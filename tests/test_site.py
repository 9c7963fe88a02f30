"""The whole site: who may see which address, and what holds on every page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.conftest import signed_in

READ = {
    "home": "/",
    "catalogue:vendors": "/vendors/",
    "catalogue:vendor": "/vendors/nutshell/",
    "policies:reading": "/policies/{version}/",
    "search:search": "/search/?q=gegevens&vendor=nutshell",
    "comparisons:compare": "/compare/?v=nutshell&v=vtiger",
    "comparisons:evidence": "/compare/evidence/nutshell/retention.backups/?v=nutshell&v=vtiger",
}
READ_PART = {  # what the pages above ask for, and no pages of their own
    "comparisons:vendors": "/compare/vendors/?find=v",
    "reports:comparison": "/reports/comparison.csv?v=nutshell&v=vtiger",
}
OWN = {  # pages of a person, who needs an account also where reading is public
    "saved:list": "/saved/",
    "saved:new": "/saved/new/?v=nutshell&v=vtiger",
}
# Of one saved comparison: tests/saved walks these.
SAVED = ("saved:comparison", "saved:change", "saved:update", "saved:delete")
EVERY_READ = (*READ.values(), *READ_PART.values(), "/reports/comparison.json?v=nutshell&v=vtiger")
WRITE = {"policies:upload": "/upload/"}
OPEN = {"accounts:sign_in": "/accounts/sign-in/"}
POST_ONLY = ("accounts:sign_out", "accounts:demo_sign_in", "set_language")

pytestmark = pytest.mark.usefixtures("demo")


def names(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def at(address: str) -> str:
    return address.format(version=PolicyVersion.objects.get(policy__vendor__slug="nutshell").pk)


def test_every_address_is_walked_here() -> None:
    assert set(names(get_resolver().url_patterns)) == {*READ, *READ_PART, *OWN, *SAVED, *WRITE, *OPEN, *POST_ONLY}


@pytest.mark.parametrize("address", [*EVERY_READ, *OWN.values(), *WRITE.values()])
def test_an_outsider_is_sent_to_the_sign_in_page(client: Client, address: str) -> None:
    response = client.get(at(address))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/sign-in/?next=")


@pytest.mark.parametrize("address", EVERY_READ)
def test_public_reading_opens_reading_to_an_outsider(client: Client, settings: Any, address: str) -> None:
    settings.PUBLIC_READ = True
    assert client.get(at(address), headers={"HX-Request": "true"}).status_code == 200


@pytest.mark.parametrize("address", WRITE.values())
def test_public_reading_opens_no_writing(client: Client, settings: Any, address: str) -> None:
    settings.PUBLIC_READ = True
    assert client.get(at(address)).status_code == 302
    assert client.post(at(address)).status_code == 302


@pytest.mark.parametrize("address", OWN.values())
def test_what_is_a_persons_own_needs_an_account_also_where_reading_is_public(
    client: Client, as_buyer: Client, settings: Any, address: str
) -> None:
    settings.PUBLIC_READ = True
    assert client.get(address).status_code == 302
    assert as_buyer.get(address).status_code == 200


@pytest.mark.parametrize("address", EVERY_READ)
def test_a_buyer_reads(as_buyer: Client, address: str) -> None:
    assert as_buyer.get(at(address), headers={"HX-Request": "true"}).status_code == 200


@pytest.mark.parametrize("address", WRITE.values())
def test_to_a_buyer_and_a_privacy_officer_what_writes_does_not_exist(
    as_buyer: Client, privacy_officer: User, address: str
) -> None:
    for client in (as_buyer, signed_in(privacy_officer)):
        assert client.get(at(address)).status_code == 404
        assert client.post(at(address)).status_code == 404


@pytest.mark.parametrize("address", [*EVERY_READ, *WRITE.values()])
def test_an_administrator_reads_and_writes(as_administrator: Client, address: str) -> None:
    assert as_administrator.get(at(address), headers={"HX-Request": "true"}).status_code == 200


@pytest.mark.parametrize("name", POST_ONLY)
def test_what_changes_something_takes_a_post(as_administrator: Client, name: str) -> None:
    assert as_administrator.get(reverse(name)).status_code == 405


def test_a_form_without_its_token_is_refused(administrator: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    response = client.post("/upload/", {"new_vendor": "Acme", "kind": "privacy_policy", "text": "We keep nothing."})
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


class Page(HTMLParser):
    """What the tests below look at in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def tags(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("address", [*READ.values(), *OWN.values(), *WRITE.values(), "/nowhere/", "/compare/?v=nobody"])
def test_every_page_is_one_document_in_a_language_with_one_heading(as_administrator: Client, address: str) -> None:
    page = Page(as_administrator.get(at(address)).content.decode())
    assert [html["lang"] for html in page.tags("html")] == ["en"]
    assert len(page.tags("h1")) == 1
    assert len(page.tags("main")) == 1
    assert len(page.tags("title")) >= 1


@pytest.mark.parametrize("address", [*READ.values(), *OWN.values(), *WRITE.values()])
def test_no_page_has_a_style_a_script_or_a_handler_in_it(as_administrator: Client, address: str) -> None:
    response = as_administrator.get(at(address))
    page = Page(response.content.decode())
    assert not page.tags("style")
    assert [
        element for element in page.elements if any(name == "style" or name[:2] == "on" for name in element[1])
    ] == []
    assert all("src" in script for script in page.tags("script"))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", [*READ.values(), *OWN.values(), *WRITE.values()])
def test_each_id_stands_once_on_a_page(as_administrator: Client, address: str) -> None:
    page = Page(as_administrator.get(at(address)).content.decode())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert sorted(ids) == sorted(set(ids))


def test_no_link_of_the_site_leads_nowhere(as_administrator: Client) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < 300:
        response = as_administrator.get(waiting.pop())
        assert response.status_code == 200, response.request["PATH_INFO"]
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for link in Page(response.content.decode()).tags("a"):
            address = link.get("href", "").split("#")[0]
            if re.match(r"/(?!/)", address) and address not in seen:
                seen.add(address)
                waiting.append(address)
    assert len(seen) > 10


@pytest.mark.parametrize(
    "address",
    [
        "/policies/99999999999999999999999/",
        "/policies/0/",
        "/vendors/%00/",
        "/vendors/%F0%9F%92%A9/",
        "/vendors/?q=%00",
        "/upload/?vendor=%00",
        "/accounts/sign-in/?next=%00",
        "/compare/?v=%00&v=&v=nutshell&differences=x&group=%00&words=%00",
        "/compare/?" + "v=nutshell&" * 300,
        "/compare/vendors/?find=%00%F0%9F%92%A9",
        "/compare/evidence/nutshell/%00/",
        "/compare/evidence/nobody/retention.backups/",
        "/search/?q=%00&vendor=%00&topic=%00&page=%00&find=%00",
        "/search/?q=%22%27%3B*(NEAR)%F0%9F%92%A9&page=-1",
        "/search/?q=" + "a" * 5000,
        "/reports/comparison.exe?v=nutshell",
        "/reports/comparison.csv",
        "/reports/comparison.json?v=%00",
        "/%FF%FE/",
    ],
)
def test_an_odd_address_is_answered_and_never_an_error(as_administrator: Client, address: str) -> None:
    response = as_administrator.get(address, follow=True)
    assert response.status_code in {200, 400, 404}
    assert "<h1" in response.content.decode()


def test_a_request_for_another_host_is_refused_with_a_page(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "<h1" in response.content.decode()


def test_an_unexpected_error_has_a_page_that_tells_no_secrets(
    as_buyer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("policycompare.policies.views.comparison_url", fail)
    as_buyer.raise_request_exception = False
    response = as_buyer.get("/")
    assert response.status_code == 500
    assert "<h1" in response.content.decode()
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize("address", [*READ.values(), *OWN.values(), *WRITE.values()])
def test_every_page_speaks_dutch_to_those_who_ask_for_it(as_administrator: Client, address: str) -> None:
    page = Page(as_administrator.get(at(address), headers={"Accept-Language": "nl"}).content.decode())
    assert [html["lang"] for html in page.tags("html")] == ["nl"]
