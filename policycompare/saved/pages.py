"""What the pages of saved comparisons show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from policycompare.accounts.models import User
from policycompare.comparisons.pages import ComparisonPage, compare_address, comparison_page

from .changes import Change, changes_of
from .models import SavedComparison


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list. ``vendors`` are names in the order of the columns."""

    saved: SavedComparison
    vendors: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A saved comparison on its page. ``latest`` and ``as_saved`` are addresses of the comparison."""

    saved: SavedComparison
    own: bool
    changes: tuple[Change, ...]
    latest: str
    as_saved: str


def entries(comparisons: Iterable[SavedComparison]) -> tuple[Entry, ...]:
    """The lines for saved comparisons that come ``with_versions``."""
    comparisons = list(comparisons)
    changes = changes_of(comparisons)
    return tuple(Entry(saved, _vendors(saved), changes[saved.pk]) for saved in comparisons)


def opened(saved: SavedComparison, visitor: User) -> Opened:
    return Opened(
        saved=saved,
        own=saved.owner_id == visitor.pk,
        changes=changes_of([saved])[saved.pk],
        latest=compare_address(saved.following),
        as_saved=compare_address(saved.standing_still),
    )


def page_of(saved: SavedComparison, language: str) -> ComparisonPage:
    """The comparison as any other, except that its evidence lies at another address than the page."""
    page = comparison_page(saved.shown, "", language)
    return replace(page, evidence_base=reverse("comparisons:compare") + page.evidence_base)


def _vendors(saved: SavedComparison) -> tuple[str, ...]:
    names = {version.policy.vendor.slug: version.policy.vendor.name for version in saved.versions.all()}
    return tuple(names[slug] for slug in saved.following.vendors if slug in names)
