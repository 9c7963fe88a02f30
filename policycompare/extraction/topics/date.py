"""When the policy was last changed (`last_updated`) and from when it holds (`effective`)."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.dates import Date, dates

TOPIC = "date"
TRIGGERS: frozenset[str] = frozenset()  # a line that tells the date is often a heading; headings are seen from below

KINDS = {"date.updated": "last_updated", "date.effective": "effective", "date.bare": "last_updated"} | {
    "date.behind": "last_updated"
}
_LABEL = 24  # words of a line that is about the policy without saying so: "Last updated: 1 May 2024 · version 3"
_AHEAD = 10  # words between "last updated" and the date
_BEHIND = 3  # words between the date and "(version 2)"
_BARE = 4  # words between "version" and the date
_HEAD = 4  # words in front of "last updated" in a line that is a label


def find(sentence: Sentence) -> Iterator[Finding]:
    """The dates in a sentence, and in the headings right above it."""
    if sentence.has(*KINDS) or _is_only_a_date(sentence):
        yield from _stated(sentence)
    index = sentence.index - 1
    while index >= 0 and (heading := sentence.document.sentences[index]).is_heading:
        if heading.has(*KINDS):
            yield from _stated(heading)
        index -= 1


def _stated(sentence: Sentence) -> Iterator[Finding]:
    for date in dates(sentence):
        label = _label(sentence, date)
        if label is not None and _is_of_the_policy(sentence, label, date):
            yield sentence.finding(TOPIC, "labelled", label, kind=KINDS[label.concept], value=date.iso)
        elif label is None and (above := _label_above(sentence)):
            span = (sentence.document.sentences[sentence.index - 1].start, sentence.end)
            yield sentence.finding(TOPIC, "label_above", above, span=span, kind=KINDS[above.concept], value=date.iso)


def _label(sentence: Sentence, date: Date) -> Mention | None:
    """The words that say what a date is: the nearest in front of it, else right behind it."""
    place = Mention(date.first, date.last, "")
    full = ("date.updated", "date.effective")
    return (
        sentence.before(place, *full, within=_AHEAD)
        or sentence.after(place, "date.effective", within=0)
        or sentence.before(place, "date.bare", within=_BARE)
        or sentence.after(place, *full, within=_BEHIND)
        or sentence.after(place, "date.behind", within=_BARE)
    )


def _is_of_the_policy(sentence: Sentence, label: Mention, date: Date) -> bool:
    """Whether a date is the policy's own, not a law's nor that of an earlier version."""
    if sentence.near(label, "date.earlier", within=6):
        return False
    if any(m.last == date.first for m in sentence.all("date.until")):
        return False
    if sentence.has("date.policy"):
        return sentence.near(label, "date.law", within=6) is None
    short = sentence.last - sentence.first <= _LABEL and label.first - sentence.first <= _HEAD
    return short and not sentence.has("date.law")


def _is_only_a_date(sentence: Sentence) -> bool:
    return sentence.last - sentence.first <= 5 and _label_above(sentence) is not None


def _label_above(sentence: Sentence) -> Mention | None:
    """The label on the line above a date that stands alone."""
    above = sentence.document.sentences[sentence.index - 1] if sentence.index else None
    if above is None or above.last - above.first > 5 or sentence.last - sentence.first > 5:
        return None
    return above.one(*KINDS)
