"""Where everything is."""

from django.urls import include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from policycompare.policies import views as policies

urlpatterns = [
    path("", policies.home, name="home"),
    path("", include("policycompare.policies.urls")),
    path("vendors/", include("policycompare.catalogue.urls")),
    path("", include("policycompare.comparisons.urls")),
    path("", include("policycompare.search.urls")),
    path("saved/", include("policycompare.saved.urls")),
    path("reports/", include("policycompare.reports.urls")),
    path("accounts/", include("policycompare.accounts.urls")),
    path("language/", require_POST(set_language), name="set_language"),
]

handler400 = "policycompare.errors.bad_request"
