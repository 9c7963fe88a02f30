"""Which data a statement is about, by the names that the vocabulary gives to kept data."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention

CATEGORIES: tuple[str, ...] = (
    "closed_account_data",
    "trial_account_data",
    "free_account_data",
    "paid_account_data",
    "backups",
    "applicant_data",
    "cookies",
    "logs",
    "billing_records",
    "legal_records",
    "usage_data",
    "support_communications",
    "marketing_data",
    "customer_content",
    "account_data",
    "other",
    "personal_data",
)
"""From the most to the least telling: "account data in backups" is about backups."""

CONCEPTS: tuple[str, ...] = tuple(f"retention.{name}" for name in CATEGORIES)
_RANK = {concept: rank for rank, concept in enumerate(CONCEPTS)}
_ENUMERATED_WITHIN = 3  # words between two members of an enumeration: "logs, and the account data"
_SAID_OF_A_PLACE = frozenset(f"retention.{name}" for name in ("backups", *CATEGORIES[1:4]))
"""What lies in a backup is a backup, and data of a user on a free plan is the plan's; what lies in a log is no log."""

_PLACE_WITHIN = 5  # words between "in" and the place: "in our secure backups"


def name_of(mention: Mention) -> str:
    """The vocabulary's name of a category."""
    return mention.concept.removeprefix("retention.")


def mentioned(sentence: Sentence, first: int, last: int, besides: Iterable[Mention] = ()) -> list[Mention]:
    """The categories named in tokens `first` to `last`, but not in the words of `besides` (a period, a condition).

    Of two that share a word the longer counts: "support tickets" over "support".
    """
    taken = list(besides)
    found = [m for m in sentence.all(*CONCEPTS) if first <= m.first and m.last <= last and not _inside(m, taken)]
    found = [m for m in found if not any(_swallows(other, m) for other in found)]
    return [m for m in found if m.concept in _SAID_OF_A_PLACE or not is_place(sentence, m)] or found


def enumerated(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The members of the enumeration that holds the most telling mention; one for each category."""
    if not mentions:
        return []
    best = min(mentions, key=_rank)
    chain = next(chain for chain in _chains(sentence, mentions) if best in chain)
    return list({m.concept: m for m in reversed(chain)}.values())[::-1]


def is_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether it says where the data is: "content is purged from our logs"."""
    return any(0 <= mention.first - place.last <= _PLACE_WITHIN for place in sentence.all("retention.place"))


def _rank(mention: Mention) -> tuple[int, int]:
    return _RANK[mention.concept], mention.first


def _chains(sentence: Sentence, mentions: list[Mention]) -> Iterator[list[Mention]]:
    chain = [mentions[0]]
    for before, mention in pairwise(mentions):
        if not _are_joined(sentence, before, mention):
            yield chain
            chain = []
        chain.append(mention)
    yield chain


def _are_joined(sentence: Sentence, before: Mention, mention: Mention) -> bool:
    """Whether "and", "or" or a comma joins two mentions, or nothing stands between them ("audit/compliance logs")."""
    if mention.first < before.last:
        return False
    words = sentence.document.tokens.words[before.last : mention.first]
    joints = sentence.all("retention.joint")
    return len(words) <= _ENUMERATED_WITHIN and (
        not words or "," in words or any(before.last <= joint.first < mention.first for joint in joints)
    )


def _inside(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first <= mention.first < other.last for other in others)


def _swallows(larger: Mention, mention: Mention) -> bool:
    if larger is mention or not (larger.first <= mention.first and mention.last <= larger.last):
        return False
    return larger.last - larger.first > mention.last - mention.first or _RANK[larger.concept] < _RANK[mention.concept]
