from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "tracking"
TRIGGERS: frozenset[str] = frozenset({"tracking.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
