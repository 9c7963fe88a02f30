from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "security"
TRIGGERS: frozenset[str] = frozenset({"security.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
