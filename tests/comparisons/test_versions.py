"""A comparison at versions that were chosen by hand, whatever came later."""

import pytest
from django.test import Client

from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.versions import at_latest, at_versions, split_key, version_key
from policycompare.policies.models import PolicyVersion
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> PolicyVersion:
    return make_version(make_vendor("Acme"))


@pytest.fixture
def second(first: PolicyVersion) -> PolicyVersion:
    sale = ("sale", {"stance": "sells"}, "We sell your data.")
    return make_version(first.policy.vendor, "We sell your data.", [sale])


def test_a_key_is_a_vendor_or_one_of_its_versions() -> None:
    assert split_key("acme") == ("acme", None)
    assert split_key(version_key("acme", 57)) == ("acme", 57)
    assert split_key("acme@") == ("acme@", None)


def test_an_address_with_a_version_shows_that_version(
    as_buyer: Client, first: PolicyVersion, second: PolicyVersion
) -> None:
    page = as_buyer.get(f"/compare/?v=acme@{first.pk}").context["page"]
    assert [column.version_id for column in page.matrix.columns] == [first.pk]
    assert page.address == f"/compare/?v=acme@{first.pk}"
    assert page.latest == "/compare/?v=acme"


def test_a_comparison_at_chosen_versions_says_so_and_leads_to_the_latest(
    as_buyer: Client, first: PolicyVersion, second: PolicyVersion
) -> None:
    html = as_buyer.get(f"/compare/?v=acme@{first.pk}").content.decode()
    assert "Shown at versions that were chosen, not at the latest." in html
    assert "As the policies stood on" not in html
    assert "Shown at versions that were chosen" not in as_buyer.get("/compare/?v=acme").content.decode()


def test_two_versions_of_one_vendor_stand_side_by_side(first: PolicyVersion, second: PolicyVersion) -> None:
    columns = load_columns(["acme", f"acme@{first.pk}"]).columns
    assert [(column.version_id, column.chosen) for column in columns] == [(second.pk, False), (first.pk, True)]


def test_the_evidence_of_a_chosen_version_is_from_that_version(
    as_buyer: Client, first: PolicyVersion, second: PolicyVersion
) -> None:
    old = as_buyer.get(f"/compare/evidence/acme@{first.pk}/sale/").content.decode()
    new = as_buyer.get("/compare/evidence/acme/sale/").content.decode()
    assert "We never sell your data." in old
    assert "We sell your data." in new


@pytest.mark.parametrize("key", ["acme@999999", "brick@{first}", "acme@", "acme@x", "@{first}"])
def test_a_version_that_is_not_the_vendors_is_named_and_left_out(key: str, first: PolicyVersion) -> None:
    key = key.format(first=first.pk)
    chosen = load_columns(["acme", key])
    assert chosen.unknown == (key,)
    assert [column.key for column in chosen.columns] == ["acme"]


def test_a_query_goes_to_chosen_versions_and_back() -> None:
    latest = ComparisonQuery(("acme", "brick", "clay"), only_differences=True)
    chosen = at_versions(latest, {"acme": [5, 6], "clay": [9]})
    assert chosen == ComparisonQuery(("acme@5", "acme@6", "clay@9"), only_differences=True)
    assert at_latest(chosen) == ComparisonQuery(("acme", "clay"), only_differences=True)
    assert ComparisonQuery.from_address(chosen.address) == chosen


def test_the_baseline_and_the_pinned_vendor_stay_who_they_are() -> None:
    latest = ComparisonQuery(("acme", "brick"), pinned="acme", baseline="brick")
    chosen = at_versions(latest, {"acme": [5], "brick": [7]})
    assert (chosen.pinned, chosen.baseline) == ("acme@5", "brick@7")
    assert at_latest(chosen) == latest
