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
    return page.locator(".matrix thead .vendor-name").all_inner_texts()


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
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme", "Brick", "Clay"])
    expect(reader).to_have_url(re.compile(r"v=acme&v=brick&v=clay$"))
    expect(reader).to_have_title(re.compile("Three vendors"))


def test_a_reload_and_the_way_back_give_the_table_of_the_address(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("link", name="Remove Brick").click()
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme"])
    expect(reader).to_have_url(re.compile(r"\?v=acme$"))
    reader.reload()
    assert columns(reader) == ["Acme"]
    reader.go_back()
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme", "Brick"])
    reader.go_forward()
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme"])


def test_rows_are_filtered_while_typing_and_the_field_keeps_the_focus(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_label("Filter rows").press_sequentially("back-ups")
    expect(reader.locator(".matrix tbody th[scope=row]")).to_have_count(1)
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
    reader.get_by_role("link", name="Close").click()
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
    fold = reader.get_by_role("link", name="Rows of “Retention”")
    fold.press("Enter")
    expect(labels).to_have_text(["Sale of personal data", "Erasure"])
    expect(fold).to_be_focused()
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(reader).to_have_url(re.compile("fold=retention"))


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
    expect(plain.locator(".matrix tbody th[scope=row]")).to_have_count(1)
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
    expect(reader.locator(".matrix thead .vendor-name:visible")).to_have_text(["Acme", "Brick"])
    reader.get_by_role("navigation", name="Vendors not shown").get_by_role("link", name="Clay").click()
    expect(reader.locator(".matrix thead .vendor-name:visible")).to_have_text(["Acme", "Clay"])
    assert reader.evaluate("document.documentElement.scrollWidth") == 390


def test_the_heads_of_the_table_stay_in_view(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 800, "height": 400})
    reader.goto(live_server.url + TWO + "&v=clay")
    reader.locator(".matrix tbody tr").last.scroll_into_view_if_needed()
    reader.mouse.wheel(0, 2000)
    expect(reader.locator(".matrix thead th").nth(1)).to_be_in_viewport(ratio=0.9)


def test_a_table_too_wide_for_the_window_scrolls_by_keyboard_and_keeps_its_row_labels(
    reader: Page, live_server: LiveServer
) -> None:
    reader.set_viewport_size({"width": 780, "height": 600})
    for name in ("Dell", "Echo", "Fox"):
        make_version(make_vendor(name))
    reader.goto(live_server.url + TWO + "&v=clay&v=dell&v=echo&v=fox&all=1")
    reader.get_by_role("region").focus()
    for _ in range(20):
        reader.keyboard.press("ArrowRight")
    expect(reader.locator(".matrix thead th").last).to_be_in_viewport(ratio=0.9)
    expect(reader.locator(".matrix tbody th[scope=row]").first).to_be_in_viewport(ratio=0.9)


BASELINE = TWO + "&v=clay&baseline=acme"


def test_a_baseline_marks_in_words_what_others_say_differently(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO + "&v=clay")
    reader.get_by_role("button", name="Arrange Acme").click()
    reader.get_by_role("link", name="Make it the baseline").click()
    expect(reader).to_have_url(re.compile("baseline=acme"))
    expect(reader.locator("th.baseline")).to_contain_text("Baseline")
    expect(reader.locator("tr", has_text="Back-ups").locator(".departs")).to_have_text(["Differs", "Differs"])
    expect(reader.get_by_label("Only differences from Acme")).to_be_visible()
    expect(reader.get_by_role("button", name="Arrange Acme")).to_be_focused()


def test_a_pinned_vendor_stays_first_and_in_view(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 780, "height": 600})
    for name in ("Dell", "Echo", "Fox"):
        make_version(make_vendor(name))
    reader.goto(live_server.url + TWO + "&v=clay&v=dell&v=echo&v=fox&all=1")
    reader.get_by_role("button", name="Arrange Clay").click()
    reader.get_by_role("link", name="Pin as the first").click()
    expect(reader.locator(".matrix thead .vendor-name").first).to_have_text("Clay")
    expect(reader.get_by_role("button", name="Arrange Clay")).to_be_focused()
    reader.get_by_role("region").evaluate("region => (region.scrollIntoView(), region.scrollTo(2000, 0))")
    expect(reader.locator(".matrix thead th").last).to_be_in_viewport(ratio=0.9)
    expect(reader.locator(".matrix thead th").nth(1)).to_be_in_viewport(ratio=0.9)
    expect(reader.locator(".matrix tbody td").first).to_be_in_viewport(ratio=0.5)


def test_vendors_are_moved_by_keyboard(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("button", name="Arrange Brick").press("Enter")
    reader.get_by_role("link", name="Move to the left").press("Enter")
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Brick", "Acme"])
    expect(reader.get_by_role("button", name="Arrange Brick")).to_be_focused()


def test_rows_are_chosen_one_by_one(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.locator("summary", has_text="Choose rows").click()
    reader.get_by_role("checkbox", name="Sale of personal data").check()
    reader.get_by_role("checkbox", name="Logs").check()
    reader.get_by_role("button", name="Show these rows").click()
    expect(reader).to_have_url(re.compile(r"row=retention\.logs&row=sale"))
    expect(reader.locator(".row-label:visible")).to_have_text(["Logs", "Sale of personal data"])


def test_more_than_five_vendors_are_shown_on_request(reader: Page, live_server: LiveServer) -> None:
    for name in ("Dell", "Echo", "Fox"):
        make_version(make_vendor(name))
    reader.goto(live_server.url + TWO + "&v=clay&v=dell&v=echo&v=fox")
    expect(reader.locator(".matrix thead .vendor-name")).to_have_count(5)
    expect(reader.get_by_text("Not shown: Fox.")).to_be_visible()
    reader.get_by_role("link", name="Show all 6").click()
    expect(reader.locator(".matrix thead .vendor-name")).to_have_count(6)
    reader.get_by_role("link", name="Show only the first five").click()
    expect(reader.locator(".matrix thead .vendor-name")).to_have_count(5)


def test_the_number_of_rows_is_told_while_filtering(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_label("Filter rows").press_sequentially("back-ups")
    expect(reader.get_by_role("status").filter(has_text="1 of 3 rows").first).to_be_attached()
    expect(reader.locator("#rows-shown")).to_have_text("1 of 3 rows")


def test_an_opened_quote_is_in_the_address_and_the_way_back_closes_it(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + TWO)
    mark = reader.get_by_role("link", name="Quote from Brick").first
    mark.click()
    expect(reader).to_have_url(re.compile(r"open=brick/retention\.backups$"))
    reader.go_back()
    expect(reader.locator("#evidence")).to_be_empty()
    expect(mark).to_be_focused()
    expect(reader).to_have_url(live_server.url + TWO)
    reader.go_forward()
    expect(reader.locator("#evidence")).to_contain_text("We keep backups for one year.")
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme", "Brick"])
    reader.reload()
    expect(reader.locator("#evidence")).to_contain_text("We keep backups for one year.")
    reader.keyboard.press("Escape")
    expect(reader).to_have_url(live_server.url + TWO)
    expect(reader.get_by_role("link", name="Quote from Brick").first).to_be_focused()


def test_the_table_stays_scrolled_where_it_was(reader: Page, live_server: LiveServer) -> None:
    reader.set_viewport_size({"width": 780, "height": 400})
    reader.goto(live_server.url + TWO + "&v=clay")
    for name in ("Dell", "Echo"):
        make_version(make_vendor(name))
    reader.goto(live_server.url + TWO + "&v=clay&v=dell&v=echo")
    reader.get_by_role("region").evaluate("region => region.scrollTo(120, 0)")
    reader.get_by_label("Only differences").check()
    expect(reader).to_have_url(re.compile("differences=1"))
    expect(reader.get_by_role("region")).to_have_js_property("scrollLeft", 120)


def test_the_whole_job_can_be_done_by_keyboard(reader: Page, live_server: LiveServer) -> None:
    reader.goto(live_server.url + "/compare/?v=acme")
    add = reader.get_by_role("textbox", name="Add a vendor")
    add.focus()
    reader.keyboard.type("Brick")
    reader.keyboard.press("Enter")
    expect(reader.locator(".matrix thead .vendor-name")).to_have_text(["Acme", "Brick"])
    reader.get_by_label("Only differences").press("Space")
    expect(reader).to_have_url(re.compile("differences=1"))
    expect(reader.get_by_label("Only differences")).to_be_focused()
    reader.get_by_role("link", name="Quote from Brick").first.press("Enter")
    expect(reader.locator("#evidence")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Close")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("link", name="Quote from Brick").first).to_be_focused()


def test_without_javascript_vendors_are_arranged_rows_chosen_and_groups_folded(
    plain: Page, live_server: LiveServer
) -> None:
    plain.goto(live_server.url + TWO)
    plain.get_by_role("button", name="Arrange Brick").click()
    plain.get_by_role("link", name="Move to the left").click()
    assert columns(plain) == ["Brick", "Acme"]
    plain.get_by_role("link", name="Rows of “Retention”").click()
    expect(plain).to_have_url(re.compile("fold=retention"))
    expect(plain.locator(".row-label:visible")).to_have_text(["Sale of personal data", "Erasure"])
    plain.locator("summary", has_text="Choose rows").click()
    plain.get_by_role("checkbox", name="Erasure", exact=True).check()
    plain.get_by_role("button", name="Show these rows").click()
    expect(plain.locator(".row-label:visible")).to_have_text(["Erasure"])


def test_without_javascript_an_address_with_an_opened_quote_shows_it_and_closes(
    plain: Page, live_server: LiveServer
) -> None:
    plain.goto(live_server.url + TWO + "&open=acme/sale")
    expect(plain.locator("#evidence blockquote")).to_have_text("We never sell your data.")
    plain.get_by_role("link", name="Close").click()
    expect(plain.locator("#evidence")).to_be_empty()


def test_on_paper_the_header_repeats_and_date_and_address_stand_at_the_end(
    reader: Page, live_server: LiveServer
) -> None:
    reader.goto(live_server.url + BASELINE)
    reader.emulate_media(media="print")
    expect(reader.locator(".matrix thead")).to_have_css("display", "table-header-group")
    expect(reader.locator(".matrix tbody tr").nth(1)).to_have_css("break-inside", "avoid")
    expect(reader.locator(".printed")).to_contain_text("baseline=acme")
    expect(reader.locator(".printed")).to_be_visible()
    expect(reader.locator(".toolbar")).to_be_hidden()
    expect(reader.locator(".departs").first).to_be_visible()
