"""The passages of a text that come nearest to what a policy does not state."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from policycompare.extraction import blocks

MAX_PASSAGES = 3
MAX_LENGTH = 320  # characters of a passage
FRAGMENT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text, verbatim, that holds words looked for; ``cut`` where it stands for a longer paragraph."""

    text: str
    start: int
    cut: bool

    @property
    def fragment(self) -> str:
        """What follows "#" in an address to go to this text on a page, as far as browsers know how."""
        line = max(self.text.splitlines(), key=len, default="")
        return f":~:text={quote(' '.join(line.split()[:FRAGMENT_WORDS]), safe='').replace('-', '%2D')}"


def nearest_passages(text: str, beginnings: Sequence[str]) -> tuple[Passage, ...]:
    """The paragraphs with the most different words that begin so, best first, in reading order among equals."""
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, beginnings))})", re.IGNORECASE)
    found = []
    for block in blocks(text):
        if block.kind == "heading":
            continue
        hits = list(pattern.finditer(text, block.start, block.end))
        if hits:
            different = len({hit[0].casefold() for hit in hits})
            found.append((-different, block.start, _cut(text, block.start, block.end, hits[0].start())))
    return tuple(passage for _, _, passage in sorted(found, key=lambda one: one[:2])[:MAX_PASSAGES])


def _cut(text: str, start: int, end: int, hit: int) -> Passage:
    """The paragraph, or as much of it around the hit as a reader takes in."""
    if end - start <= MAX_LENGTH:
        return Passage(text[start:end], start, cut=False)
    first = start if hit - start < MAX_LENGTH // 2 else text.find(" ", hit - MAX_LENGTH // 2, hit) + 1 or hit
    last = min(end, first + MAX_LENGTH)
    return Passage(text[first:last], first, cut=True)
