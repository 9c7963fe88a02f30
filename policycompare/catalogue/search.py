"""Which vendors answer a query, and how many give each answer: counted by the database, however many there are."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from policycompare.policies.models import PolicyVersion, Vendor

from .facets import FACETS, Facet
from .queries import CatalogueQuery

type Counts = Mapping[str, Mapping[str, int]]  # by facet, by answer


def find_vendors(query: CatalogueQuery, today: date) -> QuerySet[Vendor]:
    """The vendors that answer the query, by name. Whoever has no policy answers no facet."""
    vendors = Vendor.objects.called(query.words)
    return vendors.filter(policies__versions__in=_matching(query, today)) if query.chosen else vendors


def count_answers(query: CatalogueQuery, today: date) -> Counts:
    """How many vendors one would see, for each answer that one can tick.

    For a facet of which one answer must hold, they are counted as if none of it were ticked: ticking another adds
    to what one sees. One query, and one for each such facet that is in use.
    """
    counts = _count(_matching(query, today), FACETS.values(), today)
    widening = [FACETS[key] for key in dict(query.chosen) if not FACETS[key].every]
    for facet in widening:
        counts |= _count(_matching(query.without(facet.key), today), [facet], today)
    return counts


def _matching(query: CatalogueQuery, today: date) -> QuerySet[PolicyVersion]:
    """The versions that stand for the vendors found."""
    versions = PolicyVersion.objects.all()
    if query.words:
        versions = versions.filter(policy__vendor__in=Vendor.objects.called(query.words))
    return versions.one_for_each_vendor().filter(
        *(_condition(FACETS[key], query.answers(key), today) for key in dict(query.chosen))
    )


def _condition(facet: Facet, answers: tuple[str, ...], today: date) -> Q:
    connector = Q.AND if facet.every else Q.OR
    return Q(*(facet.answers[answer].condition(today) for answer in answers), _connector=connector)


def _count(versions: QuerySet[PolicyVersion], facets: Iterable[Facet], today: date) -> dict[str, dict[str, int]]:
    wanted = {
        f"{facet.key}_{key}": Count("pk", filter=answer.condition(today))
        for facet in facets
        for key, answer in facet.answers.items()
    }
    found = versions.order_by().aggregate(**wanted)
    return {facet.key: {key: found[f"{facet.key}_{key}"] for key in facet.answers} for facet in facets}
