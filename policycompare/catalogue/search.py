"""Which vendors answer a query, and how many give each answer: counted by the database, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db.models import Count, Q, QuerySet

from policycompare.policies.models import PolicyVersion, Vendor

from .facets import FACETS, Facet
from .queries import CatalogueQuery

type Counts = Mapping[str, Mapping[str, int]]  # by facet, by answer


@dataclass(frozen=True, slots=True)
class Found:
    """Who answers a query: the vendors by name, how many, and how many one would see for each answer."""

    vendors: QuerySet[Vendor]  # of the page asked for
    total: int
    page: int
    counts: Counts


def find(query: CatalogueQuery, today: date, size: int) -> Found:
    """One page of the vendors that answer the query, the last one where it asks for one beyond.

    Whoever has no policy answers no facet. An answer is counted by what one would see: for a facet of which one
    answer must hold, as if none of it were ticked, since ticking another adds to what one sees. Three queries, and
    two for each such facet that is in use.
    """
    versions = _matching(query, today)
    if query.chosen:
        # Found once, and then named: what follows need not look for them again.
        ids = list(versions.values_list("pk", flat=True))
        versions = PolicyVersion.objects.filter(pk__in=ids)
        vendors = Vendor.objects.filter(policies__versions__in=ids)
        total = len(ids)
    else:
        vendors = Vendor.objects.called(query.words)
        total = vendors.count()
    page = min(query.page, max(1, ceil(total / size)))
    first = (page - 1) * size
    return Found(vendors[first : first + size], total, page, _counts(query, versions, today))


def _counts(query: CatalogueQuery, versions: QuerySet[PolicyVersion], today: date) -> Counts:
    widening = [FACETS[key] for key in dict(query.chosen) if not FACETS[key].every]
    counts = _count(versions, [facet for facet in FACETS.values() if facet not in widening], today)
    for facet in widening:
        counts |= _count(_matching(query.without(facet.key), today), [facet], today)
    return counts


def _matching(query: CatalogueQuery, today: date) -> QuerySet[PolicyVersion]:
    """The versions that stand for the vendors found."""
    versions = PolicyVersion.objects.all()
    if query.words:
        versions = versions.filter(policy__vendor__in=Vendor.objects.called(query.words))
    conditions = [_condition(FACETS[key], query.answers(key), today) for key in dict(query.chosen)]
    return versions.one_for_each_vendor().filter(*conditions).order_by()


def _condition(facet: Facet, answers: tuple[str, ...], today: date) -> Q:
    connector = Q.AND if facet.every else Q.OR
    return Q(*(facet.answers[answer].condition(today) for answer in answers), _connector=connector)


def _count(versions: QuerySet[PolicyVersion], facets: Sequence[Facet], today: date) -> dict[str, dict[str, int]]:
    wanted = {
        f"{facet.key}_{key}": Count("pk", filter=answer.condition(today))
        for facet in facets
        for key, answer in facet.answers.items()
    }
    found = versions.aggregate(**wanted)
    return {facet.key: {key: found[f"{facet.key}_{key}"] for key in facet.answers} for facet in facets}
