"""Reading gives the right versions, and takes no more queries for more vendors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policycompare.policies.models import Clause, PolicyVersion, Vendor
from tests.conftest import AddVersion

pytestmark = pytest.mark.django_db


def test_the_latest_version_is_that_with_the_highest_number(add_version: AddVersion) -> None:
    add_version("Acme, first.")
    newest = add_version("Acme, second.")
    other = add_version("Bolt, first.", vendor="Bolt")
    assert set(PolicyVersion.objects.latest_of_each()) == {newest, other}


def test_vendors_come_with_their_latest_versions(add_version: AddVersion) -> None:
    add_version("Acme, first.")
    newest = add_version("Acme, second.")
    vendor = Vendor.objects.with_policies().get(slug="acme")
    assert [policy.latest_versions for policy in vendor.policies.all()] == [[newest]]


def test_more_vendors_take_no_more_queries(add_version: AddVersion) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            for vendor in Vendor.objects.comparable().with_policies():
                [version.filename for policy in vendor.policies.all() for version in policy.latest_versions]
        return len(captured)

    for number in range(2):
        add_version("A policy.", vendor=f"Vendor {number}")
    few = queries()
    for number in range(2, 6):
        add_version("A policy.", vendor=f"Vendor {number}")
    assert queries() == few


def test_the_text_stays_in_the_database_until_it_is_asked_for(add_version: AddVersion) -> None:
    add_version("A policy.")
    version = PolicyVersion.objects.without_content().get()
    assert "text" in version.get_deferred_fields()
    assert version.text == "A policy."


def test_a_vendor_without_a_version_is_not_comparable(add_version: AddVersion) -> None:
    add_version("A policy.", vendor="Acme")
    Vendor.objects.create(name="Empty", slug="empty")
    assert [vendor.name for vendor in Vendor.objects.comparable()] == ["Acme"]


def test_rejected_clauses_do_not_stand(add_version: AddVersion) -> None:
    version = add_version("We never sell personal data.")
    version.clauses.all().delete()
    for position, review in enumerate(Clause.Review):
        Clause.objects.create(
            version=version,
            position=position,
            topic="controller",
            value=review,
            quote="We",
            start=0,
            end=2,
            language="en",
            rule="test.rule",
            review=review,
        )
    assert {clause.value for clause in version.clauses.standing()} == set(Clause.Review) - {Clause.Review.REJECTED}
