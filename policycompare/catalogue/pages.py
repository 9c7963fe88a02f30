"""What the catalogue shows: the facets with their counts, and a page of vendors with what they say at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.urls import reverse

from policycompare.comparisons.columns import latest_versions, statements_of
from policycompare.comparisons.matrix import build_cell
from policycompare.comparisons.table import Cell, Column, RowKey
from policycompare.policies.models import PolicyVersion, Vendor
from policycompare.vocabulary import row_label

from .facets import FACETS, Facet
from .queries import CatalogueQuery
from .search import Counts, find

PAGE = 50  # vendors
# What a buyer looks at first; each a column of the list.
GLANCE = (
    RowKey("sale", None),
    RowKey("retention", "backups"),
    RowKey("ai_training", None),
    RowKey("transfer", None),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be ticked, and how many vendors one then sees."""

    key: str
    label: str
    count: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class FacetChoices:
    key: str
    title: str
    every: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An answer that narrows the list, and the address of the list without it."""

    facet: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A vendor in the list, with its cells by their labels; ``version`` is None and ``cells`` empty where it has no
    policy."""

    vendor: Vendor
    version: PolicyVersion | None
    cells: tuple[tuple[str, Cell], ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """Everything of `/vendors/`. Addresses are empty where there is nowhere to go. ``elsewhere`` are vendors that
    are ticked and not on this page."""

    query: CatalogueQuery
    facets: tuple[FacetChoices, ...]
    chips: tuple[Chip, ...]
    glance: tuple[str, ...]  # the labels of the cells
    lines: tuple[Line, ...]
    elsewhere: tuple[Vendor, ...]
    total: int
    pages: int
    before: str
    after: str
    everything: str


def catalogue_page(query: CatalogueQuery, today: date, language: str) -> CataloguePage:
    """The page for a query. The number of queries depends on the facets in use, not on the vendors."""
    found = find(query, today, PAGE)
    pages = max(1, ceil(found.total / PAGE))
    query = query.on_page(found.page)
    vendors = list(found.vendors)
    here = {vendor.slug for vendor in vendors}
    elsewhere = tuple(Vendor.objects.filter(slug__in=[slug for slug in query.ticked if slug not in here]))
    known = here.union(vendor.slug for vendor in elsewhere)
    query = query.ticking(*(slug for slug in query.ticked if slug in known))
    glance = tuple(row_label(key.topic, key.subject, language) for key in GLANCE)
    return CataloguePage(
        query=query,
        facets=_facets(query, found.counts, language),
        chips=_chips(query, language),
        glance=glance,
        lines=_lines(vendors, glance, query, language),
        elsewhere=elsewhere,
        total=found.total,
        pages=pages,
        before=catalogue_address(query.on_page(query.page - 1)) if query.page > 1 else "",
        after=catalogue_address(query.on_page(query.page + 1)) if query.page < pages else "",
        everything=catalogue_address(query.everything()),
    )


def catalogue_address(query: CatalogueQuery) -> str:
    path = reverse("catalogue:vendors")
    return f"{path}?{query.address}" if query.address else path


def _facets(query: CatalogueQuery, counts: Counts, language: str) -> tuple[FacetChoices, ...]:
    return tuple(
        FacetChoices(facet.key, facet.title(language), facet.every, _choices(query, facet, counts, language))
        for facet in FACETS.values()
    )


def _choices(query: CatalogueQuery, facet: Facet, counts: Counts, language: str) -> tuple[Choice, ...]:
    ticked = query.answers(facet.key)
    return tuple(
        Choice(key, answer.label(language), counts[facet.key][key], key in ticked)
        for key, answer in facet.answers.items()
    )


def _chips(query: CatalogueQuery, language: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            facet=FACETS[key].title(language),
            label=FACETS[key].answers[answer].label(language),
            href=catalogue_address(query.without(key, answer)),
        )
        for key, answer in query.chosen
    )


def _lines(
    vendors: Sequence[Vendor], glance: tuple[str, ...], query: CatalogueQuery, language: str
) -> tuple[Line, ...]:
    versions = latest_versions(vendor.slug for vendor in vendors)
    said = statements_of((version.pk for version in versions.values()), {key.topic for key in GLANCE})
    lines = []
    for vendor in vendors:
        version = versions.get(vendor.slug)
        column = Column(vendor.slug, vendor.name, tuple(said.get(version.pk, ()) if version else ()))
        cells = [build_cell(key, column, language) for key in GLANCE] if version else []
        labelled = tuple(zip(glance, cells, strict=False))
        lines.append(Line(vendor, version, labelled, vendor.slug in query.ticked))
    return tuple(lines)
