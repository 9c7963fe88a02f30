from django.apps import AppConfig


class SavedConfig(AppConfig):
    name = "policycompare.saved"
