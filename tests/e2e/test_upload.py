"""An administrator brings a policy in and finds it in the comparison."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.e2e.conftest import sign_in

TEXT = "Privacy policy\n\nWe never sell your personal data. We keep back-ups for 30 days.\n"


@pytest.fixture
def upload(vendors: list[PolicyVersion], administrator: User, live_server: LiveServer, page: Page) -> Page:
    """Ada, signed in, before the form."""
    sign_in(page, live_server.url, "ada", "adas-long-password")
    page.get_by_role("link", name="Upload", exact=True).click()
    return page


def test_a_pasted_policy_of_a_new_vendor_stands_in_the_comparison(upload: Page) -> None:
    upload.get_by_label("Name of the new vendor").fill("Delta")
    upload.get_by_label("Or paste the text").fill(TEXT)
    upload.get_by_role("button", name="Upload").click()
    expect(upload.get_by_role("heading", level=1)).to_have_text("Delta: Privacy policy")
    expect(upload.locator("mark").first).to_be_visible()
    upload.get_by_role("link", name="See it in the comparison").click()
    expect(upload.locator("thead .vendor-name").first).to_have_text("Delta")
    expect(upload.locator("td .is-denied").first).to_be_visible()


def test_a_new_text_of_a_known_vendor_is_the_next_version(upload: Page, tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(TEXT, encoding="utf-8")
    upload.get_by_label("Vendor", exact=True).select_option("Acme")
    upload.get_by_label("Text file").set_input_files(file)
    upload.get_by_role("button", name="Upload").click()
    expect(upload.locator(".meta")).to_contain_text("Version 2")
    upload.get_by_role("list", name="Versions").get_by_role("link", name="Version 1").click()
    expect(upload.locator("article")).to_contain_text("We keep backups for 90 days.")


def test_what_to_change_stands_at_the_field(upload: Page) -> None:
    upload.get_by_role("button", name="Upload").click()
    expect(upload.get_by_role("alert")).to_contain_text("Nothing was stored yet.")
    expect(upload.get_by_label("Vendor", exact=True)).to_have_accessible_description(
        "Choose a vendor, or name a new one."
    )
    expect(upload.get_by_label("Text file")).to_have_attribute("aria-invalid", "true")
