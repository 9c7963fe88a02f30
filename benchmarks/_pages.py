"""What the measurements of pages share: a database of their own, and the times of pages against a limit."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parents[1]


def on_its_own_database(module: str) -> int:
    """Runs `measure()` of a module of this folder in a process of its own, since the settings are read once, on an
    empty SQLite database in a temporary folder. Its exit status."""
    with tempfile.TemporaryDirectory(prefix=f"policycompare-{module}-") as folder:
        settings = {
            "DATABASE_URL": f"sqlite:///{folder}/{module}.sqlite3",
            "DJANGO_SETTINGS_MODULE": "policycompare.settings",
            "SECRET_KEY": "only-for-measuring",
            "HTTPS": "false",
            "DEBUG": "false",
            "DEMO": "true",  # static files straight from their source
            "ALLOWED_HOSTS": "testserver",
        }
        code = f"import sys; from benchmarks.{module} import measure; sys.exit(measure())"
        return subprocess.run([sys.executable, "-c", code], env=os.environ | settings, cwd=ROOT).returncode


def within_limit(client: "Client", pages: Mapping[str, Sequence[str]], runs: int, limit: int) -> bool:
    """Prints the median and the 95th percentile of each kind of page; whether all are within the limit (ms)."""
    kept = True
    for name, addresses in pages.items():
        times = sorted(page_times(client, addresses, runs))
        median, p95 = statistics.median(times), times[int(len(times) * 0.95) - 1]
        kept &= p95 <= limit
        verdict = f"(limit {limit} ms{': BROKEN' if p95 > limit else ''})"
        print(f"{name:34} {median:.0f} ms at the median, {p95:.0f} ms at the 95th percentile  {verdict}", flush=True)
    return kept


def page_times(client: "Client", addresses: Sequence[str], runs: int) -> Iterator[float]:
    """Milliseconds for each of some runs of the pages in turn, after one of each to warm up."""
    for address in addresses:
        assert client.get(address).status_code == 200, address
    for run in range(runs):
        start = time.perf_counter()
        client.get(addresses[run % len(addresses)])
        yield (time.perf_counter() - start) * 1000
