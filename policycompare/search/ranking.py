"""Which of the passages found come first. Reckoned here and not in the database, so that both give one order."""

from collections.abc import Iterable, Sequence

from policycompare.policies.models import Passage

from .index import Hit
from .words import Phrase, Wanted

ORDINARY_LENGTH = 40  # words of a passage
FOR_A_CLAUSE = 0.25  # what speaks of something that is compared is likelier what a buyer looks for
FOR_A_HEADING = -0.75  # it announces, and says nothing


def ranked(hits: Iterable[Hit], wanted: Wanted) -> list[Hit]:
    """Best first: often said in few words, the words close together, and a statement rather than a heading."""
    terms = {language: [(p, p.terms(language)) for p in wanted.phrases] for language in ("en", "nl")}
    return sorted(hits, key=lambda hit: (-_score(hit, terms[hit.language]), hit.id))


def _score(hit: Hit, wanted: Sequence[tuple[Phrase, tuple[str, ...]]]) -> float:
    places = [_places(hit.terms, parts, phrase.open) for phrase, parts in wanted]
    length = 0.5 + len(hit.terms) / ORDINARY_LENGTH
    often = sum(len(found) / (len(found) + length) for found in places) / len(places)
    close = len(places) / _narrowest(places) if len(places) > 1 else 0.0
    return often + close + FOR_A_CLAUSE * bool(hit.topics) + FOR_A_HEADING * (hit.kind == Passage.Kind.HEADING)


def _places(held: Sequence[str], parts: Sequence[str], unfinished: bool) -> list[int]:
    """Where a phrase begins among the words of a passage."""
    *before, last = parts
    ends = (at for at, term in enumerate(held) if (term.startswith(last) if unfinished else term == last))
    size = len(before)
    return [at - size for at in ends if at >= size and list(held[at - size : at]) == before]


def _narrowest(places: Sequence[Sequence[int]]) -> int:
    """The number of words of the shortest stretch that holds a place of each."""
    in_order = sorted((at, which) for which, found in enumerate(places) for at in found)
    last: dict[int, int] = {}
    narrowest = 1 + (in_order[-1][0] - in_order[0][0] if in_order else 0)
    for at, which in in_order:
        last[which] = at
        if len(last) == len(places):
            narrowest = min(narrowest, at - min(last.values()) + 1)
    return max(narrowest, len(places))
