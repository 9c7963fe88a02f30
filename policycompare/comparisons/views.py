"""The comparison, who can be added to it, and the evidence for a cell."""

from urllib.parse import SplitResult, urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from policycompare.accounts.access import reading

from .evidence import gather
from .pages import compare_address, comparison_page, exactly_named, picker
from .queries import ComparisonQuery
from .rows import find_row

MAX_FIND = 100  # characters typed to find a vendor


@require_safe
@reading
@vary_on_headers("HX-Request")
def compare(request: HttpRequest) -> HttpResponse:
    """The table. htmx gets the part `comparison` of the page, and the address to show for it."""
    query, find = _asked(request), _find(request)
    if slug := exactly_named(find):
        query, find = query.adding(slug), ""
        if not _wants_part(request):
            return redirect(compare_address(query))
    page = comparison_page(query, find, _language())
    if _wants_part(request):
        response = render(request, "comparisons/compare.html#comparison", {"page": page})
        return push_url(response, page.address)
    return render(request, "comparisons/compare.html", {"page": page, "section": "compare"})


@require_safe
@reading
@vary_on_headers("HX-Request")
def vendors(request: HttpRequest) -> HttpResponse:
    """Who can be added, while a name is being typed."""
    query, find = _asked(request), _find(request)
    if not _wants_part(request):
        return redirect(f"{reverse('comparisons:compare')}?{urlencode([*query.pairs, ('find', find)])}")
    context = {"picker": picker(query, find)}
    return render(request, "comparisons/suggestions.html", context)


@require_safe
@reading
@vary_on_headers("HX-Request", "HX-Current-URL", "Referer")
def evidence(request: HttpRequest, vendor: str, row: str) -> HttpResponse:
    """The quotes of one cell: a page of its own, or for htmx the part of it that stands beside the table. Beside the
    comparison the address to show is that of the comparison with this cell opened."""
    key = find_row(row)
    found = gather(vendor, key, _language()) if key else None
    if found is None:
        raise Http404(_("There is no such row, or no such vendor."))
    back, asked = _came_from(request, vendor)
    context = {"evidence": found, "back": back, "section": "compare"}
    if not _wants_part(request):
        return render(request, "comparisons/evidence.html", context)
    response = render(request, "comparisons/evidence.html#evidence", context)
    return push_url(response, compare_address(asked.opening(vendor, row)) if asked else False)


def _asked(request: HttpRequest) -> ComparisonQuery:
    return ComparisonQuery.from_address(request.GET.urlencode())


def _came_from(request: HttpRequest, vendor: str) -> tuple[str, ComparisonQuery | None]:
    """Where the way back leads, and the comparison that is, if it is one.

    The address of a cell's evidence is short, as a table holds hundreds of them: it says nothing of the table. So this
    is the page that asked, and the vendor alone for who comes from elsewhere.
    """
    if request.GET:
        query = _asked(request).closing()
        return compare_address(query), query
    page = _own_page_that_asked(request)
    if page is None:
        alone = ComparisonQuery((vendor,))
        return compare_address(alone), alone
    if page.path != reverse("comparisons:compare"):
        return page._replace(scheme="", netloc="", fragment="").geturl(), None
    query = ComparisonQuery.from_address(page.query).closing()
    return compare_address(query), query


def _own_page_that_asked(request: HttpRequest) -> SplitResult | None:
    """The page of this site where the visitor was, as far as the browser tells."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    try:
        page = urlsplit(htmx.current_url or request.headers.get("Referer", ""))
    except ValueError:
        return None
    return page if page.netloc == request.get_host() else None


def _find(request: HttpRequest) -> str:
    return " ".join(request.GET.get("find", "").replace("\x00", "").split())[:MAX_FIND]


def _wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; to restore a page from its history it needs all of it."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def _language() -> str:
    return get_language() or "en"
