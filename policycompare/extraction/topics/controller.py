from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "controller"
TRIGGERS: frozenset[str] = frozenset({"controller.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
