"""Supervisory authorities that a policy names. A general word ("your local authority") is no name."""

from collections.abc import Iterator

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention

TOPIC = "authority"
NAMES = ("authority.local", "authority.name", "authority.short")
TRIGGERS: frozenset[str] = frozenset(NAMES)

_ALIAS_LIMIT = 12  # characters of a short name in brackets: "(ICO)"


def find(sentence: Sentence) -> Iterator[Finding]:
    """Each name once; "the Dutch authority (Autoriteit Persoonsgegevens)" is one authority, by its own name."""
    taken: list[Mention] = []
    for concept in NAMES:
        for mention in sentence.all(concept):
            if any(mention.first - t.last <= 2 and t.first - mention.last <= 2 for t in taken):
                continue
            if not _is_written_as_a_name(sentence, mention):
                continue
            taken.append(mention)
            yield sentence.finding(TOPIC, "named", mention, name=_as_written(sentence, mention))


def _is_written_as_a_name(sentence: Sentence, mention: Mention) -> bool:
    """A capital at its start. "Gegevensbeschermingsautoriteit" is a name, "uw gegevensbeschermingsautoriteit" none."""
    words = sentence.words_of(mention)
    if mention.concept == "authority.short":
        spelt_out = any(other.has("authority.name") for other in sentence.document.sentences)
        return words.isupper() and not spelt_out
    return words[0].isupper() or mention.last - mention.first > 1


def _as_written(sentence: Sentence, mention: Mention) -> str:
    """The name without an article; an English one with the short name behind it in brackets."""
    name = sentence.words_of(mention).removeprefix("the ").removeprefix("The ")
    end = sentence.document.tokens.ends[mention.last - 1]
    rest = sentence.document.text[end : min(end + _ALIAS_LIMIT, sentence.end)]
    close = rest.find(")")
    if sentence.language == "en" and mention.concept == "authority.name" and rest.startswith(" (") and close > 0:
        return name + rest[: close + 1] if rest[2:close].isupper() else name
    return name
