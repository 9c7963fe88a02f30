"""What every page may ask about the visitor."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from .access import may_read


def access(request: HttpRequest) -> dict[str, Any]:
    """`may_read` for the visitor, and `demo`, true in the demo."""
    # A request refused early on (a wrong host) has no user yet, and still gets its error page.
    visitor = getattr(request, "user", AnonymousUser())
    return {"may_read": may_read(visitor), "demo": settings.DEMO}
