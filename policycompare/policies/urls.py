from django.urls import path

from . import views, views_reading

app_name = "policies"

urlpatterns = [
    path("vendors/", views.vendors, name="vendors"),
    path("vendors/<slug:slug>/", views.vendor, name="vendor"),
    path("upload/", views.upload, name="upload"),
    path("policies/<int:pk>/", views_reading.reading, name="reading"),
]
