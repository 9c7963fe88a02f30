"""The page of one policy version: its text, with its clauses marked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from policycompare.accounts.access import reading as reading_access

from .models import PolicyVersion


@reading_access
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(PolicyVersion.objects.select_related("policy__vendor"), pk=pk)
    return render(request, "policies/reading.html", {"version": version})
