from django.urls import path

from . import views, views_reading

app_name = "policies"

urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("policies/<int:pk>/", views_reading.reading, name="reading"),
]
