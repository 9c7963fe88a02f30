from django.urls import path

from . import views

app_name = "saved"

urlpatterns = [
    path("", views.saved, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.comparison, name="comparison"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/update/", views.update, name="update"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
