"""The page of one policy version: its text, with its clauses marked and named in the margin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from policycompare.accounts.access import reading as reading_access
from policycompare.vocabulary import TOPICS, Value, qualifier_words, subject_words, value_words

from .models import Clause, PolicyVersion
from .reading import Statement, lay_out


@require_GET
@reading_access
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(PolicyVersion.objects.select_related("policy__vendor"), pk=pk)
    language = get_language() or "en"
    statements = [_statement(clause, language) for clause in version.clauses.standing().in_reading_order()]
    context = {
        "version": version,
        "stretches": lay_out(version.text, statements),
        "statements": statements,
        "topics": _first_of_each_topic(statements),
        "versions": version.policy.versions.newest_first().without_content(),
        "section": "vendors",
    }
    return render(request, "policies/reading.html", context)


def _statement(clause: Clause, language: str) -> Statement:
    fields = _fields(clause)
    topic = TOPICS[clause.topic].label(language)
    about = subject_words(clause.topic, fields, language)
    return Statement(
        id=clause.pk,
        topic=topic,
        about=about if about != topic else "",
        says=value_words(clause.topic, fields, language),
        qualifiers=", ".join(qualifier_words(clause.topic, fields, language)),
        review=clause.get_review_display() if clause.review != Clause.Review.UNREVIEWED else "",
        weak=clause.weak,
        language=clause.language,
        places=((clause.start, clause.end), *((start, end) for start, end in clause.also)),
    )


def _fields(clause: Clause) -> dict[str, Value]:
    topic = TOPICS[clause.topic]
    named = {topic.subject_field: clause.subject, topic.value_field: clause.value}
    return {**{name: value for name, value in named.items() if name}, **clause.attributes}


def _first_of_each_topic(statements: list[Statement]) -> list[tuple[Statement, int]]:
    """The first statement of each topic and how many the topic has, in the order of the text."""
    counts: dict[str, int] = {}
    for statement in statements:
        counts[statement.topic] = counts.get(statement.topic, 0) + 1
    firsts = {statement.topic: statement for statement in reversed(statements)}
    return [(firsts[topic], count) for topic, count in counts.items()]
