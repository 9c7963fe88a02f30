from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "legal_basis"
TRIGGERS: frozenset[str] = frozenset({"legal_basis.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
