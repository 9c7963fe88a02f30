from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "cookie"
TRIGGERS: frozenset[str] = frozenset({"cookie.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
