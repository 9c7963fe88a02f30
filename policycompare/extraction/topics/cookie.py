"""Named cookies with their lifetimes: "_ga 2 years", rows of a cookie table, "the csrftoken cookie lasts a year"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Finding, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.patterns import matches
from policycompare.extraction.values.durations import durations

TOPIC = "cookie"
TRIGGERS: frozenset[str] = frozenset()  # a row "_ga | 2 years" has no word of its own

type Lifetime = tuple[int, int, str]  # first token, last token (exclusive), ISO 8601 or "session"

_SHORTEST = 2  # tokens of a name and a lifetime
_LINE_LIMIT = 8  # tokens of a line that is a name and a lifetime, nothing else
_ROW_LIMIT = 120  # tokens of a row of a cookie table
_PROSE_LIMIT = 60  # tokens of a sentence on a cookie
_MARKS = 3  # characters before a name at the start of a line: quotation marks, brackets
_LINES_BACK = 4  # lines looked back to find the name that a description belongs to
_ROWS_BACK = 60  # rows looked back to find the header of a table
_NAME = r"[\p{L}_][\p{L}\p{N}_\-.:*\[\]]{1,60}+"
# A name that no ordinary word looks like: an underscore, a capital inside, or a known bare word.
_CODE_NAME = regex.compile(
    r"(?<![\w@/.])(?:_+[a-zA-Z]\w+|\p{L}[\w\-.]*_[\w\-.*<>\[\]]*\w|\p{Ll}{2,}\p{Lu}[\p{L}\p{N}]+|[A-Z]{3,}SESS(?:ID|IONID)|[A-Z]+SESSIONID"
    r"|gclid|fbclid|hubspotutk|csrftoken|sessionid|XSRF-TOKEN|NID|IDE|ANID|DSID|datr|CONSENT|AWSALB(?:CORS)?)(?![\w@])"
)
_CELL_NAME = regex.compile(rf"[*`“\"']*({_NAME})[*`”\"']*")
_ATTRIBUTES = ("httponly", "samesite")  # said of a cookie, not its name
_COMMA = regex.compile(r"(\s*[,;/]\s*|<br>)")
_CELL = regex.compile(r"[^|\t]+")


def find(sentence: Sentence) -> Iterator[Finding]:
    """Each cookie of a line, a row or a sentence that states a lifetime."""
    length = sentence.last - sentence.first
    if not _SHORTEST <= length <= _ROW_LIMIT:
        return
    if sentence.block.kind == "row":
        yield from _row(sentence)
    elif length <= _PROSE_LIMIT:
        yield from _prose(sentence)


def _prose(sentence: Sentence) -> Iterator[Finding]:
    """One lifetime for all names of a sentence, or to each name the lifetime behind it."""
    line = sentence.last - sentence.first <= _LINE_LIMIT
    if not (line or sentence.has_around("cookie.cookie")):
        return
    names = _names(sentence)
    if not (names or sentence.has("cookie.cookie", "cookie.lifetime")) or not (lifetimes := _lifetimes(sentence)):
        return
    if not names:
        yield from _described(sentence, lifetimes)
        return
    about = sentence.has("cookie.cookie") or names[0][0] - sentence.start <= _MARKS
    stated = line or sentence.has("cookie.lifetime", "cookie.session") or _bracketed(sentence, lifetimes[0])
    if about and stated:
        for (start, end), lifetime in _paired(sentence, names, lifetimes):
            yield _finding(sentence, "stated", sentence.document.text[start:end], lifetime)


def _names(sentence: Sentence) -> list[Span]:
    """The places of the names in a sentence, each name once."""
    text = sentence.document.text
    once = {text[m.start() : m.end()]: m.span() for m in reversed(list(matches(_CODE_NAME, sentence)))}
    return sorted(span for name, span in once.items() if name.lower() not in _ATTRIBUTES)


def _described(sentence: Sentence, lifetimes: list[Lifetime]) -> Iterator[Finding]:
    """ "This is a session cookie" or "Expiry: 1 year" under a line that is a cookie's name."""
    if not sentence.has("cookie.cookie", "cookie.lifetime"):
        return
    for title in _lines_above(sentence):
        if title.last - title.first <= _LINE_LIMIT and len(names := _names(title)) == 1:
            start, end = names[0]
            yield _finding(sentence, "described", sentence.document.text[start:end], lifetimes[0])
            return


def _lines_above(sentence: Sentence) -> Iterator[Sentence]:
    line = sentence.previous
    for _ in range(_LINES_BACK):
        if line is None:
            break
        yield line
        line = line.previous
    if sentence.heading is not None:
        yield sentence.heading


def _paired(sentence: Sentence, names: list[Span], lifetimes: list[Lifetime]) -> Iterator[tuple[Span, Lifetime]]:
    if len(lifetimes) == 1:
        yield from ((name, lifetimes[0]) for name in names)
        return
    starts = sentence.document.tokens.starts
    edges = [*names, (sentence.end, sentence.end)]
    for name, following in pairwise(edges):
        behind = [life for life in lifetimes if name[1] <= starts[life[0]] < following[0]]
        if behind:
            yield name, behind[0]


def _bracketed(sentence: Sentence, lifetime: Lifetime) -> bool:
    """Whether a lifetime stands in brackets: "_ga (2 years)"."""
    start, _ = sentence.span_of(lifetime[0], lifetime[1])
    return sentence.document.text[sentence.start : start].rstrip()[-1:] in ("(", "[", "-", "–", "—", ":")


def _lifetimes(sentence: Sentence) -> list[Lifetime]:
    return _spans(sentence) or [(m.first, m.last, "session") for m in sentence.all("cookie.session")][:1]


def _spans(sentence: Sentence) -> list[Lifetime]:
    """The durations of a line. "_ga 1 day" has hardly a language of its own: both are tried."""
    other = replace(sentence, language="en" if sentence.language == "nl" else "nl", answers={})
    return [(d.first, d.last, d.iso) for d in durations(sentence) or durations(other)]


def _row(sentence: Sentence) -> Iterator[Finding]:
    """A row with a cell that is a lifetime and a cell that is a name."""
    if not _in_cookie_table(sentence):
        return
    cells = [_trimmed(sentence, m) for m in matches(_CELL, sentence)]
    starts = sentence.document.tokens.starts
    life = next((x for x in (_cell_lifetime(sentence, cell) for cell in cells) if x), None)
    if life is None:
        return
    for start, end in cells:
        if start <= starts[life[0]] < end:
            continue
        names = list(_cell_names(sentence.document.text, start, end))
        plain = not all(_CODE_NAME.fullmatch(sentence.document.text[a:b]) for a, b in names)
        if plain and (start, end) != cells[0]:
            continue
        for first, last in names:
            yield _finding(sentence, "row", sentence.document.text[first:last], life)
        if names:
            return


def _trimmed(sentence: Sentence, cell: regex.Match[str]) -> Span:
    words = cell.group()
    start = cell.start() + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _cell_names(text: str, start: int, end: int) -> Iterator[Span]:
    """The names in a cell: a single word, or names between commas."""
    at = start
    for piece in _COMMA.split(text[start:end]):
        if piece and (found := _CELL_NAME.fullmatch(piece)):
            yield at + found.start(1), at + found.end(1)
        elif piece.strip(" ,;/\t") and piece != "<br>":
            return
        at += len(piece)


def _cell_lifetime(sentence: Sentence, cell: Span) -> Lifetime | None:
    """The lifetime that a cell consists of, with at most a word or two around it."""
    tokens = sentence.document.tokens
    inside = [i for i in range(sentence.first, sentence.last) if cell[0] <= tokens.starts[i] < cell[1]]
    spans = _spans(sentence)
    spans += [(m.first, m.last, "session") for m in sentence.all("cookie.session")]
    for span in spans:
        if inside and inside[0] <= span[0] and span[1] - 1 <= inside[-1] and len(inside) - (span[1] - span[0]) <= 3:
            return span
    return None


def _in_cookie_table(sentence: Sentence) -> bool:
    """Whether a heading, an introduction or the rows above speak of cookies."""
    if sentence.has_around("cookie.cookie"):
        return True
    row = sentence.previous
    for _ in range(_ROWS_BACK):
        if row is None or row.block.kind != "row":
            break
        if row.has("cookie.cookie"):
            return True
        row = row.previous
    return row is not None and row.has("cookie.cookie")


def _finding(sentence: Sentence, rule: str, name: str, lifetime: Lifetime) -> Finding:
    words = Mention(lifetime[0], lifetime[1], "cookie.lifetime")
    return sentence.finding(TOPIC, rule, words, name=name, lifetime=lifetime[2])
