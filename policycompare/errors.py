"""Pages for requests that cannot be answered."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from policycompare.readers.limits import MAX_BYTES


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what was wrong, where we know: `reason` is a sentence or empty."""
    if isinstance(exception, RequestDataTooBig):
        limit = MAX_BYTES // 1024**2
        reason = _("What was sent is larger than {limit} MB, which is the most that is read.").format(limit=limit)
        return render(request, "400.html", {"reason": reason}, status=413)
    return render(request, "400.html", {"reason": ""}, status=400)
