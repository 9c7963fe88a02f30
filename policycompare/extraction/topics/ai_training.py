from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "ai_training"
TRIGGERS: frozenset[str] = frozenset({"ai_training.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
