"""The search over the words of all policies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, replace_url
from django_htmx.middleware import HtmxDetails

from policycompare.accounts.access import reading

from .pages import search_page
from .queries import SearchQuery

MAX_SOUGHT = 100  # characters typed to find a vendor


@require_safe
@reading
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """The page; htmx gets the part `found` of it, and the address to show."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    sought = " ".join(request.GET.get("find", "").replace("\x00", "").split())[:MAX_SOUGHT]
    page = search_page(SearchQuery.from_address(request.GET.urlencode()), sought, get_language() or "en")
    context = {"page": page, "section": "search"}
    if not htmx or htmx.history_restore_request:
        return render(request, "search/search.html", context)
    response = render(request, "search/search.html#found", context)
    # Typing changes the address in its place: the way back leads to the page before, not to half a word.
    return replace_url(response, page.address) if htmx.trigger_name else push_url(response, page.address)
