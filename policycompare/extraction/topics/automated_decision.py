"""Whether the vendor takes decisions by automated means alone. A right against them is topic `right`."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.grants import rights
from policycompare.extraction.lexicon import Mention

TOPIC = "automated_decision"
TRIGGERS: frozenset[str] = frozenset({"automated_decision.decision", "automated_decision.profiling"})

_NEAR = 12  # words between a denial or a verb and the decision


def find(sentence: Sentence) -> Iterator[Finding]:
    """One stance for a sentence that speaks of practice, not of a right or of a condition."""
    if rights(sentence):
        yield from _beside_right(sentence)
        return
    decision = sentence.one("automated_decision.decision")
    if sentence.has("right.may") or _is_conditional(sentence, decision):
        return
    if decision is None:
        yield from _no_profiling(sentence)
        return
    verb = sentence.near(decision, "automated_decision.use", within=_NEAR)
    denial = _denial(sentence, decision)
    if verb and denial:
        yield sentence.finding(TOPIC, "denied", decision, denial, stance="denies")
    elif verb and _is_our_practice(sentence, decision) and not sentence.negations:
        yield sentence.finding(TOPIC, "practised", decision, verb, stance="uses")


def _is_conditional(sentence: Sentence, decision: Mention | None) -> bool:
    """Whether a condition opens the sentence: "if we take such decisions", but not "we take them where allowed"."""
    condition = sentence.one("automated_decision.if")
    return condition is not None and (decision is None or condition.first < decision.first)


def _beside_right(sentence: Sentence) -> Iterator[Finding]:
    """ "The right not to be subject to automated decisions: we take none": a denial by us behind the right."""
    last = rights(sentence)[-1].last
    for decision in sentence.all("automated_decision.decision"):
        we = sentence.before(decision, "common.we", within=_NEAR)
        no = sentence.before(decision, "common.negation", within=_NEAR)
        if we and no and last <= we.first <= no.last and abs(no.first - we.last) <= 3:
            yield sentence.finding(TOPIC, "beside_right", decision, no, we, stance="denies")
            return


def _is_our_practice(sentence: Sentence, decision: Mention) -> bool:
    """Whether we or the vendor by name take them: what "such decisions are" is a definition."""
    active = sentence.near(decision, "automated_decision.act", within=_NEAR)
    return sentence.has("common.we") or (active is not None and not sentence.has("common.other", "common.you"))


def _no_profiling(sentence: Sentence) -> Iterator[Finding]:
    """ "We do no profiling": only where the denial stands right in front, as much else is not for profiling."""
    for word in sentence.all("automated_decision.profiling"):
        denial = sentence.before(word, "common.negation", within=1)
        if denial:
            yield sentence.finding(TOPIC, "no_profiling", word, denial, weak=True, stance="denies")
            return


def _denial(sentence: Sentence, decision: Mention) -> Mention | None:
    """A denial of the decision itself; "without a human" describes what such a decision is."""
    first, last = sentence.part(decision)
    human = sentence.all("automated_decision.human")
    for denial in sentence.negations:
        near = decision.first - denial.last <= _NEAR and denial.first - decision.last <= _NEAR
        if near and first <= denial.first < last and not any(h.first == denial.first for h in human):
            return denial
    return None
