"""Where a vendor stands out against the others in the catalogue: counted by the database, with the number behind it.

Nothing is said where fewer than ``ENOUGH`` others state the same thing: then there is no crowd to stand out from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from policycompare.comparisons.table import RowKey, Statement
from policycompare.policies.models import Clause, PolicyVersion
from policycompare.vocabulary import TOPICS, parse_duration, row_label, value_words

from .answers import Answer, Says, SaysOnly, Silent

ENOUGH = 5  # others that state it
MOST = 0.75  # the share of others from which they are a crowd
FEW = 0.2  # the share up to which they are an exception
SHOWN = 6
NEARLY = 1.03  # 90 days and 3 months are about as long

PERIODS = ("retention", "deadline")
STANCES = ("sale", "ai_training", "automated_decision")
STATEMENTS = ("right", "security", "subprocessors")  # topics in which being there is all that is said


@dataclass(frozen=True, slots=True)
class Standing:
    """One sentence on how a vendor differs from ``others``: the ``count`` of them that it differs from, or is like
    only. ``words`` are what it says itself, or empty where it is silent."""

    row: RowKey
    label: str
    words: str
    sentence: str
    count: int
    others: int

    @property
    def weight(self) -> float:
        """How far out it stands: 1 is all others on the other side."""
        share = self.count / self.others
        return max(share, 1 - share)


def where_it_stands_out(version: PolicyVersion, statements: Sequence[Statement], language: str) -> tuple[Standing, ...]:
    """The most telling differences of this version from those of all other vendors, the greatest first.
    Two queries."""
    others = PolicyVersion.objects.one_for_each_vendor().exclude(pk=version.pk).order_by()
    clauses = Clause.objects.standing().filter(version__in=others.values("pk"))
    counts = _count(others)
    found = [
        *_by_period(clauses, statements, language),
        *_by_stance(counts, statements, language),
        *_by_statement(counts, statements, language),
    ]
    return tuple(sorted(found, key=lambda standing: -standing.weight)[:SHOWN])


def _by_period(clauses: QuerySet[Clause], statements: Sequence[Statement], language: str) -> Iterator[Standing]:
    """Periods longer, or shorter, than those of most others that state one."""
    mine = _longest_periods(statements)
    if not mine:
        return
    any_of = Q(*(Q(topic=key.topic, subject=key.subject) for key in mine), _connector=Q.OR)
    as_long = Q(*(_reaches(key, days / NEARLY) for key, (_said, days) in mine.items()), _connector=Q.OR)
    longer = Q(*(_reaches(key, days * NEARLY) for key, (_said, days) in mine.items()), _connector=Q.OR)
    rows = (
        clauses.filter(any_of, sort_days__isnull=False)
        .order_by()
        .values_list("topic", "subject")
        .annotate(
            stating=Count("version", distinct=True),
            as_long=Count("version", distinct=True, filter=as_long),
            longer=Count("version", distinct=True, filter=longer),
        )
    )
    for topic, subject, stating, not_shorter, beyond in rows:
        key = RowKey(topic, subject)
        shorter = stating - not_shorter
        if stating < ENOUGH or max(shorter, beyond) < MOST * stating:
            continue
        count = max(shorter, beyond)
        sentence = _period_sentence(topic, longest=shorter > beyond)
        yield _standing(key, value_words(topic, mine[key][0].fields, language), sentence, count, stating, language)


def _period_sentence(topic: str, *, longest: bool) -> str:
    if topic == "deadline":
        if longest:
            return _("later than {count} of the {others} other vendors that state a period ({share}%)")
        return _("sooner than {count} of the {others} other vendors that state a period ({share}%)")
    if longest:
        return _("longer than {count} of the {others} other vendors that state a period ({share}%)")
    return _("shorter than {count} of the {others} other vendors that state a period ({share}%)")


def _count(others: QuerySet[PolicyVersion]) -> Mapping[str, int]:
    """How many others there are ("all"), say only this ("sale denies"), say nothing ("sale"), or name a right or
    measure ("right erasure")."""
    today = timezone.localdate()  # no answer here depends on it
    answers: dict[str, Answer] = {topic: Silent(topic) for topic in STANCES}
    for topic in STANCES:
        answers |= {f"{topic} {stance}": SaysOnly(topic, stance) for stance in TOPICS[topic].field("stance").choices}
    for topic in STATEMENTS:
        answers |= {f"{topic} {subject}": Says(topic, subject) for subject in TOPICS[topic].subjects}
    wanted = {f"n{at}": Count("pk", filter=answer.condition(today)) for at, answer in enumerate(answers.values())}
    found = others.aggregate(**wanted, all=Count("pk"))
    return {name: found[f"n{at}"] for at, name in enumerate(answers)} | {"all": found["all"]}


def _by_stance(counts: Mapping[str, int], statements: Sequence[Statement], language: str) -> Iterator[Standing]:
    """Answers that few others give."""
    for topic in STANCES:
        mine = [one for one in statements if one.topic == topic]
        stating = counts["all"] - counts[topic]
        if len(mine) != 1 or stating < ENOUGH:
            continue
        count = counts[f"{topic} {mine[0].fields['stance']}"]
        if count <= FEW * stating:
            words = value_words(topic, mine[0].fields, language)
            sentence = _("said by {count} of the {others} other vendors that state it ({share}%)")
            yield _standing(RowKey(topic, None), words, sentence, count, stating, language)


def _by_statement(counts: Mapping[str, int], statements: Sequence[Statement], language: str) -> Iterator[Standing]:
    """Rights and measures that few others name, and those that most name and this policy does not."""
    others = counts["all"]
    if others < ENOUGH:
        return
    mine = {_key(one) for one in statements if one.topic in STATEMENTS}
    for key in (RowKey(topic, subject) for topic in STATEMENTS for subject in TOPICS[topic].subjects):
        count = counts[f"{key.topic} {key.subject}"]
        if key in mine and count <= FEW * others:
            sentence = _("stated by {count} of the {others} other vendors ({share}%)")
            yield _standing(key, _("Stated"), sentence, count, others, language)
        elif key not in mine and count >= MOST * others:
            sentence = _("not stated here, but by {count} of the {others} other vendors ({share}%)")
            yield _standing(key, "", sentence, count, others, language)


def _longest_periods(statements: Iterable[Statement]) -> Mapping[RowKey, tuple[Statement, float]]:
    """By row the longest period and its days, where all that is said in the row are periods with an end."""
    longest: dict[RowKey, tuple[Statement, float]] = {}
    open_ended = set()
    for one in statements:
        if one.topic not in PERIODS:
            continue
        duration = parse_duration(str(one.fields.get("period", "")))
        if duration is None or one.fields.get("bound") == "at_least":
            open_ended.add(_key(one))
        elif duration.days > longest.get(_key(one), (one, -1.0))[1]:
            longest[_key(one)] = one, duration.days
    return {key: found for key, found in longest.items() if key not in open_ended}


def _reaches(key: RowKey, days: float) -> Q:
    return Q(topic=key.topic, subject=key.subject, sort_days__gte=days)


def _key(statement: Statement) -> RowKey:
    return RowKey(statement.topic, str(statement.fields.get(TOPICS[statement.topic].subject_field or "", "")))


def _standing(key: RowKey, words: str, sentence: str, count: int, others: int, language: str) -> Standing:
    share = round(100 * count / others)
    said = sentence.format(count=count, others=others, share=share)
    return Standing(key, row_label(key.topic, key.subject, language), words, said, count, others)
