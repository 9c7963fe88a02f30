"""Each answer of a facet counts the vendors whose policy gives it, and ticking it shows just those."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policycompare.catalogue.facets import FACETS
from policycompare.catalogue.queries import CatalogueQuery
from policycompare.catalogue.search import Found, find
from policycompare.comparisons.columns import latest_versions
from policycompare.policies.models import Clause, Policy, PolicyVersion, Vendor
from policycompare.vocabulary import LANGUAGES, TOPICS, Value
from tests.factories import Said, make_vendor, make_version

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
DENIES: Said = ("sale", {"stance": "denies"}, "We")
CONSENT: Said = ("sale", {"stance": "with_consent"}, "We")


def says(
    name: str, *said: Said, text: str = "We say so.", kind: Policy.Kind = Policy.Kind.PRIVACY_POLICY
) -> PolicyVersion:
    """The next version of a vendor of that name, which says just that."""
    vendor = Vendor.objects.filter(name=name).first() or make_vendor(name)
    return make_version(vendor, text, said, kind=kind)


def backups(period: str, **extra: Value) -> Said:
    return ("retention", {"data": "backups", "period": period, **extra}, "We")


def ask(address: str = "", today: date = TODAY) -> Found:
    return find(CatalogueQuery.from_address(address), today, size=50)


def found(address: str) -> list[str]:
    return [vendor.name for vendor in ask(address).vendors]


def count(facet: str, answer: str, address: str = "") -> int:
    return ask(address).counts[facet][answer]


def test_whoever_says_both_denies_nothing() -> None:
    says("Acme", DENIES)
    says("Both", DENIES, CONSENT)
    says("Mute")
    assert found("sale=denies") == ["Acme"]
    assert found("sale=several") == ["Both"]
    assert found("sale=silent") == ["Mute"]


def test_only_the_latest_version_counts() -> None:
    says("Acme", DENIES, text="We say so once.")
    says("Acme", CONSENT, text="We say otherwise now.")
    assert count("sale", "denies") == 0
    assert found("sale=with_consent") == ["Acme"]


def test_what_a_reviewer_rejected_does_not_count() -> None:
    says("Acme", DENIES).clauses.update(review=Clause.Review.REJECTED)
    assert count("sale", "denies") == 0
    assert found("sale=silent") == ["Acme"]


def test_the_version_that_counts_is_the_one_that_a_comparison_shows() -> None:
    says("Acme", DENIES, kind=Policy.Kind.COOKIE_POLICY, text="We say one thing.")
    shown = says("Acme", CONSENT, text="We say another.")
    says("Acme", DENIES, kind=Policy.Kind.DATA_PROCESSING_AGREEMENT, text="We say a third.")
    only = says("Bolt", DENIES, kind=Policy.Kind.DATA_PROCESSING_AGREEMENT)
    assert set(PolicyVersion.objects.one_for_each_vendor()) == {shown, only}
    assert latest_versions(["acme", "bolt"]) == {"acme": shown, "bolt": only}
    assert found("sale=denies") == ["Bolt"]


@pytest.mark.parametrize(
    ("period", "answers"),
    [
        ("P14D", {"P1M", "P3M", "P1Y"}),
        ("P30D", {"P1M", "P3M", "P1Y"}),
        ("P90D", {"P3M", "P1Y"}),
        ("P3M", {"P3M", "P1Y"}),
        ("P12M", {"P1Y"}),
        ("P7Y", {"longer"}),
        ("indefinite", {"longer"}),
        ("as_long_as_necessary", {"longer"}),
    ],
)
def test_a_period_is_at_most_what_it_fits_in(period: str, answers: set[str]) -> None:
    says("Acme", backups(period))
    counts = ask().counts["backups"]
    assert {answer for answer, number in counts.items() if number} == answers


def test_a_period_has_a_limit_only_where_all_that_is_said_has_one() -> None:
    says("Two", backups("P30D"), backups("P1Y"))
    says("Law", backups("P30D"), backups("legal_requirement"))
    says("Least", backups("P30D", bound="at_least"))
    assert found("backups=P1M") == []
    assert found("backups=P1Y") == ["Two"]
    assert found("backups=longer") == ["Law", "Least"]


def test_of_rights_each_ticked_one_must_be_there_and_of_stances_one() -> None:
    erasure: Said = ("right", {"right": "erasure"}, "We")
    portability: Said = ("right", {"right": "portability"}, "We")
    says("Acme", erasure, DENIES)
    says("Bolt", erasure, portability, CONSENT)
    assert found("right=erasure&right=portability") == ["Bolt"]
    assert found("sale=denies&sale=with_consent") == ["Acme", "Bolt"]
    assert found("sale=denies&sale=with_consent&right=portability") == ["Bolt"]


def test_counts_say_how_many_one_would_see() -> None:
    says("Acme", DENIES, ("right", {"right": "erasure"}, "We"))
    says("Bolt", DENIES)
    says("Clay", CONSENT, ("right", {"right": "erasure"}, "We"))
    assert count("right", "erasure") == 2
    assert count("right", "erasure", "sale=denies") == 1
    assert count("sale", "with_consent", "sale=denies") == 1  # ticking it too shows one more
    assert count("sale", "denies", "q=bol") == 1


def test_transfers_are_known_by_their_safeguard() -> None:
    says("Acme", ("transfer", {"mechanism": "standard_contractual_clauses"}, "We"))
    assert found("transfer=standard_contractual_clauses") == ["Acme"]
    assert count("transfer", "standard_contractual_clauses") == 1


def test_language_and_age_are_those_of_the_version() -> None:
    make_version(make_vendor("Dutch"), language="nl")
    says("Old")
    assert found("language=nl") == ["Dutch"]
    assert found("age=older") == ["Dutch", "Old"]
    assert found("age=1") == found("age=undated") == []


def test_an_age_is_told_to_the_day() -> None:
    says("Acme")  # from 25 May 2018
    for today, answer in ((date(2019, 5, 24), "1"), (date(2019, 5, 25), "3"), (date(2021, 5, 25), "older")):
        counts = ask(today=today).counts["age"]
        assert {key for key, number in counts.items() if number} == {answer}
    assert ask(today=date(2020, 2, 29)).counts["age"]["3"] == 1


def test_every_answer_can_be_ticked_and_shows_as_many_as_it_counts() -> None:
    says("Acme", DENIES, backups("P90D"), ("right", {"right": "erasure"}, "We"))
    says("Bolt", CONSENT, DENIES, ("transfer", {"mechanism": "none"}, "We"))
    says("Clay", backups("indefinite"), ("deadline", {"action": "breach_notification", "period": "PT72H"}, "We"))
    counts = ask().counts
    for facet in FACETS.values():
        for answer in facet.answers:
            shown = len(found(f"{facet.key}={answer}"))
            assert counts[facet.key][answer] == shown, (facet.key, answer)


def test_every_word_typed_stands_in_the_name() -> None:
    for name in ("Acme Cloud", "Acme", "Cloudy 100%", "Ünder_score"):
        says(name)
    assert found("q=clo") == ["Acme Cloud", "Cloudy 100%"]
    assert found("q=cloud+ACME") == ["Acme Cloud"]
    assert found("q=%25") == ["Cloudy 100%"]
    assert found("q=_") == ["Ünder_score"]


def test_a_vendor_without_a_policy_stands_in_the_list_and_answers_nothing() -> None:
    make_vendor("Empty")
    assert found("") == found("q=emp") == ["Empty"]
    assert found("sale=silent") == []


def test_every_facet_and_answer_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        for facet in FACETS.values():
            labels = [answer.label(language) for answer in facet.answers.values()]
            assert facet.title(language)
            assert all(labels)
            assert len(set(labels)) == len(labels)


def test_facets_ask_only_for_what_the_vocabulary_has() -> None:
    for facet in FACETS.values():
        for key, answer in facet.answers.items():
            topic = TOPICS.get(getattr(answer, "topic", ""))
            if topic is None or key in {"several", "silent", "longer"}:
                continue
            subject = getattr(answer, "subject", "") or getattr(answer, "choice", "")
            choices = topic.subjects or topic.field(topic.value_field or "").choices
            assert subject in choices, (facet.key, key)


@pytest.mark.parametrize("address", ["", "q=vendor", "sale=denies&backups=P3M&right=erasure"])
def test_more_vendors_take_no_more_queries(address: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            found(address)
            count("sale", "denies", address)
        return len(captured)

    says("Vendor 1", DENIES)
    few = queries()
    for number in range(2, 6):
        says(f"Vendor {number}", DENIES)
    assert queries() == few
