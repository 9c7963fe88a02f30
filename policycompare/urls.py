"""Where everything is."""

from django.urls import include, path

from policycompare.policies import views as policies

urlpatterns = [
    path("", policies.home, name="home"),
    path("", include("policycompare.policies.urls")),
    path("", include("policycompare.comparisons.urls")),
    path("reports/", include("policycompare.reports.urls")),
    path("accounts/", include("policycompare.accounts.urls")),
]
