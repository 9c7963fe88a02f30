"""What the search knows of a word: every form of it as one term, the same in a passage and in what a visitor types.

A word is brought to its dictionary form and then to its stem ("kept" and "keeping" become "keep"): the first knows the
irregular ones, the second those in no dictionary. Each term starts with a letter that says what it is, so that a
Dutch and an English word never meet, and a word never meets a topic or a vendor.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from simplemma import lemmatize

LANGUAGES = ("en", "nl")
MAX_TERM = 40  # characters
MIN_BEGINNING = 3  # letters

_LETTERS = {"en": "e", "nl": "n"}
_TOPIC, _VENDOR = "t", "v"
# Within a word: accents that stand by themselves, soft hyphens, zero-width characters.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
# Some write "back-up" and "e-mail" in one word and some in two; in these the hyphen says nothing.
_HYPHENATED = "add|anti|back|co|e|log|off|on|opt|plug|pop|pre|re|sub"
_WORD = re.compile(
    rf"(?:(?<![^\W_])(?:{_HYPHENATED})[-\u2010\u2011](?=[^\W_]))?[^\W_](?:[^\W_]|[{_INSIDE}])*", re.IGNORECASE
)
_NOT_SAID = re.compile(rf"[-\u2010\u2011{_INSIDE}]")
# Where dictionary and stem are wrong, or know a word by another meaning than a policy gives it.
_KNOWN = {
    "en": {"retention": "retain"},
    "nl": {
        "betrokkenen": "betrokkene",
        "betrokkene": "betrokkene",
        "derde": "derden",
        "derden": "derden",
        "doeleinde": "doel",
        "doeleinden": "doel",
        "gegeven": "gegeven",
        "gegevens": "gegeven",
        "persoonsgegeven": "persoonsgegeven",
        "persoonsgegevens": "persoonsgegeven",
        "website": "website",
        "websites": "website",
        "wist": "wis",
    },
}
_stemmers = {"en": snowballstemmer.stemmer("english"), "nl": snowballstemmer.stemmer("dutch")}
_one_at_a_time = threading.Lock()  # a stemmer works on a word that it holds


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its term, and its place in code points, end exclusive."""

    term: str
    start: int
    end: int


def tokens(text: str, language: str) -> Iterator[Token]:
    """The words of a text in order; what has neither letter nor digit is none."""
    for match in _WORD.finditer(text):
        yield Token(term(match[0], language), match.start(), match.end())


def words(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return _WORD.findall(text)


@lru_cache(maxsize=2**17)
def term(word: str, language: str) -> str:
    """All forms of a word give the same term, with or without capitals, accents and soft hyphens."""
    plain = _NOT_SAID.sub("", unicodedata.normalize("NFC", word)).lower()
    return _LETTERS[language] + (_folded(_stem(plain, language)) or _folded(plain))


def beginning(word: str, language: str) -> str:
    """What the terms of all words that begin so begin with: the word, without an ending that its stem lacks."""
    typed = _LETTERS[language] + _folded(_NOT_SAID.sub("", word))
    stemmed = term(word, language)
    common = next((typed[:size] for size in range(len(typed), 0, -1) if stemmed.startswith(typed[:size])), "")
    return common if len(common) > MIN_BEGINNING else typed


def topic_term(topic: str) -> str:
    return _TOPIC + topic.replace("_", "")


def vendor_term(vendor_id: int) -> str:
    return f"{_VENDOR}{vendor_id}"


def is_word(term: str) -> bool:
    """Whether a term stands for a word, and not for a topic or a vendor."""
    return term[:1] in _LETTERS.values()


def _stem(word: str, language: str) -> str:
    if known := _KNOWN[language].get(word):
        return known
    with _one_at_a_time:
        return str(_stemmers[language].stemWord(lemmatize(word, lang=language).lower()))


def _folded(word: str) -> str:
    """Letters and digits without their accents; one beyond ASCII as its number, as no database knows all of them."""
    apart = unicodedata.normalize("NFKD", word).casefold()
    plain = (one if one.isascii() else f"{ord(one):x}" for one in apart if one.isalnum())
    return "".join(plain)[:MAX_TERM]
