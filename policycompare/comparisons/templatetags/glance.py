"""Parts of the comparison's page that are made from its table or from its address."""

from typing import Any

from django.template import Library
from django.utils.translation import get_language

from policycompare.comparisons.pages import compare_address
from policycompare.comparisons.pictures import draw
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Matrix
from policycompare.comparisons.versions import at_latest, has_chosen

register = Library()


@register.inclusion_tag("comparisons/pictures.html")
def at_a_glance(matrix: Matrix) -> dict[str, Any]:
    """The pictures of a table, folded."""
    return {"pictures": draw(matrix, get_language() or "en")}


@register.simple_tag
def latest_address(query: ComparisonQuery) -> str:
    """The same comparison at the latest versions; an empty string where it is at those."""
    return compare_address(at_latest(query)) if has_chosen(query) else ""
