"""The passages of a version, as the search finds them. Only the newest version of a policy has any."""

from collections.abc import Iterator

from policycompare.extraction import Block, blocks
from policycompare.extraction.language import decide, vote
from policycompare.extraction.segments import sentences

from . import terms
from .models import Passage, PolicyVersion

MAX_LENGTH = 2000  # characters; a longer block is cut between sentences
BATCH = 1000  # rows at a time


def index_version(version: PolicyVersion) -> None:
    """Makes the passages of a version anew, and drops those of the policy's other versions.

    To be called in the transaction that changes a version's clauses: a passage knows the topics of its clauses.
    """
    Passage.objects.filter(version__policy=version.policy_id).delete()
    Passage.objects.bulk_create(_passages(version), batch_size=BATCH)


def _passages(version: PolicyVersion) -> Iterator[Passage]:
    text, parts, topics = version.text, blocks(version.text), _Topics(version)
    vendor = terms.vendor_term(version.policy.vendor_id)
    for block in parts:
        said = terms.words(text[block.start : block.end])
        language = decide(vote(word.lower() for word in said), "nl" if version.language == "nl" else "en")
        heading = parts[block.heading] if block.heading >= 0 else None
        for start, end in _pieces(text, block):
            of_it = topics.within(start, end)
            found = [token.term for token in terms.tokens(text[start:end], language)]
            if found:
                yield Passage(
                    version=version,
                    kind=block.kind,
                    start=start,
                    end=end,
                    block=block.start,
                    heading=text[heading.start : heading.end] if heading else "",
                    language=language,
                    topics=of_it,
                    terms=" ".join([*found, *map(terms.topic_term, of_it), vendor]),
                )


class _Topics:
    """Which topics the standing clauses of a version give to a stretch of its text."""

    def __init__(self, version: PolicyVersion) -> None:
        said = version.clauses.standing().values_list("topic", "start", "end", "also")
        self._places = sorted(
            (start, end, topic) for topic, *place, also in said for start, end in (tuple(place), *map(tuple, also))
        )

    def within(self, start: int, end: int) -> list[str]:
        overlapping = (topic for first, last, topic in self._places if first < end and last > start)
        return list(dict.fromkeys(overlapping))


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The block, or where it is long as many of its sentences at a time as fit."""
    if block.end - block.start <= MAX_LENGTH:
        yield block.start, block.end
        return
    held: list[tuple[int, int]] = []
    for start, end in sentences(text, block):
        if held and end - held[0][0] > MAX_LENGTH:
            yield held[0][0], held[-1][1]
            held = []
        held.append((start, end))
    if held:
        yield held[0][0], held[-1][1]
