from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "transfer"
TRIGGERS: frozenset[str] = frozenset({"transfer.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
