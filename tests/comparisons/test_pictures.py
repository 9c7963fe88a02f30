"""The pictures: what is drawn where, for the rows of a table."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.pictures import EVER_AT, OPEN_AT, Bar, Lane, Reach, draw
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.table import Column, Statement
from policycompare.vocabulary import LANGUAGES, State, parse_duration
from tests.comparisons.test_any_table import COLUMNS
from tests.comparisons.test_matrix import says, table


def lanes(*vendors: list[Statement]) -> list[Lane]:
    periods = draw(table(*vendors), "en").periods
    return list(periods.lanes) if periods else []


def kept(period: str, data: str = "backups", **fields: Any) -> Statement:
    return says("retention", data=data, period=period, **fields)


def test_periods_stand_from_the_shortest_to_for_ever() -> None:
    (lane,) = lanes([kept("P1Y")], [kept("indefinite")], [kept("P30D")], [kept("as_long_as_necessary")])
    assert lane.label == "Back-ups"
    assert [(bar.words, bar.vendors, bar.reach) for bar in lane.bars] == [
        ("30 days", ("Vendor 2",), Reach.DAYS),
        ("1 year", ("Vendor 0",), Reach.DAYS),
        ("As long as needed", ("Vendor 3",), Reach.OPEN),
        ("For ever", ("Vendor 1",), Reach.EVER),
    ]
    assert [bar.at for bar in lane.bars] == sorted({bar.at for bar in lane.bars})
    assert [bar.y for bar in lane.bars] == sorted({bar.y for bar in lane.bars})


def test_vendors_that_say_the_same_share_a_bar() -> None:
    (lane,) = lanes([kept("P1Y")], [kept("P12M")], [kept("P1Y", bound="at_most")])
    assert [(bar.words, bar.qualifier, bar.vendors) for bar in lane.bars] == [
        ("1 year", "", ("Vendor 0", "Vendor 1")),
        ("1 year", "at most", ("Vendor 2",)),
    ]


def test_a_bar_names_four_vendors_and_counts_the_rest() -> None:
    bar = Bar("1 year", "", tuple(f"Vendor {at}" for at in range(6)), 1, Reach.DAYS, 0)
    assert bar.names == "Vendor 0, Vendor 1, Vendor 2, Vendor 3 +2"
    assert len(Bar("1 year", "", ("x" * 200,), 1, Reach.DAYS, 0).names) == 26


def test_those_who_listen_hear_every_vendor() -> None:
    (lane,) = lanes([kept("P90D", bound="at_most")], [kept("indefinite")])
    assert lane.words == "Back-ups: 90 days, at most (Vendor 0); For ever (Vendor 1)"


def test_the_axis_reaches_as_far_as_the_longest_period() -> None:
    (lane,) = lanes([kept("P50Y")], [kept("P10Y")])
    assert lane.bars[0].at < lane.bars[1].at < OPEN_AT


def test_the_axis_says_its_lengths_in_the_language_of_the_page() -> None:
    periods = draw(table([kept("P1Y")], language="nl"), "nl").periods
    assert periods
    assert [tick.words for tick in periods.ticks] == ["1 dag", "1 week", "1 maand", "1 jaar", "10 jaar", "", ""]


def test_pictures_show_the_rows_of_the_table() -> None:
    said = [kept("P1Y"), kept("P5Y", "billing_records"), says("right", right="access"), says("sale", stance="denies")]
    drawn = draw(table(said, words="billing"), "en")
    assert drawn.periods
    assert [lane.label for lane in drawn.periods.lanes] == ["Billing records"]
    assert drawn.overview is None
    assert draw(table(said, groups=("security",)), "en").periods is None


def test_the_overview_has_a_mark_with_its_words_for_each_vendor() -> None:
    denies, sells = says("sale", stance="denies"), says("sale", stance="sells")
    drawn = draw(table([denies, says("right", right="erasure", scope="eea")], [sells], []), "en").overview
    assert drawn
    assert [(block.label, [line.label for line in block.lines]) for block in drawn.blocks] == [
        ("Rights and deadlines", ["Erasure"]),
        ("Sale and sharing", ["Sale of personal data"]),
    ]
    assert [(mark.state, mark.words) for mark in drawn.blocks[0].lines[0].marks] == [
        (State.STATED, "Yes EEA only"),
        (State.NOT_STATED, "Not stated"),
        (State.NOT_STATED, "Not stated"),
    ]
    assert [mark.words for mark in drawn.blocks[1].lines[0].marks] == ["Denied", "Sells", "Not stated"]
    assert {mark.state for mark in drawn.legend} == {State.STATED, State.DENIED, State.ALARMING, State.NOT_STATED}


@given(COLUMNS, st.sampled_from(LANGUAGES))
def test_whatever_policies_say_bars_follow_the_clauses(columns: list[Column], language: str) -> None:
    """Every value of every vendor has one bar with its own words; a longer period is never the shorter bar."""
    matrix = build_matrix(columns, ComparisonQuery(), language)
    periods = draw(matrix, language).periods
    fields = {one.id: one.fields for column in columns for one in column.statements}
    rows = [row for row in matrix.rows if row.topic == "retention"]
    placed = []
    for lane, row in zip(periods.lanes if periods else (), rows, strict=True):
        assert lane.label == row.label
        drawn = sorted((bar.words, bar.qualifier, name) for bar in lane.bars for name in bar.vendors)
        assert drawn == sorted((item.words, item.qualifier, cell.vendor) for cell in row.cells for item in cell.items)
        assert [bar.at for bar in lane.bars] == sorted(bar.at for bar in lane.bars)
        for cell in row.cells:
            for item in cell.items:
                candidates = [
                    bar
                    for bar in lane.bars
                    if (bar.words, bar.qualifier) == (item.words, item.qualifier) and cell.vendor in bar.vendors
                ]
                period = str(fields[item.clause_ids[0]]["period"])
                duration = parse_duration(period)
                for bar in candidates[:1] if len(candidates) == 1 else ():
                    if duration:
                        placed.append((duration.days, bar.at))
                    else:
                        assert bar.at == (EVER_AT if period == "indefinite" else OPEN_AT)
    placed.sort()
    assert [at for _, at in placed] == sorted(at for _, at in placed)
