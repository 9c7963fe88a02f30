"""From the database to the columns of a comparison: three queries, however many vendors; one more for versions that
were chosen by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policycompare.comparisons.table import Column, Statement
from policycompare.comparisons.versions import split_key
from policycompare.policies.models import Clause, Policy, PolicyVersion, Vendor
from policycompare.vocabulary import TOPICS, fields_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A vendor that was asked for, and has no column yet."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of the keys asked for: columns in their order, keys of nobody, names of vendors without a policy."""

    columns: tuple[Column, ...]
    waiting: tuple[Waiting, ...]  # beyond the limit
    unknown: tuple[str, ...]
    without_policy: tuple[str, ...]  # names


def load_columns(keys: Sequence[str], limit: int | None = None) -> Chosen:
    """A column for each key, at most ``limit``: "acme" is the vendor's latest version, "acme@57" that of this id."""
    slugs = {key: split_key(key)[0] for key in keys}
    names = dict(Vendor.objects.filter(slug__in=slugs.values()).values_list("slug", "name"))
    versions = _version_by_key(keys)
    present = [key for key in keys if key in versions]
    shown = present[:limit]
    statements = statements_of(versions[key].pk for key in shown)
    without_policy = [key for key in keys if key in names and key not in versions]
    return Chosen(
        columns=tuple(_column(key, versions[key], statements.get(versions[key].pk, [])) for key in shown),
        waiting=tuple(Waiting(key, versions[key].policy.vendor.name) for key in present[len(shown) :]),
        unknown=tuple(key for key in keys if key not in versions and key not in without_policy),
        without_policy=tuple(names[key] for key in without_policy),
    )


def load_column(key: str) -> tuple[Column, PolicyVersion] | None:
    """One column and the version it is of; None where the key stands for nothing, or for a vendor with no policy."""
    version = _version_by_key([key]).get(key)
    if version is None:
        return None
    return _column(key, version, statements_of([version.pk]).get(version.pk, [])), version


def latest_versions(slugs: Iterable[str]) -> dict[str, PolicyVersion]:
    """By vendor the latest version of its privacy policy (of another document where there is none)."""
    found: dict[str, PolicyVersion] = {}
    latest = PolicyVersion.objects.of_vendors(list(slugs)).latest_of_each().without_content()
    for version in sorted(latest, key=_privacy_policy_first):
        found.setdefault(version.policy.vendor.slug, version)
    return found


def statements_of(versions: Iterable[int], topics: Iterable[str] = TOPICS) -> dict[int, list[Statement]]:
    """The clauses on these topics that stand, by version."""
    rows = (
        Clause.objects.standing()
        .filter(version__in=list(versions), topic__in=list(topics))
        .order_by("version_id", "position")
        .values_list("version_id", "pk", "topic", "subject", "value", "attributes", "start", "end", "review")
    )
    statements: dict[int, list[Statement]] = {}
    for version, pk, topic, subject, value, attributes, start, end, review in rows:
        fields = fields_of(topic, subject, value, attributes)
        statements.setdefault(version, []).append(Statement(pk, topic, fields, start, end, review))
    return statements


def _version_by_key(keys: Sequence[str]) -> dict[str, PolicyVersion]:
    chosen = {key: split_key(key) for key in keys}
    latest = latest_versions(slug for slug, version in chosen.values() if version is None)
    ids = [version for _, version in chosen.values() if version is not None]
    by_id = PolicyVersion.objects.select_related("policy__vendor").without_content().in_bulk(ids) if ids else {}
    found: dict[str, PolicyVersion] = {}
    for key, (slug, pk) in chosen.items():
        version = latest.get(slug) if pk is None else by_id.get(pk)
        if version and version.policy.vendor.slug == slug:
            found[key] = version
    return found


def _privacy_policy_first(version: PolicyVersion) -> tuple[bool, str, str, int]:
    policy = version.policy
    return policy.kind != Policy.Kind.PRIVACY_POLICY, policy.kind, policy.title, version.pk


def _column(key: str, version: PolicyVersion, statements: Sequence[Statement]) -> Column:
    return Column(
        key=key,
        name=version.policy.vendor.name,
        statements=tuple(statements),
        document=version.policy.title,
        version_id=version.pk,
        version_number=version.number,
        language=version.language,
        effective_date=version.effective_date,
        retrieved_at=version.retrieved_at,
        source_url=version.source_url,
        text_sha256=version.text_sha256,
        engine_version=version.engine_version,
    )
