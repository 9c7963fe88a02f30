"""A buyer compares vendors: with htmx, by keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.e2e.conftest import sign_in
from tests.factories import make_vendor, make_version

TWO = "/compare/?v=acme&v=brick"


def columns(page: Page) -> list[str]:
    return page.locator("thead .vendor-name").all_inner_texts()


def test_a_visitor_signs_in_and_comes_to_the_page_that_was_asked_for(
    vendors: list[PolicyVersion], buyer: User, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + TWO)
    page.get_by_label("Username").fill("ben")
    page.get_by_label("Password").fill("bens-long-password")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(live_server.url + TWO)
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme and Brick")


def test_adding_a_vendor_changes_the_table_and_the_address(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_label("Add a vendor").last.press_sequentially("cla")
    reader.get_by_role("link", name="Clay").click()
    expect(reader.locator("thead .vendor-name")).to_have_text(["Acme", "Brick", "Clay"])
    expect(reader).to_have_url(re.compile(r"v=acme&v=brick&v=clay$"))
    expect(reader).to_have_title(re.compile("Three vendors"))


def test_a_reload_and_the_way_back_give_the_table_of_the_address(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("link", name="Remove Brick").click()
    expect(reader.locator("thead .vendor-name")).to_have_text(["Acme"])
    expect(reader).to_have_url(re.compile(r"\?v=acme$"))
    reader.reload()
    assert columns(reader) == ["Acme"]
    reader.go_back()
    expect(reader.locator("thead .vendor-name")).to_have_text(["Acme", "Brick"])
    reader.go_forward()
    expect(reader.locator("thead .vendor-name")).to_have_text(["Acme"])


def test_rows_are_filtered_while_typing_and_the_field_keeps_the_focus(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_label("Filter rows").press_sequentially("back-ups")
    expect(reader.locator("tbody th[scope=row]")).to_have_count(1)
    expect(reader.get_by_label("Filter rows")).to_be_focused()
    expect(reader.locator("caption")).to_contain_text("rows without “back-ups” are hidden")


def test_only_differences_is_a_choice_in_the_address(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_label("Only differences").check()
    expect(reader).to_have_url(re.compile("differences=1"))
    reader.reload()
    expect(reader.get_by_label("Only differences")).to_be_checked()


def test_a_quote_opens_beside_the_table_and_escape_gives_the_focus_back(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    mark = reader.get_by_role("link", name="Quote from Acme").first
    mark.focus()
    reader.keyboard.press("Enter")
    drawer = reader.locator("#evidence")
    expect(drawer).to_contain_text("We keep backups for 90 days.")
    expect(drawer).to_be_focused()
    reader.keyboard.press("Escape")
    expect(drawer).to_be_empty()
    expect(mark).to_be_focused()


def test_what_a_policy_says_twice_shows_both_quotes(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.locator(".is-contradictory").get_by_role("link").click()
    expect(reader.locator("#evidence blockquote")).to_have_count(2)
    reader.get_by_role("button", name="Close").click()
    expect(reader.locator("#evidence")).to_be_empty()


def test_not_stated_tells_that_the_whole_text_was_searched(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("link", name="Not stated").first.click()
    expect(reader.locator("#evidence")).to_contain_text("The whole text was searched")


def test_show_in_policy_lands_at_the_filled_mark(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.locator(".is-contradictory").get_by_role("link").click()
    reader.get_by_role("link", name="Show in policy").last.click()
    expect(reader).to_have_url(re.compile(r"/policies/\d+/#clause-\d+$"))
    mark = reader.locator("mark:has(> :target)")
    expect(mark).to_contain_text("With your consent we sell data to partners.")
    expect(mark).to_be_in_viewport()
    expect(reader.locator(".note.is-chosen")).to_have_count(1)


def test_a_group_of_rows_folds_by_keyboard(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    labels = reader.locator(".row-label:visible")
    expect(labels).to_have_text(["Back-ups", "Sale of personal data", "Erasure"])
    reader.get_by_role("checkbox", name="Rows of “Retention”").press("Space")
    expect(labels).to_have_text(["Sale of personal data", "Erasure"])


def test_the_question_mark_of_a_row_says_what_it_means(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("button", name="What “Back-ups” means").click()
    meaning = reader.locator(".why-card:popover-open")
    expect(meaning).to_contain_text("GDPR 13(2)(a)")
    reader.keyboard.press("Escape")
    expect(meaning).to_have_count(0)


@pytest.fixture
def plain(browser: Browser, vendors: list[PolicyVersion], buyer: User, live_server: LiveServer) -> Page:
    """Ben in a browser without JavaScript."""
    return sign_in(
        browser.new_context(java_script_enabled=False).new_page(), live_server.url, "ben", "bens-long-password"
    )


def test_without_javascript_vendors_are_added_and_removed(plain: Page, live_server: LiveServer) -> None:
    plain.goto(live_server.url + TWO)
    plain.get_by_label("Add a vendor").last.fill("Clay")
    plain.get_by_role("button", name="Add").click()
    assert columns(plain) == ["Acme", "Brick", "Clay"]
    plain.get_by_role("link", name="Remove Acme").click()
    assert columns(plain) == ["Brick", "Clay"]


def test_without_javascript_rows_are_filtered(plain: Page, live_server: LiveServer) -> None:
    plain.goto(live_server.url + TWO)
    plain.get_by_label("Filter rows").fill("back-ups")
    plain.get_by_label("Only differences").check()
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator("tbody th[scope=row]")).to_have_count(1)
    expect(plain).to_have_url(re.compile("differences=1&words=back-ups"))


def test_without_javascript_a_quote_is_a_page_with_the_way_back(plain: Page, live_server: LiveServer) -> None:
    plain.goto(live_server.url + TWO)
    plain.get_by_role("link", name="Quote from Brick").first.click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(plain.locator("blockquote")).to_have_text("We keep backups for one year.")
    plain.get_by_role("link", name="Back to the comparison").click()
    assert columns(plain) == ["Acme", "Brick"]


def test_the_interface_speaks_dutch_and_the_quotes_stay_as_they_are(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("button", name="Nederlands").click()
    expect(reader.locator("html")).to_have_attribute("lang", "nl")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Acme en Brick")
    reader.locator(".is-contradictory").get_by_role("link").click()
    expect(reader.locator("#evidence blockquote").first).to_have_attribute("lang", "en")


def test_on_a_phone_two_vendors_stand_side_by_side_and_the_second_can_be_chosen(
    reader: Page, live_server: LiveServer
) -> None:
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(live_server.url + TWO + "&v=clay")
    expect(reader.locator("thead .vendor-name:visible")).to_have_text(["Acme", "Brick"])
    reader.get_by_role("navigation", name="Vendors not shown").get_by_role("link", name="Clay").click()
    expect(reader.locator("thead .vendor-name:visible")).to_have_text(["Acme", "Clay"])
    assert reader.evaluate("document.documentElement.scrollWidth") == 390


def test_the_heads_of_the_table_stay_in_view(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 800, "height": 400})
    reader.goto(live_server.url + TWO + "&v=clay")
    reader.locator("tbody tr").last.scroll_into_view_if_needed()
    reader.mouse.wheel(0, 2000)
    expect(reader.locator("thead th").nth(1)).to_be_in_viewport(ratio=0.9)


def test_a_table_too_wide_for_the_window_scrolls_by_keyboard_and_keeps_its_row_labels(
    reader: Page, live_server: LiveServer
) -> None:
    reader.set_viewport_size({"width": 780, "height": 600})
    for name in ("Dell", "Echo", "Fox"):
        make_version(make_vendor(name))
    reader.goto(live_server.url + TWO + "&v=clay&v=dell&v=echo&v=fox")
    reader.get_by_role("region").focus()
    for _ in range(20):
        reader.keyboard.press("ArrowRight")
    expect(reader.locator("thead th").last).to_be_in_viewport(ratio=0.9)
    expect(reader.locator("tbody th[scope=row]").first).to_be_in_viewport(ratio=0.9)
