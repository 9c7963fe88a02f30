"""The facets of the catalogue, as data: each a question about a policy, with the answers that one can tick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policycompare.policies.models import PolicyVersion
from policycompare.vocabulary import TOPICS, row_label

from .answers import Aged, Answer, AtMost, Longer, Says, SaysOnly, SaysSeveral, Silent, Undated, WrittenIn


@dataclass(frozen=True, slots=True)
class Facet:
    """``key`` and the keys of ``answers`` stand in the address. Of several ticked answers ``every`` one must hold,
    or one of them; the latter where a policy gives one answer only. ``title`` takes the reader's language."""

    key: str
    title: Callable[[str], str]
    answers: Mapping[str, Answer]
    every: bool = False


def _row(topic: str, subject: str = "") -> Callable[[str], str]:
    return lambda language: row_label(topic, subject, language)


def _stances(topic: str) -> Facet:
    """What the policy says on a topic with one answer: one of its stances, several, or nothing."""
    stances = TOPICS[topic].field("stance").choices
    answers: dict[str, Answer] = {stance: SaysOnly(topic, stance) for stance in stances}
    return Facet(topic, _row(topic), {**answers, "several": SaysSeveral(topic), "silent": Silent(topic)})


def _periods(key: str, topic: str, subject: str, *periods: str) -> Facet:
    answers: dict[str, Answer] = {period: AtMost(topic, subject, period) for period in periods}
    answers["longer"] = Longer(topic, subject, periods[-1])
    answers["silent"] = Silent(topic, subject)
    return Facet(key, _row(topic, subject), answers)


def _statements(topic: str, *choices: str) -> Facet:
    """What a policy can say beside other things."""
    return Facet(topic, _row(topic), {choice: Says(topic, choice) for choice in choices}, every=True)


FACETS: Mapping[str, Facet] = {
    facet.key: facet
    for facet in (
        _stances("sale"),
        _periods("backups", "retention", "backups", "P1M", "P3M", "P1Y"),
        _stances("ai_training"),
        _statements(
            "right",
            *(
                "erasure",
                "portability",
                "restriction",
                "object",
                "withdraw_consent",
                "automated_decisions",
                "complaint",
            ),
        ),
        _statements(
            "transfer",
            *("none", "adequacy_decision", "standard_contractual_clauses", "binding_corporate_rules"),
            *("data_privacy_framework", "unspecified"),
        ),
        _statements(
            "security",
            *("encryption_at_rest", "certification_iso27001", "certification_soc2", "penetration_testing"),
        ),
        _periods("breach", "deadline", "breach_notification", "PT24H", "PT72H"),
        Facet(
            "language",
            lambda language: _("Language"),
            {code: WrittenIn(code) for code in PolicyVersion.Language.values},
        ),
        Facet(
            "age",
            lambda language: _("Age of the policy"),
            {"1": Aged(0, 1), "3": Aged(1, 3), "older": Aged(3, None), "undated": Undated()},
        ),
    )
}
