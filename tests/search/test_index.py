"""What is found: the same on SQLite and on PostgreSQL, since the whole suite runs on both."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policycompare.policies.models import Passage, PolicyVersion
from policycompare.policies.passages import index_version
from policycompare.search import index
from policycompare.search.index import find
from policycompare.search.ranking import ranked
from policycompare.search.words import Wanted
from tests.factories import make_vendor, make_version

ENGLISH = """Backups

We keep backups of your personal data for 90 days.

We never share personal data with a third party. Third parties may ask.

Data that is personal stays with us: 日本 c++ Müller's.
"""
DUTCH = """Wij bewaren uw persoonsgegevens zo lang als dat nodig is.

Back-ups worden 3 maanden bewaard; de bewaartermijn van facturen is zeven jaar.

Wij verkopen uw gegevens niet aan derden.
"""


@pytest.fixture
def versions(db: None) -> list[PolicyVersion]:
    sale = ("sale", {"stance": "denies"}, "Wij verkopen uw gegevens niet aan derden.")
    backups = ("retention", {"data": "backups", "period": "P90D"}, "We keep backups of your personal data for 90 days.")
    made = [
        make_version(make_vendor("Acme"), ENGLISH, (backups,)),
        make_version(make_vendor("Brick"), DUTCH, (sale,), language="nl"),
    ]
    for version in made:
        index_version(version)
    return made


def found(typed: str, topics: tuple[str, ...] = (), vendors: tuple[int, ...] = ()) -> list[str]:
    """How the passages begin, best first."""
    wanted = Wanted.typed(typed)
    hits = ranked(find(wanted, topics, vendors).hits, wanted)
    texts = Passage.objects.with_text().in_bulk([hit.id for hit in hits])
    return [" ".join(texts[hit.id].text.split()[:2]) for hit in hits]


@pytest.mark.parametrize(
    ("typed", "beginnings"),
    [
        ("kept", ["We keep"]),
        ("backups", ["We keep", "Back-ups worden", "Backups"]),
        ("bewaren", ["Wij bewaren", "Back-ups worden"]),
        ("bewaar*", ["Back-ups worden", "Wij bewaren"]),
        ("bewaartermijnen", ["Back-ups worden"]),
        ("verkoopt", ["Wij verkopen"]),
        ("facturen maand", ["Back-ups worden"]),
        ('"personal data"', ["We keep", "We never"]),
        ('"data personal"', []),
        ("data personal", ["We keep", "We never", "Data that"]),
        ("third-party", ["We never"]),
        ('"third par*"', ["We never"]),
        ("MÜLLER", ["Data that"]),
        ("muller", ["Data that"]),
        ("日本", ["Data that"]),
        ("personal maanden", []),
        ("nowhere", []),
    ],
)
def test_passages_hold_all_words_in_any_form_best_first(
    versions: list[PolicyVersion], typed: str, beginnings: list[str]
) -> None:
    assert found(typed) == beginnings


def test_a_vendor_and_a_topic_narrow_what_is_found(versions: list[PolicyVersion]) -> None:
    acme, brick = (version.policy.vendor_id for version in versions)
    assert found("backups", vendors=(brick,)) == ["Back-ups worden"]
    assert found("backups", vendors=(acme, brick), topics=("retention", "sale")) == ["We keep"]
    assert found("gegevens", topics=("sale",)) == ["Wij verkopen"]
    assert found("gegevens", topics=("sale",), vendors=(acme,)) == []


@pytest.mark.parametrize("typed", ["tretention", "v1", "retention", "tsale v1*"])
def test_no_word_finds_what_the_index_holds_besides_words(versions: list[PolicyVersion], typed: str) -> None:
    assert found(typed) == []


def test_of_too_many_passages_the_first_are_taken_and_it_is_told(
    versions: list[PolicyVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MAX_FOUND", 2)
    some = find(Wanted.typed("backups"))
    assert (len(some.hits), some.more) == (2, True)
    all_of_it = find(Wanted.typed("bewaren"))
    assert (len(all_of_it.hits), all_of_it.more) == (2, False)


def test_what_is_indexed_anew_is_found_as_it_is_now(versions: list[PolicyVersion]) -> None:
    versions[0].clauses.all().delete()
    index_version(versions[0])
    assert found("backups", topics=("retention",)) == []
    assert found("kept") == ["We keep"]


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_be_typed(versions: list[PolicyVersion], typed: str) -> None:
    wanted = Wanted.typed(typed)
    if wanted:
        assert find(wanted).hits is not None
        assert find(wanted.opened()).hits is not None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_stands_in_a_policy_is_found_by_its_own_words(versions: list[PolicyVersion], text: str) -> None:
    wanted = Wanted.typed(text.replace('"', " "))
    Passage.objects.filter(version=versions[0]).update(terms=" ".join(t for p in wanted.phrases for t in p.terms("en")))
    if wanted:
        assert find(wanted).hits
