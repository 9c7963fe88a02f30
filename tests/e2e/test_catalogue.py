"""A buyer finds vendors by name and by what they say, ticks some and compares them; with a script and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.e2e.conftest import sign_in


@pytest.fixture
def plain(browser: Browser, vendors: list[PolicyVersion], buyer: User, live_server: LiveServer) -> Iterator[Page]:
    """Ben, in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield sign_in(context.new_page(), live_server.url, "ben", "bens-long-password")
    context.close()


def shows(page: Page, *names: str) -> None:
    expect(page.locator("#found .line-name")).to_have_text(list(names))


def test_the_list_follows_what_is_typed_and_the_address_follows_too(reader: Page, live_server: LiveServer) -> None:
    reader.goto(f"{live_server.url}/vendors/")
    shows(reader, "Acme", "Brick", "Clay")
    field = reader.get_by_label("Search by name")
    field.press_sequentially("bri", delay=30)
    shows(reader, "Brick")
    expect(reader.get_by_role("status").first).to_have_text("1 vendor found")
    expect(reader).to_have_url(re.compile(r"/vendors/\?q=bri$"))
    expect(field).to_be_focused()
    reader.reload()
    shows(reader, "Brick")


def test_facets_combine_and_can_be_taken_back(reader: Page, live_server: LiveServer) -> None:
    reader.goto(f"{live_server.url}/vendors/")
    sale = reader.get_by_role("group", name="Sale of personal data")
    denied = sale.get_by_label("Denied")
    denied.check()
    shows(reader, "Acme")
    expect(reader).to_have_url(re.compile(r"\?sale=denies$"))
    expect(reader.locator("#sale-denies")).to_be_focused()
    sale.get_by_label("Not stated").check()
    shows(reader, "Acme", "Clay")
    reader.get_by_role("group", name="Back-ups").get_by_label("at most 3 months").check()
    shows(reader, "Acme")
    expect(reader.locator("label[for=sale-silent] .facet-count")).to_have_text("0")
    reader.go_back()
    shows(reader, "Acme", "Clay")
    reader.get_by_role("link", name="Without Sale of personal data: Denied").click()
    shows(reader, "Clay")
    expect(denied).not_to_be_checked()


def test_who_is_ticked_stays_ticked_while_one_looks_on_and_is_compared(reader: Page, live_server: LiveServer) -> None:
    reader.goto(f"{live_server.url}/vendors/")
    reader.get_by_label("Compare Acme").check()
    reader.get_by_label("Search by name").press_sequentially("clay")
    shows(reader, "Clay")
    expect(reader.get_by_role("group", name="Ticked before").get_by_label("Acme")).to_be_checked()
    reader.get_by_label("Compare Clay").check()
    reader.get_by_role("button", name="Compare the ticked vendors").click()
    expect(reader).to_have_url(re.compile(r"/compare/\?v="))
    expect(reader.locator("thead .vendor-name")).to_have_count(2)


def test_on_a_phone_the_facets_wait_behind_a_button(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{live_server.url}/vendors/")
    denied = reader.locator("#sale-denies")
    expect(denied).not_to_be_visible()
    reader.get_by_text("Filter", exact=True).click()
    denied.check()
    shows(reader, "Acme")
    expect(reader.locator("#sale-denies")).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") == 390


def test_beside_the_list_the_facets_are_there_without_a_click(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 1440, "height": 900})
    reader.goto(f"{live_server.url}/vendors/")
    expect(reader.locator("#sale-denies")).to_be_visible()
    expect(reader.get_by_role("group", name="Sale of personal data").get_by_label("Denied")).to_be_visible()


def test_without_javascript_it_is_a_form(plain: Page, live_server: LiveServer) -> None:
    plain.goto(f"{live_server.url}/vendors/")
    plain.get_by_label("Search by name").fill("c")
    plain.locator("#right-erasure").check()
    plain.get_by_role("button", name="Show").click()
    shows(plain, "Acme", "Clay")
    expect(plain).to_have_url(re.compile(r"q=c&right=erasure"))
    plain.get_by_label("Compare Acme").check()
    plain.get_by_label("Compare Clay").check()
    plain.get_by_role("button", name="Compare the ticked vendors").click()
    expect(plain.locator("thead .vendor-name")).to_have_text(["Acme", "Clay"])


def test_a_vendors_page_leads_to_a_quote_and_to_its_policy(reader: Page, live_server: LiveServer) -> None:
    reader.goto(f"{live_server.url}/vendors/")
    reader.get_by_role("link", name="Acme").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Acme")
    reader.get_by_role("link", name="90 days").click()
    expect(reader.locator("blockquote")).to_have_text("We keep backups for 90 days.")
    reader.go_back()
    reader.get_by_role("link", name="Read the policy").click()
    expect(reader.locator("article")).to_contain_text("We never sell your data.")
