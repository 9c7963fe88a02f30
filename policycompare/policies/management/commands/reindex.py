"""`manage.py reindex`: makes the passages of the search anew, after an upgrade that changes how words are compared."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from policycompare.policies.models import Passage, PolicyVersion
from policycompare.policies.passages import index_version


class Command(BaseCommand):
    help = "Makes the index of the search anew from the newest version of every policy."

    def handle(self, *args: Any, **options: Any) -> None:
        versions = PolicyVersion.objects.latest_of_each().select_related("policy").order_by("pk")
        for version in versions.iterator(chunk_size=50):
            with transaction.atomic():
                index_version(version)
        self.stdout.write(f"{versions.count()} policies, {Passage.objects.count()} passages.")
