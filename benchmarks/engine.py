"""How fast the extractor is: start-up, throughput, growth with size, memory, hostile texts.

Run by `make bench`. Reads the policies of the folder CORPUS where that is set, else of a folder `corpus` beside
the checkout's neighbours, else the demo policies. Prints figures; each has its limit beside it, and the exit
status is 1 where one is broken.
"""

import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1_000_000  # characters
STARTUP_LIMIT = 0.7  # seconds, from a new interpreter to the first clause, less the interpreter's own start
THROUGHPUT_LIMIT = 1.0  # megabytes of text a second on one core
GROWTH_LIMIT = 1.1  # times proportional
HOSTILE_LIMIT = 5.0  # seconds for a hostile megabyte
RUNS = 5

HOSTILE: dict[str, str] = {
    "one long line": "word" * (MEGABYTE // 4),
    "one long sentence": "we keep and share data " * (MEGABYTE // 23),
    "100,000 bullets": "• niet \n" * (MEGABYTE // 8),
    "nested brackets": "(" * (MEGABYTE // 2) + ")" * (MEGABYTE // 2),
    "repeated niet": "niet " * (MEGABYTE // 5),
    "zero-width characters": "we\u200b keep\u200b " * (MEGABYTE // 10),
    "durations": "for 3 to 5 years and 6 months " * (MEGABYTE // 30),
    "addresses": "a@b." * (MEGABYTE // 4),
    "stops": "A. " * (MEGABYTE // 3),
    "digits": "1" * MEGABYTE,
    "colons and lines": "Naam:\n" * (MEGABYTE // 6),
}


def corpus() -> tuple[str, list[str]]:
    """A name for the policies and their texts."""
    candidates = [Path(os.environ["CORPUS"])] if "CORPUS" in os.environ else sorted(ROOT.parent.glob("*/corpus"))
    for folder in candidates:
        files = [p for p in sorted(folder.rglob("*")) if p.suffix in (".md", ".txt") and p.name != "README.md"]
        if files:
            return str(folder.name), [p.read_text(encoding="utf-8", errors="replace") for p in files]
    files = sorted((ROOT / "fixtures" / "policies").glob("*.txt"))
    return "the demo policies", [p.read_text(encoding="utf-8") for p in files]


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median wall time of some runs."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(runs))


def startup() -> float:
    """Seconds from a new interpreter to the first clause, less an interpreter that does nothing."""

    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)

    first = "from policycompare.extraction import extract; extract('We keep data. Wij bewaren data.')"
    return median_seconds(run(first)) - median_seconds(run("pass"))


def where_time_goes(texts: list[str]) -> Iterator[tuple[str, float]]:
    """Seconds by step: the document (words, blocks, mentions) and each topic's rules."""
    from policycompare.extraction.grammar import Document, Finding
    from policycompare.extraction.resolve import resolve
    from policycompare.extraction.topics import REGISTRY

    start = time.perf_counter()
    documents = [Document(text) for text in texts]
    sentences = [s for document in documents for s in document.statements()]
    yield "words, blocks, mentions", time.perf_counter() - start
    findings: list[Finding] = []
    for topic in REGISTRY:
        start = time.perf_counter()
        for sentence in sentences:
            if not topic.TRIGGERS or not topic.TRIGGERS.isdisjoint(sentence.mentions.concepts):
                findings += topic.find(sentence)
        yield topic.TOPIC, time.perf_counter() - start
    start = time.perf_counter()
    resolve(findings)
    yield "one clause for each meaning", time.perf_counter() - start


class Report:
    """Prints figures with their limits and remembers whether one was broken."""

    def __init__(self) -> None:
        self.broken = False

    def figure(self, name: str, value: str, kept: bool = True, limit: str = "") -> None:
        self.broken |= not kept
        verdict = "" if not limit else f"  (limit {limit}{'' if kept else ': BROKEN'})"
        print(f"{name:34} {value}{verdict}", flush=True)


def main() -> int:
    report = Report()
    seconds = startup()
    report.figure("start-up of the engine", f"{seconds:.2f} s", seconds <= STARTUP_LIMIT, f"{STARTUP_LIMIT} s")

    from policycompare.extraction import ENGINE_VERSION, extract

    name, texts = corpus()
    size = sum(map(len, texts)) / MEGABYTE
    extract(texts[0])
    speed = size / median_seconds(lambda: [extract(text) for text in texts], 3)
    about = f"{speed:.2f} MB/s over {size:.1f} MB of {name}, engine {ENGINE_VERSION}"
    report.figure("throughput on one core", about, speed >= THROUGHPUT_LIMIT, f"{THROUGHPUT_LIMIT} MB/s")
    steps = sorted(where_time_goes(texts), key=lambda step: -step[1])
    total = sum(spent for _, spent in steps)
    for step, spent in steps[:8]:
        report.figure(f"  {step}", f"{100 * spent / total:4.1f} % of the time")

    policy = max(texts[:10], key=len)
    base = median_seconds(lambda: extract(policy))
    for times in (4, 16, 64):
        growth = median_seconds(lambda times=times: extract(f"{policy}\n\n" * times), 3) / base / times  # type: ignore[misc]
        report.figure(
            f"time for {times} times a policy",
            f"{growth:.2f} of proportional",
            growth <= GROWTH_LIMIT,
            f"{GROWTH_LIMIT}",
        )

    tracemalloc.start()
    extract(f"{policy}\n\n" * 16)
    peak = tracemalloc.get_traced_memory()[1] / (16 * len(policy))
    tracemalloc.stop()
    report.figure("peak memory", f"{peak:.0f} bytes for each character")

    for name, text in HOSTILE.items():
        start = time.perf_counter()
        extract(text)
        seconds = time.perf_counter() - start
        report.figure(f"hostile: {name}", f"{seconds:.2f} s", seconds <= HOSTILE_LIMIT, f"{HOSTILE_LIMIT:.0f} s")
    return int(report.broken)


if __name__ == "__main__":
    sys.exit(main())
