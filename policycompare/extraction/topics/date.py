from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "date"
TRIGGERS: frozenset[str] = frozenset({"date.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
