"""The legal entity that runs the service: one for a policy."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.values.owner import owner

TOPIC = "controller"
TRIGGERS: frozenset[str] = frozenset()  # an owner is found for the document; its sentence may hold no word of ours


def find(sentence: Sentence) -> Iterator[Finding]:
    """The owner, told at its sentence, or at the one behind where that is a heading."""
    found = owner(sentence.document)
    if found is None:
        return
    said = found.sentence
    told = sentence is said or (sentence.index == said.index + 1 and not _states(said))
    if told:
        yield said.finding(TOPIC, found.rule, *found.words, weak=found.points < 7, name=found.name.text)


def _states(sentence: Sentence) -> bool:
    return not sentence.is_heading
