"""What a visitor chose to compare: read from an address, and written back into one."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from policycompare.comparisons.rows import ROWS
from policycompare.vocabulary import GROUPS

type Pairs = tuple[tuple[str, str], ...]

FEW_VENDORS = 5  # columns shown unless more are asked for
MAX_VENDORS = 20  # columns of one table
MAX_WORDS = 100  # characters of the filter


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """Every choice of a comparison, in the order of the address.

    ``vendors`` are the keys of the columns in their order, without doubles: a slug, or a slug and a version (see
    ``versions``); ``pinned``, where there is one, is the first of them. ``groups`` and ``rows`` are keys; without any
    all rows are shown, else those of the groups and the rows. ``words`` filter the rows. ``baseline`` is the column
    that others are held against. ``all_vendors`` asks for more columns than FEW_VENDORS. ``folded`` groups show their
    heading alone; files hold their rows as well. ``opened`` is the cell whose evidence stands beside the table, as
    "vendor/row".
    """

    vendors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    only_differences: bool = False
    words: str = ""
    rows: tuple[str, ...] = ()
    baseline: str = ""
    pinned: str = ""
    all_vendors: bool = False
    folded: tuple[str, ...] = ()
    opened: str = ""

    @classmethod
    def from_address(cls, query_string: str) -> Self:
        """Read from the part of an address after "?". What it does not know it leaves out; it never fails."""
        # No database stores a null character, and no name holds one.
        pairs = [(name, value.replace("\x00", "")) for name, value in parse_qsl(query_string, keep_blank_values=True)]
        last = dict(pairs)

        def chosen(name: str) -> set[str]:
            return {value for key, value in pairs if key == name}

        groups, rows, folded = chosen("group"), chosen("row"), chosen("fold")
        query = cls(
            groups=tuple(group for group in GROUPS if group in groups),
            only_differences=last.get("differences") == "1",
            words=" ".join(last.get("words", "").split())[:MAX_WORDS].strip(),
            rows=tuple(row for row in ROWS if row in rows),
            baseline=last.get("baseline", ""),
            pinned=last.get("pin", ""),
            all_vendors=last.get("all") == "1",
            folded=tuple(group for group in GROUPS if group in folded),
            opened=_cell(last.get("open", "")),
        )
        return query.comparing(*dict.fromkeys(value for name, value in pairs if name == "v" and value))

    @property
    def pairs(self) -> Pairs:
        """Names and values as they stand in the address: also the hidden fields of a form."""
        many = [("v", self.vendors), ("group", self.groups), ("row", self.rows), ("fold", self.folded)]
        single = [
            ("differences", "1" if self.only_differences else ""),
            ("words", self.words),
            ("baseline", self.baseline),
            ("pin", self.pinned),
            ("all", "1" if self.all_vendors else ""),
            ("open", self.opened),
        ]
        listed = [(name, value) for name, values in many for value in values]
        return (*listed, *((name, value) for name, value in single if value))

    @property
    def address(self) -> str:
        """The part of an address after "?": ``from_address`` gives the same query back."""
        return urlencode(self.pairs, safe="/@")

    @property
    def all_topics(self) -> bool:
        return not (self.groups or self.rows)

    def adding(self, slug: str) -> Self:
        """One vendor more, at the end; where it would not be shown by itself, all are."""
        vendors = self.vendors if slug in self.vendors else (*self.vendors, slug)
        return replace(self, vendors=vendors, all_vendors=self.all_vendors or len(vendors) > FEW_VENDORS)

    def removing(self, slug: str) -> Self:
        return self.comparing(*(other for other in self.vendors if other != slug))

    def moving(self, slug: str, by: int) -> Self:
        """The vendor ``by`` places to the right (to the left if negative), as far as there is room. A pinned vendor
        stays first."""
        others = [other for other in self.vendors if other != slug]
        place = min(max(self.vendors.index(slug) + by, 0), len(others))
        return self.comparing(*others[:place], slug, *others[place:])

    def comparing(self, *slugs: str) -> Self:
        """These vendors; who is not among them is neither pinned nor the baseline."""
        pinned = self.pinned if self.pinned in slugs else ""
        first = (pinned,) if pinned else ()
        return replace(
            self,
            vendors=(*first, *(slug for slug in slugs if slug != pinned)),
            pinned=pinned,
            baseline=self.baseline if self.baseline in slugs else "",
        )

    def pinning(self, slug: str) -> Self:
        """This vendor first, whatever moves; nobody for an empty string."""
        return replace(self, pinned=slug).comparing(*self.vendors)

    def against(self, slug: str) -> Self:
        """This vendor as the baseline; nobody for an empty string."""
        return replace(self, baseline=slug)

    def showing(self, *groups: str) -> Self:
        """Only these groups of rows; all rows for none."""
        return replace(self, groups=groups, rows=())

    def with_all_rows(self) -> Self:
        """The same vendors and topics, with no row filtered out."""
        return replace(self, only_differences=False, words="")

    def with_all_vendors(self, shown: bool = True) -> Self:
        return replace(self, all_vendors=shown)

    def folding(self, group: str) -> Self:
        """The group folded, or unfolded where it was."""
        folded = {*self.folded} ^ {group}
        return replace(self, folded=tuple(one for one in GROUPS if one in folded))

    def opening(self, vendor: str, row: str) -> Self:
        """With the evidence of this cell beside the table."""
        return replace(self, opened=f"{vendor}/{row}")

    def closing(self) -> Self:
        return replace(self, opened="")


def _cell(text: str) -> str:
    """The cell "vendor/row"; an empty string where there is no such row."""
    vendor, _, row = text.partition("/")
    return text if vendor and row in ROWS else ""
