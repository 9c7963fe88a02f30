"""Whose saved comparisons, and who may see them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Prefetch, Q

from policycompare.accounts.models import User
from policycompare.policies.models import PolicyVersion

if TYPE_CHECKING:
    from .models import SavedComparison  # noqa: F401 (ruff does not see it in the base)


class SavedComparisonQuerySet(models.QuerySet["SavedComparison"]):
    def owned_by(self, user: User) -> Self:
        """What the user may change."""
        return self.filter(owner=user)

    def shared_by_others(self, user: User) -> Self:
        return self.filter(shared=True).exclude(owner=user)

    def readable_by(self, user: User) -> Self:
        """The user's own, and what others share."""
        return self.filter(Q(owner=user) | Q(shared=True))

    def with_versions(self) -> Self:
        """Each with its owner and its versions, those with policy and vendor: two queries for all."""
        versions = PolicyVersion.objects.select_related("policy__vendor").without_content().order_by("number", "pk")
        return self.select_related("owner").prefetch_related(Prefetch("versions", versions))
