from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from policycompare.accounts.access import reading, writing


@reading
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "policies/home.html")


@reading
def vendors(request: HttpRequest) -> HttpResponse:
    return render(request, "policies/vendors.html")


@reading
def vendor(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "policies/vendor.html")


@writing
def upload(request: HttpRequest) -> HttpResponse:
    return render(request, "policies/upload.html")
