"""Ways in which data gets to others without a word of sharing: they are engaged, have access, take payments,
measure use or take the business over, or it is published."""

from collections.abc import Iterator

from policycompare.extraction.disclosure import consented, denial, doer, inside, is_ours, overlap
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.recipients import GENERAL, KINDS, RECIPIENTS, share, specific
from policycompare.extraction.values.names import names

TASKS = {"sharing.hosting_task": "service_providers", "sharing.payment_task": "payment_processors"}
_GOAL = 8  # words between a verb of sharing and "with Acme Ltd"
_ENGAGED = 11  # words between a verb of engaging and the provider engaged


def arrangements(sentence: Sentence, listed: bool) -> Iterator[Finding]:
    """Every such way in a sentence; `listed` says that it is an item under a heading about sharing."""
    yield from _engaged(sentence)
    yield from _accessed(sentence)
    yield from _seen(sentence)
    yield from _received(sentence)
    yield from _paid(sentence)
    yield from _measured(sentence)
    yield from _taken_over(sentence, listed)
    yield from _tasked(sentence, listed)
    yield from _ordered(sentence)
    yield from _published(sentence)


def _engaged(sentence: Sentence) -> Iterator[Finding]:
    """ "We use service providers to ...", "parties that process data on our behalf": those who work for the vendor."""
    kinds = specific(sentence, sentence.all(*KINDS))
    provider = next((m for m in kinds if m.concept == "sharing.service_providers"), None)
    if provider is None:
        yield from _outsourced(sentence)
        yield from _instructed(sentence)
        return
    verb = next((v for v in sentence.all("sharing.engage") if 0 < provider.first - v.first <= _ENGAGED), None)
    behalf = sentence.one("sharing.on_behalf")
    if verb and is_ours(sentence, verb) and not sentence.negated(verb):
        yield share(sentence, "engaged", "service_providers", "shares", verb, provider, behalf)
    elif behalf and _works_for_us(sentence, provider, behalf):
        yield share(sentence, "on_behalf", "service_providers", "shares", behalf, provider)


def _outsourced(sentence: Sentence) -> Iterator[Finding]:
    """ "We use a third party for our newsletter": a provider by its task."""
    for party in sentence.all(GENERAL):
        verb = sentence.before(party, "sharing.engage_strict", within=4)
        task = sentence.after(party, "sharing.infinitive", "sharing.task", within=1)
        if verb and task and is_ours(sentence, verb) and not sentence.negated(verb):
            yield share(sentence, "outsourced", "service_providers", "shares", verb, party)


def _instructed(sentence: Sentence) -> Iterator[Finding]:
    """ "Acme processes data solely on our behalf"."""
    behalf = sentence.one("sharing.our_behalf")
    verb = sentence.near(behalf, "sharing.handle", within=10) if behalf else None
    if behalf is None or verb is None or not sentence.has("common.data") or sentence.negated(verb):
        return
    if doer(sentence, verb) not in ("we", "you"):
        yield share(sentence, "on_behalf", "service_providers", "shares", verb, behalf)


def _tasked(sentence: Sentence, listed: bool) -> Iterator[Finding]:
    """ "We share your data with third parties: – for hosting our servers": an item that is a task, "for" or "to"."""
    intro = sentence.intro
    if not listed or intro is None or not intro.has(GENERAL) or intro.negations or sentence.has(*KINDS):
        return
    for concept, recipient in TASKS.items():
        task = sentence.one(concept)
        aim = sentence.before(task, "sharing.task", within=2) if task else None
        if task and aim and aim.first == sentence.first:
            yield share(sentence, "tasked", recipient, "shares", aim, task)


def _ordered(sentence: Sentence) -> Iterator[Finding]:
    """ "To process your order we share your data with Acme GmbH": a firm by its name, that fulfils orders."""
    task = sentence.one("sharing.order_task")
    if task is None or not sentence.has("common.data") or sentence.negations or sentence.has(*KINDS):
        return
    firms = [name.first for name in names(sentence) if name.legal]
    for verb in sentence.all("sharing.disclose", "sharing.give") if firms else ():
        goals = (m for m in sentence.all("sharing.toward") if m.last in firms and 0 <= m.first - verb.last <= _GOAL)
        goal = next(goals, None)
        if goal and is_ours(sentence, verb):
            yield share(sentence, "ordered", "service_providers", "shares", verb, goal, task)
            return


def _works_for_us(sentence: Sentence, provider: Mention, behalf: Mention) -> bool:
    ours = any(0 <= behalf.first - we.last <= 3 for we in sentence.all("common.we") if not overlap(we, provider))
    if ours or sentence.before(provider, "sharing.from", within=2):
        return False
    return sentence.has("sharing.exempt") or not sentence.negated(behalf)


def _accessed(sentence: Sentence) -> Iterator[Finding]:
    """ "Our processors have access to your data"."""
    verb = sentence.one("sharing.access")
    if verb is None or inside(sentence, verb, "sharing.no_act") or not sentence.has("common.data", "sharing.your"):
        return
    general = sentence.before(verb, GENERAL, within=6)
    if (
        general
        and not sentence.has("sharing.unless", "sharing.only")
        and (no := _denied_access(sentence, general, verb))
    ):
        yield share(sentence, "no_access", "third_parties", "denies", verb, general, no)
    given = sentence.after(verb, "sharing.from_us", within=3) is not None
    for mention in specific(sentence, sentence.all(*KINDS, *((GENERAL,) if given else ()))):
        near = mention.last <= verb.first and verb.first - mention.last <= 8 and not _is_source(sentence, mention, verb)
        between = any(mention.last <= m.first < verb.first for m in sentence.all("common.we", "common.you"))
        if near and not between and mention.concept != "sharing.public" and not sentence.negated(verb):
            yield share(sentence, "access", RECIPIENTS[mention.concept], "shares", verb, mention)


def _seen(sentence: Sentence) -> Iterator[Finding]:
    """ "Your data can be viewed by our IT provider"."""
    verb = sentence.one("sharing.access_by")
    if verb is None or not sentence.has("common.data") or sentence.negated(verb):
        return
    for mention in specific(sentence, sentence.all(*KINDS)):
        if 0 <= mention.first - verb.last <= 8 and mention.concept != "sharing.public":
            yield share(sentence, "seen", RECIPIENTS[mention.concept], "shares", verb, mention)


def _is_source(sentence: Sentence, party: Mention, verb: Mention) -> bool:
    """Whether data comes from a party: "submitted by your employer", "received from"."""
    if sentence.after(verb, "sharing.from", within=0) and not sentence.after(verb, "sharing.from_us", within=0):
        return True
    relative = sentence.document.tokens.words[party.last] == ","  # "done by an accountant, who gets your data"
    return not relative and sentence.before(party, "sharing.source", within=1) is not None


def _denied_access(sentence: Sentence, party: Mention, verb: Mention) -> Mention | None:
    """The word that denies third parties, as the subject, any access."""
    opens = party.first - sentence.first <= 3 and sentence.before(party, "sharing.toward", within=1) is None
    return denial(sentence, verb) if opens else None


def _received(sentence: Sentence) -> Iterator[Finding]:
    """ "Recipients of your data may include ..."."""
    noun = sentence.one("sharing.receivers")
    if noun is None or sentence.has("sharing.right_words") or noun.first - sentence.first > 8:
        return
    for mention in specific(sentence, sentence.all(*KINDS)):
        if mention.first >= noun.last and not inside(sentence, mention, "sharing.receivers"):
            yield share(sentence, "received", RECIPIENTS[mention.concept], "shares", noun, mention)


def _paid(sentence: Sentence) -> Iterator[Finding]:
    """Payment data handled by a payment provider."""
    processor = sentence.one("sharing.payment_processors")
    if processor is None or not sentence.has("sharing.payment_data"):
        return
    verb = sentence.near(processor, "sharing.handle", "sharing.disclose", within=10)
    if verb and not sentence.negated(verb):
        data = sentence.all("sharing.payment_data")
        yield share(sentence, "payment", "payment_processors", "shares", verb, processor, *data)


def _measured(sentence: Sentence) -> Iterator[Finding]:
    """Data that a cookie or tool passes to, or that is stored by, a firm that measures use."""
    firm = sentence.one("sharing.analytics_firm")
    context = [sentence, *([sentence.previous] if sentence.previous else []), *sentence.around()]
    if firm is None or not sentence.has("common.data") or not any(s.has("sharing.analytics") for s in context):
        return
    for firm in sentence.all("sharing.analytics_firm"):
        verb = sentence.before(firm, "sharing.disclose", "sharing.give", "sharing.handle", within=5)
        goal = sentence.before(firm, "sharing.toward", "sharing.by", within=1)
        if verb and goal and not denial(sentence, verb):
            yield share(sentence, "measured", "analytics_providers", "shares", verb, firm)


def _taken_over(sentence: Sentence, listed: bool) -> Iterator[Finding]:
    """Data that goes along when the business is sold."""
    merger = sentence.one("sharing.merger")
    if merger is None:
        return
    verb = next((v for v in sentence.all("sharing.disclose") if not inside(sentence, v, "sharing.merger")), None)
    if verb and sentence.has("common.data"):
        yield share(sentence, "merger", "acquirer", "shares", verb, *sentence.all("sharing.merger"))
    elif listed:
        yield share(sentence, "merger", "acquirer", "shares", merger)


def _published(sentence: Sentence) -> Iterator[Finding]:
    """What people post in public, what the vendor publishes about them, and testimonials."""
    area = sentence.one("sharing.public_area")
    visible = sentence.one("sharing.visible")
    posting = sentence.one("sharing.posting")
    if area and visible and posting and not sentence.negated(visible):
        yield share(sentence, "public", "public", "shares", posting, area, visible)
    consent = consented(sentence) or sentence.one("common.without_consent")
    testimonial = sentence.one("sharing.testimonial")
    if testimonial and consent:
        yield share(sentence, "testimonial", "public", "with_consent", testimonial, consent)
    publish = sentence.one("sharing.publish")
    if publish and not testimonial and _is_published_by_us(sentence, publish) and not sentence.has("sharing.notice"):
        what = sentence.near(publish, "sharing.published", within=8)
        if what and consent:
            yield share(sentence, "published", "public", "with_consent", publish, what, consent)
        elif what and not sentence.negated(publish):
            yield share(sentence, "published", "public", "shares", publish, what)


def _is_published_by_us(sentence: Sentence, publish: Mention) -> bool:
    """Whether we publish: "tonen wij op onze site" holds its own subject."""
    who = doer(sentence, publish)
    return who == "we" or (who == "" and any(overlap(we, publish) for we in sentence.all("common.we")))
