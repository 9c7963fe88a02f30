"""From the database to the columns of a comparison: three queries, however many vendors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policycompare.comparisons.table import Column, Statement
from policycompare.policies.models import Clause, Policy, PolicyVersion, Vendor
from policycompare.vocabulary import TOPICS, fields_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of the vendors asked for: columns in their order, slugs nobody has, vendors with no policy."""

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    without_policy: tuple[str, ...]  # names


def load_columns(slugs: Sequence[str]) -> Chosen:
    """The latest version of each vendor's privacy policy (of another document where there is none)."""
    names = dict(Vendor.objects.filter(slug__in=slugs).values_list("slug", "name"))
    versions = _version_by_vendor(slugs)
    statements = statements_of(version.pk for version in versions.values())
    return Chosen(
        columns=tuple(
            _column(versions[slug], statements.get(versions[slug].pk, [])) for slug in slugs if slug in versions
        ),
        unknown=tuple(slug for slug in slugs if slug not in names),
        without_policy=tuple(names[slug] for slug in slugs if slug in names and slug not in versions),
    )


def load_column(slug: str) -> tuple[Column, PolicyVersion] | None:
    """One vendor's column and the version it is of; None where there is no such vendor, or none with a policy."""
    version = _version_by_vendor([slug]).get(slug)
    if version is None:
        return None
    return _column(version, statements_of([version.pk]).get(version.pk, [])), version


def statements_of(versions: Iterable[int]) -> dict[int, list[Statement]]:
    """The clauses that stand, by version."""
    rows = (
        Clause.objects.standing()
        .filter(version__in=list(versions), topic__in=list(TOPICS))
        .order_by("version_id", "position")
        .values_list("version_id", "pk", "topic", "subject", "value", "attributes", "start", "end", "review")
    )
    statements: dict[int, list[Statement]] = {}
    for version, pk, topic, subject, value, attributes, start, end, review in rows:
        fields = fields_of(topic, subject, value, attributes)
        statements.setdefault(version, []).append(Statement(pk, topic, fields, start, end, review))
    return statements


def _version_by_vendor(slugs: Sequence[str]) -> dict[str, PolicyVersion]:
    found: dict[str, PolicyVersion] = {}
    latest = PolicyVersion.objects.of_vendors(list(slugs)).latest_of_each().without_content()
    for version in sorted(latest, key=_privacy_policy_first):
        found.setdefault(version.policy.vendor.slug, version)
    return found


def _privacy_policy_first(version: PolicyVersion) -> tuple[bool, str, str, int]:
    policy = version.policy
    return policy.kind != Policy.Kind.PRIVACY_POLICY, policy.kind, policy.title, version.pk


def _column(version: PolicyVersion, statements: Sequence[Statement]) -> Column:
    return Column(
        key=version.policy.vendor.slug,
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
