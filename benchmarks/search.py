"""How fast the search is over the policies of 10,000 vendors: rare and common words, phrases, topics, vendors.

Run by `make bench`. Makes its own SQLite database in a temporary folder, of the passages of the demo policies in
ever other order; a process of its own reads it, since the settings are read once. Prints the median and the 95th
percentile of the server's time for a page; the exit status is 1 where one is over the limit.
"""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING

from benchmarks._pages import on_its_own_database, within_limit

if TYPE_CHECKING:
    from django.test import Client

    from policycompare.policies.models import Original, Passage, Policy, PolicyVersion

VENDORS = 10_000
PASSAGES = 60  # of each vendor
LIMIT = 300  # milliseconds, for 95 of 100 pages
RUNS = 40
BATCH = 250  # vendors at a time

# Pages by what a buyer does, each with the addresses to take in turn.
PAGES: dict[str, tuple[str, ...]] = {
    "a rare word": ("/search/?q=portabiliteit", "/search/?q=nummer4242", "/search/?q=faillissement"),
    "common words": ("/search/?q=gegevens", "/search/?q=de", "/search/?q=the", "/search/?q=uw+gegevens+te"),
    "phrases": ("/search/?q=%22third+party%22", "/search/?q=%22in+de%22", "/search/?q=%22persoonlijke+gegevens%22"),
    "words that never meet": (
        "/search/?q=%22de+de%22",
        "/search/?q=%22van+uw+de+gegevens%22",
        "/search/?q=de+the+niet",
    ),
    "a star": ("/search/?q=bewaar*", "/search/?q=g*", "/search/?q=per*+geg*"),
    "half a word": ("/search/?q=bewa", "/search/?q=zzz", "/search/?q=verwijderi"),
    "a topic": ("/search/?q=gegevens&topic=retention", "/search/?q=de&topic=deadline&topic=sale"),
    "vendors": ("/search/?q=gegevens&vendor=vendor-17", "/search/?q=de&vendor=vendor-17&vendor=vendor-9000"),
    "both": ("/search/?q=gegevens&topic=retention&vendor=vendor-17&vendor=vendor-42",),
    "to find a vendor": ("/search/?q=gegevens&find=99", "/search/?q=de&find=vendor+4242"),
    "a further page": ("/search/?q=gegevens&page=9", "/search/?q=de&page=50"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to copy, with its terms but for its vendor."""

    text: str
    kind: str
    language: str
    topics: tuple[str, ...]
    terms: str


def main() -> int:
    """Measures on a database of its own. The exit status."""
    return on_its_own_database("search")


def measure() -> int:
    """Fills the database of the settings and asks for the pages. The exit status."""
    import django

    django.setup()
    start = time.perf_counter()
    client = fill()
    size = f"{VENDORS:,} with {PASSAGES} passages each, in {time.perf_counter() - start:.0f} s"
    print(f"{'vendors in the database':34} {size}", flush=True)
    return int(not within_limit(client, PAGES, RUNS, LIMIT))


def fill() -> "Client":
    """10,000 vendors with a policy each, put together from the passages of the demo. Gives a reader signed in."""
    from django.core.management import call_command
    from django.db import transaction
    from django.test import Client

    from policycompare.accounts.models import User
    from policycompare.policies.models import Original

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=StringIO())
    pieces = demo_pieces()
    reader = User.objects.get(role=User.Role.BUYER)
    original = Original.objects.create(content=b"", sha256="0" * 64, media_type="text/plain", size=0)
    luck = random.Random(4)
    for first in range(0, VENDORS, BATCH):
        with transaction.atomic():
            add_vendors(range(first, first + BATCH), pieces, original, reader.pk, luck)
    client = Client()
    client.force_login(reader)
    return client


def demo_pieces() -> list[Piece]:
    from policycompare.policies.models import Passage

    return [
        Piece(one.text, one.kind, one.language, tuple(one.topics), one.terms.rsplit(" ", 1)[0])
        for one in Passage.objects.with_text()
    ]


def add_vendors(
    numbers: range, pieces: Sequence[Piece], original: "Original", reader: int, luck: random.Random
) -> None:
    from policycompare.policies.models import Passage, Policy, PolicyVersion, Vendor

    vendors = Vendor.objects.bulk_create(Vendor(name=f"Vendor {n}", slug=f"vendor-{n}") for n in numbers)
    policies = Policy.objects.bulk_create(Policy(vendor=vendor, title="Privacy policy") for vendor in vendors)
    chosen = [
        [*luck.sample(pieces, PASSAGES - 1), Piece(f"Nummer{n}", "paragraph", "nl", (), f"nnummer{n}")] for n in numbers
    ]
    versions = PolicyVersion.objects.bulk_create(
        version(policy, [one.text for one in found], original, reader)
        for policy, found in zip(policies, chosen, strict=True)
    )
    Passage.objects.bulk_create(
        (one for made, found in zip(versions, chosen, strict=True) for one in passages(made, found)), batch_size=1000
    )


def version(policy: "Policy", texts: Sequence[str], original: "Original", reader: int) -> "PolicyVersion":
    from policycompare.policies.models import PolicyVersion

    text = "\n\n".join(texts)
    return PolicyVersion(
        policy=policy,
        number=1,
        original=original,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        language="nl",
        retrieved_at=datetime.now(UTC),
        created_by_id=reader,
        engine_version="1.0",
    )


def passages(made: "PolicyVersion", found: Sequence[Piece]) -> "Iterator[Passage]":
    from policycompare.policies.models import Passage
    from policycompare.policies.terms import vendor_term

    start = 0
    for piece in found:
        yield Passage(
            version=made,
            kind=piece.kind,
            start=start,
            end=start + len(piece.text),
            block=start,
            heading="How we work",
            language=piece.language,
            topics=list(piece.topics),
            terms=f"{piece.terms} {vendor_term(made.policy.vendor_id)}",
        )
        start += len(piece.text) + 2


if __name__ == "__main__":
    sys.exit(main())
