"""Words of a text with their places: what lexicon phrases are matched against.

Words are compared in a folded form: lower case, without accents, with straight apostrophes and without an
English possessive. Hyphens, quotation marks, brackets and bullets are no tokens, so that "back-up",
"back up" and "(sub)processor" are sequences of words; stops and commas are, because phrases end there.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = r"[^\W_]+"  # an underscore is Markdown's emphasis
_SHORTENED = r"(?:[Ww]e|[Yy]ou|[Tt]hey)(?=['’ʼ](?:ll|ve|re|d)\b)"  # "we'll": the actor is a word of its own
_TOKEN = re.compile(rf"\b{_SHORTENED}|{_WORD}(?:['’ʼ]{_WORD})*+|[,;:.?!]")
_LOST_CELL = re.compile(  # "FacturenZeven jaar": a table's cells run together where its text was taken over
    r"[A-Z\d](?<=[a-zà-ÿ]{2}[a-zà-ÿ)][A-Z\d])(?:"
    r"(?<=M)(?:aximaal|aximum|inimaal)|(?<=U)(?:iterlijk|ntil)|(?<=T)ot(?:dat)?|(?<=Z)olang|(?<=G)edurende|(?<=F)or"
    r"|(?<=O)n(?:bepaalde|beperkt)|(?<=I)ndefinitely"
    r"|(?:(?<=\d)\d?|[a-z]+)(?: [a-z]+)? (?:jaar|jaren|maand|maanden|weken|dagen|years?|months?|weeks|days)"
    r")\b"
)
_folded: dict[str, str] = {}
_FOLDED_LIMIT = 200_000  # distinct word forms kept; a hostile text must not fill the memory


def fold(word: str) -> str:
    """The form in which words are compared."""
    known = _folded.get(word)
    if known is None:
        decomposed = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").replace("ʼ", "'"))
        known = "".join(c for c in decomposed if not unicodedata.combining(c)).removesuffix("'s")
        if len(_folded) < _FOLDED_LIMIT:
            _folded[word] = known
    return known


@dataclass(frozen=True, slots=True)
class Tokens:
    """Three parallel lists: folded words, their start and their end in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str) -> Tokens:
    """All tokens of a text. Zero-width characters and soft hyphens inside a word split it."""
    found = _TOKEN.findall(_LOST_CELL.sub(r" \g<0>", text))
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for word in found:  # finding each again is quicker than a match object for each
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Tokens([fold(word) for word in found], starts, ends)
