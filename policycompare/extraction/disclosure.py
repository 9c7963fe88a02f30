"""Acts of handing personal data over: who hands over, is it denied, on which condition, and to whom.

An act is a verb or noun of sharing in a sentence. It counts where the vendor does it (or nobody is named, as in
a passive), where data is handed over, and where it does not go to the vendor itself.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from policycompare.extraction.grammar import Sentence, once
from policycompare.extraction.lexicon import Mention

type Stance = Literal["shares", "with_consent", "denies"]

_OBJECT = 10  # words between a verb and the data it hands over, for verbs that hand over other things too
_LIST = 32  # words between a preposition and the last recipient of its list
_REACH = 20  # English words between a verb and the preposition of its recipients
_REACH_NL = 80  # Dutch ones, in either direction: the verb may close a long sentence
_OVERLAP = 4  # prepositions that may reach over the recipient that stands behind them
_MOST = 12  # acts looked at in one sentence
_DENIAL = {"en": (10, 2), "nl": (10, 12)}  # words between a verb and a denial before or behind it
_ACTORS = ("common.we", "common.you", "common.other")
_DATA = ("common.data", "common.personal_data")
_NO_ACT = ("sharing.no_act", "common.with_consent", "common.without_consent", "sharing.consent")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of sharing. `limited` says that exceptions to a denial, or the only cases, are named; `word` is
    what denies, limits or permits; `active` is false for a bare noun or infinitive."""

    verb: Mention
    stance: Stance
    limited: bool
    word: Mention | None
    active: bool


@once
def acts(sentence: Sentence) -> tuple[Act, ...]:
    """The vendor's acts of sharing in a sentence, in order."""
    return tuple(islice(_acts(sentence), _MOST))


def _acts(sentence: Sentence) -> Iterator[Act]:
    if sentence.has("sharing.statute"):
        return
    rights = next((m for m in sentence.all("sharing.right_words") if not inside(sentence, m, "sharing.reserve")), None)
    for verb in sentence.all("sharing.disclose", "sharing.give"):
        if rights and rights.first <= verb.first:
            return
        if inside(sentence, verb, *_NO_ACT) or _goes_to_us(sentence, verb):
            continue
        if _has_object(sentence, verb) and is_ours(sentence, verb):
            yield _act(sentence, verb)


def inside(sentence: Sentence, mention: Mention, *concepts: str) -> bool:
    """Whether a mention shares words with a mention of one of the concepts."""
    return any(overlap(mention, other) for other in sentence.all(*concepts))


def overlap(one: Mention, other: Mention) -> bool:
    """Whether two mentions share words."""
    return one.first < other.last and other.first < one.last


def consented(sentence: Sentence) -> Mention | None:
    """The words that make an act hang on consent, if any."""
    for consent in sentence.all("common.with_consent", "sharing.consent"):
        if not inside(sentence, consent, "common.without_consent"):
            return consent
    return None


def is_alternative(sentence: Sentence, consent: Mention) -> bool:
    """Whether consent is one ground among others: "with our partners, for legal reasons, or with your consent"."""
    return sentence.document.tokens.words[consent.first - 1] in ("or", "of", "as") and consent.first > sentence.first


def without_consent(sentence: Sentence, verb: Mention) -> Mention | None:
    """The "without your consent" of a verb's own grammatical clause, if any."""
    return next(iter(sentence.in_part(verb, "common.without_consent")), None)


def needed(sentence: Sentence) -> Mention | None:
    """The words that make need a condition of sharing; "where necessary, we may" is none, nor is need to obey law."""
    for need in sentence.all("sharing.necessary"):
        lawful = sentence.after(need, "sharing.compelled", within=4)
        if not lawful and not inside(sentence, need, "sharing.if_needed"):
            return need
    return None


def targets(sentence: Sentence, act: Act, kinds: Sequence[str]) -> list[Mention]:
    """The recipients of these kinds that the act hands data over to."""
    return [m for m in sentence.all(*kinds) if _is_target(sentence, act.verb, m)]


def is_ours(sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb is the vendor's act: a passive, or nobody else is its subject."""
    if sentence.near(verb, "sharing.by_other", within=4):
        return False
    if _is_passive(sentence, verb):
        return sentence.before(verb, "sharing.named_other", within=4) is None
    return doer(sentence, verb) in ("we", "") and sentence.before(verb, "sharing.named_other", within=8) is None


def doer(sentence: Sentence, verb: Mention) -> str:
    """Whose act a verb is: "we", "you", "other" or "" (unknown). Unlike `Sentence.actor` it takes those whom
    data is handed to ("aan derden bekendmaken") for no subject."""
    first, last = sentence.part(verb)
    actors = [(a, follows) for a, follows in _actors(sentence) if first <= a.first < last]
    ahead = [a for a, follows in actors if a.last <= verb.first and not follows]
    behind = [a for a, _ in actors if a.first >= verb.last and a.first - verb.last <= 3 and a.concept == "common.we"]
    if sentence.language == "nl" and any(a.first == verb.last for a in behind):
        return "we"  # "om je bestelling te bezorgen delen wij": Dutch turns verb and subject round
    if sentence.language == "nl" and sentence.document.tokens.words[verb.first - 1] == "te":
        ahead = [a for a in ahead if not any(a.last <= v.first < verb.first for v in sentence.all("sharing.disclose"))]
    found = ahead[-1] if ahead else behind[0] if behind else None
    return found.concept.removeprefix("common.") if found else ""


@once
def _actors(sentence: Sentence) -> tuple[tuple[Mention, bool], ...]:
    """Those who may act, and whether a preposition stands in front of them."""
    actors = (a for a in sentence.all(*_ACTORS) if not _owns_data(sentence, a))
    return tuple((a, _follows_preposition(sentence, a)) for a in actors)


def _owns_data(sentence: Sentence, actor: Mention) -> bool:
    """Whether it owns data or gives consent rather than acts: "je" in "je gegevens delen wij niet"."""
    if actor.concept != "common.you":
        return False
    if inside(sentence, actor, "common.with_consent", "common.without_consent"):
        return True
    return any(m.first <= actor.first < m.last or m.first == actor.last for m in sentence.all(*_DATA))


def _follows_preposition(sentence: Sentence, mention: Mention) -> bool:
    """Whether a preposition stands in front, of it or of the list it ends: "other than to our staff and partners"."""
    listed = sentence.document.tokens.words[mention.first - 1] in ("and", "or", "en", "of", ",")
    reach = 1 if mention.concept == "common.you" else 8 if listed else 2
    return any(0 <= mention.first - m.last <= reach for m in _prepositions(sentence))


@once
def _prepositions(sentence: Sentence) -> list[Mention]:
    return sentence.all("sharing.toward", "sharing.apart", "sharing.source")


def _goes_to_us(sentence: Sentence, verb: Mention) -> bool:
    if inside(sentence, verb, "sharing.to_us") or sentence.after(verb, "sharing.to_us", within=5):
        return True
    return sentence.language == "nl" and sentence.before(verb, "sharing.to_us", within=1) is not None


def _has_object(sentence: Sentence, verb: Mention) -> bool:
    if verb.concept == "sharing.give":
        return sentence.near(verb, "common.data", "sharing.statistics", within=_OBJECT) is not None
    return sentence.has("common.data", "sharing.it", "sharing.statistics")


def _act(sentence: Sentence, verb: Mention) -> Act:
    unless = sentence.one("sharing.unless")
    active = _is_passive(sentence, verb) or doer(sentence, verb) == "we" or _is_finite(sentence, verb)
    without = without_consent(sentence, verb)
    if without and any(not overlap(n, without) for n in sentence.negations):
        return Act(verb, "with_consent", unless is not None, without, active)
    if no := denial(sentence, verb):
        return Act(verb, "denies", unless is not None, no, active)
    only = _only(sentence, verb) if verb.concept == "sharing.disclose" else None
    consent = consented(sentence)
    if consent and is_alternative(sentence, consent):
        return Act(verb, "shares", only is not None, only, active)
    if consent and not (only and (sentence.has("sharing.compelled", "sharing.as_described") or needed(sentence))):
        return Act(verb, "with_consent", only is not None, consent, active)
    return Act(verb, "shares", only is not None, only, active)


def _only(sentence: Sentence, verb: Mention) -> Mention | None:
    """An "only" that limits the sharing, not the data that is shared: "only the data that you need"."""
    near = [m for m in sentence.all("sharing.only") if not inside(sentence, m, "sharing.only_data")]
    return next((m for m in near if verb.first - m.last <= 14 and m.first - verb.last <= 8), None)


def _is_passive(sentence: Sentence, verb: Mention) -> bool:
    """Whether data is the subject, and nobody else stands between: "is de informatie die u heeft gedeeld"."""
    passive = next((m for m in sentence.all("sharing.passive") if overlap(m, verb)), None)
    if passive is None:
        return False
    return not any(passive.first < m.first < verb.first for m in sentence.all("common.you"))


def _is_finite(sentence: Sentence, verb: Mention) -> bool:
    """Whether it is a verb in the third person, as of a vendor by its name: "Acme does not share"."""
    return inside(sentence, verb, "sharing.finite") or sentence.before(verb, "sharing.finite", within=12) is not None


def denial(sentence: Sentence, verb: Mention) -> Mention | None:
    """The word that denies a verb. Unlike `Sentence.negated` two of them are still a denial: "verkopen niet en
    delen niet"; a new subject between ("and we share") ends the reach of a denial."""
    if absent := sentence.one("sharing.absent"):
        return absent
    first, last = sentence.part(verb)
    if sentence.document.tokens.words[first - 1] == ":":
        first -= 2  # "we will not: (a) change, (b) disclose your data"
    before, behind = _DENIAL[sentence.language]
    for negation in sentence.negations:
        if inside(sentence, negation, "common.without_consent") or _is_prefix(sentence, negation):
            continue
        reaches = first <= negation.first < last and -behind <= verb.first - negation.last <= before
        if reaches and not _new_subject(sentence, negation, verb):
            return negation
    return None


def _is_prefix(sentence: Sentence, negation: Mention) -> bool:
    """Whether it denies only the word that it is tied to: "niet-verzekerde patiënten"."""
    end = sentence.document.tokens.ends[negation.last - 1]
    return sentence.document.text[end : end + 1] in ("-", "\u2011")


def _new_subject(sentence: Sentence, negation: Mention, verb: Mention) -> bool:
    between = (min(negation.last, verb.last), max(negation.first, verb.first))
    words = sentence.document.tokens.words
    subjects = [m for m in sentence.all("common.we") if between[0] < m.first < between[1]]
    return any(words[m.first - 1] in ("and", "en", ",") for m in subjects)


def _is_target(sentence: Sentence, verb: Mention, recipient: Mention) -> bool:
    """Whether the nearest preposition in front of a recipient hands something to it."""
    toward, general, special = _ways(sentence)
    ways = general if recipient.concept == "sharing.third_parties" else special
    at = bisect_right(ways, recipient.first, key=lambda way: way.first)
    nearest = next((way for way in reversed(ways[max(at - _OVERLAP, 0) : at]) if way.last <= recipient.first), None)
    if nearest is None or nearest not in toward or recipient.first - nearest.last > _LIST:
        return False
    reach = nearest.last - verb.first
    return 0 <= reach <= _REACH if sentence.language == "en" else abs(reach) <= _REACH_NL


@once
def _ways(sentence: Sentence) -> tuple[frozenset[Mention], list[Mention], list[Mention]]:
    """The prepositions that hand something over; these with those that do not, in front of third parties in
    general and of the kinds."""
    toward = [m for m in sentence.all("sharing.toward") if not inside(sentence, m, "sharing.infinitive")]
    special = sorted(toward + sentence.all("sharing.apart", "sharing.infinitive"))
    return frozenset(toward), sorted(special + sentence.all("sharing.source")), special
