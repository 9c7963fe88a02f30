"""What a vendor's page shows: its policy by topic, short enough for a minute, and where it stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from policycompare.comparisons.columns import load_column
from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.pages import compare_address
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Column, Group, Item, Row
from policycompare.policies.models import Policy, PolicyVersion, Vendor
from policycompare.vocabulary import TOPICS, State

from .standing import Standing, where_it_stands_out

BESIDE = 4  # vendors that we propose to compare with
ITEMS = 8  # of a row; the rest is a click away


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the policy says, with the address of its evidence. ``more`` counts what is left out behind it."""

    words: str
    qualifier: str
    state: State
    href: str


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A row of the profile. A topic in which being there is all that is said (rights, measures) is one row."""

    label: str
    said: tuple[Said, ...]
    more: int
    more_href: str


@dataclass(frozen=True, slots=True)
class ProfileGroup:
    key: str
    label: str
    hint: str
    lines: tuple[ProfileLine, ...]


@dataclass(frozen=True, slots=True)
class VendorPage:
    """Everything of `/vendors/SLUG/`. Without a version there are neither groups nor standings."""

    version: PolicyVersion | None
    groups: tuple[ProfileGroup, ...]
    standings: tuple[Standing, ...]
    policies: tuple[Policy, ...]  # each with all_versions
    compare: str
    alone: str  # the vendor by itself, as a table


def vendor_page(vendor: Vendor, language: str) -> VendorPage:
    """The page of a vendor, in words of the language."""
    found = load_column(vendor.slug)
    column, version = found or (None, None)
    return VendorPage(
        version=version,
        groups=_profile(column, language) if column else (),
        standings=where_it_stands_out(version, column.statements, language) if version and column else (),
        policies=tuple(vendor.policies.with_all_versions()),
        compare=compare_address(ComparisonQuery((vendor.slug, *_others(vendor)))),
        alone=compare_address(ComparisonQuery((vendor.slug,))),
    )


def _others(vendor: Vendor) -> Sequence[str]:
    others = Vendor.objects.comparable().exclude(pk=vendor.pk)
    return list(others.values_list("slug", flat=True)[:BESIDE])


def _profile(column: Column, language: str) -> tuple[ProfileGroup, ...]:
    matrix = build_matrix((column,), ComparisonQuery((column.key,)), language)
    return tuple(
        ProfileGroup(group.key, group.label, group.hint, _lines(group, column, language)) for group in matrix.groups
    )


def _lines(group: Group, column: Column, language: str) -> tuple[ProfileLine, ...]:
    lines: list[ProfileLine] = []
    for topic in dict.fromkeys(row.topic for row in group.rows):
        rows = [row for row in group.rows if row.topic == topic]
        if TOPICS[topic].value_field is None:
            said = [_said(row.cells[0].items[0], row, column, words=row.label) for row in rows]
            lines.append(_line(TOPICS[topic].label(language), said, column, group))
        else:
            lines += (_line(row.label, _row_said(row, column), column, group) for row in rows)
    return tuple(lines)


def _row_said(row: Row, column: Column) -> list[Said]:
    cell = row.cells[0]
    if cell.words:  # says both: the two sides are its explanation
        sides = " · ".join(item.words for item in cell.items)
        return [Said(cell.words, sides, cell.state, _evidence(row, column))]
    return [_said(item, row, column) for item in cell.items]


def _said(item: Item, row: Row, column: Column, words: str = "") -> Said:
    return Said(words or item.words, item.qualifier, item.state, _evidence(row, column))


def _line(label: str, said: Sequence[Said], column: Column, group: Group) -> ProfileLine:
    whole = compare_address(ComparisonQuery((column.key,), (group.key,)))
    shown = len(said) if len(said) <= ITEMS + 1 else ITEMS  # "and 1 more" takes as much room as the one
    return ProfileLine(label, tuple(said[:shown]), len(said) - shown, whole)


def _evidence(row: Row, column: Column) -> str:
    path = reverse("comparisons:evidence", args=[column.key, row.key])
    return f"{path}?{ComparisonQuery((column.key,)).address}"
