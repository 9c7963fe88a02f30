"""How long: fixed durations and open-ended periods ("as long as your account is active") of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from policycompare.extraction.grammar import Sentence, once
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.durations import Bound, Duration, durations

OPEN = {
    "retention.necessary": "as_long_as_necessary",
    "retention.active": "while_account_active",
    "retention.law": "legal_requirement",
    "retention.withdrawn": "until_withdrawn",
    "retention.indefinite": "indefinite",
}
_REASON_WITHIN = 8  # words between "as long as necessary" and the law that it is necessary for


@dataclass(frozen=True, slots=True)
class Period:
    """A period where `mention` stands: an ISO 8601 duration, or a name of the vocabulary's open-ended ones."""

    mention: Mention
    value: str
    bound: Bound = ""

    @property
    def fixed(self) -> bool:
        return self.mention.concept == "duration"


@once
def periods(sentence: Sentence) -> list[Period]:
    """Every period of a sentence, in order; a purpose that is only the law's counts as the law's.

    Nobody changes the list.
    """
    found = durations(sentence)
    fixed = [Period(Mention(d.first, d.last, "duration"), d.iso, d.bound) for d in found]
    return sorted([*fixed, *_open(sentence, found)], key=lambda period: period.mention)


def _open(sentence: Sentence, fixed: list[Duration]) -> Iterator[Period]:
    found = sentence.all(*OPEN)
    law = [m for m in found if m.concept == "retention.law"]
    active = [m for m in found if m.concept == "retention.active"]
    for mention in found:
        if mention.concept == "retention.necessary" and any(_is_reason(sentence, reason, mention) for reason in law):
            continue
        if any(mention.first == d.last or _is_until(sentence, mention, d) for d in fixed):
            continue  # "two years after the ticket was closed" is the start of the clock
        if mention.concept == "retention.withdrawn" and _is_of_account(sentence, mention, active):
            continue
        yield Period(mention, OPEN[mention.concept])


def _is_until(sentence: Sentence, mention: Mention, duration: Duration) -> bool:
    """Whether it is the end of the duration in it: "until two years after the end of the contract"."""
    if not mention.first < duration.first < mention.last:
        return False
    return any(until.first == mention.first for until in sentence.all("retention.until"))


def _is_reason(sentence: Sentence, law: Mention, necessary: Mention) -> bool:
    """Whether what is necessary is so by law: "as necessary to comply with the law", "as long as required by law"."""
    if law.first < necessary.last:
        needed = any(necessary.first < m.first < law.first for m in sentence.all("retention.need"))
        return law.last >= necessary.last - 1 and law.last > necessary.first and not needed
    between = range(necessary.last, law.first)
    apart = "," in sentence.document.tokens.words[necessary.last : law.first]
    return (
        len(between) <= _REASON_WITHIN
        and not apart
        and not any(m.first in between for m in sentence.all("retention.cut"))
    )


def _is_of_account(sentence: Sentence, withdrawn: Mention, active: list[Mention]) -> bool:
    """Whether what is removed is the account: "until you delete your account", not "until you revoke it or …"."""
    deletes = any(d.last == withdrawn.last for d in sentence.all("retention.delete"))
    return deletes and any(_overlap(withdrawn, other) for other in active)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last
