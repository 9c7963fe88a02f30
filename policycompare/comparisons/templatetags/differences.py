"""A first look for pages outside the comparison: a few rows in which vendors differ most tellingly."""

from collections.abc import Iterable
from typing import Any

from django.template import Library
from django.utils.translation import get_language

from policycompare.comparisons.columns import load_columns
from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.pages import compare_address
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Row
from policycompare.policies.models import Vendor
from policycompare.vocabulary import State

VENDORS = 3
ROWS = 2  # of each group
GROUPS = ("retention", "sharing", "rights")

register = Library()


@register.inclusion_tag("comparisons/first_differences.html")
def first_differences(vendors: Iterable[Vendor]) -> dict[str, Any]:
    """Of the first three vendors the rows that differ with the most said in them, two of each main group."""
    slugs = [vendor.slug for vendor in vendors]
    query = ComparisonQuery(vendors=tuple(slugs[:VENDORS]), groups=GROUPS, only_differences=True)
    matrix = build_matrix(load_columns(query.vendors).columns, query, get_language() or "en")
    rows = [row for group in matrix.groups for row in sorted(group.rows, key=_telling, reverse=True)[:ROWS]]
    return {"columns": matrix.columns, "rows": rows, "address": compare_address(ComparisonQuery(tuple(slugs)))}


def _telling(row: Row) -> tuple[int, int]:
    """How much a row tells: vendors that say something, then different states."""
    states = [cell.state for cell in row.cells]
    return sum(state is not State.NOT_STATED for state in states), len(set(states))
