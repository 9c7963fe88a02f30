"""The writes. Each takes who acts; what is not that person's raises SavedComparison.DoesNotExist."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from policycompare.accounts.models import User
from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.queries import MAX_VENDORS, ComparisonQuery
from policycompare.comparisons.table import Column
from policycompare.comparisons.versions import at_latest

from .models import SavedComparison, SavedVersion


class NameTaken(Exception):
    """The owner has another comparison of this name."""


class NothingToCompare(Exception):
    """None of the vendors asked for has a policy."""


def save_comparison(
    by: User, query: ComparisonQuery, name: str, *, shared: bool = False, frozen: bool = False
) -> SavedComparison:
    """Keeps the comparison, at the versions it shows; raises NameTaken or NothingToCompare."""
    query = query if frozen else at_latest(query)
    columns = comparable(query)
    with transaction.atomic():
        address = _address(query, columns)
        saved = SavedComparison(owner=by, name=name, shared=shared, frozen=frozen, query=address)
        _store(saved)
        _choose_versions(saved, columns)
    return saved


def comparable(query: ComparisonQuery) -> tuple[Column, ...]:
    """The columns that the query comes to; raises NothingToCompare for none."""
    columns = load_columns(query.vendors[:MAX_VENDORS]).columns
    if not columns:
        raise NothingToCompare
    return columns


def change_comparison(by: User, pk: int, name: str, *, shared: bool, frozen: bool) -> SavedComparison:
    """Renames, shares or keeps to oneself, freezes at its versions or lets follow; raises NameTaken."""
    with transaction.atomic():
        saved = _own(by, pk)
        saved.name, saved.shared, saved.frozen = name, shared, frozen
        _store(saved)
    return saved


def bring_up_to_date(by: User, pk: int) -> SavedComparison:
    """Takes the latest versions for its own; raises NothingToCompare."""
    with transaction.atomic():
        saved = _own(by, pk)
        _choose_versions(saved, comparable(saved.following))
        saved.versions_chosen_at = timezone.now()
        saved.save()
    return saved


def delete_comparison(by: User, pk: int) -> None:
    with transaction.atomic():
        _own(by, pk).delete()


def _own(by: User, pk: int) -> SavedComparison:
    """The saved comparison, locked."""
    return SavedComparison.objects.owned_by(by).select_for_update().get(pk=pk)


def _store(saved: SavedComparison) -> None:
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:  # the one constraint that a filled-in form can hurt
        raise NameTaken from error


def _choose_versions(saved: SavedComparison, columns: Iterable[Column]) -> None:
    SavedVersion.objects.filter(saved=saved).delete()
    SavedVersion.objects.bulk_create(SavedVersion(saved=saved, version_id=column.version_id) for column in columns)


def _address(query: ComparisonQuery, columns: Iterable[Column]) -> str:
    """The address with whoever is there, whichever of their versions were chosen."""
    return at_latest(query.comparing(*(column.key for column in columns))).address
