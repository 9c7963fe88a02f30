"""Rights of the person: each kind of right that a sentence entitles to (see `grants`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.grants import Grant, conditional, grant, heading_of_rights
from policycompare.extraction.lexicon import Mention

TOPIC = "right"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of right: `names` say it by themselves ("rectification"), `acts` need an `object` (the data, say).

    `expressly`: only a sentence that speaks of rights grants it ("profiling" is also a practice).
    """

    right: str
    names: str
    acts: str = ""
    object: str = "right.own_data"
    expressly: bool = False


KINDS = (
    Kind("access", "right.access", "right.look"),
    Kind("rectification", "right.rectification", "right.correct"),
    Kind("erasure", "right.erasure", "right.delete"),
    Kind("restriction", "right.restriction", "right.limit", object="right.processing"),
    Kind("portability", "right.portability"),
    Kind("object", "right.objection"),
    Kind("withdraw_consent", "right.withdrawal"),
    Kind("automated_decisions", "right.automated", expressly=True),
    Kind("complaint", "right.complaint"),
    Kind("opt_out_sale", "right.opt_out_sale"),
    Kind("disclosure_to_third_parties", "right.disclosure"),
)
_LABELS = {"object": "right.objection_label", "withdraw_consent": "right.withdraw"}

TRIGGERS: frozenset[str] = frozenset(
    {concept for kind in KINDS for concept in (kind.names, kind.acts) if concept}
    | set(_LABELS.values())
    | {
        "right.copy",
        "right.unsubscribe",
        "right.leave",
        "right.unsubscribe_link",
        "right.stop_marketing",
        "right.turn_down",
        "right.to_authority",
    }
    | {"right.opt_out_cookies", "right.non_discrimination"}
)

_DATA_ONLY = ("access", "rectification", "erasure")  # rights that a browser's settings do not give
_NEIGHBOURS = {  # the wording of which wins
    "access": ("right.disclosure",),
    "restriction": ("right.opt_out_cookies", "right.limits_you"),
    "object": ("right.temporary",),
}
_OBJECT = 10  # words between an act and the data that it is done to
_PASSIVE = ("ed", "wn", "ion", "al")  # "have it deleted", "deletion": the object may stand in front
_LABEL = 12  # words of a label in front of its text: "Right to erasure. You can …"
_WISH = 6  # words between "if you wish" and "to file a complaint"
_FAR = 30  # words between that wish and "the supervisory authority is …"
_MARKETING = 20  # words between "unsubscribe" and "newsletter"


def find(sentence: Sentence) -> Iterator[Finding]:
    """Each right that a sentence grants, with the sentence as its quote."""
    if sentence.has("right.void"):
        return
    for kind in KINDS:
        if found := _granted(sentence, kind):
            yield _finding(sentence, kind.right, *found)
    yield from _marketing(sentence)
    yield from _cookies(sentence)
    if word := sentence.one("right.non_discrimination"):
        yield _clause(sentence, "no_worse_treatment", "non_discrimination", (word,))


def _granted(sentence: Sentence, kind: Kind) -> tuple[Grant, Mention] | None:
    """The first mention of a kind of right that the sentence grants."""
    for mention in _mentions(sentence, kind):
        found = grant(sentence, mention)
        if found is None and kind.right == "withdraw_consent" and (word := sentence.one("right.any_time")):
            found = Grant("possible", word)
        if found is None and kind.right == "complaint" and (word := _wishes(sentence, mention)):
            found = Grant("asked", word)
        if found is None or (kind.expressly and not found.expressly):
            continue
        if sentence.has("right.child") and found.rule != "named":
            continue  # "tell us if a child gave us data, so that we can delete it" is no right of the reader
        if mention.concept == kind.acts and not _has_object(sentence, mention, kind, found):
            continue
        if kind.right in _DATA_ONLY and not found.expressly and sentence.has("right.opt_out_cookies"):
            continue
        return found, mention
    return None


def _mentions(sentence: Sentence, kind: Kind) -> Iterator[Mention]:
    concepts = [kind.names, kind.acts] if kind.acts else [kind.names]
    if kind.right in _LABELS and (sentence.intro or sentence.heading):
        concepts.append(_LABELS[kind.right])
    if kind.right == "complaint" and _speaks_of_grievance(sentence):
        concepts.append("right.to_authority")
    for mention in sentence.all(*concepts):
        if mention.concept in _LABELS.values() and not _is_label(sentence, mention, kind):
            continue
        if _belongs_to_neighbour(sentence, mention, kind):
            continue
        if kind.right == "object" and _objects_to_something_else(sentence, mention):
            continue
        yield mention
    if kind.right == "access" and not sentence.has("right.portability"):
        yield from (m for m in sentence.all("right.copy") if sentence.after(m, "right.own_data", within=4))


def _belongs_to_neighbour(sentence: Sentence, mention: Mention, kind: Kind) -> bool:
    """Whether another meaning has the words: to "limit your use" of a site, but not "limit the use of your data"."""
    if kind.right not in _NEIGHBOURS or not sentence.near(mention, *_NEIGHBOURS[kind.right], within=0):
        return False
    return kind.right != "restriction" or sentence.after(mention, "right.own_data", within=3) is None


def _speaks_of_grievance(sentence: Sentence) -> bool:
    """Whether someone is dissatisfied, here or in the sentence before: then turning to an authority is a complaint."""
    before = sentence.previous
    return sentence.has("right.grievance") or (before is not None and before.has("right.grievance"))


def _wishes(sentence: Sentence, mention: Mention) -> Mention | None:
    """ "Should you wish to complain, the supervisory authority is …": a wish, and who to turn to behind it."""
    wish = sentence.before(mention, "right.wish", within=_WISH)
    return wish if wish and sentence.after(wish, "right.is_authority", within=_FAR) else None


def _is_label(sentence: Sentence, mention: Mention, kind: Kind) -> bool:
    """A bare word at the head of an item, or a withdrawal of a consent named nearby: "which you can withdraw"."""
    if kind.right == "withdraw_consent":
        near = [sentence, *([sentence.previous] if sentence.previous else [])]
        return any(s.has("common.consent") for s in near)
    return mention.first - sentence.first <= 3


def _objects_to_something_else(sentence: Sentence, mention: Mention) -> bool:
    """Objecting to marketing, to automated decisions or to a new subprocessor, and to nothing wider."""
    if sentence.after(mention, "right.automated", within=6) or sentence.has("subprocessors.new"):
        return True
    marketing = sentence.after(mention, "right.all_marketing", within=_MARKETING)
    if marketing is None:
        return False
    return not any(mention.last <= word.first < marketing.first for word in sentence.all("right.open_end"))


def _has_object(sentence: Sentence, act: Mention, kind: Kind, found: Grant) -> bool:
    behind = sentence.language == "en" and not sentence.words_of(act).endswith(_PASSIVE)
    data = (sentence.after if behind else sentence.near)(act, kind.object, within=_OBJECT)
    other = sentence.near(act, "right.other_thing", within=_OBJECT)
    if data is None:
        return (found.expressly and other is None) or _stands_for_data(sentence, act)
    return other is None or _gap(data, act) <= _gap(other, act)


def _stands_for_data(sentence: Sentence, act: Mention) -> bool:
    """ "You can have them deleted": where the sentence before speaks of personal data."""
    before = sentence.previous
    pronoun = sentence.near(act, "right.pronoun", within=4)
    return pronoun is not None and before is not None and before.has("common.personal_data")


def _gap(one: Mention, other: Mention) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _marketing(sentence: Sentence) -> Iterator[Finding]:
    """Unsubscribing from, opting out of or objecting to marketing and ads."""
    for mention in sentence.all("right.stop_marketing", "right.turn_down", "right.leave", "right.unsubscribe"):
        if _concerns_cookies(sentence, mention) or _concerns_sale(sentence, mention):
            continue
        if not _concerns_marketing(sentence, mention):
            continue
        if found := grant(sentence, mention):
            yield _finding(sentence, "object_marketing", found, mention)
            return
    link = sentence.one("right.unsubscribe_link")
    if link is not None and not _condition(sentence, link):
        yield _clause(sentence, "unsubscribe_link", "object_marketing", (link,), _how(sentence))


def _concerns_marketing(sentence: Sentence, mention: Mention) -> bool:
    if mention.concept == "right.unsubscribe":
        return True
    what = "right.promotion" if mention.concept == "right.turn_down" else "right.marketing"
    if sentence.near(mention, what, within=_MARKETING):
        return True
    before = sentence.previous
    nearby = sentence.has_around("right.marketing") or (before is not None and before.has("right.marketing"))
    return nearby and mention.concept == "right.leave"


def _concerns_cookies(sentence: Sentence, mention: Mention) -> bool:
    return sentence.near(mention, "right.opt_out_cookies", within=0) is not None


def _concerns_sale(sentence: Sentence, mention: Mention) -> bool:
    return sentence.near(mention, "right.opt_out_sale", within=0) is not None


def _condition(sentence: Sentence, mention: Mention) -> bool:
    return any(c.first <= mention.first for c in sentence.all("right.our_act"))


def _cookies(sentence: Sentence) -> Iterator[Finding]:
    """Refusing or blocking cookies, in the browser or in a banner."""
    for mention in sentence.all("right.opt_out_cookies"):
        found = grant(sentence, mention) or _in_the_browser(sentence, mention)
        listed = found is not None and found.rule in ("listed", "labelled") and conditional(sentence, mention)
        if found and not listed and not _condition(sentence, mention):
            yield _finding(sentence, "opt_out_cookies", found, mention)
            return


def _in_the_browser(sentence: Sentence, mention: Mention) -> Grant | None:
    """ "Cookies can be disabled in the browser"."""
    word = sentence.one("right.passive")
    if word is None or not sentence.has("right.browser") or conditional(sentence, mention):
        return None
    return Grant("possible", word)


def _finding(sentence: Sentence, right: str, found: Grant, mention: Mention) -> Finding:
    third = "right.own_data" if found.expressly else "right.request"
    words: tuple[Mention | None, ...] = (mention, found.word, sentence.one(third), heading_of_rights(sentence))
    if _span(sentence):
        words = words[:1]  # fewer cues rank lower: a label is less clear than a sentence that says the same,
    elif _scope(sentence) != "everyone":
        words = words[:2]  # and a right that some have gives way to the same right for everyone
    how = _how(sentence) if found.expressly or right.startswith(("opt_out", "object_marketing")) else ""
    return _clause(sentence, found.rule, right, words, how)


def _clause(sentence: Sentence, rule: str, right: str, words: tuple[Mention | None, ...], how: str = "") -> Finding:
    span, scope = _span(sentence), _scope(sentence)
    if how:
        return sentence.finding(TOPIC, rule, *words, span=span, right=right, scope=scope, how=how)
    return sentence.finding(TOPIC, rule, *words, span=span, right=right, scope=scope)


def _span(sentence: Sentence) -> Span | None:
    """The place of a label and the sentence that it labels; None for a sentence that stands by itself."""
    following = sentence.following
    says_more = sentence.has("common.you", "common.we", "right.may")
    if following is None or says_more or sentence.last - sentence.first > _LABEL:
        return None
    same_block = following.block is sentence.block
    if not same_block and not sentence.text.endswith(":"):
        return None
    return (sentence.start, following.end)


def _how(sentence: Sentence) -> str:
    """The means by which a right is used, where the text names one: "unsubscribe link", "browser settings"."""
    how = sentence.one("right.how")
    return sentence.words_of(how) if how else ""


def _scope(sentence: Sentence) -> str:
    for nearby in sentence.around():
        for concept, scope in SCOPES.items():
            if nearby.has(concept):
                return scope
    return "everyone"


SCOPES = {
    "right.california": "california",
    "right.other_place": "other",
    "right.eea": "eea",
    "right.registered": "registered_users",
}
