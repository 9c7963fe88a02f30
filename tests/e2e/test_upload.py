"""An administrator brings a policy in, in a browser, and finds it in the comparison."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.e2e.conftest import sign_in

FIRST = "Privacy policy\n\nWe keep backups for 90 days. We never sell your personal data to anyone."
SECOND = "Privacy policy\n\nWe keep backups for 6 months. We never sell your personal data to anyone."


@pytest.fixture
def upload_page(vendors: list[PolicyVersion], administrator: User, live_server: LiveServer, page: Page) -> Page:
    sign_in(page, live_server.url, "ada", "adas-long-password")
    page.get_by_role("link", name="Upload", exact=True).click()
    return page


def paste(page: Page, text: str) -> None:
    page.get_by_label("Or paste the text").fill(text)
    page.get_by_role("button", name="Upload").click()


def test_a_pasted_policy_is_in_the_comparison_seconds_later(upload_page: Page) -> None:
    upload_page.get_by_label("Name of the new vendor").fill("Dune")
    paste(upload_page, FIRST)
    expect(upload_page.get_by_role("status")).to_contain_text("Dune: Privacy policy, version 1 is stored")
    upload_page.get_by_role("link", name="See it in the comparison").click()
    expect(upload_page.get_by_role("columnheader", name="Dune")).to_be_visible()


def test_a_file_becomes_the_next_version_and_the_first_stays_readable(upload_page: Page, tmp_path: Path) -> None:
    new = tmp_path / "acme.txt"
    new.write_text(SECOND, encoding="cp1252")
    upload_page.get_by_label("Vendor").first.select_option(label="Acme")
    upload_page.get_by_label("Text file").set_input_files(new)
    upload_page.get_by_role("button", name="Upload").click()
    expect(upload_page.get_by_role("status")).to_contain_text("version 2 is stored")
    upload_page.goto(upload_page.url.split("/policies/")[0] + "/vendors/acme/")
    upload_page.get_by_role("link", name="Version 1").click()
    expect(upload_page.get_by_role("heading", level=1)).to_be_visible()


def test_the_same_text_again_is_said_at_the_field_with_the_way_to_it(upload_page: Page) -> None:
    upload_page.get_by_label("Name of the new vendor").fill("Dune")
    paste(upload_page, FIRST)
    upload_page.get_by_role("link", name="Upload", exact=True).click()
    upload_page.get_by_label("Vendor").first.select_option(label="Dune")
    paste(upload_page, FIRST)
    expect(upload_page.get_by_text("This text is here already")).to_be_visible()
    expect(upload_page.get_by_label("Or paste the text")).to_have_value(FIRST)
    upload_page.get_by_role("link", name="Dune: Privacy policy, version 1").click()
    expect(upload_page.get_by_role("heading", level=1)).to_be_visible()
