from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "deadline"
TRIGGERS: frozenset[str] = frozenset({"deadline.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
