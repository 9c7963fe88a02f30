from django.urls import path

from . import views

app_name = "catalogue"

urlpatterns = [
    path("", views.vendors, name="vendors"),
    path("<slug:slug>/", views.vendor, name="vendor"),
]
