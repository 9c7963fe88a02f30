"""How a text comes in: all of it or nothing, once, and in order."""

import hashlib
import logging
from datetime import date
from typing import Any

import pytest

from policycompare import extraction
from policycompare.accounts.models import User
from policycompare.policies import services
from policycompare.policies.models import Clause, Original, Policy, PolicyVersion, Vendor
from policycompare.policies.services import DuplicateText, Submission, add_policy_text, store_clauses
from policycompare.readers import UnreadableDocument
from tests.conftest import AddVersion

FIRST = "Privacy policy\n\nWe keep backups for 90 days."
SECOND = "Privacy policy\n\nWe keep backups for 6 months."


def found(text: str, quote: str, topic: str, **fields: Any) -> extraction.Clause:
    """A clause as the extractor would give it."""
    start = text.index(quote)
    return extraction.Clause(
        topic=topic,
        fields=fields,
        quote=quote,
        start=start,
        end=start + len(quote),
        rule="test.rule",
        cues=("keep", "backups"),
        weak=True,
        heading="Privacy policy",
        language="en",
        also=((0, 7),),
    )


def test_a_new_text_is_kept_with_its_bytes_hashes_and_origin(administrator: User) -> None:
    content = FIRST.replace("\n", "\r\n").encode("utf-8-sig")
    version = add_policy_text(
        administrator,
        Submission(
            vendor="Acme",
            kind=Policy.Kind.PRIVACY_POLICY,
            content=content,
            filename="acme.txt",
            source_url="https://acme.example/privacy",
        ),
    )
    stored = PolicyVersion.objects.get(pk=version.pk)
    assert bytes(stored.original.content) == content
    assert stored.original.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.original.size == len(content)
    assert stored.text == FIRST
    assert stored.text_sha256 == hashlib.sha256(FIRST.encode()).hexdigest()
    assert (stored.number, stored.language, stored.filename) == (1, "en", "acme.txt")
    assert stored.source_url == "https://acme.example/privacy"
    assert stored.created_by == administrator
    assert stored.engine_version == extraction.ENGINE_VERSION
    assert stored.policy.vendor.slug == "acme"


def test_a_new_text_of_a_policy_is_its_next_version_and_the_first_stays(add_version: AddVersion) -> None:
    first, second = add_version(FIRST), add_version(SECOND)
    assert second.policy == first.policy
    assert [version.number for version in first.policy.versions.all()] == [1, 2]
    assert PolicyVersion.objects.get(pk=first.pk).text == FIRST


def test_without_a_title_a_text_goes_to_the_policy_of_its_kind(add_version: AddVersion) -> None:
    privacy = add_version(FIRST, title="Our promise")
    cookies = add_version("We use cookies.", kind=Policy.Kind.COOKIE_POLICY)
    assert add_version(SECOND).policy == privacy.policy
    assert cookies.policy.title == "Cookie policy"
    assert add_version("Another promise.", title="OUR PROMISE").policy == privacy.policy
    assert add_version("A third.", title="For applicants").policy != privacy.policy


def test_the_same_text_again_is_refused_and_names_the_version(add_version: AddVersion) -> None:
    first = add_version(FIRST)
    with pytest.raises(DuplicateText) as refused:
        add_version(FIRST.replace("\n", "\r\n"), title="Under another title")
    assert refused.value.version == first
    assert Policy.objects.count() == PolicyVersion.objects.count() == Original.objects.count() == 1


def test_two_vendors_may_have_the_same_text_and_its_bytes_are_kept_once(add_version: AddVersion) -> None:
    first, second = add_version(FIRST, vendor="Acme"), add_version(FIRST, vendor="Bolt")
    assert first.policy.vendor != second.policy.vendor
    assert first.original == second.original


def test_a_vendor_is_known_by_its_name_whatever_the_capitals(add_version: AddVersion, administrator: User) -> None:
    add_version(FIRST, vendor="Acme")
    add_policy_text(administrator, Submission("ACME", Policy.Kind.PRIVACY_POLICY, SECOND.encode()))
    assert Vendor.objects.count() == 1


def test_vendors_whose_names_give_the_same_address_get_a_number(add_version: AddVersion) -> None:
    slugs = [
        add_version(FIRST, vendor=name).policy.vendor.slug
        for name in ("Big Co", "Big-Co", "big co.", "株式会社", "有限")
    ]
    assert slugs == ["big-co", "big-co-2", "big-co-3", "vendor", "vendor-2"]


def test_what_cannot_be_read_leaves_nothing_behind(administrator: User) -> None:
    with pytest.raises(UnreadableDocument):
        add_policy_text(administrator, Submission("Acme", Policy.Kind.PRIVACY_POLICY, b"\x00\x01\x02"))
    assert not Vendor.objects.exists()
    assert not Original.objects.exists()


def test_a_failure_half_way_leaves_nothing_behind(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(services, "store_clauses", fail)
    with pytest.raises(RuntimeError):
        add_policy_text(administrator, Submission("Acme", Policy.Kind.PRIVACY_POLICY, FIRST.encode()))
    assert not Vendor.objects.exists()
    assert not Original.objects.exists()


def test_a_clause_is_stored_with_its_subject_value_and_attributes(add_version: AddVersion) -> None:
    version = emptied(add_version(FIRST))
    quote = "We keep backups for 90 days."
    store_clauses(version, [found(FIRST, quote, "retention", data="backups", period="P90D", trigger="collection")])
    clause = version.clauses.get()
    assert (clause.topic, clause.subject, clause.value) == ("retention", "backups", "P90D")
    assert clause.attributes == {"trigger": "collection"}
    assert clause.sort_days == 90
    assert version.text[clause.start : clause.end] == clause.quote == quote
    assert (clause.also, clause.heading, clause.weak) == ([[0, 7]], "Privacy policy", True)
    assert clause.review == Clause.Review.UNREVIEWED


def test_topics_without_a_subject_or_a_value_leave_it_empty(add_version: AddVersion) -> None:
    version = emptied(add_version(FIRST))
    quote = "We keep backups"
    store_clauses(
        version,
        [
            found(FIRST, quote, "sale", stance="denies"),
            found(FIRST, quote, "right", right="access", scope="everyone"),
            found(FIRST, quote, "children", minimum_age=16),
        ],
    )
    stored = {(clause.topic, clause.subject, clause.value) for clause in version.clauses.all()}
    assert stored == {("sale", "", "denies"), ("right", "access", ""), ("children", "", "16")}


def test_the_same_meaning_twice_is_stored_once_the_first_time(add_version: AddVersion) -> None:
    version = emptied(add_version(FIRST))
    store_clauses(
        version,
        [found(FIRST, "We keep", "sale", stance="denies"), found(FIRST, "backups", "sale", stance="denies")],
    )
    assert version.clauses.get().quote == "We keep"


def test_a_mistake_of_a_rule_is_logged_and_does_not_keep_the_policy_out(
    add_version: AddVersion, caplog: pytest.LogCaptureFixture
) -> None:
    version = emptied(add_version(FIRST))
    with caplog.at_level(logging.ERROR):
        store_clauses(
            version,
            [
                found(FIRST, "We keep", "weather", mood="sunny"),
                found(FIRST, "We keep", "controller", name="x" * 501),
                found(FIRST, "backups", "controller", name="Acme Ltd"),
            ],
        )
    assert version.clauses.get().value == "Acme Ltd"
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ([("last_updated", "2025-03-09"), ("effective", "2025-03-01")], date(2025, 3, 1)),
        ([("last_updated", "2025-03-09")], date(2025, 3, 9)),
        ([("effective", "2025-03"), ("last_updated", "2025-03-09")], date(2025, 3, 9)),
        ([("effective", "2025-03")], None),
        ([], None),
    ],
    ids=["in force from", "only last changed", "in force from a month", "only a month", "undated"],
)
def test_a_version_has_the_date_that_its_text_says(
    administrator: User, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, str]], day: date | None
) -> None:
    clauses = tuple(found(FIRST, "Privacy policy", "date", kind=kind, value=value) for kind, value in said)
    result = extraction.Extraction(language="en", clauses=clauses, engine_version="1")
    monkeypatch.setattr(extraction, "extract", lambda text: result)
    version = add_policy_text(administrator, Submission("Acme", Policy.Kind.PRIVACY_POLICY, FIRST.encode()))
    assert version.effective_date == day


def emptied(version: PolicyVersion) -> PolicyVersion:
    version.clauses.all().delete()
    return version
