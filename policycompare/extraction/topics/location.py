"""Countries and regions where data is stored or processed.

A place counts where data, servers or systems are kept "in" it or go "to" it. The country of an address, of a
company, of its users or of a law says nothing about data, nor does a place that data is said to leave.
"""

from collections.abc import Iterator

import regex

from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.values.places import behind, code, governor, places

TOPIC = "location"
TRIGGERS: frozenset[str] = frozenset()  # a cell of a table names a place and nothing else

_AHEAD = 20  # words from the verb to the place
_BEHIND = {"en": 8, "nl": 20}  # words from the place to the verb, which Dutch puts last
_TOWN = regex.compile(r"[|\t] *\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)?, $")  # in front of its country, in a cell
_ITEM_LIMIT = 15  # tokens of an item that names a supplier
_LISTED = 2  # words between "including" and the place


def find(sentence: Sentence) -> Iterator[Finding]:
    """Every place where the sentence says that data is."""
    yield from _worldwide(sentence)
    for place in places(sentence):
        if label := _label(sentence, place):
            yield sentence.finding(TOPIC, "labelled", place, label, place=code(place))
        elif _in_cell(sentence, place):
            yield sentence.finding(TOPIC, "cell", place, weak=True, place=code(place))
        elif verb := kept_in(sentence, place):
            yield sentence.finding(TOPIC, "kept_in", verb, place, place=code(place))


def kept_in(sentence: Sentence, place: Mention) -> Mention | None:
    """The word that says that data is kept in or goes to a place; None where the place means something else."""
    own = [w for w in sentence.all("location.server_word") if place.first <= w.first < place.last]
    if not own and not _governed(sentence, place):
        return None
    for verb in sentence.all("location.keep"):
        near = -_BEHIND[sentence.language] <= place.first - verb.first <= _AHEAD
        if near and sentence.has("location.subject") and _states(sentence, verb):
            return verb
    return None


def _states(sentence: Sentence, verb: Mention) -> bool:
    return not sentence.negated(verb) and sentence.before(verb, "common.you", within=2) is None


def _governed(sentence: Sentence, place: Mention) -> bool:
    """Whether data may be said to be in or to go to a place: not a people's or a law's country."""
    following = behind(sentence, place)
    if any(m.first == following for m in sentence.all("location.epithet")):
        return False
    preposition = governor(sentence, place)
    if preposition is None:
        return sentence.before(place, "location.example", within=_LISTED) is not None
    kept = [*sentence.all("location.keep")]  # "our servers are located in": then "located" is said of no people
    if sentence.before(place, "location.keep", within=_AHEAD):
        kept += sentence.all("location.of_you")  # "we store what we collect from you in": you need not be there
    others = [m for m in sentence.all("location.people") if not any(_inside(m, k) for k in kept)]
    return not any(m.last == preposition for m in others)


def _inside(inner: Mention, outer: Mention) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and outer != inner


def _label(sentence: Sentence, place: Mention) -> Mention | None:
    """The label of "Place of processing: Germany"."""
    words = sentence.document.tokens.words
    for label in sentence.all("location.label"):
        if words[label.last : label.last + 1] == [":"] and 0 < place.first - label.last <= 6:
            return label
    return None


def _in_cell(sentence: Sentence, place: Mention) -> bool:
    """Whether a place fills a cell of a table of suppliers, or ends an item of a list of them: "Acme (Ireland)"."""
    if sentence.block.kind not in ("row", "item") or not sentence.has_around("location.supplier"):
        return False
    text, (start, end) = sentence.document.text, sentence.span_of(place.first, place.last)
    before, behind = text[sentence.start : start].strip(" |(*_"), text[end : sentence.end].lstrip(" )*_.")
    opens = text[sentence.start : start].rstrip(" *_" if sentence.block.kind == "item" else " (*_")[-1:]
    if sentence.block.kind == "item":
        short = sentence.last - sentence.first <= _ITEM_LIMIT
        return short and bool(before) and opens in ("(", ",", "–", "—", "|") and behind[:1] in ("", "|")
    opens = "|" if _TOWN.search(text, sentence.start, start) else opens
    return bool(before) and opens in ("|", "\t") and behind[:1] in ("|", "\t", "/", ",", "(", "")


def _worldwide(sentence: Sentence) -> Iterator[Finding]:
    for wide in sentence.all("location.worldwide"):
        verb = sentence.near(wide, "location.keep", within=25)
        if verb and sentence.has("location.subject") and _states(sentence, verb):
            yield sentence.finding(TOPIC, "worldwide", verb, wide, place="worldwide")
            return
