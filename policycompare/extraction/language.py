"""Dutch or English: a vote of short words that only one of the two languages has."""

from collections.abc import Iterable
from typing import Literal

type Language = Literal["en", "nl"]

LANGUAGES: tuple[Language, ...] = ("en", "nl")

_DUTCH = frozenset(
    "de het een en van ik je u uw wij onze ons dat die niet voor met zijn op aan er om ook als bij naar door over uit tot maar heeft"
    " hebben wordt worden zal zullen kan kunnen deze dit dan nog wel geen hun wat waar welke indien wanneer via te jouw jij jullie"
    " gegevens persoonsgegevens toestemming onder tegen zo geeft mogen moeten waarvoor dienen nooit bewaren bewaard verwijderd derden partijen jaar maanden dagen".split()
)
_ENGLISH = frozenset(
    "the a an and of you your our us that this these those not for with are on at there to also as by from through about out until but has"
    " have be been will would can could may shall which if when where who their they them it its or any other such use data information"
    " personal consent how what never years months days kept third parties".split()
)


def vote(words: Iterable[str]) -> int:
    """Dutch words minus English words: above zero is Dutch, below is English, zero is undecided."""
    score = 0
    for word in words:
        if word in _DUTCH:
            score += 1
        elif word in _ENGLISH:
            score -= 1
    return score


def decide(score: int, otherwise: Language) -> Language:
    """The language of a vote, or `otherwise` where it is undecided."""
    return "nl" if score > 0 else "en" if score < 0 else otherwise
