"""A comparison that somebody keeps, and the versions that it was kept at."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.versions import at_versions
from policycompare.policies.models import PolicyVersion

from .querysets import SavedComparisonQuerySet

NAME_LENGTH = 120


class SavedComparison(models.Model):
    """A comparison with a name. A frozen one shows its versions, whatever comes later; another one the latest."""

    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_comparisons")
    query = models.TextField()  # of the comparison's address, with vendors as slugs
    shared = models.BooleanField(default=False)  # with everyone who has an account
    frozen = models.BooleanField(default=False)
    versions = models.ManyToManyField(PolicyVersion, through="SavedVersion", related_name="+")
    versions_chosen_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SavedComparisonQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_comparison_has_a_name"),
            models.CheckConstraint(condition=~Q(query=""), name="saved_comparison_has_a_query"),
            models.UniqueConstraint("owner", Lower("name"), name="saved_comparison_name_is_unique_for_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("saved:comparison", args=[self.pk])

    @property
    def following(self) -> ComparisonQuery:
        """The comparison at the latest versions."""
        return ComparisonQuery.from_address(self.query)

    @property
    def standing_still(self) -> ComparisonQuery:
        """The comparison at the versions it was kept at; at the latest where all of those are gone."""
        versions: dict[str, list[int]] = {}
        for version in self.versions.all():
            versions.setdefault(version.policy.vendor.slug, []).append(version.pk)
        return at_versions(self.following, versions) if versions else self.following

    @property
    def shown(self) -> ComparisonQuery:
        return self.standing_still if self.frozen else self.following


class SavedVersion(models.Model):
    """One of the versions that a saved comparison was kept at. A version that is deleted leaves it."""

    saved = models.ForeignKey(SavedComparison, on_delete=models.CASCADE)
    version = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["saved", "version"], name="saved_version_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.saved_id}: {self.version_id}"
