"""Acts of handing personal data over: who hands over, is it denied, on which condition, and to whom.

An act is a verb or noun of sharing in a sentence. It counts where the vendor does it (or nobody is named, as in
a passive), where data is handed over, and where it does not go to the vendor itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention

type Stance = Literal["shares", "with_consent", "denies"]

_OBJECT = 10  # words between a verb and the data it hands over, for verbs that hand over other things too
_LIST = 32  # words between a preposition and the last recipient of its list


@dataclass(frozen=True, slots=True)
class Act:
    """An act of sharing. `limited` is a denial or an "only" with exceptions; `word` made it so."""

    verb: Mention
    stance: Stance
    limited: bool = False
    word: Mention | None = None


def acts(sentence: Sentence) -> Iterator[Act]:
    """The vendor's acts of sharing in a sentence, in order."""
    for verb in sentence.all("sharing.disclose", "sharing.give"):
        if _is_act(sentence, verb):
            yield _act(sentence, verb)


def within(sentence: Sentence, mention: Mention, concept: str) -> bool:
    """Whether a mention lies inside (or across) a mention of a concept."""
    return any(m.first < mention.last and mention.first < m.last for m in sentence.all(concept))


def consented(sentence: Sentence) -> Mention | None:
    """The words that make an act hang on consent, if any."""
    return sentence.one("common.with_consent", "sharing.consent")


def targets(sentence: Sentence, act: Act, kinds: Sequence[str]) -> list[Mention]:
    """The recipients that the act hands data over to."""
    return [m for m in sentence.all(*kinds) if _is_target(sentence, act.verb, m)]


def _is_act(sentence: Sentence, verb: Mention) -> bool:
    if within(sentence, verb, "sharing.no_act") or _goes_to_us(sentence, verb):
        return False
    if not _has_object(sentence, verb):
        return False
    if within(sentence, verb, "sharing.passive"):
        return True
    return sentence.actor(verb) in ("we", "") and not _is_named_other(sentence, verb)


def _goes_to_us(sentence: Sentence, verb: Mention) -> bool:
    return sentence.after(verb, "sharing.to_us", within=6) is not None or (
        sentence.language == "nl" and sentence.before(verb, "sharing.to_us", within=4) is not None
    )


def _has_object(sentence: Sentence, verb: Mention) -> bool:
    if verb.concept == "sharing.give":
        return sentence.near(verb, "common.data", within=_OBJECT) is not None
    return sentence.has("common.data", "sharing.it")


def _is_named_other(sentence: Sentence, verb: Mention) -> bool:
    """Whether another firm named in the sentence does it: "Google may pass this information on"."""
    return sentence.before(verb, "sharing.named_other", within=8) is not None


def _act(sentence: Sentence, verb: Mention) -> Act:
    denied = sentence.negated(verb)
    unless = sentence.one("common.unless")
    if denied:
        if without := sentence.one("common.without_consent"):
            return Act(verb, "with_consent", unless is not None, without)
        return Act(verb, "denies", unless is not None, _denial(sentence, verb))
    without = sentence.one("common.without_consent")
    if without and sentence.negations:
        return Act(verb, "with_consent", unless is not None, without)
    only = None if sentence.has("sharing.only_data") else _only(sentence, verb)
    if consent := consented(sentence):
        return Act(verb, "with_consent", only is not None, consent)
    return Act(verb, "shares", only is not None, only)


def _denial(sentence: Sentence, verb: Mention) -> Mention | None:
    first, last = sentence.part(verb)
    return next((n for n in sentence.negations if first <= n.first < last), None)


def _only(sentence: Sentence, verb: Mention) -> Mention | None:
    return sentence.near(verb, "sharing.only", within=8)


def _is_target(sentence: Sentence, verb: Mention, recipient: Mention) -> bool:
    """Whether the nearest preposition in front of a recipient hands something to it."""
    toward = sentence.all("sharing.toward")
    apart = sentence.all("sharing.apart")
    ahead = [m for m in toward + apart if m.first < recipient.first and recipient.first - m.last <= _LIST]
    if not ahead:
        return False
    nearest = max(ahead)
    if nearest.concept == "sharing.apart" or nearest in apart:
        return False
    return sentence.language == "nl" or nearest.first >= verb.first
