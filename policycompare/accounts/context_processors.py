"""What every page may ask about the visitor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .access import may_read


def access(request: HttpRequest) -> dict[str, Any]:
    """`may_read` for the visitor, and `demo`, true in the demo."""
    return {"may_read": may_read(request.user), "demo": settings.DEMO}
