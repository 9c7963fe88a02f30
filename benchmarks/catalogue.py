"""How fast the catalogue is with 10,000 vendors: all of them, facets ticked, and a name being typed.

Run by `make bench`. Makes its own SQLite database in a temporary folder; a process of its own reads it, since the
settings are read once. Prints the median and the 95th percentile of the server's time for a page; the exit status
is 1 where one is over the limit.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from benchmarks._pages import on_its_own_database, within_limit

if TYPE_CHECKING:
    from django.test import Client

    from policycompare.accounts.models import User
    from policycompare.policies.models import Clause, Original, Policy, PolicyVersion

VENDORS = 10_000
LIMIT = 300  # milliseconds, for 95 of 100 pages
RUNS = 40
PATTERN = 1_000  # versions with clauses of their own; the others repeat them
SENTENCE = "We say here what we do. "
NAMES = ("Acme", "Bolt", "Cloud", "Data", "Edge", "Flow", "Grid", "Hub", "Ink", "Jet", "Kite", "Link", "Mesh", "Node")

# Pages by what a buyer does, each with the addresses to take in turn.
PAGES: dict[str, tuple[str, ...]] = {
    "catalogue": ("/vendors/", "/vendors/?page=2", "/vendors/?page=150"),
    "facets": (
        "/vendors/?sale=denies",
        "/vendors/?sale=denies&backups=P3M&right=portability",
        "/vendors/?transfer=standard_contractual_clauses&language=nl&age=1&age=3",
        "/vendors/?right=erasure&right=portability&ai_training=silent&sale=denies&sale=silent",
    ),
    "search as you type": tuple(f"/vendors/?q={typed}" for typed in ("c", "cl", "clo", "cloud", "cloud+4", "cloud+42")),
    "a vendor": ("/vendors/vendor-17/", "/vendors/vendor-4242/", "/vendors/vendor-9999/"),
}

COLUMNS = """topic, subject, value, attributes, sort_days, quote, start, "end", also, heading, policies_clause.language,
    rule, cues, weak, review"""
REPEAT = f"""
    INSERT INTO policies_clause (version_id, position, {COLUMNS.replace("policies_clause.", "")})
    SELECT version.id, position, {COLUMNS} FROM policies_clause
    JOIN policies_policyversion version ON version.id = version_id + %s WHERE version_id <= %s
"""


def main() -> int:
    """Measures on a database of its own. The exit status."""
    return on_its_own_database("catalogue")


def measure() -> int:
    """Fills the database of the settings and asks for the pages. The exit status."""
    import django

    django.setup()
    start = time.perf_counter()
    client = fill()
    print(f"{'vendors in the database':34} {VENDORS:,} in {time.perf_counter() - start:.0f} s", flush=True)
    return int(not within_limit(client, PAGES, RUNS, LIMIT))


def fill() -> "Client":
    """Vendors with a policy each, one in ten with an older version beside it, and someone who reads."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from policycompare.accounts.models import User
    from policycompare.policies.models import Clause, Original, Policy, PolicyVersion, Vendor

    call_command("migrate", verbosity=0)
    chance = random.Random(7)
    reader = User.objects.create(username="reader", role=User.Role.BUYER)
    original = Original.objects.create(content=b"text", sha256="0" * 64, media_type="text/plain", size=4)
    numbers = range(VENDORS)
    vendors = Vendor.objects.bulk_create(
        Vendor(name=f"{NAMES[n % len(NAMES)]} {n}", slug=f"vendor-{n}") for n in numbers
    )
    policies = Policy.objects.bulk_create(Policy(vendor=vendor, title="Privacy policy") for vendor in vendors)
    versions = PolicyVersion.objects.bulk_create(
        (
            make_version(policy, number, original, reader, chance)
            for at, policy in enumerate(policies)
            for number in ((1, 2) if at % 10 == 0 else (1,))
        ),
        1000,
    )
    pattern = versions[:PATTERN]
    Clause.objects.bulk_create((clause for version in pattern for clause in make_clauses(version, chance)), 1000)
    with connection.cursor() as cursor:
        for step in range(PATTERN, len(versions), PATTERN):
            cursor.execute(REPEAT, [step, pattern[-1].pk])
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(reader)
    return client


def make_version(
    policy: "Policy", number: int, original: "Original", by: "User", chance: random.Random
) -> "PolicyVersion":
    from policycompare.policies.models import PolicyVersion

    text = SENTENCE * chance.randrange(100, 1500)
    return PolicyVersion(
        policy=policy,
        number=number,
        original=original,
        text=text,
        text_sha256=sha256(f"{number}{text}".encode()).hexdigest(),
        language=chance.choice(("en", "nl")),
        effective_date=date(2026, 11, 1) - timedelta(days=chance.randrange(3000)) if chance.random() < 0.8 else None,
        retrieved_at=datetime(2026, 11, 1, tzinfo=UTC),
        created_by=by,
        engine_version="1",
    )


def make_clauses(version: "PolicyVersion", chance: random.Random) -> Iterator["Clause"]:
    """About sixty clauses, of every topic with listed words."""
    from policycompare.policies.models import Clause
    from policycompare.vocabulary import TOPICS, parse_duration

    position = 0
    for topic in TOPICS.values():
        values = topic.field(topic.value_field).choices if topic.value_field else ("",)
        if topic.name in ("retention", "deadline"):
            values = (*values, "P30D", "P3M", "P90D", "P1Y", "P7Y", "PT72H")
        for subject in topic.subjects or ("",):
            for value in chance.sample(values, min(len(values), chance.choice((0, 1, 1, 1, 2)))):
                if chance.random() < 0.5:
                    continue
                duration = parse_duration(value)
                yield Clause(
                    version=version,
                    position=position,
                    topic=topic.name,
                    subject=subject,
                    value=value,
                    sort_days=duration.days if duration else None,
                    quote=SENTENCE,
                    start=0,
                    end=len(SENTENCE),
                    language=version.language,
                    rule=f"{topic.name}.benchmark",
                )
                position += 1


if __name__ == "__main__":
    sys.exit(main())
