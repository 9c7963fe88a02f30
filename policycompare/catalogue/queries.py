"""What a visitor asks of the catalogue: read from an address, and written back into one."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from .facets import FACETS

type Pairs = tuple[tuple[str, str], ...]

MAX_WORDS = 100  # characters of the search
MAX_TICKED = 20  # as many as one comparison holds
MAX_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """Every choice of the catalogue, in the order of the address.

    ``words`` stand in a vendor's name. ``chosen`` are facets with an answer each, in the order of the facets.
    ``ticked`` are slugs of vendors to compare; they stay while one looks for others. Pages count from 1.
    """

    words: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    ticked: tuple[str, ...] = ()
    page: int = 1

    @classmethod
    def from_address(cls, query_string: str) -> Self:
        """Read from the part of an address after "?". What it does not know it leaves out; it never fails."""
        # No database stores a null character, and no name holds one.
        pairs = [(name, value.replace("\x00", "")) for name, value in parse_qsl(query_string, keep_blank_values=True)]
        asked, last = set(pairs), dict(pairs)
        known = ((facet.key, answer) for facet in FACETS.values() for answer in facet.answers)
        return cls(
            words=" ".join(last.get("q", "").split())[:MAX_WORDS].strip(),
            chosen=tuple(pair for pair in known if pair in asked),
            ticked=tuple(dict.fromkeys(value for name, value in pairs if name == "v" and value))[:MAX_TICKED],
            page=_page(last.get("page", "")),
        )

    @property
    def pairs(self) -> Pairs:
        """Names and values as they stand in the address."""
        words = (("q", self.words),) if self.words else ()
        page = (("page", str(self.page)),) if self.page > 1 else ()
        return (*words, *self.chosen, *(("v", slug) for slug in self.ticked), *page)

    @property
    def address(self) -> str:
        """The part of an address after "?": ``from_address`` gives the same query back."""
        return urlencode(self.pairs)

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.chosen)

    def answers(self, facet: str) -> tuple[str, ...]:
        """The chosen answers of a facet."""
        return tuple(answer for key, answer in self.chosen if key == facet)

    def without(self, facet: str, answer: str | None = None) -> Self:
        """The same, from the first page, with this answer of the facet not chosen: with none of them for None."""
        left = tuple(pair for pair in self.chosen if pair[0] != facet or (answer and pair[1] != answer))
        return replace(self, chosen=left, page=1)

    def with_words(self, words: str) -> Self:
        return replace(self, words=words, page=1)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def ticking(self, *slugs: str) -> Self:
        return replace(self, ticked=slugs)

    def everything(self) -> Self:
        """All vendors, with the same ones ticked."""
        return replace(self, words="", chosen=(), page=1)


def _page(text: str) -> int:
    return min(max(int(text), 1), MAX_PAGE) if text.isascii() and text.isdecimal() and len(text) < 10 else 1
