from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "automated_decision"
TRIGGERS: frozenset[str] = frozenset({"automated_decision.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
