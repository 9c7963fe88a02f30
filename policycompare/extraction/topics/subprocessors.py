from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "subprocessors"
TRIGGERS: frozenset[str] = frozenset({"subprocessors.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
