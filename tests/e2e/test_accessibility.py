"""axe finds nothing on any page, in light and in dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion
from policycompare.policies.passages import index_version
from tests.e2e.conftest import sign_in

type Scheme = Literal["light", "dark"]

WIDE, PHONE = 1440, 390
PAGES = (
    "/",
    "/vendors/",
    "/vendors/?sale=denies&q=acme&v=brick",
    "/vendors/?q=nobody",
    "/vendors/acme/",
    "/policies/{version}/",
    "/compare/?v=acme&v=brick&v=clay",
    "/compare/?v=acme&v=brick&words=back-ups",
    "/compare/?v=acme&v=nobody&words=nothing",
    "/compare/?v=acme&v=brick&v=clay&baseline=acme&pin=brick&fold=retention&open=acme/sale",
    "/compare/evidence/brick/sale/?v=brick",
    "/compare/evidence/clay/sale/?v=clay",
    "/search/",
    "/search/?q=data&vendor=acme",
    "/search/?q=zeppelin",
    "/upload/",
    "/nowhere/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing(
    browser: Browser,
    vendors: list[PolicyVersion],
    administrator: User,
    live_server: LiveServer,
    scheme: Scheme,
    width: int,
) -> None:
    for version in vendors:
        index_version(version)
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/sign-in/")
    found = {"/accounts/sign-in/": violations(page)}
    sign_in(page, live_server.url, "ada", "adas-long-password")
    for address in PAGES:
        page.goto(live_server.url + address.format(version=vendors[1].pk))
        found[address] = violations(page)
    page.goto(f"{live_server.url}/compare/?v=acme&v=brick")
    page.locator(".is-contradictory").get_by_role("link").click()
    page.locator("#evidence blockquote").first.wait_for()
    found["the drawer"] = violations(page)
    assert {address: problems for address, problems in found.items() if problems} == {}


def violations(page: Page) -> list[str]:
    return [
        f"{problem['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for problem in Axe().run(page).response["violations"]
        for node in problem["nodes"]
    ]
