"""How a change of the policy is announced: posted, by e-mail, in the product, personally, or not at all."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "change_notice"
CHANNELS = {
    "change_notice.posted": "posted",
    "change_notice.email": "email",
    "change_notice.in_product": "in_product",
}
TRIGGERS: frozenset[str] = frozenset(
    {*CHANNELS, "change_notice.told", "change_notice.unannounced", "change_notice.may"}
)

_SAID = ("change_notice.told", "change_notice.made_known")
_LOOK_BACK = 3  # sentences between "we may change this policy" and how we tell it
_LOOK_AHEAD = 4
_CLOSE = 7  # words between "may", "change" and "this policy"
_FAR = 25  # words between "we will notify you" and "by e-mail"


def find(sentence: Sentence) -> Iterator[Finding]:
    """Each channel that a sentence about changes names; "none" where nothing nearby names one."""
    about = _about_changes(sentence)
    if about is None:
        return
    word = sentence.one("change_notice.unannounced")
    if word and not sentence.after(word, "change_notice.told", within=_FAR):  # "..., but we tell you of larger ones"
        yield sentence.finding(TOPIC, "unannounced", about, word, channel="none")
        return
    channels = list(_channels(sentence))
    for word, channel in channels:
        yield sentence.finding(TOPIC, channel, word, about, channel=channel)
    told = sentence.one("change_notice.told")
    if told and (not channels or sentence.has("change_notice.personally")):
        yield sentence.finding(TOPIC, "individual", told, about, channel="individual")
    elif not told and not channels and _announces_nothing(sentence):
        yield sentence.finding(TOPIC, "none", about, sentence.one("change_notice.may"), weak=True, channel="none")


def _channels(sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    for concept, channel in CHANNELS.items():
        for word in sentence.all(concept):
            if channel == "posted" or sentence.near(word, *_SAID, within=_FAR):
                yield word, channel
                break


def _about_changes(sentence: Sentence) -> Mention | None:
    """The word for a change of the policy: here, or in a sentence before or the heading when that is its subject."""
    if (change := _changes_policy(sentence)) is not None:
        return change
    if sentence.heading is not None and sentence.heading.has("change_notice.change"):
        about_policy = sentence.heading.has("change_notice.policy") or len(sentence.heading.words) <= 2
        if about_policy:
            return sentence.one("change_notice.change", "change_notice.posted", "change_notice.told")
    before: Sentence | None = sentence
    for _ in range(_LOOK_BACK):
        before = before.previous if before else None
        if before is None:
            return None
        if _changes_policy(before) is not None:
            return sentence.one("change_notice.change", "change_notice.posted")
    return None


def _changes_policy(sentence: Sentence) -> Mention | None:
    change = sentence.one("change_notice.change")
    policy = sentence.near(change, "change_notice.policy", within=12) if change else None
    return change if policy else None


def _announces_nothing(sentence: Sentence) -> bool:
    """Whether it says that the policy may change, and no sentence around says how that is told."""
    change = sentence.one("change_notice.change")
    if change is None or sentence.foreign or sentence.actor(change) == "you":
        return False
    if not sentence.near(change, "change_notice.policy", within=_CLOSE):
        return False
    if not sentence.near(change, "change_notice.may", within=_CLOSE):
        return False
    return not any(n.has(*CHANNELS, "change_notice.told") for n in _around(sentence))


def _around(sentence: Sentence) -> Iterator[Sentence]:
    """The sentences under the same heading that may go on about the same change."""
    before, behind = sentence.previous, sentence.following
    for _ in range(_LOOK_BACK):
        if before is not None:
            yield before
            before = before.previous
    for _ in range(_LOOK_AHEAD):
        if behind is not None:
            yield behind
            behind = behind.following
