from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "authority"
TRIGGERS: frozenset[str] = frozenset({"authority.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
