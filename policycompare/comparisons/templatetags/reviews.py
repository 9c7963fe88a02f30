"""What a reviewer decided, in words."""

from django.template import Library

from policycompare.policies.models import Clause

register = Library()


@register.filter
def review_words(review: str) -> str:
    """ "Confirmed" for "confirmed", in the reader's language."""
    return str(Clause.Review(review).label)
