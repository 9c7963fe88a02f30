"""Names of firms and services in a sentence: as written, without ® and ™, with their legal form.

A name is a row of capitalised words ("Black Forest Labs"), joined by "&", "of", "van de"; a word with a capital
or a dot inside ("iDenfy", "Kapa.ai"); or a well-known service of the lexicon `services`. A legal form behind it
belongs to it ("Netsuite, Inc."). Words that policies capitalise for other things are no names.
"""

import tomllib
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

import regex

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Document, Sentence, once
from policycompare.extraction.language import LANGUAGES, LEXICONS, Language
from policycompare.extraction.lexicon import lexicon
from policycompare.extraction.patterns import matches
from policycompare.extraction.tokens import fold

_FORMS = (
    r"[BN]\.? ?V\.?|b\.v\.|n\.v\.|bv|nv|V\.?[Oo]\.?[Ff]\.?|v\.o\.f\.|vof|C\.V\.|U\.A\.|[Vv][Zz][Ww]|BVBA|bvba",
    r"Inc(?:orporated|\.)?|LLC|L\.L\.C\.?|Ltd\.?|Limited|Corp(?:oration|\.)?|Co\.|PBC|plc|PLC",
    r"Pty\.? Ltd\.?|Pty Limited|Pte\.? Ltd\.?|Private Limited|Pvt\.? Ltd\.?",
    r"GmbH(?: & Co\.? KG)?|AG|KG|e\.V\.|SE|S\.?A\.?S\.?|S\.?A\.?|S\.?[Rr]\.?[Ll]\.?|S\.à r\.l\.",
    r"AB|AS|A/S|A[Pp]S|Oy|UAB|OÜ|Kft\.?|Sp\. z o\.o\.|s\.r\.o\.",
)
_LEGAL = rf"(?:{'|'.join(_FORMS)})(?![\p{{L}}\p{{N}}])"
_BARE_FORM = regex.compile(_LEGAL)
_FORM = regex.compile(rf"[®™]*(,? {_LEGAL}(?:,? {_LEGAL})?(?:(?<=\.\p{{L}})\.)?)")
_ENDING_FORM = regex.compile(rf" {_LEGAL}$")
_SUFFIX = r"(?:[.'’\-+&/]\p{L}[\p{L}\p{N}]*+)*+"
_WORD = (
    r"(?:\p{Lu}[\p{L}\p{N}]*+|\p{Ll}{1,3}+-?\p{Lu}[\p{L}\p{N}]++|\p{N}{1,3}+\p{L}[\p{L}\p{N}]+"
    r"|\p{Ll}++\.(?:ai|io|com|nl|net|org|dev|app|so|eu)\b)" + _SUFFIX
)
_JOINT = (
    r"(?: & | \+ |(?<=Kamer|Bank|Universiteit|Ministerie|Minister|University|Bureau|Gemeente) (?:of|van) "
    r"| van (?:de[nr]?|het) (?=\p{Lu})| (?:de|den|der|voor) (?=\p{Lu})| )"
)
_RUN = regex.compile(rf"(?<![\p{{L}}\p{{N}}@/._\-]){_WORD}(?:[®™]?{_JOINT}{_WORD}){{0,6}}")
_ARTICLES = (["de"], ["den"], ["der"], ["het"])
_POSSESSIVE = regex.compile(r"['’]s?$")
_FORM_LIMIT = 24  # characters of the longest legal form
_PIECE = regex.compile(r"[^ ®™]+")
_HYPHEN = regex.compile(r"[-/]")
_MARK = regex.compile(r"[®™]|['’]s(?= )")
_LETTERS = regex.compile(r"[\p{L}\p{N}]+")
_COUNCILS = ("gemeente", "provincie")
_BODIES = ("stichting", "vereniging", "coöperatie", "maatschap", "foundation", "association")
_INNER = regex.compile(r"\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|\p{L}\.\p{Ll}|\p{Lu}{2}")
_GLUE = frozenset("@/.-_")  # joins a word to an address or a compound


@dataclass(frozen=True)
class Name:
    """A name at [start:end] of the text and tokens `first` to `last` (exclusive). `known` names have a kind:
    what the service does, a key of the lexicon `services`. `trimmed`: a common noun with a capital stood behind,
    as in "Session Cookies"."""

    start: int
    end: int
    first: int
    last: int
    text: str
    legal: bool
    known: bool
    kind: str = ""
    trimmed: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its folded words without the legal form."""
        bare = _ENDING_FORM.sub("", self.text.replace(",", ""))
        return tuple(fold(w) for w in _LETTERS.findall(bare))

    @cached_property
    def plain(self) -> bool:
        """Whether it is one word that may be an ordinary one at the start of a sentence."""
        return len(self.words) == 1 and not (self.legal or self.known or self.inner)

    @property
    def inner(self) -> bool:
        """Whether it looks like no ordinary word: a capital, a digit or a dot inside."""
        return _INNER.search(self.text) is not None


@cache
def _never() -> frozenset[str]:
    """The capitalised words of both languages that make no name: a Dutch policy may have English headings."""
    return frozenset(word for language in LANGUAGES for word in _words(language, "never"))


@cache
def _firm() -> frozenset[str]:
    """The words that a firm's name may have behind that of its service: "Slack Technologies"."""
    return frozenset(word for language in LANGUAGES for word in _words(language, "firm"))


def _words(language: Language, key: str) -> list[str]:
    raw = tomllib.loads((LEXICONS / language / "values" / "names.toml").read_text(encoding="utf-8"))
    return [fold(word) for word in raw[key].split()]


@once
def runs(sentence: Sentence) -> list[Name]:
    """Every run of capitalised words that may be a name, by place, not overlapping."""
    found: list[Name] = []
    if _is_plain_text(sentence):
        return found
    for run in matches(_RUN, sentence):
        name = _of_run(sentence, run.start(), run.end())
        if name and not (found and name.start < found[-1].end):
            found.append(name)
    return found


def _is_plain_text(sentence: Sentence) -> bool:
    """Whether nothing in it looks like a name: a cheap test that clears many sentences."""
    rest = sentence.document.text[sentence.start + 1 : sentence.end - 1]
    return rest.islower() and "." not in rest and sentence.document.tokens.words[sentence.first] in _never()


@once
def names(sentence: Sentence) -> list[Name]:
    """The names in a sentence, by place, not overlapping; a known service wins over the run of capitals it is in,
    unless that run is a firm's name."""
    found, services = runs(sentence), _known(sentence)
    if not services:
        return found
    firms: list[Name] = []
    for run in found:
        inside = next((name for name in services if _overlap(run, name)), None)
        if run.legal or (inside and _is_firm(run, inside)):
            firms.append(replace(run, known=True, kind="" if run.legal else inside.kind) if inside else run)
    found = [next((firm for firm in firms if firm.start == run.start), run) for run in found]
    known = [name for name in services if not any(_overlap(firm, name) for firm in firms)]
    kept = [f for f in found if not any(_overlap(f, name) for name in known)]
    return sorted([*known, *kept], key=lambda name: name.start)


def _is_firm(run: Name, service: Name) -> bool:
    """Whether a run is the name of a service and words that make it that of its firm."""
    behind = run.words[len(service.words) :]
    return run.start == service.start and bool(behind) and _firm().issuperset(behind)


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def has_service(sentence: Sentence) -> bool:
    """Whether it mentions a well-known service."""
    return not lexicon(sentence.language).namespace("services").isdisjoint(sentence.mentions.concepts)


def _known(sentence: Sentence) -> list[Name]:
    kept: list[Name] = []
    for mention in sorted(sentence.of("services"), key=lambda m: (m.first, -m.last)):
        start, end = sentence.span_of(mention.first, mention.last)
        written = sentence.document.text[start:end]
        if any(c.isupper() for c in written) and not (kept and start < kept[-1].end):
            kept.append(_name(sentence, start, end, kind=mention.concept.removeprefix("services.")))
    return kept


def _of_run(sentence: Sentence, start: int, end: int) -> Name | None:
    """The name in a run of capitalised words: up to its legal form, without words at its edges that are no part."""
    text = sentence.document.text
    form = None
    if single := text.find(" ", start, end) < 0:
        if fold(text[start:end]) in _never():
            return None  # most runs are the first word of a sentence: the quick way out
    elif (form := _FORM.search(text, start + 1, min(end + _FORM_LIMIT, sentence.end))) and form.start() >= end:
        form = None  # it stands behind the run, and `_name` finds it there if it touches
    pieces = [(start, end)] if single else _pieces(text, start, form.start() if form else end)
    words = [fold(text[a:b]) for a, b in pieces]
    empty = [_is_empty(word) for word in words]
    drop = 0
    while drop < len(words) and empty[drop] and not _opens_name(text, pieces, words, empty, drop):
        drop += 1
    keep = len(words)
    whole = form is not None or (empty[-1] and _FORM.match(text, end, sentence.end))  # "Acme Communications, Inc."
    while not whole and keep > drop and empty[keep - 1] and not (keep > drop + 1 and words[keep - 1] in _firm()):
        keep -= 1
    if keep <= drop or (form is None and _BARE_FORM.fullmatch(text, start, end)):
        return None
    return _name(sentence, pieces[drop][0], pieces[keep - 1][1], trimmed=keep < len(words))


def _opens_name(text: str, pieces: list[Span], words: list[str], empty: list[bool], at: int) -> bool:
    """Whether a word that names nothing opens a name: "Van der Berg", "Gemeente Utrecht", "by De Kade" inside a
    sentence."""
    if words[at] == "van":
        return words[at + 1 : at + 2] in _ARTICLES
    if at + 1 == len(words) or empty[at + 1]:
        return False
    start = pieces[at][0]
    return words[at] in _COUNCILS or (words[at] in ("de", "het") and text[start - 2 : start - 1].islower())


def _pieces(text: str, start: int, end: int) -> list[Span]:
    return [m.span() for m in _PIECE.finditer(text, start, end)]


def _is_empty(word: str) -> bool:
    """Whether a word names nothing, nor does any part of it: "Opt-Out"."""
    never = _never()
    if word in never:
        return True
    return ("-" in word or "/" in word) and all(part in never for part in _HYPHEN.split(word))


def _name(sentence: Sentence, start: int, end: int, *, kind: str = "", trimmed: bool = False) -> Name:
    """The name at a place, with the legal form behind it; `kind` is a known service's."""
    text, tokens = sentence.document.text, sentence.document.tokens
    form = _FORM.match(text, end, sentence.end)
    if form:
        end = form.end(1)
    elif possessive := _POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    written = _MARK.sub("", text[start:end])
    legal = form is not None or fold(written).startswith(_BODIES)
    first = bisect_left(tokens.starts, start)
    last = bisect_left(tokens.starts, end, first)
    return Name(start, end, first, last, written, legal, bool(kind), kind, trimmed)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text writes its words, folded. `mid`: with a capital inside a sentence, so names rather than first
    words. `common`: in lower case, outside addresses, so no names of their own."""

    mid: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=2)
def spelling(document: Document) -> Spelling:
    """The words of a document by their spelling."""
    text, tokens = document.text + " ", document.tokens
    mid: set[str] = set()
    common: set[str] = set()
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if text[start].islower():
            if word not in common and text[start - 1] not in _GLUE and not _is_glued(text, end):
                common.add(word)
        elif text[start].isupper():
            at = start - 2 if text[start - 1] == "[" else start - 1  # the bracket of a link
            if text[at] == " " and (text[at - 1] == "," or text[at - 1].islower()):
                mid.add(word)
    return Spelling(frozenset(mid), frozenset(common))


def _is_glued(text: str, end: int) -> bool:
    """Whether a word goes on as an address or a compound."""
    return text[end] in "@/" or (text[end] in _GLUE and text[end + 1 : end + 2].isalnum())
