"""What a visitor typed, as words that must all be there: any text is allowed, and no sign of it reaches a database."""

import re
from dataclasses import dataclass, replace
from typing import Self

from policycompare.policies import terms

MAX_PHRASES = 12

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)")
_SPACED = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side in this order; mostly a single one. ``open`` where the last only begins so."""

    words: tuple[str, ...]
    open: bool = False

    def terms(self, language: str) -> tuple[str, ...]:
        """As the index holds them in a language; the last of an open phrase is the beginning of a term."""
        *before, last = self.words
        end = terms.beginning(last, language) if self.open else terms.term(last, language)
        return (*(terms.term(word, language) for word in before), end)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All phrases that a passage must hold, none for nothing typed."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def typed(cls, text: str) -> Self:
        """Quotation marks keep words together, as a hyphen does; a star stands for any ending."""
        found: list[Phrase] = []
        rest = 0
        for quoted in _QUOTED.finditer(text):
            found += _spaced(text[rest : quoted.start()])
            found += _phrase(quoted[1])
            rest = quoted.end()
        found += _spaced(text[rest:])
        return cls(tuple(dict.fromkeys(found))[:MAX_PHRASES])

    def opened(self) -> Self:
        """The same, where every word may go on."""
        return replace(self, phrases=tuple(replace(phrase, open=True) for phrase in self.phrases))

    def one_by_one(self) -> tuple[Self, ...]:
        return tuple(replace(self, phrases=(phrase,)) for phrase in self.phrases)

    def __str__(self) -> str:
        return " ".join(word for phrase in self.phrases for word in phrase.words)

    def __bool__(self) -> bool:
        return bool(self.phrases)


def _spaced(text: str) -> list[Phrase]:
    return [phrase for part in _SPACED.findall(text) for phrase in _phrase(part)]


def _phrase(text: str) -> list[Phrase]:
    words = tuple(terms.words(text))
    return [Phrase(words, open=text.rstrip().endswith("*"))] if words else []
