"""The reads: verbs that chain and read as phrases."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, When, Window
from django.db.models.functions import RowNumber, Substr

if TYPE_CHECKING:
    from .models import Clause, Passage, Policy, PolicyVersion, Vendor  # noqa: F401 (ruff does not see them in the bases)


class VendorQuerySet(models.QuerySet["Vendor"]):
    def named(self, name: str) -> Self:
        """The vendor of this name, whatever its capitals."""
        return self.filter(name__iexact=name)

    def called(self, words: str) -> Self:
        """Those whose name or address holds each of the words; all for no words."""
        return self.filter(*(Q(name__icontains=part) | Q(slug__icontains=part) for part in words.split()))

    def with_policies(self) -> Self:
        """Each with its policies and their latest versions: three queries, however many vendors."""
        from .models import Policy

        return self.prefetch_related(Prefetch("policies", Policy.objects.with_latest_version()))

    def comparable(self) -> Self:
        """Those with at least one version to compare."""
        from .models import PolicyVersion

        return self.filter(Exists(PolicyVersion.objects.filter(policy__vendor=OuterRef("pk"))))


class PolicyQuerySet(models.QuerySet["Policy"]):
    def with_latest_version(self) -> Self:
        """Each with `latest_versions`: a list of one version, or of none."""
        from .models import PolicyVersion

        latest = PolicyVersion.objects.latest_of_each().without_content()
        return self.prefetch_related(Prefetch("versions", latest, to_attr="latest_versions"))

    def with_all_versions(self) -> Self:
        """Each with `all_versions`, newest first, each of them with its `clause_count`."""
        from .models import PolicyVersion

        versions = PolicyVersion.objects.newest_first().without_content().annotate(clause_count=Count("clauses"))
        return self.prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))


class PolicyVersionQuerySet(models.QuerySet["PolicyVersion"]):
    def latest_of_each(self) -> Self:
        """Of each policy the version with the highest number."""
        newest = self.model._base_manager.filter(policy=OuterRef("policy")).order_by("-number")
        return self.filter(number=Subquery(newest.values("number")[:1]))

    def one_for_each_vendor(self) -> Self:
        """Of each vendor the version that stands for it: the latest of its privacy policy, or of another document
        where there is none. It ranks what it is called on: filter by vendor before it, by all else after it.
        """
        from .models import Policy

        other = Case(When(policy__kind=Policy.Kind.PRIVACY_POLICY, then=0), default=1)
        ranked = self.annotate(
            rank=Window(
                RowNumber(),
                partition_by=F("policy__vendor"),
                order_by=[other, "policy__kind", "policy__title", "-number"],
            )
        )
        first = ranked.filter(rank=1).order_by().values("pk")
        # PostgreSQL expects few rows of a window and would rank anew for each; as one of two conditions it ranks once.
        return type(self)(self.model).filter(Q(pk__in=first) | Q(pk__isnull=True))

    def without_content(self) -> Self:
        """Leaves the text in the database until it is asked for."""
        return self.defer("text")

    def newest_first(self) -> Self:
        return self.order_by("-number")

    def of_vendors(self, slugs: list[str]) -> Self:
        """Versions of these vendors, with policy and vendor at hand."""
        return self.filter(policy__vendor__slug__in=slugs).select_related("policy__vendor")


class ClauseQuerySet(models.QuerySet["Clause"]):
    def standing(self) -> Self:
        """All that a comparison may show: what a reviewer rejected is out."""
        from .models import Clause

        return self.exclude(review=Clause.Review.REJECTED)

    def in_reading_order(self) -> Self:
        return self.order_by(F("start"), F("position"))


class PassageQuerySet(models.QuerySet["Passage"]):
    def with_text(self) -> Self:
        """Each with its `text`, cut from the version's in the database."""
        return self.annotate(text=Substr("version__text", F("start") + 1, F("end") - F("start")))

    def with_document(self) -> Self:
        """With version, policy and vendor at hand, but not the whole text of the version."""
        return self.select_related("version__policy__vendor").defer("version__text", "terms")
