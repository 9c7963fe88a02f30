"""How fast the comparison is: five vendors with ninety clauses each, among 10 vendors and among 10,000.

Run by `make bench`. Makes its own SQLite database in a temporary folder; a process of its own reads it, since the
settings are read once. A page that does nothing (the frame, the session, who is signed in) is the floor. Prints
medians of the server's time, their ratio, queries and weight; the exit status is 1 where a limit is broken.
"""

import logging
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from benchmarks._pages import on_its_own_database

if TYPE_CHECKING:
    from django.test import Client

    from policycompare.accounts.models import User
    from policycompare.policies.models import Clause, Original, Policy, PolicyVersion

COMPARED = 5
CLAUSES = 90
FEW, MANY = 10, 10_000  # vendors in the database
TIME_LIMIT = 60  # milliseconds at the median
RATIO_LIMIT = 1.2  # the time among many vendors to that among few
QUERY_LIMIT = 12
WEIGHT_LIMIT = 250  # kB before compression
RUNS = 41
BATCH = 1_000
SENTENCE = "We say here what we do. "

ADDRESS = "/compare/?" + "&".join(f"v=vendor-{n}" for n in range(COMPARED))
# What a buyer does with the table; each is one address.
PAGES = {
    "the whole table": ADDRESS,
    "only differences": f"{ADDRESS}&differences=1",
    "against a baseline": f"{ADDRESS}&baseline=vendor-1&pin=vendor-2",
    "with a quote opened": f"{ADDRESS}&open=vendor-0/purpose",
}


def main() -> int:
    """Measures on a database of its own. The exit status."""
    return on_its_own_database("comparison")


def measure() -> int:
    """Fills the database of the settings and asks for the pages. The exit status."""
    import django

    django.setup()
    logging.disable(logging.WARNING)  # the page that does nothing is not found
    from django.core.management import call_command
    from django.test import Client

    from policycompare.accounts.models import User

    call_command("migrate", verbosity=0)
    reader = User.objects.create(username="reader", role=User.Role.BUYER)
    client = Client()
    client.force_login(reader)
    fill(range(FEW), reader)
    floor = median_time(client, "/nowhere/")
    figure("a page that does nothing", f"{floor:.1f} ms")
    among_few = {name: median_time(client, address) for name, address in PAGES.items()}
    broken = [figure(f"{name}, {FEW} vendors", *within(among_few[name], TIME_LIMIT, "ms")) for name in PAGES]
    fill(range(FEW, MANY), reader)
    for name, address in PAGES.items():
        spent = median_time(client, address)
        broken.append(figure(f"{name}, {MANY:,} vendors", *within(spent, TIME_LIMIT, "ms")))
        broken.append(figure("  to that among few", *within(spent / among_few[name], RATIO_LIMIT, "times")))
        figure("  to a page that does nothing", f"{spent / floor:.1f} times")
    for name, address in PAGES.items():
        queries, weight = asked(client, address)
        broken.append(figure(f"{name}: queries", *within(queries, QUERY_LIMIT, "")))
        broken.append(figure(f"{name}: weight", *within(weight, WEIGHT_LIMIT, "kB")))
    return int(any(broken))


def within(value: float, limit: float, unit: str) -> tuple[str, bool]:
    """The figure beside its limit, and whether it is over."""
    over = value > limit
    number = f"{value:.2f}" if unit == "times" else f"{value:.0f}"
    return f"{number} {unit}".strip() + f"  (limit {limit}{': BROKEN' if over else ''})", over


def figure(name: str, value: str, broken: bool = False) -> bool:
    print(f"{name:42} {value}", flush=True)
    return broken


def median_time(client: "Client", address: str) -> float:
    """Milliseconds of the server for a page, at the median, after a few to warm up."""

    def once() -> float:
        start = time.perf_counter()
        client.get(address)
        return (time.perf_counter() - start) * 1000

    for _ in range(3):
        once()
    return statistics.median(once() for _ in range(RUNS))


def asked(client: "Client", address: str) -> tuple[int, float]:
    """Queries of a page, and its weight in kB."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries), len(response.content) / 1000


def fill(numbers: range, reader: "User") -> None:
    """Vendors of these numbers with a policy each, the compared ones with CLAUSES clauses and others with fewer."""
    from django.db import connection

    from policycompare.policies.models import Clause, Original, Policy, PolicyVersion, Vendor

    chance = random.Random(numbers.start)
    original, _ = Original.objects.get_or_create(
        sha256="0" * 64, defaults={"content": b"text", "media_type": "text/plain", "size": 4}
    )
    vendors = Vendor.objects.bulk_create(Vendor(name=f"Vendor {n}", slug=f"vendor-{n}") for n in numbers)
    policies = Policy.objects.bulk_create(Policy(vendor=vendor, title="Privacy policy") for vendor in vendors)
    versions = PolicyVersion.objects.bulk_create(
        (make_version(policy, n, original, reader) for n, policy in zip(numbers, policies, strict=True)), BATCH
    )
    for first in range(0, len(versions), BATCH):
        batch = zip(numbers[first : first + BATCH], versions[first : first + BATCH], strict=True)
        Clause.objects.bulk_create(
            (
                clause
                for n, version in batch
                for clause in make_clauses(version, CLAUSES if n < COMPARED else 10, chance)
            ),
            BATCH,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_version(policy: "Policy", number: int, original: "Original", by: "User") -> "PolicyVersion":
    from policycompare.policies.models import PolicyVersion

    text = f"{SENTENCE * 200}{number}"
    return PolicyVersion(
        policy=policy,
        number=1,
        original=original,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        language="en",
        effective_date=date(2026, 1, 1),
        retrieved_at=datetime(2026, 11, 1, tzinfo=UTC),
        created_by=by,
        engine_version="1",
    )


def make_clauses(version: "PolicyVersion", count: int, chance: random.Random) -> Iterator["Clause"]:
    """So many clauses, each with another meaning, of all topics."""
    from policycompare.policies.models import Clause
    from policycompare.vocabulary import parse_duration

    for position, (topic, subject, value, attributes) in enumerate(chance.sample(sorted(meanings()), count)):
        duration = parse_duration(value)
        yield Clause(
            version=version,
            position=position,
            topic=topic,
            subject=subject,
            value=value,
            attributes=dict(attributes),
            sort_days=duration.days if duration else None,
            quote=SENTENCE,
            start=0,
            end=len(SENTENCE),
            language="en",
            rule=f"{topic}.benchmark",
            cues=["say"],
        )


def meanings() -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    """Topic, subject, value and other fields: what a policy can say, about two things for each row."""
    from policycompare.vocabulary import TOPICS

    free = {"recipient_name": "Partner", "controller": "Firm", "authority": "Authority", "contact": "post"}
    for topic in TOPICS.values():
        choices = topic.field(topic.value_field).choices if topic.value_field else ("",)
        if topic.name in ("retention", "deadline"):
            choices = ("P30D", "P3M")
        elif topic.name == "cookie":
            for n in range(10):
                yield topic.name, f"_cookie{n}", "P1Y", ()
            continue
        elif topic.name in ("children", "date"):
            choices = ("16",) if topic.name == "children" else ("2026-01-01",)
        elif topic.name in free:
            choices = tuple(f"{free[topic.name]} {n}" for n in range(12 if topic.name == "recipient_name" else 1))
        for subject in topic.subjects or ("",):
            for value in choices if topic.layout == "list" else choices[:2]:
                yield topic.name, subject, value, ()


if __name__ == "__main__":
    sys.exit(main())
