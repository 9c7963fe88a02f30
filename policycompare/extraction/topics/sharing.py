"""Sharing: which kinds of recipient get personal data, and whether that is done, denied or hangs on consent."""

from collections.abc import Iterator

from policycompare.extraction.disclosure import Act, Stance, acts, consented, denial, doer, inside, is_ours, needed, overlap, specific, targets
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "sharing"

RECIPIENTS = {
    f"sharing.{kind}": kind
    for kind in (
        "service_providers",
        "payment_processors",
        "analytics_providers",
        "advertising_partners",
        "social_networks",
        "affiliates",
        "business_partners",
        "app_developers",
        "messaging_providers",
        "event_organizers",
        "data_brokers",
        "professional_advisers",
        "authorities",
        "acquirer",
        "customer_organization",
        "public",
        "third_parties",
    )
}
_GENERAL = "sharing.third_parties"
_KINDS = tuple(concept for concept in RECIPIENTS if concept != _GENERAL)
TRIGGERS: frozenset[str] = frozenset(
    {
        *RECIPIENTS,
        "sharing.disclose",
        "sharing.on_behalf",
        "sharing.compelled",
        "sharing.merger",
        "sharing.public_area",
        "sharing.testimonial",
        "sharing.publish",
        "sharing.analytics_firm",
        "sharing.direction",
        "sharing.consent",
        "common.with_consent",
    }
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every recipient that a sentence names as getting, or not getting, personal data."""
    stated = list(_acts(sentence))
    yield from stated
    yield from _engaged(sentence)
    yield from _accessed(sentence)
    yield from _paid(sentence)
    yield from _measured(sentence)
    yield from _taken_over(sentence)
    yield from _published(sentence)
    if not stated:
        yield from _listed(sentence)


def _acts(sentence: Sentence) -> Iterator[Finding]:
    found = list(acts(sentence))
    anonymous = next((act for act in found if _is_anonymous(sentence, act)), None)
    if anonymous is not None:
        if anonymous.stance != "denies" and anonymous.active:
            yield _finding(sentence, "aggregate", "aggregate_data_recipients", "shares", anonymous.verb)
        return
    for act in found:
        yield from _stated(sentence, act)


def _stated(sentence: Sentence, act: Act) -> Iterator[Finding]:
    """ "We share X with Y": a clause for each kind, the general one only where no kind is named."""
    stance: Stance
    kinds = specific(targets(sentence, act, _KINDS))
    general = [m for m in targets(sentence, act, (_GENERAL,)) if not any(overlap(m, k) for k in kinds)]
    if act.stance == "denies":
        yield from _denied(sentence, act, kinds, general)
        return
    reasons = list(_reasons(sentence, act, kinds)) if act.stance == "shares" or act.limited else []
    yield from reasons
    agreed = _agreed_next(sentence, kinds) or act.stance
    what = sentence.near(act.verb, "common.data")
    for mention in kinds:
        stance = "with_consent" if _is_directed(sentence, mention) else agreed
        law = sentence.one("sharing.compelled") if RECIPIENTS[mention.concept] == "authorities" else None
        yield _finding(sentence, stance, RECIPIENTS[mention.concept], stance, act.verb, mention, act.word, what, law)
    if act.limited and act.stance == "shares" and act.active:
        yield _finding(sentence, "only", "third_parties", "denies", act.verb, act.word, *general[:1])
    if act.stance == "with_consent" and act.limited and sentence.has("sharing.as_described") and sentence.negations:
        yield _finding(sentence, "denied", "third_parties", "denies", act.verb, act.word, *general[:1])
    if not kinds and sentence.has("sharing.direction", "common.with_consent"):
        if app := sentence.one("sharing.app_developers"):
            yield _finding(sentence, "with_consent", "app_developers", "with_consent", act.verb, app)
    if general and act.active and not kinds and not reasons and not sentence.has("sharing.merger"):
        stance = "with_consent" if _is_directed(sentence, general[0]) else act.stance
        yield _finding(sentence, stance, "third_parties", stance, act.verb, general[0], act.word)


def _is_directed(sentence: Sentence, recipient: Mention) -> bool:
    """Whether the user has the data sent to an application: "when enabled, on the customer's behalf"."""
    return recipient.concept in ("sharing.app_developers", _GENERAL) and sentence.has("sharing.direction")


def _denied(sentence: Sentence, act: Act, kinds: list[Mention], general: list[Mention]) -> Iterator[Finding]:
    """A denial: of all sharing, with its exceptions, or of sharing with the kinds named."""
    unless = sentence.one("sharing.unless")
    if sentence.has("sharing.opted", "sharing.minors"):
        return
    after = [m for m in kinds if unless and m.first > unless.first > act.verb.first]
    named = [m for m in kinds if m not in after and not (unless and unless.first < act.verb.first)]
    if general or (act.active and not named and not _elsewhere(sentence, act.verb)):
        yield _finding(sentence, "denied", "third_parties", "denies", act.verb, act.word, unless, *general[:1])
    if not general and act.active:
        for mention in named:
            yield _finding(sentence, "denied", RECIPIENTS[mention.concept], "denies", act.verb, mention, act.word)
    for mention in after:
        yield _finding(sentence, "except", RECIPIENTS[mention.concept], "shares", act.verb, mention, unless)
    if unless:
        yield from _reasons(sentence, act, after)


def _elsewhere(sentence: Sentence, verb: Mention) -> bool:
    """Whether the verb goes to a place or to one firm by name: no word on third parties in general."""
    if sentence.has("sharing.abroad"):
        return True
    tokens = sentence.document.tokens
    goal = sentence.after(verb, "sharing.toward", within=12)
    return goal is not None and goal.last < sentence.last and sentence.document.text[tokens.starts[goal.last]].isupper()


def _reasons(sentence: Sentence, act: Act, kinds: list[Mention]) -> Iterator[Finding]:
    """The conditions on which data is shared after all: a duty by law, need, consent."""
    law = sentence.one("sharing.compelled")
    if law and act.verb.concept == "sharing.disclose" and (act.active or act.limited):
        laws = sentence.all("sharing.compelled")[:3]
        yield _finding(sentence, "compelled", "authorities", "shares", act.verb, *laws)
    if not act.limited:
        return
    if not kinds and not sentence.text.endswith(":"):
        if need := needed(sentence):
            yield _finding(sentence, "except", "third_parties", "shares", act.verb, need)
    if (consent := consented(sentence)) and act.stance != "with_consent":
        yield _finding(sentence, "except", "third_parties", "with_consent", act.verb, consent)


def _agreed_next(sentence: Sentence, kinds: list[Mention]) -> Stance | None:
    """ "... In that case we do not pass it to these advisers without your consent"."""
    following = sentence.following
    if following is None or not kinds or not following.has("common.without_consent"):
        return None
    same = any(following.has(mention.concept) for mention in kinds)
    return "with_consent" if same and any(a.stance == "with_consent" for a in acts(following)) else None


def _is_anonymous(sentence: Sentence, act: Act) -> bool:
    anonymous = sentence.near(act.verb, "common.anonymous", within=14)
    return anonymous is not None and sentence.near(anonymous, "common.data", within=3) is not None


def _engaged(sentence: Sentence) -> Iterator[Finding]:
    """ "We use service providers to ...", "parties that process data on our behalf": those who work for the vendor."""
    provider = sentence.one("sharing.service_providers")
    if provider is None:
        return
    verb = sentence.before(provider, "sharing.engage", within=10)
    behalf = sentence.one("sharing.on_behalf")
    if verb and is_ours(sentence, verb):
        if not sentence.negated(verb):
            yield _finding(sentence, "engaged", "service_providers", "shares", verb, provider)
    elif behalf and not sentence.before(provider, "sharing.from", within=2):
        if sentence.has("sharing.exempt") or not sentence.negated(behalf):
            yield _finding(sentence, "on_behalf", "service_providers", "shares", behalf, provider)


def _accessed(sentence: Sentence) -> Iterator[Finding]:
    """ "Our processors have access to your data"."""
    verb = sentence.one("sharing.access")
    if verb is None or not sentence.has("common.data") or inside(sentence, verb, "sharing.no_act"):
        return
    for mention in specific(sentence.all(*_KINDS)):
        near = mention.last <= verb.first and verb.first - mention.last <= 8
        between = any(mention.last <= m.first < verb.first for m in sentence.all("common.we", "common.you"))
        if near and not between and not sentence.negated(verb):
            yield _finding(sentence, "access", RECIPIENTS[mention.concept], "shares", verb, mention)


def _paid(sentence: Sentence) -> Iterator[Finding]:
    """Payment data handled by a payment provider."""
    processor = sentence.one("sharing.payment_processors")
    if processor is None or not sentence.has("sharing.payment_data"):
        return
    verb = sentence.near(processor, "sharing.handle", "sharing.disclose", within=10)
    if verb and not sentence.negated(verb):
        data = sentence.all("sharing.payment_data")
        yield _finding(sentence, "payment", "payment_processors", "shares", verb, processor, *data)


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
            yield _finding(sentence, "measured", "analytics_providers", "shares", verb, firm)


def _taken_over(sentence: Sentence) -> Iterator[Finding]:
    """Data that goes along when the business is sold."""
    merger = sentence.one("sharing.merger")
    if merger is None:
        return
    verb = next((v for v in sentence.all("sharing.disclose") if not inside(sentence, v, "sharing.merger")), None)
    if verb and sentence.has("common.data"):
        yield _finding(sentence, "merger", "acquirer", "shares", verb, merger)
    elif _is_listed(sentence):
        yield _finding(sentence, "merger", "acquirer", "shares", merger)


def _published(sentence: Sentence) -> Iterator[Finding]:
    """What people post in public, what the vendor publishes about them, and testimonials."""
    area = sentence.one("sharing.public_area")
    visible = sentence.one("sharing.visible")
    posting = sentence.one("sharing.posting")
    if area and visible and posting and not sentence.negated(visible):
        yield _finding(sentence, "public", "public", "shares", posting, area, visible)
    consent = consented(sentence) or sentence.one("common.without_consent")
    testimonial = sentence.one("sharing.testimonial")
    if testimonial and consent:
        yield _finding(sentence, "testimonial", "public", "with_consent", testimonial, consent)
    publish = sentence.one("sharing.publish")
    if publish and not testimonial and doer(sentence, publish) == "we":
        what = sentence.near(publish, "sharing.published", within=8)
        if what and consent:
            yield _finding(sentence, "published", "public", "with_consent", publish, what, consent)
        elif what and not sentence.negated(publish):
            yield _finding(sentence, "published", "public", "shares", publish, what)


def _is_listed(sentence: Sentence) -> bool:
    """Whether it is an item that a sentence or heading about sharing introduces."""
    if sentence.block.kind not in ("item", "row"):
        return False
    if sentence.intro is not None and any(True for _ in acts(sentence.intro)):
        return True
    above = [s for s in sentence.around() if s.is_heading]
    return any(heading.has("sharing.section") for heading in above)


def _listed(sentence: Sentence) -> Iterator[Finding]:
    """An item of a list of recipients or of reasons to share."""
    if not _is_listed(sentence) or sentence.has("sharing.definition"):
        return
    kinds = specific([m for m in sentence.all(*_KINDS) if _heads(sentence, m)])
    for mention in kinds:
        yield _finding(sentence, "listed", RECIPIENTS[mention.concept], "shares", mention)
    if law := sentence.one("sharing.compelled"):
        yield _finding(sentence, "compelled", "authorities", "shares", law)
    consent = consented(sentence) or sentence.one("sharing.direction")
    if consent and not kinds:
        yield _finding(sentence, "with_consent", "third_parties", "with_consent", consent)


def _heads(sentence: Sentence, mention: Mention) -> bool:
    """Whether a recipient stands at the head of an item, or right behind a preposition: "if ..., to the buyer"."""
    if mention.first - sentence.first <= 12:
        return True
    return sentence.before(mention, "sharing.toward", within=2) is not None


def _finding(
    sentence: Sentence, rule: str, recipient: str, stance: Stance, *words: Mention | None, weak: bool = False
) -> Finding:
    return sentence.finding(TOPIC, rule, *words, weak=weak, recipient=recipient, stance=stance)
