"""The comparison as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policycompare.accounts.access import reading
from policycompare.comparisons.queries import MAX_VENDORS, ComparisonQuery

from .exporters import FORMATS
from .report import NoVendorsError, UnknownVendorsError, make_report


@require_safe
@reading
def comparison(request: HttpRequest, extension: str) -> HttpResponse:
    """The file of the comparison that the same query shows on the page."""
    if extension not in FORMATS:
        known = ", ".join(FORMATS)
        return _refused(
            request,
            _("There is no report as “{format}”. Choose one of: {known}.").format(format=extension, known=known),
        )
    query = ComparisonQuery.from_address(request.GET.urlencode())
    if len(query.vendors) > MAX_VENDORS:
        return _refused(request, _("A report holds at most {count} vendors.").format(count=MAX_VENDORS))
    try:
        report = make_report(query, get_language() or "en")
    except NoVendorsError:
        return _refused(request, _("The address names no vendor. Choose some in the comparison, then export."))
    except UnknownVendorsError as error:
        sentence = _("There is no policy of: {names}. Check the address, or choose the vendors in the comparison.")
        return _refused(request, sentence.format(names=", ".join(error.names)))
    chosen = FORMATS[extension]
    response = HttpResponse(chosen.export(report), content_type=chosen.media_type)
    name = f"comparison-{timezone.localdate():%Y-%m-%d}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _refused(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "400.html", {"reason": reason}, status=400)
