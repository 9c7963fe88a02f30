"""The legal entity that runs the service: one for a policy."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.values.owner import owner

TOPIC = "controller"
_SURE = 7  # points from which a name is no guess
TRIGGERS: frozenset[str] = frozenset()  # an owner is found for the document; its sentence may hold no word of ours


def find(sentence: Sentence) -> Iterator[Finding]:
    """The owner, told at its sentence, or at the one behind where that is a heading."""
    found = owner(sentence.document)
    if found is not None and sentence is found.statement:
        sure = found.points >= _SURE
        yield found.sentence.finding(TOPIC, found.rule, *found.words, weak=not sure, name=found.name.text)
