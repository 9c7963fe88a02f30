"""The extractor: a text goes in, its clauses come out. Pure, deterministic, without a network."""

from collections.abc import Iterator

from policycompare.extraction.clauses import Extraction
from policycompare.extraction.grammar import Document, Finding
from policycompare.extraction.resolve import resolve
from policycompare.extraction.topics import REGISTRY

ENGINE_VERSION = "1.0"
"""Raised with each change that can change a clause; stored with what was read."""


def extract(text: str) -> Extraction:
    """All clauses of a policy. The same text always gives the same clauses; any text is allowed."""
    document = Document(text)
    return Extraction(document.language, resolve(_findings(document)), ENGINE_VERSION)


def _findings(document: Document) -> Iterator[Finding]:
    for sentence in document.statements():
        mentioned = sentence.mentions.concepts
        for topic in REGISTRY:
            if not topic.TRIGGERS or not topic.TRIGGERS.isdisjoint(mentioned):
                yield from topic.find(sentence)
