"""What the comparison page shows: the table, the picker of vendors, and every choice as an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.queries import MAX_VENDORS, ComparisonQuery
from policycompare.comparisons.table import Column, Matrix
from policycompare.policies.models import Vendor
from policycompare.vocabulary import GROUPS, word

EXAMPLE_VENDORS = 5
SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, with the addresses of its buttons; ``left`` and ``right`` are empty at the edges.

    ``second`` puts the vendor beside the first one, where a narrow screen shows two; empty for those two.
    """

    column: Column
    remove: str
    left: str
    right: str
    second: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A vendor that can be added, and the address of the comparison with it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A group of rows to narrow the table to; the first choice, with an empty key, is all of them."""

    key: str
    label: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """The field to add a vendor: what was typed, and who can be added."""

    find: str
    suggestions: tuple[Suggestion, ...]
    full: bool  # no further vendor fits


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything of `/compare/`. ``example`` is true where the visitor chose nobody and sees some vendors we took."""

    query: ComparisonQuery
    matrix: Matrix
    heads: tuple[Head, ...]
    picker: Picker
    group_choices: tuple[GroupChoice, ...]
    example: bool
    unknown: tuple[str, ...]
    without_policy: tuple[str, ...]
    left_out: int  # vendors in the address beyond what one table holds
    address: str
    all_rows: str  # the same with neither words nor only differences
    latest: str  # the same at the latest versions; empty where it is
    evidence_base: str  # + cell.path + "?" + query.address; relative, as a page holds hundreds of them
    csv: str
    json: str


def comparison_page(asked: ComparisonQuery, find: str, language: str) -> ComparisonPage:
    """The page for what was asked; an example where no vendor was."""
    query, example, left_out = _who(asked)
    chosen = load_columns(query.vendors)
    # From here on the address holds only who is there: the next click drops what was unknown.
    query = query.comparing(*(column.key for column in chosen.columns))
    matrix = build_matrix(chosen.columns, query, language)
    return ComparisonPage(
        query=query,
        matrix=matrix,
        heads=_heads(query, matrix.columns),
        # Before anything is typed the field is empty: whoever focuses it gets its suggestions by themselves.
        picker=picker(query, find) if find else Picker("", (), full=_is_full(query)),
        group_choices=_group_choices(query, language),
        example=example,
        unknown=chosen.unknown,
        without_policy=chosen.without_policy,
        left_out=left_out,
        address=compare_address(query),
        all_rows=compare_address(query.with_all_rows()),
        latest=compare_address(query.comparing(*query.slugs)) if query.versions else "",
        evidence_base="evidence/",
        csv=_report_address("csv", query),
        json=_report_address("json", query),
    )


def compare_address(query: ComparisonQuery) -> str:
    return _with(reverse("comparisons:compare"), query)


def picker(query: ComparisonQuery, find: str) -> Picker:
    """Who can be added: those whose name holds every word typed; the first few for nothing typed."""
    others = Vendor.objects.comparable().exclude(slug__in=query.vendors)
    for part in find.split():
        others = others.filter(Q(name__icontains=part) | Q(slug__icontains=part))
    names = others.values_list("slug", "name")[:SUGGESTIONS]
    suggestions = (Suggestion(name, compare_address(query.adding(slug))) for slug, name in names)
    return Picker(find, tuple(suggestions), full=_is_full(query))


def exactly_named(find: str) -> str | None:
    """The slug of the vendor whose name or slug is what was typed; None where there is none or it is not one."""
    if not find:
        return None
    slugs = list(Vendor.objects.comparable().filter(Q(name__iexact=find) | Q(slug=find)).values_list("slug", flat=True))
    return slugs[0] if len(slugs) == 1 else None


def _is_full(query: ComparisonQuery) -> bool:
    return len(query.vendors) >= MAX_VENDORS


def _who(asked: ComparisonQuery) -> tuple[ComparisonQuery, bool, int]:
    if asked.vendors:
        return asked.comparing(*asked.vendors[:MAX_VENDORS]), False, max(0, len(asked.vendors) - MAX_VENDORS)
    some = Vendor.objects.comparable().values_list("slug", flat=True)[:EXAMPLE_VENDORS]
    return asked.comparing(*some), True, 0


def _heads(query: ComparisonQuery, columns: Sequence[Column]) -> tuple[Head, ...]:
    last = len(columns) - 1
    return tuple(
        Head(
            column=column,
            remove=compare_address(query.removing(column.key)),
            left=compare_address(query.moving(column.key, -1)) if place else "",
            right=compare_address(query.moving(column.key, 1)) if place < last else "",
            second=compare_address(query.moving(column.key, 1 - place)) if place > 1 else "",
        )
        for place, column in enumerate(columns)
    )


def _group_choices(query: ComparisonQuery, language: str) -> tuple[GroupChoice, ...]:
    everything = GroupChoice(
        "", word("words", "all_topics", language=language), compare_address(query.showing()), not query.groups
    )
    each = (
        GroupChoice(
            key=group,
            label=word("group_names", group, language=language),
            href=compare_address(query.showing(group)),
            chosen=group in query.groups,
        )
        for group in GROUPS
    )
    return (everything, *each)


def _report_address(extension: str, query: ComparisonQuery) -> str:
    return _with(reverse("reports:comparison", args=[extension]), query)


def _with(path: str, query: ComparisonQuery) -> str:
    return f"{path}?{query.address}" if query.address else path
