"""The start page, and bringing a policy in."""

from collections.abc import Iterable
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from policycompare.accounts.access import reading, writing
from policycompare.accounts.models import User

from .forms import UploadForm
from .models import PolicyVersion, Vendor

SIDE_BY_SIDE = 5  # vendors in a comparison that we propose


@require_safe
@reading
def home(request: HttpRequest) -> HttpResponse:
    vendors = list(Vendor.objects.comparable().with_policies()[:SIDE_BY_SIDE])
    context = {"vendors": vendors, "comparison_url": comparison_url(vendors)}
    return render(request, "policies/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@writing
def upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = UploadForm(initial={"vendor": request.GET.get("vendor")})
        return render(request, "policies/upload.html", {"form": form})
    form = UploadForm(request.POST, request.FILES)
    version = form.save(cast(User, request.user)) if form.is_valid() else None
    if version:
        _say_what_was_stored(request, version)
        return redirect(version)
    return render(request, "policies/upload.html", {"form": form})


def comparison_url(vendors: Iterable[Vendor]) -> str:
    """The address of the comparison of these vendors, in this order."""
    chosen = urlencode([("v", vendor.slug) for vendor in vendors])
    return f"{reverse('comparisons:compare')}?{chosen}"


def _beside(vendor: Vendor) -> list[Vendor]:
    """The vendor and others to compare it with."""
    others = Vendor.objects.comparable().exclude(pk=vendor.pk)
    return [vendor, *others[: SIDE_BY_SIDE - 1]]


def _say_what_was_stored(request: HttpRequest, version: PolicyVersion) -> None:
    found = version.clauses.count()
    if not found:
        sentence = _("{version} is stored, but no clause was found in it: is it the text of a policy?")
        messages.warning(request, sentence.format(version=version))
        return
    sentence = ngettext(
        "{version} is stored, with {count} clause.", "{version} is stored, with {count} clauses.", found
    )
    link = format_html(
        '<a href="{}">{}</a>', comparison_url(_beside(version.policy.vendor)), _("See it in the comparison")
    )
    messages.success(request, format_html("{} {}", sentence.format(version=version, count=found), link))
