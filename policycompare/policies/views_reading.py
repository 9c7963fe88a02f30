"""The page of one policy version: its text, with its clauses marked and named in the margin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from policycompare.accounts.access import reading as reading_access
from policycompare.vocabulary import TOPICS, fields_of, qualifier_words, subject_words, value_state, value_words

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
    fields = fields_of(clause.topic, clause.subject, clause.value, clause.attributes)
    topic = TOPICS[clause.topic].label(language)
    about, says = subject_words(clause.topic, fields, language), value_words(clause.topic, fields, language)
    if TOPICS[clause.topic].value_field is None:
        about, says = "", about  # "Yes" adds nothing to what stands there
    return Statement(
        id=clause.pk,
        topic=topic,
        about=about if about != topic else "",
        says=says,
        qualifiers=", ".join(qualifier_words(clause.topic, fields, language)),
        state=value_state(clause.topic, fields),
        review=clause.get_review_display() if clause.review != Clause.Review.UNREVIEWED else "",
        weak=clause.weak,
        language=clause.language,
        places=((clause.start, clause.end), *((start, end) for start, end in clause.also)),
    )


def _first_of_each_topic(statements: list[Statement]) -> list[tuple[Statement, int]]:
    """The first statement of each topic and how many the topic has, in the order of the text."""
    counts: dict[str, int] = {}
    for statement in statements:
        counts[statement.topic] = counts.get(statement.topic, 0) + 1
    firsts = {statement.topic: statement for statement in reversed(statements)}
    return [(firsts[topic], count) for topic, count in counts.items()]
