from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "retention"
TRIGGERS: frozenset[str] = frozenset({"retention.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
