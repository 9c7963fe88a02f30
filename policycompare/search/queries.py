"""What a visitor looks for and where: read from an address, and written back into one."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from policycompare.vocabulary import TOPICS

MAX_TYPED = 200  # characters
MAX_VENDORS = 50  # chosen at once


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Every choice of a search. ``vendors`` are slugs, ``topics`` names; none means all. ``page`` counts from 1."""

    typed: str = ""
    vendors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    page: int = 1

    @classmethod
    def from_address(cls, query_string: str) -> Self:
        """Read from the part of an address after "?". What it does not know it leaves out; it never fails."""
        # No database stores a null character, and no policy holds one.
        pairs = [(name, value.replace("\x00", "")) for name, value in parse_qsl(query_string, keep_blank_values=True)]
        last = dict(pairs)
        chosen = {value for name, value in pairs if name == "topic"}
        page = last.get("page", "")
        return cls(
            typed=" ".join(last.get("q", "").split())[:MAX_TYPED],
            vendors=tuple(dict.fromkeys(value for name, value in pairs if name == "vendor" and value))[:MAX_VENDORS],
            topics=tuple(topic for topic in TOPICS if topic in chosen),
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
        )

    @property
    def address(self) -> str:
        """The part of an address after "?": ``from_address`` gives the same query back."""
        pairs = [("q", self.typed)] if self.typed else []
        pairs += [("vendor", slug) for slug in self.vendors] + [("topic", topic) for topic in self.topics]
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def at_page(self, page: int) -> Self:
        return replace(self, page=page)

    def at_vendors(self, slugs: tuple[str, ...]) -> Self:
        return replace(self, vendors=slugs)

    def everywhere(self) -> Self:
        """The same words at all vendors, on all topics."""
        return replace(self, vendors=(), topics=(), page=1)
