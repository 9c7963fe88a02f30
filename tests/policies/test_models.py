"""What the database itself refuses, on every database that is supported."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from policycompare.accounts.models import User
from policycompare.policies.models import Clause, Decision, Original, Policy, PolicyVersion, Vendor
from policycompare.policies.triggers import TRIGGERS
from tests.conftest import AddVersion


@pytest.fixture
def version(add_version: AddVersion) -> PolicyVersion:
    version = add_version("We keep backups for 90 days.")
    version.clauses.all().delete()
    return version


def clause(version: PolicyVersion, **changes: Any) -> Clause:
    """An unsaved clause that the database would take, but for the changes."""
    fields: dict[str, Any] = {
        "position": 0,
        "topic": "retention",
        "subject": "backups",
        "value": "P90D",
        "quote": "We keep backups",
        "start": 0,
        "end": 15,
        "language": "en",
        "rule": "retention.kept-for",
    }
    return Clause(version=version, **(fields | changes))


def refused(save: Callable[[], object], constraint: str = "") -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        save()
    assert constraint in str(error.value)


def test_a_clause_that_holds_is_stored(version: PolicyVersion) -> None:
    clause(version).save()
    assert str(version.clauses.get()) == "retention / backups / P90D"


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"start": 15, "end": 15, "quote": ""}, "clause_start_is_before_end"),
        ({"end": 16}, "clause_quote_is_as_long_as_its_place"),
        ({"topic": ""}, "clause_has_a_topic"),
        ({"review": "perhaps"}, "clause_review_is_known"),
    ],
)
def test_a_clause_that_does_not_hold_is_refused(
    version: PolicyVersion, changes: dict[str, Any], constraint: str
) -> None:
    refused(clause(version, **changes).save, constraint)


def test_the_length_of_a_quote_is_counted_in_code_points(version: PolicyVersion) -> None:
    clause(version, quote="één € 𝒳", end=7).save()
    assert version.clauses.get().quote == "één € 𝒳"


def test_a_version_says_a_thing_once(version: PolicyVersion) -> None:
    clause(version).save()
    refused(clause(version, position=1, quote="backups", start=8, end=15).save)
    clause(version, position=1, value="P1Y").save()
    assert version.clauses.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "We keep nothing."},
        {"text_sha256": "0" * 64},
        {"number": 9},
        {"filename": "other.txt"},
        {"language": "nl"},
        {"source_url": "https://example.com/"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_content_of_a_version_cannot_be_changed(version: PolicyVersion, changes: dict[str, Any]) -> None:
    refused(lambda: PolicyVersion.objects.filter(pk=version.pk).update(**changes), "never changes")


def test_a_version_may_be_read_again_by_a_newer_engine(version: PolicyVersion) -> None:
    version.engine_version = "99"
    version.save()
    version.refresh_from_db()
    assert version.engine_version == "99"


def test_an_original_cannot_be_changed_nor_go_while_a_version_rests_on_it(version: PolicyVersion) -> None:
    refused(lambda: Original.objects.update(content=b"other"), "never changes")
    with pytest.raises(IntegrityError):
        version.original.delete()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"number": 0}, "version_number_starts_at_one"),
        ({"text_sha256": "abc"}, "version_text_sha256_is_a_whole_hash"),
        ({"language": "fr"}, "version_language_is_known"),
        ({"number": 1}, ""),
    ],
    ids=["number zero", "half a hash", "an unknown language", "a number twice"],
)
def test_a_version_that_does_not_hold_is_refused(
    version: PolicyVersion, changes: dict[str, Any], constraint: str
) -> None:
    other = {"number": 2, "text_sha256": "0" * 64}
    copy = PolicyVersion.objects.get(pk=version.pk)
    copy.pk = None
    copy._state.adding = True
    for name, value in (other | changes).items():
        setattr(copy, name, value)
    refused(copy.save, constraint)


def test_a_decision_outlives_its_clause_and_cannot_be_changed(version: PolicyVersion, privacy_officer: User) -> None:
    decided = clause(version)
    decided.save()
    decision = Decision.objects.create(
        version=version,
        clause=decided,
        topic="retention",
        subject="backups",
        value="P90D",
        start=0,
        end=15,
        kind=Decision.Kind.CONFIRMED,
        by=privacy_officer,
        before={"value": "P90D"},
        after={"value": "P90D"},
    )
    decided.delete()
    decision.refresh_from_db()
    assert decision.clause is None
    assert (decision.topic, decision.subject, decision.value) == ("retention", "backups", "P90D")
    refused(lambda: Decision.objects.update(reason="I never said so"), "a decision never changes")


@pytest.mark.parametrize(
    "record",
    [
        Vendor(name="", slug="nameless"),
        Vendor(name="ACME", slug="another"),
        Vendor(name="Another", slug="acme"),
        Original(content=b"", sha256="abc", media_type="text/plain", size=0),
        User(username="root", role="emperor"),
    ],
    ids=["no name", "a name twice", "an address twice", "half a hash", "an unknown role"],
)
def test_a_record_that_does_not_hold_is_refused(version: PolicyVersion, record: Model) -> None:
    refused(record.save)


def test_a_policy_needs_a_known_kind_and_its_own_title(version: PolicyVersion) -> None:
    vendor = version.policy.vendor
    refused(Policy(vendor=vendor, title="").save, "policy_has_a_title")
    refused(Policy(vendor=vendor, title="Terms", kind="terms").save, "policy_kind_is_known")
    refused(Policy(vendor=vendor, title=version.policy.title).save)


def test_the_triggers_stand_after_all_migrations(db: None) -> None:
    """On SQLite a migration that rebuilds a table drops its triggers: it must install them again."""
    source = "sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "pg_trigger"
    name = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {source}")
        assert {trigger.name for trigger in TRIGGERS} <= {row[0] for row in cursor.fetchall()}
