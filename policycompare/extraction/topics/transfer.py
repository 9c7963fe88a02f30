"""Data that leaves the country or the EEA: the mechanism that is named, none named, or that it stays."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "transfer"
_MECHANISMS = {
    "transfer.standard_contractual_clauses": "standard_contractual_clauses",
    "transfer.adequacy_decision": "adequacy_decision",
    "transfer.binding_corporate_rules": "binding_corporate_rules",
    "transfer.data_privacy_framework": "data_privacy_framework",
    "transfer.privacy_shield": "privacy_shield",
    "transfer.safe_harbor": "safe_harbor",
}
_NEAR = 14  # words between a verb and the place or the consent that belongs to it
_DENIAL_BEFORE = 8  # words between a denial and the verb that it denies
_CLOSE = 3  # words between a denial and the place that it denies
TRIGGERS = frozenset(_MECHANISMS) | {"transfer.abroad", "transfer.consent", "transfer.within", "transfer.denied_abroad"}


def find(sentence: Sentence) -> Iterator[Finding]:
    """The mechanisms of a sentence; `unspecified` only where it names none, `none` where data stays."""
    named = list(_mechanisms(sentence))
    yield from named
    consent = list(_consent(sentence))
    yield from consent
    stays = list(_stays(sentence))
    yield from stays
    if not (named or stays):
        yield from _unspecified(sentence)


def _mechanisms(sentence: Sentence) -> Iterator[Finding]:
    for concept, mechanism in _MECHANISMS.items():
        for mention in sentence.all(concept):
            if sentence.negated(mention) or sentence.near(mention, "transfer.void", within=6):
                continue
            yield sentence.finding(TOPIC, "mechanism", mention, mechanism=mechanism)
            break


def _consent(sentence: Sentence) -> Iterator[Finding]:
    for consent in sentence.all("transfer.consent"):
        if sentence.negated(consent) or sentence.has("transfer.mere"):
            continue
        move = sentence.after(consent, "transfer.move", "transfer.use", within=_NEAR)
        if move and _is_abroad(sentence, move):
            yield sentence.finding(TOPIC, "consent", consent, move, mechanism="consent")
            return
        if _is_ground(sentence, consent):
            yield sentence.finding(TOPIC, "consent", consent, weak=True, mechanism="consent")
            return


def _is_abroad(sentence: Sentence, move: Mention) -> bool:
    """Whether a transfer goes abroad: by its own words, or "this transfer" of the sentence before."""
    if sentence.near(move, "transfer.abroad", within=10):
        return True
    before, heading = sentence.previous, sentence.heading
    told = any(s is not None and s.has("transfer.abroad") for s in (before, heading))
    return told and sentence.near(move, "transfer.such", within=1) is not None


def _is_ground(sentence: Sentence, consent: Mention) -> bool:
    """Whether consent is one of a list of grounds for transfers abroad, in a sentence or in items."""
    if sentence.has("transfer.ground") and any(sentence.near(consent, name, within=12) for name in _MECHANISMS):
        return True
    intro = sentence.intro
    short = sentence.last - sentence.first <= 15
    return short and intro is not None and intro.has("transfer.leave") and intro.has("transfer.abroad")


def _stays(sentence: Sentence) -> Iterator[Finding]:
    """Data that is not handed on to other countries, or that is kept within the EEA or the country."""
    for move in sentence.all("transfer.leave", "transfer.move"):
        abroad = sentence.near(move, "transfer.denied_abroad", within=_NEAR)
        if abroad and _denied(sentence, move, abroad) and not sentence.has("common.without_consent"):
            hedged = sentence.has("transfer.unless")
            yield sentence.finding(TOPIC, "stays", move, abroad, weak=hedged, mechanism="none")
            return
    within = sentence.one("transfer.within")
    if within is None or sentence.has("transfer.abroad") or not sentence.has("transfer.data"):
        return
    for stay in sentence.all("transfer.stay"):
        only = sentence.near(within, "transfer.only", within=5)
        near = abs(stay.first - within.first) <= _NEAR and not sentence.negated(stay)
        if only and near and not _reader(sentence, within):
            yield sentence.finding(TOPIC, "stays", stay, within, mechanism="none")
            return


def _reader(sentence: Sentence, place: Mention) -> bool:
    """Whether a place is where people are: "if you live in the EU"."""
    return sentence.before(place, "common.you", "location.people", within=2) is not None


def _denied(sentence: Sentence, leave: Mention, abroad: Mention) -> bool:
    """Whether the handing on, or the place, is denied: "not transferred outside", "geen doorgifte buiten"."""
    if any(0 <= abroad.first - n.last <= _CLOSE for n in sentence.negations):
        return True
    ahead = any(0 <= leave.first - n.last <= _DENIAL_BEFORE for n in sentence.negations)
    return (ahead or sentence.language == "nl") and sentence.negated(leave)


def _unspecified(sentence: Sentence) -> Iterator[Finding]:
    if sentence.has("transfer.question") or sentence.text.rstrip().endswith(":"):
        return
    for abroad in sentence.all("transfer.abroad"):
        move = sentence.near(abroad, "transfer.move", within=10)
        if move is None or sentence.negated(move) or not sentence.has("transfer.data"):
            continue
        yield sentence.finding(TOPIC, "unspecified", move, abroad, mechanism="unspecified")
        return
