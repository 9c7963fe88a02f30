"""Structure of a plain text: blocks (headings, paragraphs, items, rows) and the sentences in them.

Real policies come as pasted web pages, Markdown and hard-wrapped mail. Only conventions that all of them
share are used: blank lines, bullets, numbers, colons, short lines without a full stop.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

type Kind = Literal["heading", "paragraph", "item", "row"]

HEADING_LIMIT = 100  # characters; a longer line is text
QUESTION_LIMIT = 160  # characters of a heading that asks
LABEL_LIMIT = 40  # characters; below it a line under a line may be part of an address, not text under a heading
UNMARKED_LEVEL = 7  # of headings that have neither number nor Markdown
SENTENCE_LIMIT = 4000  # characters; keeps the work on a hostile text linear
BARE_ITEM_LIMIT = 80  # characters of a list line that has no bullet

_LINE = regex.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = regex.compile(r"[•·∙▪▫◦‣●○■□➢➤►✓✔❖o*+\-–—](?:[ \t\u00a0]+|(?<=[•·∙▪●○■])(?=\S))")
_NUMBER = regex.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?:[ \t\u00a0]+|(?=\p{Lu}\p{Ll}))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[ \t\u00a0]+"
    r"|\d{1,2}[ \t\u00a0]+(?=\p{Lu})(?!\p{L}+,? \d{4}\b)"  # "1 Who we are", not "1 May 2025"
)
_MARKDOWN_HEADING = regex.compile(r"#{1,6}[ \t]*")
_BOLD_LINE = regex.compile(r"(\*\*|__)[^*_]{2,120}\1[ \t]*:?")
_ROW = regex.compile(r"\|.*\||[^\t]++(?:\t[^\t]*+)++|[^|]*+(?<=[^|\s] )\| [^|\s].*")
_UNDERLINE = regex.compile(r"={3,}|-{3,}")  # under a line, Markdown's other way to make it a heading
_LABELLED = regex.compile(r"\p{L}: ?\S")  # "Effective date: 1 May": a label with its value
_STRIP = " \t\u00a0\u200b\u200c\u200d\ufeff\u00ad"
_CLOSING = "\"'”’»)*_` \u00a0"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands on its own. `level` is a heading's or an item's depth, from 1.

    `start` and `end` leave out bullets, numbers of items and Markdown marks. `intro` is the index of the
    block that introduces this item ("we share data with:"), `heading` the index of the heading it stands
    under; -1 where there is none.
    """

    kind: Kind
    level: int
    start: int
    end: int
    heading: int = -1
    intro: int = -1


@dataclass(slots=True)
class _Line:
    """A line on its way to become a block: where its words start and what its look says."""

    start: int
    end: int
    indent: int
    text: str
    mark: Literal["", "bullet", "number", "hash", "bold", "row"]
    level: int
    after_blank: bool

    @property
    def stripped(self) -> str:
        return self.text.rstrip(_CLOSING)

    @property
    def asks(self) -> bool:
        return self.stripped.endswith("?")

    @property
    def short(self) -> bool:
        return len(self.text) <= (QUESTION_LIMIT if self.asks else HEADING_LIMIT)

    @property
    def bare(self) -> bool:
        """A word or two without any mark, as in an address or a list of names."""
        return not self.mark and len(self.text) < LABEL_LIMIT and not (self.stops or self.introduces or self.asks)

    @property
    def stops(self) -> bool:
        return self.stripped.endswith((".", "!", ";", ","))

    @property
    def introduces(self) -> bool:
        return self.stripped.endswith(":")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order, not overlapping. Empty text gives none."""
    return tuple(_assemble(list(_joined(_lines(text), text))))


def _lines(text: str) -> Iterator[_Line]:
    last_end = 0
    held: _Line | None = None
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip(_STRIP)
        if not content:
            continue
        indent = len(raw) - len(raw.lstrip(_STRIP))
        start = match.start() + indent
        blank = text.count("\n", last_end, start) > 1 or last_end == 0
        last_end = match.end()
        if held is not None:
            if not blank and _underlines(content, held):
                held.mark, held.level = "hash", 1 if content[0] == "=" else 2
                continue
            yield held
        held = _marked(text, start, start + len(content), indent, blank)
    if held is not None:
        yield held


def _underlines(content: str, line: _Line) -> bool:
    may_head = line.mark in ("", "number", "bold") and line.short and not line.introduces and not line.stops
    return may_head and _UNDERLINE.fullmatch(content) is not None


def _marked(text: str, start: int, end: int, indent: int, after_blank: bool) -> _Line:
    content = text[start:end]
    level = 1
    mark: Literal["", "bullet", "number", "hash", "bold", "row"] = ""
    if (found := _MARKDOWN_HEADING.match(content)) and found.end() < len(content):
        mark, level = "hash", content[: found.end()].count("#")
        start += found.end()
    elif _BOLD_LINE.fullmatch(content):
        mark = "bold"
    elif _ROW.fullmatch(content):
        mark = "row"
    elif (found := _BULLET.match(content)) and found.end() < len(content):
        mark, level = "bullet", 1 + min(indent // 2, 5)
        start += found.end()
    elif (found := _NUMBER.match(content)) and found.end() < len(content):
        mark = "number"
        level = 1 + found.group().strip(" .)\u00a0").count(".")
        start += found.end()
    while start < end and text[start] in _STRIP:
        start += 1
    return _Line(start, end, indent, text[start:end], mark, level, after_blank)


def _joined(lines: Iterator[_Line], text: str) -> Iterator[_Line]:
    """Hard-wrapped lines made whole: a line that goes on in lower case belongs to the one before."""
    held: _Line | None = None
    for line in lines:
        if held is not None and _continues(held, line):
            held.end = line.end
            held.text = text[held.start : held.end]
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _continues(before: _Line, line: _Line) -> bool:
    if line.mark or line.after_blank or before.mark in ("hash", "bold", "row"):
        return False
    first = line.text[0]
    if before.stops or before.introduces or before.asks:
        return False
    return len(before.text) > 60 and (first.islower() or first in "(“\"'")


def _assemble(lines: list[_Line]) -> Iterator[Block]:
    outline: list[tuple[int, int]] = []  # the headings above, outermost first: level and index of the block
    intro = -1
    in_bare_list = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        in_bare_list = intro >= 0 and _is_bare_item(line, lines[index - 1], following, in_bare_list)
        kind = _kind(line, following, in_bare_list)
        if kind in ("heading", "paragraph"):
            intro = -1
        level = _outline_level(line) if kind == "heading" else line.level
        if kind == "heading":
            _climb(outline, level, index)
        yield Block(kind, level, line.start, line.end, outline[-1][1] if outline else -1, intro)
        if kind == "heading":
            outline.append((level, index))
        if line.introduces:
            intro = index


def _outline_level(line: _Line) -> int:
    """A heading's depth: as its Markdown or its number says; one without either stands below those with."""
    return line.level if line.mark in ("hash", "number") else UNMARKED_LEVEL


def _climb(outline: list[tuple[int, int]], level: int, index: int) -> None:
    """Leaves the headings that a new one ends. One right under its equal, with no text between, is its part."""
    while outline and outline[-1][0] >= level and not (outline[-1][0] == level and outline[-1][1] == index - 1):
        outline.pop()


def _is_bare_item(line: _Line, before: _Line, following: _Line | None, in_bare_list: bool) -> bool:
    """A short line without a bullet right under "…:" or under another such line.

    A list may have a blank line between any two items; in such a one a short line over text is a heading.
    """
    if not _may_be_bare_item(line):
        return False
    if before.introduces or (in_bare_list and not line.after_blank):
        return True
    spaced = in_bare_list and before.after_blank and line.after_blank
    return spaced and (following is None or bool(following.mark) or _may_be_bare_item(following))


def _may_be_bare_item(line: _Line) -> bool:
    stops = line.stripped.endswith((".", "?", ":")) and not line.stripped.endswith("etc.")
    return not (line.mark or stops or len(line.text) > BARE_ITEM_LIMIT)


def _kind(line: _Line, following: _Line | None, in_bare_list: bool) -> Kind:
    if line.mark == "hash":
        return "heading"
    if line.mark == "row":
        return "row"
    if in_bare_list or line.mark == "bullet":
        return "item"
    if _is_heading(line, following):
        return "heading"
    return "item" if line.mark == "number" else "paragraph"


def _is_heading(line: _Line, following: _Line | None) -> bool:
    if following is None or not line.short or line.stops or "@" in line.text or "http" in line.text:
        return False
    if line.mark == "bold" or (line.text.isupper() and len(line.text) > 3):
        return True
    if line.introduces:
        return line.mark == "number" and len(line.text) < 40 and following.mark != "bullet"
    if not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "“\"'"):
        return False
    if line.asks:
        return True
    if line.text.count(" ") > 13 or _LABELLED.search(line.text):
        return False
    if line.mark == "number":
        # "1. Contact" over text is a heading; "1. Clients" over "2. Applicants" is an item of a list.
        return following.mark != "number" or following.level > line.level
    if following.bare and not following.after_blank:
        return False
    return line.after_blank or len(following.text) > len(line.text)


_ABBREVIATION = regex.compile(
    r"(?:^|[\s(\"“\-/])(?:\p{L}\.)*(?:e\.g|i\.e|etc|enz|incl|excl|art|artt|nr|no|nos|inc|ltd|pvt|pty|pte|co|corp|bijv|bv|b\.v|n\.v|v\.o\.f|d\.w\.z|o\.a|m\.b\.t|i\.v\.m"
    r"|t\.a\.v|t\.b\.v|z\.g|zgn|resp|ca|vs|mr|mrs|ms|dr|ir|ing|drs|prof|st|par|para|lit|sec|vgl|ev|e\.v|jl|tel|max|min|evt|jan|febr?|mrt|aug|sept?|okt|oct|nov|dec|m\.a\.w|u\.s|u\.k|\p{L})\.$",
    regex.IGNORECASE,
)
_SENTENCE_END = regex.compile(
    r"[.!?…]+[\"”’»)\]*_]*+(?=\s)\s+(?=[\"“‘«(\[*_]*[\p{Lu}\p{N}•])|(?<=\p{Ll}{2})[.!?](?=\p{Lu}\p{Ll}+[ ,])"
)


def sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block as (start, end), end exclusive, without the white space between them.

    A heading is one, also "6. Retention". None is longer than SENTENCE_LIMIT characters: what has no full stop
    for pages is cut between words.
    """
    found = [(block.start, block.end)] if block.kind == "heading" else _sentences(text, block)
    for start, end in found:
        while end - start > SENTENCE_LIMIT:
            cut = max(
                text.rfind(" ", start + 1, start + SENTENCE_LIMIT), text.rfind("\n", start + 1, start + SENTENCE_LIMIT)
            )
            cut = cut if cut > start else start + SENTENCE_LIMIT
            yield start, cut
            start = cut + 1 if text[cut].isspace() else cut
        if start < end:
            yield start, end


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _SENTENCE_END.finditer(text, block.start, block.end):
        stop = match.end()
        if match.group()[0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start() + 1):
            continue
        if text[start : match.start()].replace(".", "").isdigit():
            continue  # "2. Which data do we collect?" in a heading or behind a bullet
        end = match.start() + len(match.group().rstrip())
        yield start, end
        start = stop
    if start < block.end:
        yield start, block.end
