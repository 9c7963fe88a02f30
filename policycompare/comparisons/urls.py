from django.urls import path

from . import views

app_name = "comparisons"

urlpatterns = [
    path("compare/", views.compare, name="compare"),
    path("compare/vendors/", views.vendors, name="vendors"),
    path("compare/evidence/<str:vendor>/<str:row>/", views.evidence, name="evidence"),
]
