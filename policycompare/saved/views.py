"""Saved comparisons: the list, one of them, and the forms to keep, change and delete one.

What a person may not see or change does not exist for that person: 404.
"""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from policycompare.accounts.access import personal
from policycompare.accounts.models import User
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.versions import has_chosen

from .forms import SavedComparisonForm
from .models import SavedComparison
from .naming import proposed_name
from .pages import entries, opened, page_of
from .services import NothingToCompare, bring_up_to_date, comparable, delete_comparison


@require_safe
@personal
def saved(request: HttpRequest) -> HttpResponse:
    comparisons = SavedComparison.objects.with_versions()
    context = {
        "own": entries(comparisons.owned_by(_visitor(request))),
        "shared": entries(comparisons.shared_by_others(_visitor(request))),
        "section": "saved",
    }
    return render(request, "saved/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def new(request: HttpRequest) -> HttpResponse:
    """The form to save the comparison of the address; the address stays that of the comparison."""
    query = ComparisonQuery.from_address(request.GET.urlencode())
    try:
        columns = comparable(query)
    except NothingToCompare:
        return render(request, "400.html", {"reason": _("There is nothing to save: choose vendors first.")}, status=400)
    names = list(dict.fromkeys(column.name for column in columns))
    initial = {"name": proposed_name(names), "frozen": has_chosen(query)}
    form = SavedComparisonForm(request.POST if request.method == "POST" else None, initial=initial)
    kept = form.save(_visitor(request), query) if form.is_valid() else None
    if kept:
        messages.success(request, _("The comparison is saved."))
        return redirect(kept)
    return render(request, "saved/new.html", {"form": form, "vendors": names, "query": query, "section": "saved"})


@require_safe
@personal
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    readable = SavedComparison.objects.readable_by(_visitor(request))
    kept = get_object_or_404(readable.with_versions(), pk=pk)
    page = page_of(kept, get_language() or "en")
    context = {"page": page, "opened": opened(kept, _visitor(request)), "section": "saved"}
    return render(request, "comparisons/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def change(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _own(request, pk)
    initial = {"name": kept.name, "shared": kept.shared, "frozen": kept.frozen}
    form = SavedComparisonForm(request.POST if request.method == "POST" else None, initial=initial)
    changed = form.change(_visitor(request), pk) if form.is_valid() else None
    if changed:
        messages.success(request, _("The change is saved."))
        return redirect(changed)
    return render(request, "saved/change.html", {"form": form, "saved": kept, "section": "saved"})


@require_POST
@personal
def update(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _own(request, pk)
    try:
        bring_up_to_date(_visitor(request), pk)
    except NothingToCompare:
        messages.warning(request, _("None of its vendors has a policy any more, so it was left as it is."))
    else:
        messages.success(request, _("It now stands at the latest versions."))
    return redirect(kept)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first."""
    kept = _own(request, pk)
    if request.method != "POST":
        return render(request, "saved/delete.html", {"saved": kept, "section": "saved"})
    delete_comparison(_visitor(request), pk)
    messages.success(request, _("“{name}” is deleted.").format(name=kept.name))
    return redirect("saved:list")


def _own(request: HttpRequest, pk: int) -> SavedComparison:
    try:
        return SavedComparison.objects.owned_by(_visitor(request)).get(pk=pk)
    except SavedComparison.DoesNotExist as error:
        raise Http404 from error


def _visitor(request: HttpRequest) -> User:
    return cast(User, request.user)
