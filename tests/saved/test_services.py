"""Keeping a comparison: Alice owns it, Bob is a colleague."""

import pytest
from django.db import IntegrityError, transaction

from policycompare.accounts.models import User
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.policies.models import PolicyVersion
from policycompare.saved.models import SavedComparison, SavedVersion
from policycompare.saved.naming import proposed_name
from policycompare.saved.services import (
    NameTaken,
    NothingToCompare,
    bring_up_to_date,
    change_comparison,
    delete_comparison,
    save_comparison,
)
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db

QUERY = ComparisonQuery(("acme", "brick"), only_differences=True)


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice")


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob")


@pytest.fixture
def acme() -> PolicyVersion:
    return make_version(make_vendor("Acme"))


@pytest.fixture
def brick() -> PolicyVersion:
    return make_version(make_vendor("Brick"))


@pytest.fixture
def kept(alice: User, acme: PolicyVersion, brick: PolicyVersion) -> SavedComparison:
    return save_comparison(alice, QUERY, "CRM")


def versions(saved: SavedComparison) -> set[int]:
    return set(saved.versions.values_list("pk", flat=True))


def test_a_comparison_is_kept_with_its_choices_and_the_versions_it_shows(
    kept: SavedComparison, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    assert kept.following == QUERY
    assert versions(kept) == {acme.pk, brick.pk}
    assert (kept.shared, kept.frozen) == (False, False)


def test_it_follows_the_latest_versions_or_stands_still(
    alice: User, kept: SavedComparison, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    make_version(acme.policy.vendor, "New words.", [])
    assert kept.shown == QUERY
    frozen = change_comparison(alice, kept.pk, "CRM", shared=False, frozen=True)
    assert frozen.shown.vendors == (f"acme@{acme.pk}", f"brick@{brick.pk}")
    assert frozen.shown.only_differences


def test_bringing_it_up_to_date_takes_the_latest_versions(
    alice: User, kept: SavedComparison, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    newer = make_version(acme.policy.vendor, "New words.", [])
    before = kept.versions_chosen_at
    updated = bring_up_to_date(alice, kept.pk)
    assert versions(updated) == {newer.pk, brick.pk}
    assert updated.versions_chosen_at > before


def test_versions_chosen_by_hand_are_kept_where_it_is_frozen(alice: User, acme: PolicyVersion) -> None:
    newer = make_version(acme.policy.vendor, "New words.", [])
    both = ComparisonQuery((f"acme@{acme.pk}", f"acme@{newer.pk}"))
    frozen = save_comparison(alice, both, "Before and after", frozen=True)
    assert frozen.shown == both
    assert versions(save_comparison(alice, both, "Today")) == {newer.pk}


def test_who_is_unknown_is_left_out_and_nobody_at_all_is_refused(alice: User, acme: PolicyVersion) -> None:
    assert save_comparison(alice, ComparisonQuery(("acme", "nobody")), "Acme").following.vendors == ("acme",)
    with pytest.raises(NothingToCompare):
        save_comparison(alice, ComparisonQuery(("nobody",)), "Nobody")


def test_a_name_stands_once_for_each_owner_whatever_its_capitals(alice: User, bob: User, kept: SavedComparison) -> None:
    with pytest.raises(NameTaken):
        save_comparison(alice, QUERY, "crm")
    other = save_comparison(alice, QUERY, "Other")
    with pytest.raises(NameTaken):
        change_comparison(alice, other.pk, "Crm", shared=True, frozen=True)
    other.refresh_from_db()
    assert (other.name, other.shared, other.frozen) == ("Other", False, False)
    assert save_comparison(bob, QUERY, "CRM").owner == bob


def test_a_refused_comparison_leaves_nothing_behind(alice: User, kept: SavedComparison) -> None:
    with pytest.raises(NameTaken):
        save_comparison(alice, QUERY, "CRM")
    assert SavedComparison.objects.count() == 1
    assert SavedVersion.objects.count() == 2


def test_only_the_owner_changes_even_what_is_shared(alice: User, bob: User, kept: SavedComparison) -> None:
    change_comparison(alice, kept.pk, "CRM", shared=True, frozen=False)
    with pytest.raises(SavedComparison.DoesNotExist):
        change_comparison(bob, kept.pk, "Mine", shared=False, frozen=False)
    with pytest.raises(SavedComparison.DoesNotExist):
        bring_up_to_date(bob, kept.pk)
    with pytest.raises(SavedComparison.DoesNotExist):
        delete_comparison(bob, kept.pk)
    delete_comparison(alice, kept.pk)
    assert not SavedComparison.objects.exists()


def test_one_reads_ones_own_and_what_is_shared(alice: User, bob: User, kept: SavedComparison) -> None:
    shared = save_comparison(alice, QUERY, "For all", shared=True)
    readable = SavedComparison.objects.readable_by
    assert list(readable(alice)) == [kept, shared]
    assert list(readable(bob)) == [shared]
    assert list(SavedComparison.objects.shared_by_others(bob)) == [shared]
    assert list(SavedComparison.objects.shared_by_others(alice)) == []


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"name": ""}, "saved_comparison_has_a_name"),
        ({"query": ""}, "saved_comparison_has_a_query"),
    ],
)
def test_the_database_holds_what_a_saved_comparison_must_have(
    kept: SavedComparison, change: dict[str, str], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SavedComparison.objects.filter(pk=kept.pk).update(**change)


def test_a_version_stands_once_in_a_saved_comparison(kept: SavedComparison, acme: PolicyVersion) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedVersion.objects.create(saved=kept, version=acme)


@pytest.mark.parametrize(
    ("vendors", "name"),
    [
        (["Acme"], "Acme"),
        (["Acme", "Brick", "Clay"], "Acme, Brick and Clay"),
        (["Acme", "Brick", "Clay", "Dell"], "Acme, Brick and 2 others"),
    ],
)
def test_a_name_is_proposed_from_the_vendors(vendors: list[str], name: str) -> None:
    assert proposed_name(vendors) == name


def test_a_proposed_name_always_fits() -> None:
    assert len(proposed_name(["x" * 200, "y" * 200])) == 120
