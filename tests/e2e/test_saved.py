"""A buyer keeps a comparison, and looks at it before reading."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.policies.models import PolicyVersion
from policycompare.saved.services import save_comparison
from tests.e2e.conftest import sign_in
from tests.e2e.test_accessibility import PHONE, WIDE, Scheme, violations
from tests.factories import make_vendor, make_version

TWO = "/compare/?v=acme&v=brick"
SELLS = [("sale", {"stance": "sells"}, "We sell your data.")]


def test_a_comparison_is_saved_frozen_and_later_brought_up_to_date(
    reader: Page, vendors: list[PolicyVersion], live_server: LiveServer
) -> None:
    reader.goto(live_server.url + TWO)
    reader.get_by_role("link", name="Save", exact=True).click()
    expect(reader.get_by_label("Name")).to_have_value("Acme and Brick")
    reader.get_by_label("Name").fill("Our CRM")
    reader.get_by_label("Freeze it at its versions").check()
    reader.get_by_role("button", name="Save").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Our CRM")
    expect(reader.get_by_role("status").last).to_contain_text("No policy has changed since.")

    make_version(vendors[0].policy.vendor, "We sell your data.", SELLS)
    reader.get_by_role("link", name="Saved").click()
    expect(reader.get_by_role("main")).to_contain_text("Out of date since")
    reader.get_by_role("link", name="Our CRM", exact=True).click()
    expect(reader.locator("td .is-denied").first).to_be_visible()
    reader.get_by_role("link", name="Quote from Acme").first.click()
    expect(reader.locator("#evidence")).to_contain_text("We keep backups for 90 days.")

    reader.get_by_role("button", name="Bring it to the latest versions").click()
    expect(reader.locator("td .is-denied")).to_have_count(0)
    expect(reader.get_by_role("status").last).to_contain_text("No policy has changed since.")


def test_without_javascript_a_comparison_is_saved_changed_and_deleted(
    browser: Browser, vendors: list[PolicyVersion], buyer: User, live_server: LiveServer
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server.url, "ben", "bens-long-password")
    page.goto(live_server.url + TWO)
    page.get_by_role("link", name="Save", exact=True).click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Change").click()
    page.get_by_label("Share it with your organization").check()
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Shared with your organization")).to_be_visible()
    page.get_by_role("link", name="Change").click()
    page.get_by_role("link", name="Delete this comparison").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Nothing saved yet")).to_be_visible()


def test_the_pictures_open_by_keyboard_and_stay_open_while_the_table_changes(
    reader: Page, live_server: LiveServer
) -> None:
    reader.goto(live_server.url + TWO)
    picture = reader.get_by_role("img", name="How long data is kept")
    expect(picture).to_be_hidden()
    reader.locator("#glance > summary").press("Enter")
    expect(picture).to_be_visible()
    expect(picture).to_have_accessible_description("Back-ups: 90 days (Acme); 1 year (Brick).")
    expect(reader.get_by_role("table", name="Rights and sharing")).to_contain_text("Says both")
    reader.get_by_role("link", name="Remove Brick").click()
    expect(picture).to_have_accessible_description("Back-ups: 90 days (Acme).")
    expect(picture).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_many_vendors_with_long_names_never_widen_the_page(reader: Page, live_server: LiveServer, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    names = [f"Brightwater Customer Relations International {at}" for at in range(12)]
    versions = [make_version(make_vendor(name)) for name in names]
    chosen = "&".join(f"v={version.policy.vendor.slug}" for version in versions)
    reader.goto(f"{live_server.url}/compare/?all=1&{chosen}")
    reader.locator("#glance > summary").click()
    expect(reader.get_by_role("table", name="Rights and sharing")).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing(
    browser: Browser,
    vendors: list[PolicyVersion],
    buyer: User,
    live_server: LiveServer,
    scheme: Scheme,
    width: int,
) -> None:
    query = ComparisonQuery(("acme", "brick", "clay"))
    frozen = save_comparison(buyer, query, "Frozen", shared=True, frozen=True)
    following = save_comparison(buyer, query, "Following")
    make_version(vendors[0].policy.vendor, "We sell your data.", SELLS)
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = sign_in(context.new_page(), live_server.url, "ben", "bens-long-password")
    found = {}
    for address in (
        "/saved/",
        "/saved/new/?v=acme",
        f"/saved/{frozen.pk}/",
        f"/saved/{following.pk}/",
        f"/saved/{frozen.pk}/change/",
        f"/saved/{frozen.pk}/delete/",
    ):
        page.goto(live_server.url + address)
        found[address] = violations(page)
    page.goto(f"{live_server.url}/compare/?v=acme&v=brick&v=clay")
    page.locator("#glance > summary").click()
    found["the pictures"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert {address: problems for address, problems in found.items() if problems} == {}
