"""What changed since a comparison was kept: which vendor, from which version to which, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from policycompare.comparisons.columns import latest_versions
from policycompare.comparisons.pages import compare_address
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.versions import version_key
from policycompare.policies.models import PolicyVersion

from .models import SavedComparison


@dataclass(frozen=True, slots=True)
class Change:
    """A vendor whose policy has a newer version. ``since`` is when the first newer one was received; ``address``
    compares both."""

    vendor: str
    then: PolicyVersion
    now: PolicyVersion
    since: datetime
    address: str


def changes_of(comparisons: Iterable[SavedComparison]) -> Mapping[int, tuple[Change, ...]]:
    """By id of the saved comparison what changed since, first change first: two queries for all.

    The comparisons come ``with_versions``.
    """
    kept = {saved.pk: _newest_by_vendor(saved.versions.all()) for saved in comparisons}
    latest = latest_versions({slug for versions in kept.values() for slug in versions})
    old = {
        pk: [(then, latest[slug]) for slug, then in versions.items() if latest[slug].pk != then.pk]
        for pk, versions in kept.items()
    }
    received = _received(then for pairs in old.values() for then, _ in pairs)
    return {pk: _in_order(_change(then, now, received) for then, now in pairs) for pk, pairs in old.items()}


def _newest_by_vendor(versions: Iterable[PolicyVersion]) -> dict[str, PolicyVersion]:
    return {version.policy.vendor.slug: version for version in sorted(versions, key=lambda one: one.number)}


def _received(versions: Iterable[PolicyVersion]) -> dict[tuple[int, int], datetime]:
    """When each version of these versions' policies was received, by policy and number."""
    policies = {version.policy_id for version in versions}
    rows = PolicyVersion.objects.filter(policy__in=policies).values_list("policy_id", "number", "retrieved_at")
    return {(policy, number): at for policy, number, at in rows}


def _change(then: PolicyVersion, now: PolicyVersion, received: Mapping[tuple[int, int], datetime]) -> Change:
    newer = [number for policy, number in received if policy == then.policy_id and number > then.number]
    vendor = then.policy.vendor
    both = ComparisonQuery((version_key(vendor.slug, then.pk), version_key(vendor.slug, now.pk)), only_differences=True)
    return Change(
        vendor=vendor.name,
        then=then,
        now=now,
        # Where another document took the place of this one, that one's day counts.
        since=received[then.policy_id, min(newer)] if newer else now.retrieved_at,
        address=compare_address(both),
    )


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.since))
