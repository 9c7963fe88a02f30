"""What personal data is used for: the aim of an act of using it, or a list that is headed as purposes."""

from collections.abc import Callable, Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.outline import above, lead, table_head

TOPIC = "purpose"

type Hit = tuple[Mention, Mention | None, bool]
"""A purpose, the words that say that data serves it, and whether that is a guess."""

PURPOSES = {
    "purpose.service_provision": "service_provision",
    "purpose.account_management": "account_management",
    "purpose.billing": "billing",
    "purpose.support": "support",
    "purpose.service_messages": "service_messages",
    "purpose.marketing": "marketing",
    "purpose.advertising": "advertising",
    "purpose.analytics": "analytics",
    "purpose.product_improvement": "product_improvement",
    "purpose.personalization": "personalization",
    "purpose.security": "security",
    "purpose.legal_compliance": "legal_compliance",
    "purpose.research": "research",
    "purpose.recruitment": "recruitment",
    "purpose.events": "events",
}
TRIGGERS = frozenset(PURPOSES)

_SENT = {"marketing", "service_messages"}
_REACH = 40  # words from "to" or "for" to the last purpose of an enumeration


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every purpose that a sentence gives."""
    if sentence.foreign or sentence.has("purpose.shared"):
        return
    purposes = [m for m in sentence.all(*PURPOSES) if not sentence.negated(m)]
    for rule, context in _RULES.items():
        if hits := list(context(sentence, purposes)):
            yield from _findings(sentence, rule, hits)
            return


def _findings(sentence: Sentence, rule: str, hits: list[Hit]) -> Iterator[Finding]:
    """One finding for each purpose, at its first words."""
    seen = set()
    for mention, cause, weak in hits:
        value = PURPOSES[mention.concept]
        if value not in seen:
            seen.add(value)
            yield sentence.finding(TOPIC, rule, mention, cause, weak=weak, purpose=value)


def _listed(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """An item or a table row under "we use your data to:" or under a heading that says so."""
    if sentence.block.kind not in ("item", "row") or sentence.has("purpose.aside"):
        return
    if over := _purposes_above(sentence):
        for purpose in purposes:
            yield purpose, over, False


def _stated(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "We use your data to send invoices", "cookies worden gebruikt voor statistieken"."""
    use = _use(sentence)
    if use is None or _elsewhere(sentence):
        return
    weak = sentence.has("purpose.aside", "purpose.kept")
    for purpose in purposes:
        if _aimed(sentence, purpose):
            yield purpose, use, weak


def _use(sentence: Sentence) -> Mention | None:
    """The act of using data or a tool that collects it; what is denied, or another's act, is none."""
    for use in sentence.all("purpose.use"):
        if sentence.negated(use) or sentence.actor(use) == "other":
            continue
        if sentence.near(use, "purpose.object", within=8):
            return use
    return None


def _aimed(sentence: Sentence, purpose: Mention) -> bool:
    """Whether "to", "for" or the like leads to a purpose."""
    return any(0 <= purpose.last - aim.first <= _REACH for aim in sentence.all("purpose.aim"))


def _continued(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "This helps us to improve our service", right after a sentence about using data."""
    follow, before = sentence.one("purpose.follow"), sentence.previous
    if follow is None or follow.first - sentence.first > 1 or before is None or sentence.has("purpose.aside"):
        return
    if _use(before) is None or before.has("purpose.shared"):
        return
    for purpose in purposes:
        if _aimed(sentence, purpose):
            yield purpose, follow, True


def _sent(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "We may send you a newsletter": what is sent is what the address is for."""
    for purpose in purposes:
        if PURPOSES[purpose.concept] not in _SENT:
            continue
        send = sentence.near(purpose, "purpose.send", within=6)
        if send and not sentence.negated(send):
            yield purpose, send, sentence.has("purpose.aside")


def _headed(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """A purpose in a text under "Why do we process your data?"."""
    if sentence.block.kind in ("item", "row") or sentence.has("purpose.aside", "purpose.kept"):
        return
    over = _purposes_above(sentence)
    for purpose in purposes:
        if over and _aimed(sentence, purpose):
            yield purpose, over, True


_RULES: dict[str, Callable[[Sentence, list[Mention]], Iterator[Hit]]] = {
    "listed": _listed,
    "stated": _stated,
    "continued": _continued,
    "sent": _sent,
    "headed": _headed,
}
"""From the surest to the weakest; the first that finds anything speaks for its sentence."""


def _elsewhere(sentence: Sentence) -> bool:
    """Whether an item's list is about something else, such as recipients."""
    over = lead(sentence) if sentence.block.kind in ("item", "row") else None
    return over is not None and over.has("purpose.elsewhere") and not over.has("purpose.heading")


def _purposes_above(sentence: Sentence) -> Mention | None:
    """The words of a heading, an introduction or the head of a table that say that purposes follow.

    The nearest that is about data decides: a list of recipients under "How we use your data" is none.
    """
    head = table_head(sentence)
    for over in ([head] if head else []) + list(above(sentence)):
        heading = over.one("purpose.heading")
        if over.foreign or over.has("purpose.shared"):
            return None
        if heading and not over.negated(heading):
            return heading
        if over.has("purpose.elsewhere"):
            return None
    return None
