"""What counts as right, extra and missed."""

from policycompare.evaluation.gold import Gold, GoldClause
from policycompare.evaluation.score import Score, compare
from policycompare.extraction import Clause
from policycompare.vocabulary import Value

TEXT = "We keep invoices for a year. We never sell your data. We keep invoices for twelve months."


def gold(*clauses: GoldClause) -> Gold:
    return Gold("example", "en", TEXT, clauses)


def wanted(topic: str, quote: str, *, optional: bool = False, **fields: Value) -> GoldClause:
    return GoldClause(topic, fields, quote, optional)


def found(topic: str, quote: str, **fields: Value) -> Clause:
    start = TEXT.index(quote)
    return Clause(topic, fields, quote, start, start + len(quote), "rule", (), False, "", "en")


KEPT = wanted("retention", "We keep invoices for a year.", data="billing_records", period="P1Y")
DENIED = wanted("sale", "We never sell your data.", stance="denies")


def test_a_clause_is_right_when_it_means_the_same_in_other_words() -> None:
    one = found("retention", "We keep invoices for a year.", data="billing_records", period="P12M")
    (difference,) = compare(gold(KEPT), [one])
    assert (difference.verdict, difference.evidenced) == ("right", True)


def test_a_right_clause_from_another_place_has_no_evidence() -> None:
    one = found("retention", "We never sell your data.", data="billing_records", period="P1Y")
    (difference,) = compare(gold(KEPT), [one])
    assert (difference.verdict, difference.evidenced) == ("right", False)


def test_what_is_not_found_is_missed_and_what_is_not_gold_is_extra() -> None:
    extra = found("sale", "We never sell your data.", stance="sells")
    verdicts = {d.verdict for d in compare(gold(DENIED), [extra])}
    assert verdicts == {"missed", "extra"}


def test_an_arguable_clause_counts_neither_way() -> None:
    arguable = wanted("sale", "We never sell your data.", optional=True, stance="denies")
    assert list(compare(gold(arguable), [])) == []
    assert list(compare(gold(arguable), [found("sale", "We never sell your data.", stance="denies")])) == []


def test_a_readers_quote_with_other_white_space_still_counts_as_evidence() -> None:
    spaced = wanted("sale", "We never\n  sell your data.", stance="denies")
    (difference,) = compare(gold(spaced), [found("sale", "We never sell your data.", stance="denies")])
    assert difference.evidenced


def test_figures_follow_from_counts() -> None:
    score = Score(right=6, extra=2, missed=4, evidenced=3)
    assert (score.precision, score.recall, score.evidence) == (0.75, 0.6, 0.5)
    assert round(score.f1, 4) == 0.6667
    assert Score(0, 3, 3, 0).f1 == 0.0
