"""A buyer searches the policies: while typing, by keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from policycompare.policies.passages import index_version
from tests.e2e.conftest import sign_in


@pytest.fixture
def searched(vendors: list[PolicyVersion]) -> list[PolicyVersion]:
    """Acme, Brick and Clay, in the index."""
    for version in vendors:
        index_version(version)
    return vendors


@pytest.fixture
def search(searched: list[PolicyVersion], reader: Page) -> Page:
    """Ben, at the search."""
    reader.get_by_role("link", name="Search", exact=True).click()
    reader.wait_for_url("**/search/")  # with its scripts: what is typed before them waits for the next key
    return reader


def test_results_come_while_typing_and_the_address_follows(search: Page) -> None:
    search.get_by_label("Words to look for").press_sequentially("keep backups")
    expect(search.locator("mark")).to_have_text(["keep backups", "keep backups"])
    expect(search.get_by_role("status")).to_have_text("2 passages")
    expect(search.get_by_label("Words to look for")).to_be_focused()
    expect(search).to_have_url(re.compile(r"/search/\?q=keep\+backups$"))
    expect(search).to_have_title(re.compile("^keep backups: search"))
    search.reload()
    expect(search.locator("mark")).to_have_count(2)


def test_a_vendor_and_a_topic_are_ticked_and_the_way_back_unticks_them(search: Page) -> None:
    search.get_by_label("Words to look for").fill("data")
    results = search.locator(".result")
    expect(results).to_have_count(4)
    search.get_by_label("Brick").check()
    expect(results).to_have_count(3)
    search.get_by_label("Acme").check()
    expect(results).to_have_count(4)
    search.get_by_label("Acme").uncheck()
    expect(results).to_have_count(3)
    expect(search).to_have_url(re.compile(r"q=data&vendor=brick$"))
    search.go_back()
    expect(search).to_have_url(re.compile(r"vendor=brick&vendor=acme$"))
    expect(results).to_have_count(4)
    expect(search.get_by_label("Acme")).to_be_checked()
    search.get_by_role("link", name="All topics and vendors").click()
    expect(search.get_by_label("Brick")).not_to_be_checked()


def test_a_vendor_is_found_by_name_to_narrow_to(search: Page) -> None:
    search.get_by_label("Words to look for").fill("delete")
    expect(search.locator(".result")).to_have_count(2)
    search.get_by_label("Find a vendor").press_sequentially("cla")
    expect(search.locator("#vendor-choices input")).to_have_count(1)
    expect(search.get_by_label("Find a vendor")).to_be_focused()
    search.get_by_label("Clay").check()
    expect(search.locator(".result")).to_have_count(1)
    expect(search).to_have_url(re.compile(r"q=delete&vendor=clay$"))


def test_a_result_leads_to_its_place_in_the_policy(search: Page) -> None:
    search.get_by_label("Words to look for").fill("sell partners")
    search.get_by_role("link", name="Brick").click()
    expect(search).to_have_url(re.compile(r"/policies/\d+/#p-\d+$"))
    place = search.locator(":target")
    expect(place).to_contain_text("With your consent we sell data to partners.")
    expect(place).to_be_in_viewport()


def test_an_example_is_one_click_away_and_fills_the_field(search: Page) -> None:
    search.get_by_role("link", name="backups", exact=True).click()
    expect(search.locator("mark").first).to_have_text("backups")
    expect(search.get_by_label("Words to look for")).to_have_value("backups")


def test_nothing_found_says_what_to_try(search: Page) -> None:
    search.get_by_label("Words to look for").fill("zeppelin")
    expect(search.get_by_role("heading", name="Nothing holds “zeppelin”")).to_be_visible()
    expect(search.get_by_role("status")).to_have_text("No passage found")


def test_without_javascript_the_search_is_a_form(
    browser: Browser, searched: list[PolicyVersion], buyer: User, live_server: LiveServer
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server.url, "ben", "bens-long-password")
    page.goto(f"{live_server.url}/search/")
    page.get_by_label("Words to look for").fill("backups")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark")).to_have_count(2)
    page.get_by_label("Brick").check()
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark")).to_have_count(1)
    expect(page.get_by_label("Brick")).to_be_checked()


def test_on_a_phone_nothing_is_wider_than_the_window(search: Page, live_server: LiveServer) -> None:
    search.set_viewport_size({"width": 390, "height": 844})
    for address in ("/search/", "/search/?q=data", "/search/?q=zeppelin"):
        search.goto(live_server.url + address)
        assert search.evaluate("document.documentElement.scrollWidth") == 390
