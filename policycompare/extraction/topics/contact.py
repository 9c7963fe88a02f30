from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "contact"
TRIGGERS: frozenset[str] = frozenset({"contact.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
