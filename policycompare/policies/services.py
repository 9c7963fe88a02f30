"""The writes: the one way by which a policy comes in, whether from a form, from the command line or as the demo."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify

from policycompare import extraction, readers
from policycompare.accounts.models import User
from policycompare.vocabulary import TOPICS, VocabularyError, parse_duration, validate

from .models import Clause, Original, Policy, PolicyVersion, Vendor
from .passages import index_version

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Submission:
    """What someone hands in: a document, whose it is and what it is.

    `vendor` is one that exists, or the name of a new one. An empty `title` stands for the vendor's policy of that
    kind, where there is one. `media_type` is as in HTTP. `retrieved_at` is when it was got from the vendor.
    """

    vendor: Vendor | str
    kind: Policy.Kind
    content: bytes
    title: str = ""
    filename: str = ""
    media_type: str = ""
    source_url: str = ""
    retrieved_at: datetime = field(default_factory=timezone.now)


class DuplicateText(Exception):
    """The vendor already has a version with this very text."""

    def __init__(self, version: PolicyVersion) -> None:
        super().__init__(f"The same text as {version}.")
        self.version = version


def add_policy_text(by: User, submission: Submission) -> PolicyVersion:
    """Reads the document, finds its clauses, and stores all of it or nothing.

    A text that is new for the policy becomes its next version. Raises readers.UnreadableDocument or DuplicateText.
    """
    document = readers.read(submission.content, filename=submission.filename, media_type=submission.media_type)
    found = extraction.extract(document.text)
    with transaction.atomic():
        vendor = _vendor(submission.vendor)
        _refuse_duplicate(vendor, document.text)
        policy = _policy(vendor, submission.kind, submission.title)
        original = receive(submission.content, document.media_type)
        version = _add_version(by, policy, original, document, found, submission)
        store_clauses(version, found.clauses)
        index_version(version)
    return version


def receive(content: bytes, media_type: str) -> Original:
    """Keeps the bytes, once for all who hand in the same."""
    original, _created = Original.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={"content": content, "media_type": media_type, "size": len(content)},
    )
    return original


def store_clauses(version: PolicyVersion, clauses: Iterable[extraction.Clause]) -> None:
    """Stores what the extractor found, in its order. What no table could show is a mistake of a rule: it is logged
    and left out, so that one mistake does not keep a whole policy out.
    """
    by_meaning: dict[tuple[str, str, str], Clause] = {}
    for position, clause in enumerate(clauses):
        try:
            stored = _clause(version, position, clause)
            stored.clean_fields(exclude=["version"])
        except (VocabularyError, ValidationError) as error:
            logger.error("Rule %s gave a clause that cannot be stored: %s", clause.rule, error)
            continue
        by_meaning.setdefault((stored.topic, stored.subject, stored.value), stored)
    Clause.objects.bulk_create(by_meaning.values())


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _vendor(choice: Vendor | str) -> Vendor:
    """The vendor, locked, so that two submissions for it follow one another."""
    if isinstance(choice, str):
        new = {"name": choice, "slug": _free_slug(choice)}
        choice, _created = Vendor.objects.get_or_create(name__iexact=choice, defaults=new)
    return Vendor.objects.select_for_update().get(pk=choice.pk)


def _free_slug(name: str) -> str:
    """An address made of the name, with a number behind it where another vendor has it."""
    base = slugify(name)[:190] or "vendor"
    taken = set(Vendor.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _refuse_duplicate(vendor: Vendor, text: str) -> None:
    versions = PolicyVersion.objects.filter(policy__vendor=vendor, text_sha256=text_hash(text))
    same = versions.without_content().select_related("policy__vendor").first()
    if same:
        raise DuplicateText(same)


def _policy(vendor: Vendor, kind: Policy.Kind, title: str) -> Policy:
    """The vendor's policy of this kind and title, new where there is none."""
    policies = vendor.policies.filter(kind=kind)
    existing = policies.filter(title__iexact=title).first() if title else policies.first()
    return existing or vendor.policies.create(kind=kind, title=title or str(Policy.Kind(kind).label))


def _add_version(
    by: User,
    policy: Policy,
    original: Original,
    document: readers.Document,
    found: extraction.Extraction,
    submission: Submission,
) -> PolicyVersion:
    newest = policy.versions.aggregate(number=models.Max("number"))["number"] or 0
    return policy.versions.create(
        number=newest + 1,
        original=original,
        filename=submission.filename,
        text=document.text,
        text_sha256=text_hash(document.text),
        language=found.language,
        effective_date=_effective_date(found.clauses),
        retrieved_at=submission.retrieved_at,
        source_url=submission.source_url,
        created_by=by,
        engine_version=found.engine_version,
    )


def _effective_date(clauses: Sequence[extraction.Clause]) -> date | None:
    """The day the text is in force from, else the day it was last changed, as it says; None where it says neither."""
    said = {one.fields["kind"]: str(one.fields["value"]) for one in reversed(clauses) if one.topic == "date"}
    for kind in ("effective", "last_updated"):
        try:
            return date.fromisoformat(said.get(kind, ""))
        except ValueError:  # not said, or a month without a day
            continue
    return None


def _clause(version: PolicyVersion, position: int, clause: extraction.Clause) -> Clause:
    validate(clause.topic, clause.fields)
    topic = TOPICS[clause.topic]
    own = {topic.subject_field, topic.value_field}
    value = str(clause.fields.get(topic.value_field or "", ""))
    duration = parse_duration(value)
    return Clause(
        version=version,
        position=position,
        topic=clause.topic,
        subject=str(clause.fields.get(topic.subject_field or "", "")),
        value=value,
        attributes={name: said for name, said in clause.fields.items() if name not in own},
        sort_days=duration.days if duration else None,
        quote=clause.quote,
        start=clause.start,
        end=clause.end,
        also=[list(place) for place in clause.also],
        heading=clause.heading,
        language=clause.language,
        rule=clause.rule,
        cues=list(clause.cues),
        weak=clause.weak,
    )
