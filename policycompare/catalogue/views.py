"""The catalogue of vendors, and the page of one."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, replace_url
from django_htmx.middleware import HtmxDetails

from policycompare.accounts.access import reading
from policycompare.policies.models import Vendor

from .pages import catalogue_address, catalogue_page
from .profile import vendor_page
from .queries import CatalogueQuery


@require_safe
@reading
@vary_on_headers("HX-Request")
def vendors(request: HttpRequest) -> HttpResponse:
    """Who answers the facets. htmx gets the part `found` of the page, and the address to show for it."""
    query = CatalogueQuery.from_address(request.GET.urlencode())
    page = catalogue_page(query, timezone.localdate(), _language())
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if not htmx or htmx.history_restore_request:
        return render(request, "catalogue/vendors.html", {"page": page, "section": "vendors"})
    response = render(request, "catalogue/vendors.html#found", {"page": page})
    return (replace_url if _is_typing(htmx, query) else push_url)(response, catalogue_address(page.query))


@require_safe
@reading
def vendor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Vendor, slug=slug)
    context = {"page": vendor_page(found, _language()), "vendor": found, "section": "vendors"}
    return render(request, "catalogue/vendor.html", context)


def _is_typing(htmx: HtmxDetails, query: CatalogueQuery) -> bool:
    """Whether only the words change: half a name is not worth a step of the Back button."""
    before = CatalogueQuery.from_address(urlsplit(htmx.current_url or "").query)
    return before.words != query.words and before.with_words("") == query.with_words("")


def _language() -> str:
    return get_language() or "en"
