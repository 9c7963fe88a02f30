"""The start page: real vendors first, and one click to their comparison."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import AddVersion


@pytest.mark.usefixtures("demo")
def test_the_start_page_shows_the_vendors_and_leads_to_their_comparison(as_buyer: Client) -> None:
    page = as_buyer.get("/").content.decode()
    for name in ("Host-Tracker", "Nutshell", "nuTijd", "SharpSpring", "Vtiger"):
        assert name in page
    assert "/compare/?v=host-tracker&amp;v=nutijd&amp;v=nutshell&amp;v=sharpspring&amp;v=vtiger" in page


def test_an_empty_installation_says_what_to_do(as_buyer: Client, as_administrator: Client) -> None:
    assert "An administrator can upload" in as_buyer.get("/").content.decode()
    assert 'href="/upload/"' in as_administrator.get("/").content.decode()


def test_more_vendors_take_no_more_queries(as_buyer: Client, add_version: AddVersion) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_buyer.get("/")
        return len(captured)

    for number in range(2):
        add_version("A policy.", vendor=f"Vendor {number}")
    few = queries()
    for number in range(2, 5):
        add_version("A policy.", vendor=f"Vendor {number}")
    assert queries() == few
