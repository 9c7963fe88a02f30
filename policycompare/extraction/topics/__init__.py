"""The registry of topics: each module gives TOPIC, TRIGGERS and find(sentence).

TRIGGERS names the concepts of which a sentence must mention one to be worth a look; empty means every sentence.
"""

from collections.abc import Iterator
from typing import Protocol, cast

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.topics import (
    ai_training,
    authority,
    automated_decision,
    change_notice,
    children,
    collection,
    contact,
    controller,
    cookie,
    date,
    deadline,
    legal_basis,
    location,
    purpose,
    recipient_name,
    retention,
    right,
    sale,
    security,
    sharing,
    subprocessors,
    tracking,
    transfer,
)


class Topic(Protocol):
    """What a topic's module gives."""

    TOPIC: str
    TRIGGERS: frozenset[str]

    def find(self, sentence: Sentence) -> Iterator[Finding]:
        """Every finding of this topic in a sentence."""


REGISTRY: tuple[Topic, ...] = cast(
    tuple[Topic, ...],
    (
        retention,
        sharing,
        sale,
        recipient_name,
        right,
        deadline,
        transfer,
        legal_basis,
        security,
        tracking,
        cookie,
        collection,
        automated_decision,
        children,
        change_notice,
        purpose,
        ai_training,
        subprocessors,
        controller,
        location,
        contact,
        authority,
        date,
    ),
)
