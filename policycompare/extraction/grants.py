"""What entitles a person to an act: "you have the right to", "you can ask us to", "contact us to", a list of rights.

The verb alone grants nothing: "we delete your data" is our act, "if you delete your account" a condition.
"""

from dataclasses import dataclass
from typing import Literal

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention

type GrantRule = Literal["named", "listed", "possible", "asked", "labelled"]

_FAR = 45  # words between "the right to" and the last thing in its row
_NEAR = 24  # words between "you can" or "contact us to" and the act
_BEHIND = 12  # words between an act and a grant behind it: "verwijdering kunt u aanvragen"
_CONTACT_BEHIND = 30  # "to delete your data …, please contact us"
_DENIAL = 3  # words between "not" and "the right to"
_LABEL = 4  # words of a label: "Right of access: …"


@dataclass(frozen=True, slots=True)
class Grant:
    """How a sentence entitles: the rule that saw it and the word that says it (None where a heading does).

    `expressly`: it speaks of rights, so that what follows needs no object to be a right.
    """

    rule: GrantRule
    word: Mention | None
    expressly: bool = False


def rights(sentence: Sentence) -> list[Mention]:
    """The mentions of a right of the person: not a right of ours, nor of the law."""
    sham = sentence.all("right.not_right")
    return [r for r in sentence.all("right.right") if not any(s.first <= r.first < s.last for s in sham)]


def grant(sentence: Sentence, act: Mention) -> Grant | None:
    """What entitles the person to an act that the sentence mentions, the clearest first; None where nothing does."""
    return (
        _named(sentence, act)
        or _listed(sentence, act)
        or _possible(sentence, act)
        or _asked(sentence, act)
        or _labelled(sentence, act)
    )


def heading_of_rights(sentence: Sentence) -> Mention | None:
    """The word "rights" in the heading that a sentence stands under, or in the one above that."""
    above = sentence.heading
    while above is not None:
        if found := rights(above):
            return found[0]
        above = above.heading
    return None


def _named(sentence: Sentence, act: Mention) -> Grant | None:
    for word in reversed(rights(sentence)):
        ahead = word.first <= act.first and act.first - word.last <= _FAR
        behind = 0 <= word.first - act.last <= 3 and not conditional(sentence, act)
        if (ahead or behind) and not _denied(sentence, word, act) and not _ours(sentence, word, act):
            return Grant("named", word, expressly=True)
    return None


def _listed(sentence: Sentence, act: Mention) -> Grant | None:
    intro = sentence.intro
    if intro is None or sentence.start != sentence.block.start or act.first - sentence.first > _NEAR:
        return None
    if _ours(sentence, None, act):
        return None
    if found := rights(intro):
        return Grant("listed", found[-1], expressly=True)
    word = intro.one("right.may", "right.request", "right.enable")
    if word is None or intro.has("right.we_act"):
        return None
    return Grant("listed", word, expressly=intro.has("right.request"))


def _possible(sentence: Sentence, act: Mention) -> Grant | None:
    for word in sentence.all("right.may", "right.enable"):
        reach = _FAR if word.concept == "right.enable" else _NEAR
        ahead = word.first <= act.first and act.first - word.last <= reach
        behind = sentence.language == "nl" and 0 <= word.first - act.last <= _BEHIND and not conditional(sentence, act)
        if not (ahead or behind or _within(sentence, word, act)):
            continue
        if sentence.before(word, "right.if", within=0) or sentence.after(word, "right.not_granting", within=0):
            continue
        if not _denied(sentence, word, act) and not _ours(sentence, word, act):
            return Grant("possible", word)
    return None


def _within(sentence: Sentence, word: Mention, act: Mention) -> bool:
    """Whether the act is split around the grant: "cookies kunt u uitzetten", with no denial in it."""
    inside = act.first < word.first and word.last <= act.last
    return inside and not any(act.first <= n.first < act.last for n in sentence.negations)


def _asked(sentence: Sentence, act: Mention) -> Grant | None:
    """ "Contact us to …", "deleted at your request", "to delete your data, please contact us"."""
    if word := sentence.near(act, "right.on_request", within=_BEHIND) or _opening_request(sentence):
        return None if conditional(sentence, act) else Grant("asked", word)
    if word := _question(sentence, act):
        return Grant("asked", word)
    for word in sentence.all("right.request", "right.contact", "right.self_service"):
        if 0 <= act.first - word.last <= _BEHIND and _ask_is_theirs(sentence, word, act):
            return Grant("asked", word, expressly=word.concept == "right.request")
        if word.concept == "right.self_service" and not sentence.has("right.may", "right.wish", "right.passive"):
            continue
        behind = 0 <= word.first - act.last <= _CONTACT_BEHIND
        if word.concept == "right.request" and not sentence.has("right.wish"):
            continue
        acting = any(not word.first <= we.first < word.last for we in sentence.all("common.we"))  # not "drop us a line"
        ours = (acting and sentence.actor(act) == "we") or _ours(sentence, None, act)
        if behind and not ours and not conditional(sentence, act):
            return Grant("asked", word)
    return None


def _opening_request(sentence: Sentence) -> Mention | None:
    """ "Upon request, …": what opens a sentence holds for all of it."""
    word = sentence.one("right.on_request")
    return word if word and word.first == sentence.first else None


def _question(sentence: Sentence, act: Mention) -> Mention | None:
    """ "Want to see your data? Send us an e-mail.": a wish, and how to fulfil it in the next sentence."""
    following = sentence.following
    wish = sentence.before(act, "right.wish", within=_BEHIND)
    if following is None or wish is None or not sentence.text.endswith("?"):
        return None
    return wish if following.has("right.contact", "right.self_service", "right.may") else None


def _ask_is_theirs(sentence: Sentence, word: Mention, act: Mention) -> bool:
    if _denied(sentence, word, act) or _ours(sentence, word, act):
        return False
    if word.concept == "right.request" and sentence.before(word, "right.until", within=4):
        return False
    asking = sentence.before(word, "common.we", within=4) or sentence.after(word, "common.we", within=0)
    if (asking and word.concept == "right.request") or sentence.before(word, "common.we", within=1):
        return False
    return word.concept == "right.request" or not conditional(sentence, word)


def _labelled(sentence: Sentence, act: Mention) -> Grant | None:
    """A label under a heading of rights: "Erasure: self-service". Also "Object to processing …" as a paragraph."""
    if act.first - sentence.first > _LABEL or (word := heading_of_rights(sentence)) is None:
        return None
    tokens = sentence.document.tokens.words
    label = any(tokens[i] == ":" for i in range(act.last, min(act.last + _LABEL, sentence.last)))
    listed = sentence.block.kind in ("item", "row") and not sentence.before(act, "common.we")
    if sentence.start != sentence.block.start or sentence.negations or (act.concept == "right.look" and not label):
        return None
    if not (label or listed or (act.first == sentence.first and not tokens[act.first].endswith("ing"))):
        return None
    if conditional(sentence, act):
        return None
    return Grant("labelled", word, expressly=True)


def conditional(sentence: Sentence, act: Mention) -> bool:
    """Whether an act is a mere condition: "if you delete your account". A wish is none: "if you want to delete"."""
    possible = sentence.all("right.if_possible")
    ahead = (c for c in reversed(sentence.all("right.if")) if 0 <= act.first - c.last <= _BEHIND)
    condition = next((c for c in ahead if not any(p.first <= c.first < p.last for p in possible)), None)
    if condition is None:
        return False
    wish = sentence.near(act, "right.wish", within=_BEHIND)
    return wish is None or wish.last < condition.first


def _denied(sentence: Sentence, word: Mention, act: Mention) -> bool:
    """Whether a denial stands right before the grant or between it and the act ("the right not to …" is a right)."""
    if act.concept == "right.automated":
        return False
    words = sentence.document.tokens.words
    ahead = range(max(word.first - _DENIAL, sentence.first), word.first)
    start = max((i + 1 for i in ahead if words[i] in ",:;"), default=ahead.start)
    denied = any(start <= n.first and n.last <= act.first for n in sentence.negations)
    return denied and sentence.part(word) == sentence.part(act)


def _ours(sentence: Sentence, word: Mention | None, act: Mention) -> bool:
    """Whether we come in as the one who acts: "you can contact us and we will delete …"."""
    start = word.last if word else sentence.first
    return any(start <= we.first < act.first for we in sentence.all("right.we_act")) or any(
        other.first < act.first for other in sentence.all("right.other_act")
    )
