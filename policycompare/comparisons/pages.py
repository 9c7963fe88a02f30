"""What the comparison page shows: the table, the picker of vendors, and every choice as an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.evidence import Evidence, gather
from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.queries import FEW_VENDORS, MAX_VENDORS, ComparisonQuery
from policycompare.comparisons.rows import find_row, row_keys
from policycompare.comparisons.table import Column, Group, Matrix
from policycompare.comparisons.versions import at_latest, has_chosen
from policycompare.policies.models import Vendor
from policycompare.vocabulary import GROUPS, row_label, word

EXAMPLE_VENDORS = 5
SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, with the addresses of its buttons; ``left`` and ``right`` are empty at the edges.

    ``pin`` and ``baseline`` make the vendor so, or no longer so where it is. ``second`` puts the vendor beside the
    first one, where a narrow screen shows two; empty for those two. ``departing`` counts the rows shown in which it
    says something else than the baseline.
    """

    column: Column
    remove: str
    left: str
    right: str
    second: str
    pin: str
    is_pinned: bool
    baseline: str
    is_baseline: bool
    departing: int


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
class RowChoice:
    """A row that can be chosen by itself."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RowChoices:
    """The rows of a group to choose from, and whether the whole group is chosen."""

    key: str
    label: str
    chosen: bool
    rows: tuple[RowChoice, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of rows in the table. ``toggle`` folds it, or unfolds it where it is folded."""

    group: Group
    folded: bool
    toggle: str


@dataclass(frozen=True, slots=True)
class Picker:
    """The field to add a vendor: what was typed, and who can be added."""

    find: str
    suggestions: tuple[Suggestion, ...]
    full: bool  # no further vendor fits


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything of `/compare/`. ``example`` is true where the visitor chose nobody and sees some vendors we took.

    ``query`` is what every link and form goes on from: it names only vendors that are there and opens no evidence.
    """

    query: ComparisonQuery
    matrix: Matrix
    sections: tuple[Section, ...]
    heads: tuple[Head, ...]
    picker: Picker
    group_choices: tuple[GroupChoice, ...]
    row_choices: tuple[RowChoices, ...]
    example: bool
    unknown: tuple[str, ...]
    without_policy: tuple[str, ...]
    waiting: tuple[str, ...]  # names of vendors chosen beyond the few that are shown
    left_out: int  # vendors in the address beyond what one table holds
    baseline: str  # the name of the vendor that others are held against, or ""
    evidence: Evidence | None  # of the opened cell
    address: str
    all_rows: str  # the same with neither words nor only differences
    latest: str  # the same at the latest versions; empty where it is
    more_vendors: str  # the same with all vendors
    fewer_vendors: str  # the same with the first few; empty where all are few
    no_baseline: str  # the same with nobody to hold the others against
    evidence_base: str  # + cell.path; relative and short, as a page holds hundreds of them
    csv: str
    json: str


def comparison_page(asked: ComparisonQuery, find: str, language: str) -> ComparisonPage:
    """The page for what was asked; an example where no vendor was."""
    wanted, example, left_out = _who(asked)
    chosen = load_columns(wanted.vendors, None if wanted.all_vendors else FEW_VENDORS)
    columns = chosen.columns
    # From here on the address holds only who is there: the next click drops what was unknown.
    present = (*(column.key for column in columns), *(vendor.key for vendor in chosen.waiting))
    query = wanted.closing().comparing(*present)
    matrix = build_matrix(columns, query, language)
    shown = query.comparing(*(column.key for column in columns))
    return ComparisonPage(
        query=query,
        matrix=matrix,
        sections=_sections(query, matrix),
        heads=_heads(query, matrix),
        # Before anything is typed the field is empty: whoever focuses it gets its suggestions by themselves.
        picker=picker(query, find) if find else Picker("", (), full=_is_full(query)),
        group_choices=_group_choices(query, language),
        row_choices=_row_choices(query, language),
        example=example,
        unknown=chosen.unknown,
        without_policy=chosen.without_policy,
        waiting=tuple(vendor.name for vendor in chosen.waiting),
        left_out=left_out,
        baseline=next((column.name for column in columns if column.key == query.baseline), ""),
        evidence=_evidence(wanted, columns, language),
        address=compare_address(query),
        all_rows=compare_address(query.with_all_rows()),
        latest=compare_address(at_latest(query)) if has_chosen(query) else "",
        more_vendors=compare_address(query.with_all_vendors()),
        fewer_vendors=compare_address(query.with_all_vendors(False)) if len(columns) > FEW_VENDORS else "",
        no_baseline=compare_address(query.against("")),
        evidence_base="evidence/",
        csv=_report_address("csv", shown),
        json=_report_address("json", shown),
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


def _evidence(query: ComparisonQuery, columns: Sequence[Column], language: str) -> Evidence | None:
    vendor, _, row = query.opened.partition("/")
    key = find_row(row)
    return gather(vendor, key, language) if key and vendor in [column.key for column in columns] else None


def _sections(query: ComparisonQuery, matrix: Matrix) -> tuple[Section, ...]:
    return tuple(
        Section(group, group.key in query.folded, compare_address(query.folding(group.key))) for group in matrix.groups
    )


def _heads(query: ComparisonQuery, matrix: Matrix) -> tuple[Head, ...]:
    return tuple(_head(query, matrix, place) for place in range(len(matrix.columns)))


def _head(query: ComparisonQuery, matrix: Matrix, place: int) -> Head:
    column = matrix.columns[place]
    key = column.key
    is_pinned, is_baseline = key == query.pinned, key == query.baseline
    first = 1 if query.pinned else 0  # where vendors that move can go
    return Head(
        column=column,
        remove=compare_address(query.removing(key)),
        left=compare_address(query.moving(key, -1)) if place > first else "",
        right=compare_address(query.moving(key, 1)) if place < len(matrix.columns) - 1 and not is_pinned else "",
        second=compare_address(query.moving(key, 1 - place)) if place > 1 else "",
        pin=compare_address(query.pinning("" if is_pinned else key)),
        is_pinned=is_pinned,
        baseline=compare_address(query.against("" if is_baseline else key)),
        is_baseline=is_baseline,
        departing=sum(row.cells[place].departs for row in matrix.rows),
    )


def _group_choices(query: ComparisonQuery, language: str) -> tuple[GroupChoice, ...]:
    everything = GroupChoice(
        "", word("words", "all_topics", language=language), compare_address(query.showing()), query.all_topics
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


def _row_choices(query: ComparisonQuery, language: str) -> tuple[RowChoices, ...]:
    return tuple(
        RowChoices(
            key=group,
            label=word("groups", group, language=language),
            chosen=group in query.groups,
            rows=tuple(
                RowChoice(str(key), row_label(key.topic, key.subject, language), str(key) in query.rows)
                for key in row_keys(group)
            ),
        )
        for group in GROUPS
    )


def _report_address(extension: str, query: ComparisonQuery) -> str:
    return _with(reverse("reports:comparison", args=[extension]), query)


def _with(path: str, query: ComparisonQuery) -> str:
    return f"{path}?{query.address}" if query.address else path
