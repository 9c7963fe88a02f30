from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "sale"
TRIGGERS: frozenset[str] = frozenset({"sale.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
