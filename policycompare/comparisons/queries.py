"""What a visitor chose to compare: read from an address, and written back into one."""

import re
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from policycompare.vocabulary import GROUPS

type Pairs = tuple[tuple[str, str], ...]

MAX_VENDORS = 20  # columns of one table
MAX_WORDS = 100  # characters of the filter
VERSION_OF = re.compile(r"(?P<slug>[^@]+)@(?P<version>[0-9]{1,18})")


def split_key(key: str) -> tuple[str, int | None]:
    """The vendor and the version that a key stands for: ("acme", 57) for "acme@57", ("acme", None) for "acme"."""
    match = VERSION_OF.fullmatch(key)
    return (match["slug"], int(match["version"])) if match else (key, None)


def version_key(slug: str, version: int) -> str:
    """The key of one version of a vendor, by its id, whatever comes later."""
    return f"{slug}@{version}"


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """Every choice of a comparison, in the order of the address.

    ``vendors`` are the keys of the columns in their order, without doubles: a slug, or a slug and a version (see
    ``split_key``). ``groups`` are keys of row groups; none means all. ``words`` filter the rows.
    """

    vendors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    only_differences: bool = False
    words: str = ""

    @classmethod
    def from_address(cls, query_string: str) -> Self:
        """Read from the part of an address after "?". What it does not know it leaves out; it never fails."""
        # No database stores a null character, and no name holds one.
        pairs = [(name, value.replace("\x00", "")) for name, value in parse_qsl(query_string, keep_blank_values=True)]
        chosen = {value for name, value in pairs if name == "group"}
        last = dict(pairs)
        return cls(
            vendors=tuple(dict.fromkeys(value for name, value in pairs if name == "v" and value)),
            groups=tuple(group for group in GROUPS if group in chosen),
            only_differences=last.get("differences") == "1",
            words=" ".join(last.get("words", "").split())[:MAX_WORDS],
        )

    @property
    def pairs(self) -> Pairs:
        """Names and values as they stand in the address: also the hidden fields of a form."""
        pairs = [("v", slug) for slug in self.vendors] + [("group", group) for group in self.groups]
        if self.only_differences:
            pairs.append(("differences", "1"))
        if self.words:
            pairs.append(("words", self.words))
        return tuple(pairs)

    @property
    def address(self) -> str:
        """The part of an address after "?": ``from_address`` gives the same query back."""
        return urlencode(self.pairs, safe="@")

    def adding(self, slug: str) -> Self:
        return self if slug in self.vendors else replace(self, vendors=(*self.vendors, slug))

    def removing(self, slug: str) -> Self:
        return replace(self, vendors=tuple(other for other in self.vendors if other != slug))

    def moving(self, slug: str, by: int) -> Self:
        """The vendor ``by`` places to the right (to the left if negative), as far as there is room."""
        others = [other for other in self.vendors if other != slug]
        place = min(max(self.vendors.index(slug) + by, 0), len(others))
        return replace(self, vendors=(*others[:place], slug, *others[place:]))

    def comparing(self, *slugs: str) -> Self:
        return replace(self, vendors=slugs)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The vendors, whichever of their versions were chosen."""
        return tuple(dict.fromkeys(split_key(key)[0] for key in self.vendors))

    @property
    def versions(self) -> tuple[int, ...]:
        """Ids of the versions that were chosen by hand."""
        return tuple(version for _, version in map(split_key, self.vendors) if version is not None)

    def showing(self, *groups: str) -> Self:
        """Only these groups of rows; all for none."""
        return replace(self, groups=groups)

    def with_all_rows(self) -> Self:
        """The same vendors and groups, with no row filtered out."""
        return replace(self, only_differences=False, words="")
