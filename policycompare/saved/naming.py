"""The name that is proposed for a comparison."""

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from .models import NAME_LENGTH

NAMED = 3  # vendors in a name


def proposed_name(vendors: Sequence[str]) -> str:
    """ "Acme, Brick and Clay"; "Acme, Brick and 2 others"; never longer than a name may be."""
    *first, last = vendors
    if not first:
        name = last
    elif len(vendors) <= NAMED:
        name = gettext("{named} and {last}").format(named=", ".join(first), last=last)
    else:
        named, others = ", ".join(vendors[: NAMED - 1]), len(vendors) - NAMED + 1
        name = ngettext("{named} and {count} other", "{named} and {count} others", others).format(
            named=named, count=others
        )
    return Truncator(name).chars(NAME_LENGTH)
