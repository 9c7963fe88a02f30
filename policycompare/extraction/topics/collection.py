from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "collection"
TRIGGERS: frozenset[str] = frozenset({"collection.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
