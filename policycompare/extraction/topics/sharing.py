from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "sharing"
TRIGGERS: frozenset[str] = frozenset({"sharing.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
