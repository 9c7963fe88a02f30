"""What can be ticked in a facet: for each answer the words it is called by, and the versions that give it.

A condition is about a version by itself, so that a count and what one sees after ticking are the same by making.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Count, FloatField, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policycompare.policies.models import Clause, PolicyVersion
from policycompare.policies.querysets import ClauseQuerySet
from policycompare.vocabulary import TOPICS, duration_words, field_words, parse_duration, word

NO_END = 1e9  # days: longer than every period


class Answer(Protocol):
    """``today`` is the day from which ages are counted, ``language`` that of the reader."""

    def label(self, language: str) -> str: ...

    def condition(self, today: date) -> Q:
        """What holds for the versions that give this answer."""
        ...


@dataclass(frozen=True, slots=True)
class Says:
    """The policy says this of the subject, whatever else it says. The topic has a subject, or a value, not both."""

    topic: str
    choice: str

    def label(self, language: str) -> str:
        return field_words(self.topic, _listed_field(self.topic), self.choice, language)

    def condition(self, today: date) -> Q:
        if TOPICS[self.topic].subject_field:
            return _in(_clauses(self.topic, self.choice))
        return _in(_clauses(self.topic).filter(value=self.choice))


@dataclass(frozen=True, slots=True)
class SaysOnly:
    """The policy says this and nothing that differs from it."""

    topic: str
    choice: str

    def label(self, language: str) -> str:
        return field_words(self.topic, _listed_field(self.topic), self.choice, language)

    def condition(self, today: date) -> Q:
        said = _clauses(self.topic).values("version").annotate(first=Min("value"), last=Max("value"))
        return _in(said.filter(first=self.choice, last=self.choice))


@dataclass(frozen=True, slots=True)
class SaysSeveral:
    """The policy gives more than one answer: it says both, or makes an exception."""

    topic: str

    def label(self, language: str) -> str:
        return _("More than one answer")

    def condition(self, today: date) -> Q:
        # A version says a thing once, so two clauses are two things.
        several = _clauses(self.topic).values("version").annotate(said=Count("pk")).filter(said__gt=1)
        return Q(pk__in=several.values("version"))


@dataclass(frozen=True, slots=True)
class AtMost:
    """Every period that the policy gives for the subject is at most this long, and none is without an end."""

    topic: str
    subject: str
    period: str  # ISO 8601

    def label(self, language: str) -> str:
        bound = field_words(self.topic, "bound", "at_most", language)
        return f"{bound} {duration_words(self.period, language)}"

    def condition(self, today: date) -> Q:
        return _within(self.topic, self.subject, self.period)


@dataclass(frozen=True, slots=True)
class Longer:
    """The policy says how long, but not that it is at most this."""

    topic: str
    subject: str
    period: str

    def label(self, language: str) -> str:
        return _("longer, or no fixed period")

    def condition(self, today: date) -> Q:
        return _in(_clauses(self.topic, self.subject)) & ~_within(self.topic, self.subject, self.period)


@dataclass(frozen=True, slots=True)
class Silent:
    """The policy says nothing of it."""

    topic: str
    subject: str = ""

    def label(self, language: str) -> str:
        return word("states", "not_stated", language=language)

    def condition(self, today: date) -> Q:
        return ~_in(_clauses(self.topic, self.subject))


@dataclass(frozen=True, slots=True)
class WrittenIn:
    code: str

    def label(self, language: str) -> str:
        return str(PolicyVersion.Language(self.code).label)

    def condition(self, today: date) -> Q:
        return _among(Q(language=self.code))


@dataclass(frozen=True, slots=True)
class Aged:
    """Dated at least ``start`` and less than ``end`` years ago; no ``end`` for all that are older."""

    start: int
    end: int | None

    def label(self, language: str) -> str:
        if self.end is None:
            return ngettext("{years} year or more", "{years} years or more", self.start).format(years=self.start)
        if not self.start:
            return ngettext("less than {years} year", "less than {years} years", self.end).format(years=self.end)
        return ngettext("{start} to {years} year", "{start} to {years} years", self.end).format(
            start=self.start, years=self.end
        )

    def condition(self, today: date) -> Q:
        young_enough = Q(effective_date__gt=_years_before(today, self.end)) if self.end else Q()
        old_enough = Q(effective_date__lte=_years_before(today, self.start)) if self.start else Q()
        return _among(Q(effective_date__isnull=False) & young_enough & old_enough)


@dataclass(frozen=True, slots=True)
class Undated:
    def label(self, language: str) -> str:
        return _("no date in the text")

    def condition(self, today: date) -> Q:
        return _among(Q(effective_date__isnull=True))


def _clauses(topic: str, subject: str = "") -> ClauseQuerySet:
    # A topic without subjects has the empty one: said here, so that the index leads straight to the versions.
    return Clause.objects.standing().filter(topic=topic, subject=subject)


def _within(topic: str, subject: str, period: str) -> Q:
    """For the versions of which each period is at most this long: "at least 30 days" has no end, nor has a word."""
    duration = parse_duration(period)
    assert duration is not None, period  # noqa: S101 (a period of our own)
    said = _clauses(topic, subject)
    no_end = Value(NO_END, output_field=FloatField())
    longest = said.values("version").annotate(longest=Max(Coalesce("sort_days", no_end)))
    open_ended = said.filter(sort_days__lte=duration.days, attributes__bound="at_least")
    return _in(longest.filter(longest__lte=duration.days)) & ~_in(open_ended)


def _in(clauses: QuerySet[Clause, Any]) -> Q:
    return Q(pk__in=clauses.values("version"))


def _among(condition: Q) -> Q:
    """The condition, answered by an index: what a table row holds behind a text of a hundred pages is slow to reach."""
    return Q(pk__in=PolicyVersion.objects.filter(condition).values("pk"))


def _listed_field(topic: str) -> str:
    """The field whose words tell the answers apart."""
    return TOPICS[topic].subject_field or TOPICS[topic].value_field or ""


def _years_before(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)
