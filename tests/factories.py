"""Vendors, versions and clauses for tests, made without the extractor: what it finds is tested elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from policycompare.accounts.models import User
from policycompare.policies.models import Clause, Original, Policy, PolicyVersion, Vendor
from policycompare.vocabulary import TOPICS, Value, parse_duration, validate

type Said = tuple[str, Mapping[str, Value], str]  # topic, fields, quote

TEXT = "We keep backups for 90 days. We never sell your data. You may ask us to delete it."
SAID: Sequence[Said] = (
    ("retention", {"data": "backups", "period": "P90D"}, "We keep backups for 90 days."),
    ("sale", {"stance": "denies"}, "We never sell your data."),
    ("right", {"right": "erasure"}, "You may ask us to delete it."),
)


def make_vendor(name: str = "Acme") -> Vendor:
    return Vendor.objects.create(name=name, slug=name.lower().replace(" ", "-"))


def make_version(
    vendor: Vendor,
    text: str = TEXT,
    said: Sequence[Said] = SAID,
    *,
    kind: Policy.Kind = Policy.Kind.PRIVACY_POLICY,
    language: str = "en",
) -> PolicyVersion:
    """The vendor's next version of a policy of this kind, with the clauses given; each quote must stand in the text."""
    policy, _ = Policy.objects.get_or_create(vendor=vendor, kind=kind, title=kind.label)
    content = f"{vendor.name}: {text}".encode()
    original, _ = Original.objects.get_or_create(
        sha256=sha256(content).hexdigest(),
        defaults={"content": content, "media_type": "text/plain", "size": len(content)},
    )
    version = PolicyVersion.objects.create(
        policy=policy,
        number=policy.versions.count() + 1,
        original=original,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        language=language,
        effective_date=date(2018, 5, 25),
        retrieved_at=datetime(2026, 11, 1, 12, tzinfo=UTC),
        created_by=_importer(),
        engine_version="1.0",
    )
    Clause.objects.bulk_create(make_clause(version, at, *one) for at, one in enumerate(said))
    return version


def make_clause(version: PolicyVersion, position: int, topic: str, fields: Mapping[str, Value], quote: str) -> Clause:
    """An unsaved clause whose quote is found in the version's text."""
    validate(topic, fields)
    spec = TOPICS[topic]
    start = version.text.index(quote)
    own = {spec.subject_field, spec.value_field}
    duration = parse_duration(str(fields.get(spec.value_field or "", "")))
    return Clause(
        version=version,
        position=position,
        topic=topic,
        subject=str(fields.get(spec.subject_field or "", "")),
        value=str(fields.get(spec.value_field or "", "")),
        attributes={name: value for name, value in fields.items() if name not in own},
        sort_days=duration.days if duration else None,
        quote=quote,
        start=start,
        end=start + len(quote),
        language=version.language,
        heading="How we work",
        rule=f"{topic}.test",
        cues=["say"],
    )


def _importer() -> User:
    user, _ = User.objects.get_or_create(username="importer", defaults={"role": User.Role.ADMINISTRATOR})
    return user
