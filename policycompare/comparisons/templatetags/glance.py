"""The pictures of a table, for any page that has one."""

from typing import Any

from django.template import Library
from django.utils.translation import get_language

from policycompare.comparisons.pictures import draw
from policycompare.comparisons.table import Matrix

register = Library()


@register.inclusion_tag("comparisons/pictures.html")
def at_a_glance(matrix: Matrix) -> dict[str, Any]:
    """The pictures, folded until somebody wants to see them."""
    return {"pictures": draw(matrix, get_language() or "en")}
