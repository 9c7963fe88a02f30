from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence

TOPIC = "change_notice"
TRIGGERS: frozenset[str] = frozenset({"change_notice.none"})


def find(sentence: Sentence) -> Iterator[Finding]:
    yield from ()
