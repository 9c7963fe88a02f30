from django.urls import path

from . import views

app_name = "reports"

urlpatterns = [path("comparison.<str:extension>", views.comparison, name="comparison")]
