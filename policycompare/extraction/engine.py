"""The extractor: a text goes in, its clauses come out. Pure, deterministic, without a network."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from policycompare.extraction.clauses import Extraction
from policycompare.extraction.grammar import Document, Finding
from policycompare.extraction.resolve import resolve
from policycompare.extraction.topics import REGISTRY

ENGINE_VERSION = "1.1"
"""Raised with each change that can change a clause; stored with what was read."""


def extract(text: str) -> Extraction:
    """All clauses of a policy. The same text always gives the same clauses; any text is allowed."""
    with _collector_at_rest():
        document = Document(text)
        clauses = resolve(_findings(document))
        # A document and its sentences hold each other: let go, or their memory waits for the collector.
        document.sentences.clear()
        return Extraction(document.language, clauses, ENGINE_VERSION)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keeps the garbage collector from walking a document again and again while it grows: a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _findings(document: Document) -> Iterator[Finding]:
    for sentence in document.statements():
        mentioned = sentence.mentions.concepts
        if not mentioned and sentence.last - sentence.first <= 2 and len(sentence.words[0]) == 1:
            continue  # a lone letter, as of a list that has lost its text
        for topic in REGISTRY:
            if not topic.TRIGGERS or not topic.TRIGGERS.isdisjoint(mentioned):
                yield from topic.find(sentence)
