"""What personal data is used for: the aim of an act of using it, or a list that is headed as purposes."""

from collections.abc import Callable, Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.outline import above, column, columns, is_group, lead, question, table_head, with_label

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

_DONE = {"analytics", "personalization"}
_SENT = {"marketing", "service_messages"}
_WORDS = 4  # of one purpose that are told as the reason
_START = 4  # words before the first purpose of an item that is one
_NEAR = 4  # words from "to" or "for" to a purpose
_FAR = 10  # words from the Dutch "om" to the verb behind its object
_NEXT = 25  # words from one purpose of an enumeration to the next
_DENIED = 4  # words from "not" to the purpose that it denies


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every purpose that a sentence gives."""
    if sentence.has("purpose.shared") or (sentence.foreign and not sentence.has("common.we")):
        return
    purposes = [m for m in sentence.all(*PURPOSES) if not _denied(sentence, m) and not _swallowed(sentence, m)]
    seen = set()
    for rule, context in _RULES.items():
        for mention, cause, weak in context(sentence, purposes):
            value = PURPOSES[mention.concept]
            if value not in seen:
                seen.add(value)
                # The more words of a purpose a sentence has, the clearer it speaks of it.
                words = [m for m in purposes if m.concept == mention.concept][:_WORDS]
                span = with_label(sentence) if rule == "listed" else None
                yield sentence.finding(TOPIC, rule, *words, cause, weak=weak, span=span, purpose=value)


def _listed(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """An item or a table row under "we use your data to:" or under a heading that says so."""
    if cells := _purpose_columns(sentence):
        for purpose in purposes:
            if head := cells.get(column(sentence, purpose)):
                yield purpose, head, False
        return
    labelled = sentence.has("purpose.label")
    if sentence.has("purpose.aside") or not (labelled or sentence.block.kind in ("item", "row")):
        return
    if over := _purposes_above(sentence):
        for purpose in purposes:
            if not _only_kept(sentence, purpose):
                yield purpose, over, is_group(sentence) or purposes[0].first - sentence.first > _START


def _purpose_columns(sentence: Sentence) -> dict[int, Mention]:
    """The columns for purposes of a table that also tells which data or which ground belongs to them."""
    head = table_head(sentence)
    if head is None or head.foreign or not head.has("purpose.beside") or 0 in columns(head, "purpose.party"):
        return {}
    return columns(head, "purpose.column", "purpose.kept", "purpose.party")


def _stated(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "We use your data to send invoices", "cookies worden gebruikt voor statistieken"."""
    if sentence.has("purpose.not_use"):
        return
    use = _use(sentence, "purpose.use") or _use(sentence, "purpose.use_weak")
    if use is None or (_elsewhere(sentence) and sentence.actor(use) != "we"):
        return
    weak = use.concept == "purpose.use_weak" or sentence.has("purpose.aside", "purpose.kept")
    for purpose in _aimed(sentence, purposes):
        if not _only_kept(sentence, purpose) and not _about_policy(sentence, purpose):
            yield purpose, use, weak


def _only_kept(sentence: Sentence, purpose: Mention) -> bool:
    """Whether law is only what data is kept for, which is retention and no purpose."""
    if PURPOSES[purpose.concept] != "legal_compliance" or not sentence.has("purpose.kept"):
        return False
    return _use(sentence, "purpose.use") is None


def _about_policy(sentence: Sentence, purpose: Mention) -> bool:
    """Whether it is told how changes of the policy are announced."""
    if PURPOSES[purpose.concept] != "service_messages":
        return False
    heading = sentence.heading
    return sentence.has("purpose.policy") or (heading is not None and heading.has("purpose.changed"))


def _denied(sentence: Sentence, mention: Mention) -> bool:
    return sentence.negated(mention) or any(0 <= mention.first - n.last <= _DENIED for n in sentence.negations)


def _swallowed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is a piece of a phrase that is no such purpose: "security of your data"."""
    length = mention.last - mention.first
    others = [o for o in sentence.all("purpose.other") if o.last - o.first > length]
    return any(o.first <= mention.first and mention.last <= o.last for o in others)


def _use(sentence: Sentence, concept: str) -> Mention | None:
    """The act of using data or a tool that collects it; what is denied, or another's act, is none."""
    passive, nouns = sentence.all("purpose.passive"), sentence.all("purpose.noun")
    for use in sentence.all(concept):
        if sentence.negated(use) or any(n.first <= use.first < n.last for n in nouns):
            continue
        if sentence.actor(use) not in ("we", "") and not any(p.last == use.last for p in passive):
            continue
        if sentence.near(use, "purpose.object", within=8):
            return use
    return None


def _aimed(sentence: Sentence, purposes: list[Mention]) -> Iterator[Mention]:
    """The purposes that "to", "for" or the like leads to, and those enumerated behind such a one."""
    before: Mention | None = None
    for purpose in purposes:
        if _anchored(sentence, purpose) or (before is not None and purpose.first - before.last <= _NEXT):
            yield purpose
            before = purpose


def _anchored(sentence: Sentence, purpose: Mention) -> bool:
    far = _FAR if sentence.language == "nl" else _NEAR
    sham = sentence.all("purpose.no_aim")
    return any(
        -1 <= purpose.first - aim.last <= reach
        for concept, reach in (("purpose.aim_to", far), ("purpose.aim_for", _NEAR))
        for aim in sentence.all(concept)
        if not any(s.first <= aim.first < s.last for s in sham)
    )


def _continued(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "This helps us to improve our service", right after a sentence about using data."""
    follow, before = sentence.one("purpose.follow"), sentence.previous
    if follow is None or follow.first - sentence.first > 1 or before is None or sentence.has("purpose.aside"):
        return
    if before.has("purpose.shared") or not (_use(before, "purpose.use") or _use(before, "purpose.use_weak")):
        return
    for purpose in _aimed(sentence, purposes):
        yield purpose, follow, True


def _measured(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "With this tool we measure how visitors use our site", "cookies remember your choices": what is done is
    what it is for."""
    for purpose in purposes:
        if PURPOSES[purpose.concept] not in _DONE:
            continue
        verb = sentence.near(purpose, "purpose.measure", within=2)
        if verb and _is_own(sentence, verb) and not sentence.negated(verb):
            yield purpose, verb, False


def _is_own(sentence: Sentence, verb: Mention) -> bool:
    """Whether an act is the vendor's or its cookies'; "we" may be a part of the words for it: "houden wij bij"."""
    within = any(verb.first <= we.first < verb.last for we in sentence.all("common.we"))
    return within or sentence.actor(verb) == "we" or sentence.before(verb, "purpose.tool", within=2) is not None


def _sent(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """ "We may send you a newsletter": what is sent is what the address is for."""
    for purpose in purposes:
        if PURPOSES[purpose.concept] not in _SENT or _about_policy(sentence, purpose):
            continue
        send = sentence.near(purpose, "purpose.send", within=12)
        if send and send.first > purpose.first and sentence.language == "en":
            continue
        if send and not sentence.negated(send) and _by_vendor(sentence, send):
            yield purpose, send, sentence.has("purpose.aside")


def _by_vendor(sentence: Sentence, send: Mention) -> bool:
    """Whether the vendor sends, also where it calls itself by a name and only "you" is near the verb."""
    actor = sentence.actor(send)
    return actor in ("we", "") or (actor == "you" and not sentence.has("purpose.to_us", "common.other"))


def _headed(sentence: Sentence, purposes: list[Mention]) -> Iterator[Hit]:
    """A purpose in a text under "Why do we process your data?"."""
    if sentence.block.kind in ("item", "row") or sentence.has("purpose.aside", "purpose.kept"):
        return
    if over := _purposes_above(sentence) or question(sentence, "purpose.heading"):
        for purpose in _aimed(sentence, purposes):
            yield purpose, over, True


_RULES: dict[str, Callable[[Sentence, list[Mention]], Iterator[Hit]]] = {
    "listed": _listed,
    "stated": _stated,
    "continued": _continued,
    "measured": _measured,
    "sent": _sent,
    "headed": _headed,
}
"""From the surest to the weakest; a purpose is told by the first that finds it in a sentence."""


def _elsewhere(sentence: Sentence) -> bool:
    """Whether an item's list is about something else, such as recipients."""
    over = lead(sentence)
    if over is None or not over.text.endswith(":"):
        return False
    return over.has("purpose.elsewhere") and not over.has("purpose.heading", "purpose.heading_use")


def _purposes_above(sentence: Sentence) -> Mention | None:
    """The words of a heading, an introduction or the head of a table that say that purposes follow.

    The nearest that is about data decides: a list of recipients under "How we use your data" is none.
    """
    label = sentence.one("purpose.label")
    if label and label.first - sentence.first <= 1:
        return label
    head = table_head(sentence)
    title = sentence.heading
    titled = title is not None and title.has("purpose.elsewhere") and not title.has("purpose.heading")
    if head and (titled or 0 in columns(head, "purpose.party")):
        return None  # what each subprocessor is for is no purpose of the vendor's
    for over in ([head] if head else []) + list(above(sentence)):
        if over.foreign or over.has("purpose.shared", "purpose.kept"):
            return None
        heading = over.one("purpose.heading")
        if over.has("purpose.elsewhere") and heading is None:
            return None
        heading = heading or over.one("purpose.heading_use")
        if heading and not over.negated(heading):
            return heading
    return None
