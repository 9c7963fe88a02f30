from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "location"
TRIGGERS: frozenset[str] = frozenset({"location.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
