from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "children"
TRIGGERS: frozenset[str] = frozenset({"children.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
