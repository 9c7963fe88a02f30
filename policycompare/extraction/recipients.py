"""The kinds of recipient of personal data, and the finding that one of them gets it."""

from bisect import bisect_left

from policycompare.extraction.disclosure import Stance
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

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
_LONGEST = 24  # words of a recipient's name
GENERAL = "sharing.third_parties"
KINDS = tuple(concept for concept in RECIPIENTS if concept != GENERAL)
"""Concepts that name a kind; `GENERAL` names none."""


def share(sentence: Sentence, rule: str, recipient: str, stance: Stance, *words: Mention | None) -> Finding:
    """The finding that a kind of recipient gets personal data, gets it with consent only, or does not get it."""
    return sentence.finding("sharing", rule, *words, _section(sentence), recipient=recipient, stance=stance)


def _section(sentence: Sentence) -> Mention | None:
    """The words of a heading about sharing: what stands there says it most clearly."""
    headings = (above for above in sentence.around() if above.is_heading)
    return next((m for heading in headings if (m := heading.one("sharing.section"))), None)


def specific(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Without the mentions that a longer name covers: in "third-party e-mail provider" only the last three words
    name a kind. Kinds joined by "and" or a comma all stay: "advertising and analytics partners"."""
    places = sorted(mentions)
    return [m for m in mentions if not any(_covers(sentence, o, m) for o in _nearby(places, m))]


def _nearby(places: list[Mention], mention: Mention) -> list[Mention]:
    """Those of the sorted mentions that may share words with one."""
    start = bisect_left(places, mention.first - _LONGEST, key=lambda m: m.first)
    return places[start : bisect_left(places, mention.last, key=lambda m: m.first)]


def _covers(sentence: Sentence, one: Mention, other: Mention) -> bool:
    if one.concept == other.concept or one.first >= other.last or other.first >= one.last:
        return False
    words = sentence.document.tokens.words[one.first : other.first]
    if not {"and", "or", "en", "of", ","}.isdisjoint(words):
        return False
    longer = one.last - one.first > other.last - other.first
    return longer if one.last == other.last else one.last > other.last
