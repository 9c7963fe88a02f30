from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "recipient_name"
TRIGGERS: frozenset[str] = frozenset({"recipient_name.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
