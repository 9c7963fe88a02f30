"""A real browser at a real server. Every test here carries the mark `browser`."""

import os
import shutil
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from tests.factories import make_vendor, make_version

NAMES = ("chromium", "chromium-browser", "google-chrome")
SELLS_BOTH = (
    "Your data\n\nWe never sell your data. We keep backups for one year.\n\n"
    "What we share\n\n• With your consent we sell data to partners.\n"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "e2e":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium: the browser that comes with playwright would need a download."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    # As root there is no sandbox to be had, and everything here is our own.
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture
def vendors(transactional_db: None) -> list[PolicyVersion]:
    """Acme and Brick differ on sale; Brick says both; Clay says next to nothing."""
    brick = (
        ("sale", {"stance": "denies"}, "We never sell your data."),
        ("sale", {"stance": "with_consent"}, "With your consent we sell data to partners."),
        ("retention", {"data": "backups", "period": "P1Y"}, "We keep backups for one year."),
    )
    clay = (("right", {"right": "erasure"}, "You may ask us to delete it."),)
    return [
        make_version(make_vendor("Acme")),
        make_version(make_vendor("Brick"), SELLS_BOTH, brick),
        make_version(make_vendor("Clay"), "You may ask us to delete it.", clay),
    ]


@pytest.fixture
def site(live_server: LiveServer, page: Page) -> Page:
    """A page that answers within seconds and takes addresses such as "/compare/"."""
    page.set_default_timeout(10_000)
    return page


@pytest.fixture
def reader(vendors: list[PolicyVersion], buyer: User, live_server: LiveServer, page: Page) -> Page:
    """Ben, signed in through the form, on the start page."""
    return sign_in(page, live_server.url, "ben", "bens-long-password")


def sign_in(page: Page, address: str, name: str, password: str) -> Page:
    page.set_default_timeout(10_000)
    page.goto(f"{address}/accounts/sign-in/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    return page
