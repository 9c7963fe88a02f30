"""Sharing: which kinds of recipient get personal data, and whether that is done, denied or hangs on consent."""

from collections.abc import Iterator

from policycompare.extraction.arrangements import arrangements
from policycompare.extraction.disclosure import Act, Stance, acts, consented, inside, needed, overlap, targets
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.recipients import GENERAL, KINDS, RECIPIENTS, share, specific

TOPIC = "sharing"

_OBJECT = 16  # words between a verb of sharing and "anonymous"
_BARE = 2  # tokens of an item that is one word, with its mark
TRIGGERS: frozenset[str] = frozenset(
    {
        *RECIPIENTS,
        "sharing.disclose",
        "sharing.on_behalf",
        "sharing.compelled",
        "sharing.merger",
        "sharing.hosting_task",
        "sharing.payment_task",
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
    yield from arrangements(sentence, _is_listed(sentence))
    if not stated:
        yield from _listed(sentence)
        yield from _examples(sentence)


def _acts(sentence: Sentence) -> Iterator[Finding]:
    found = acts(sentence)
    anonymous = next((act for act in found if _is_anonymous(sentence, act)), None)
    if anonymous is not None:
        if anonymous.stance != "denies" and anonymous.active:
            yield share(sentence, "aggregate", "aggregate_data_recipients", "shares", anonymous.verb)
        return
    for act in found:
        yield from _stated(sentence, act)


def _stated(sentence: Sentence, act: Act) -> Iterator[Finding]:
    """ "We share X with Y": a clause for each kind, the general one only where no kind is named."""
    stance: Stance
    kinds = specific(sentence, targets(sentence, act, KINDS))
    general = [m for m in targets(sentence, act, (GENERAL,)) if not any(overlap(m, k) for k in kinds)]
    if act.stance == "denies":
        yield from _denied(sentence, act, kinds, general)
        return
    if act.stance == "with_consent" and act.limited:
        after = _behind_exception(sentence, act, kinds)  # "... without your consent, unless to the police"
        yield from (
            share(sentence, "except", RECIPIENTS[mention.concept], "shares", act.verb, mention) for mention in after
        )
        kinds = [mention for mention in kinds if mention not in after]
    reasons = list(_reasons(sentence, act, kinds)) if act.stance == "shares" or act.limited else []
    yield from reasons
    agreed = _agreed_next(sentence, kinds) or act.stance
    what = sentence.near(act.verb, "common.data")
    for mention in kinds:
        stance = "with_consent" if _is_directed(sentence, mention) else agreed
        law = sentence.one("sharing.compelled") if RECIPIENTS[mention.concept] == "authorities" else None
        yield share(sentence, stance, RECIPIENTS[mention.concept], stance, act.verb, mention, act.word, what, law)
    if act.limited and act.stance == "shares" and act.active and not _limits_less(sentence, act, kinds):
        yield share(sentence, "only", "third_parties", "denies", act.verb, act.word, *general[:1])
    if act.stance == "with_consent" and act.limited and sentence.has("sharing.as_described") and sentence.negations:
        yield share(sentence, "denied", "third_parties", "denies", act.verb, act.word, *general[:1])
    app = sentence.one("sharing.app_developers")
    if app and not kinds and sentence.has("sharing.direction", "common.with_consent"):
        yield share(sentence, "with_consent", "app_developers", "with_consent", act.verb, app)
    if not kinds and not general and act.active and act.stance == "with_consent":
        consents = ("common.with_consent", "common.without_consent", "sharing.consent")
        near = sentence.near(act.verb, *consents, within=6)
        general = [near] if near and act.verb.concept == "sharing.disclose" else []
    stated = act.active or act.stance == "with_consent"
    alone = not reasons or act.stance == "with_consent"
    if general and stated and alone and not kinds and not sentence.has("sharing.merger"):
        stance = "with_consent" if _is_directed(sentence, general[0]) else act.stance
        yield share(sentence, stance, "third_parties", stance, act.verb, general[0], act.word)


def _limits_less(sentence: Sentence, act: Act, kinds: list[Mention]) -> bool:
    """Whether "only" limits less than all sharing: that to some place, or to the kinds named before it."""
    if sentence.has("sharing.abroad"):
        return True
    only = act.word
    return only is not None and bool(kinds) and all(act.verb.last <= m.first and m.last <= only.first for m in kinds)


def _is_directed(sentence: Sentence, recipient: Mention) -> bool:
    """Whether the user has the data sent to an application: "when enabled, on the customer's behalf"."""
    return recipient.concept in ("sharing.app_developers", GENERAL) and sentence.has("sharing.direction")


def _denied(sentence: Sentence, act: Act, kinds: list[Mention], general: list[Mention]) -> Iterator[Finding]:
    """A denial: of all sharing, with its exceptions, or of sharing with the kinds named."""
    unless = sentence.one("sharing.unless")
    if sentence.has("sharing.opted", "sharing.minors", "sharing.abroad"):
        return
    if contract := sentence.one("sharing.uncontracted"):
        yield share(sentence, "contracted", "service_providers", "shares", act.verb, contract)
        return
    after = _behind_exception(sentence, act, kinds)
    named = [m for m in kinds if m not in after and not (unless and unless.first < act.verb.first)]
    if general or (act.active and not named and not _elsewhere(sentence, act.verb)):
        yield share(sentence, "denied", "third_parties", "denies", act.verb, act.word, unless, *general[:1])
    if not general and act.active:
        for mention in named:
            if act.limited and RECIPIENTS[mention.concept] == "authorities":
                continue  # not to the police, unless the law demands it: then it is
            yield share(sentence, "denied", RECIPIENTS[mention.concept], "denies", act.verb, mention, act.word)
    for mention in after:
        yield share(sentence, "except", RECIPIENTS[mention.concept], "shares", act.verb, mention, unless)
    if unless:
        yield from _reasons(sentence, act, after)


def _behind_exception(sentence: Sentence, act: Act, kinds: list[Mention]) -> list[Mention]:
    """The recipients that an exception behind the verb names."""
    unless = sentence.one("sharing.unless")
    return [m for m in kinds if unless and m.first > unless.first > act.verb.first]


def _elsewhere(sentence: Sentence, verb: Mention) -> bool:
    """Whether the verb goes to a place or to one firm by name: no word on third parties in general."""
    if sentence.has("sharing.abroad"):
        return True
    tokens = sentence.document.tokens
    goal = sentence.after(verb, "sharing.toward", within=12) or sentence.before(verb, "sharing.toward", within=4)
    return goal is not None and goal.last < sentence.last and sentence.document.text[tokens.starts[goal.last]].isupper()


def _reasons(sentence: Sentence, act: Act, kinds: list[Mention]) -> Iterator[Finding]:
    """The conditions on which data is shared after all: a duty by law, need, consent."""
    law = sentence.one("sharing.compelled")
    if law and act.verb.concept == "sharing.disclose" and (act.active or act.limited):
        laws = sentence.all("sharing.compelled")[:3]
        yield share(sentence, "compelled", "authorities", "shares", act.verb, *laws)
    if not act.limited:
        return
    need = needed(sentence)
    if need and not kinds and not sentence.text.endswith(":"):
        yield share(sentence, "except", "third_parties", "shares", act.verb, need)
    if (consent := consented(sentence)) and act.stance != "with_consent":
        yield share(sentence, "except", "third_parties", "with_consent", act.verb, consent)


def _agreed_next(sentence: Sentence, kinds: list[Mention]) -> Stance | None:
    """ "... In that case we do not pass it to these advisers without your consent"."""
    following = sentence.following
    if following is None or not kinds or not following.has("common.without_consent"):
        return None
    same = any(following.has(mention.concept) for mention in kinds)
    return "with_consent" if same and any(a.stance == "with_consent" for a in acts(following)) else None


def _is_anonymous(sentence: Sentence, act: Act) -> bool:
    """Whether what is shared names nobody: an "anonymous" near the verb, with its noun."""
    what = ("common.data", "sharing.statistics", "sharing.form")
    near = (m for m in sentence.all("common.anonymous") if abs(m.first - act.verb.first) <= _OBJECT)
    return any(sentence.near(mention, *what, within=3) for mention in near)


def _is_listed(sentence: Sentence) -> bool:
    """Whether it is an item that a sentence or heading about sharing introduces."""
    if sentence.block.kind not in ("item", "row") and not _has_label(sentence):
        return False
    if sentence.intro is not None and acts(sentence.intro):
        return True
    above = [s for s in sentence.around() if s.is_heading]
    return any(heading.has("sharing.section") for heading in above)


def _examples(sentence: Sentence) -> Iterator[Finding]:
    """ "These include banks and couriers", right behind a sentence that says that data is shared."""
    such = sentence.one("sharing.such")
    before = sentence.previous
    if such is None or before is None or such.first - sentence.first > 1 or sentence.negations:
        return
    if any(act.stance != "denies" or act.limited for act in acts(before)):
        for mention in specific(sentence, sentence.all(*KINDS)):
            yield share(sentence, "examples", RECIPIENTS[mention.concept], "shares", such, mention)


def _has_label(sentence: Sentence) -> bool:
    """Whether it opens a paragraph with a label: "Affiliates: ..."."""
    return sentence.start == sentence.block.start and ":" in sentence.words[1:6]


def _listed(sentence: Sentence) -> Iterator[Finding]:
    """An item of a list of recipients or of reasons to share, or a paragraph that a recipient's name labels."""
    item = _is_listed(sentence)
    if sentence.has("sharing.definition") or not (item or _under_section(sentence)):
        return
    stance = _listed_stance(sentence)
    consent = consented(sentence) or sentence.one("sharing.direction")
    if consent and stance == "shares" and inside(sentence, consent, "common.with_consent", "sharing.consent"):
        stance = "with_consent"
    anonymous = sentence.one("common.anonymous")
    kinds = specific(sentence, sentence.all(*KINDS))
    kinds = [m for m in kinds if _labels(sentence, m) or (item and _heads(sentence, m))]
    for mention in kinds:
        recipient = "aggregate_data_recipients" if anonymous else _kind(sentence, mention)
        yield share(sentence, "listed", recipient, stance, mention, anonymous)
    if not item or stance == "denies":
        return
    if law := sentence.one("sharing.compelled"):
        yield share(sentence, "compelled", "authorities", "shares", law)
    if consent and not kinds:
        yield share(sentence, "with_consent", "third_parties", "with_consent", consent)


def _kind(sentence: Sentence, mention: Mention) -> str:
    """The kind of a recipient of a list. A bare "Banks" may lend or insure as well as handle payments."""
    bare = sentence.last - sentence.first <= _BARE
    return "third_parties" if bare and inside(sentence, mention, "sharing.bank") else RECIPIENTS[mention.concept]


def _listed_stance(sentence: Sentence) -> Stance:
    """What the sentence that introduces a list says of its items."""
    introduced = acts(sentence.intro) if sentence.intro is not None else ()
    if not introduced or introduced[-1].limited or (sentence.intro and sentence.intro.has("sharing.as_described")):
        return "shares"
    return introduced[-1].stance


def _under_section(sentence: Sentence) -> bool:
    return sentence.heading is not None and sentence.heading.has("sharing.section")


def _labels(sentence: Sentence, mention: Mention) -> bool:
    """Whether a recipient opens a block as its label: "Couriers: ...", "Service providers. ..."."""
    opens = sentence.start == sentence.block.start and mention.first - sentence.first <= 4
    words = sentence.document.tokens.words
    return opens and (mention.last == sentence.last or words[mention.last] in (":", "."))


def _heads(sentence: Sentence, mention: Mention) -> bool:
    """Whether a recipient stands at the head of an item, or right behind a preposition: "if ..., to the buyer"."""
    if mention.first - sentence.first <= 12:
        return True
    return sentence.before(mention, "sharing.toward", within=2) is not None
