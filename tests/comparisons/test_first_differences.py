"""The start page shows real vendors and a real difference."""

import pytest
from django.test import Client

from tests.factories import SAID, make_vendor, make_version

pytestmark = pytest.mark.django_db


def test_the_start_page_shows_rows_in_which_vendors_differ(as_buyer: Client) -> None:
    make_version(make_vendor("Acme"))
    make_version(make_vendor("Brick"), "We sell your data.", [("sale", {"stance": "sells"}, "We sell your data.")])
    page = as_buyer.get("/").content.decode()
    assert "Where they differ" in page
    assert "Sells" in page
    assert '<a href="/compare/?v=acme&amp;v=brick">' in page


def test_vendors_that_say_the_same_have_no_difference_to_show(as_buyer: Client) -> None:
    for name in ("Acme", "Brick"):
        make_version(make_vendor(name), said=SAID)
    assert "Where they differ" not in as_buyer.get("/").content.decode()


def test_one_vendor_alone_has_no_difference_to_show(as_buyer: Client) -> None:
    make_version(make_vendor("Acme"))
    assert "Where they differ" not in as_buyer.get("/").content.decode()
