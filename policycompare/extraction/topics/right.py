from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "right"
TRIGGERS: frozenset[str] = frozenset({"right.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
