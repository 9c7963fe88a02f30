from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "purpose"
TRIGGERS: frozenset[str] = frozenset({"purpose.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
