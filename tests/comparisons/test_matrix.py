"""The table itself, from statements that stand for what an extractor finds."""

from itertools import count

import pytest

from policycompare.comparisons.matrix import build_matrix
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.comparisons.rows import find_row, row_keys
from policycompare.comparisons.table import Cell, Column, Matrix, Row, Statement
from policycompare.vocabulary import GROUPS, TOPICS, State, Value

IDS = count(1)


def says(topic: str, *, at: int | None = None, **fields: Value) -> Statement:
    """A statement at a place of its own, ten characters long, unless ``at`` puts it in another's."""
    pk = next(IDS)
    start = pk * 100 if at is None else at
    return Statement(pk, topic, fields, start, start + 10)


def table(*vendors: list[Statement], language: str = "en", **choices: object) -> Matrix:
    columns = [Column(f"v{at}", f"Vendor {at}", tuple(statements)) for at, statements in enumerate(vendors)]
    query = ComparisonQuery(tuple(column.key for column in columns), **choices)  # type: ignore[arg-type]
    return build_matrix(columns, query, language)


def row(matrix: Matrix, key: str) -> Row:
    return next(row for row in matrix.rows if row.key == key)


def cell(key: str, *statements: Statement, language: str = "en") -> Cell:
    return row(table(list(statements), language=language), key).cells[0]


def said(cell: Cell) -> list[str]:
    return [f"{item.words} ({item.qualifier})" if item.qualifier else item.words for item in cell.items]


# Cells


def test_a_period_is_said_with_what_qualifies_it() -> None:
    kept = says(
        "retention",
        data="trial_account_data",
        period="P3M",
        bound="at_most",
        trigger="trial_end",
        action="deleted",
    )
    assert said(cell("retention.trial_account_data", kept)) == ["3 months (at most, after the trial, then deleted)"]
    assert said(cell("retention.trial_account_data", kept, language="nl")) == [
        "3 maanden (hooguit, na de proefperiode, daarna gewist)"
    ]


def test_data_kept_after_an_event_with_no_end_is_not_said_to_be_kept_for_ever() -> None:
    kept = says("retention", data="closed_account_data", period="indefinite", trigger="account_closure")
    assert said(cell("retention.closed_account_data", kept)) == ["No end stated (after closing the account)"]


def test_a_missing_value_is_said_to_be_missing() -> None:
    matrix = table([says("sale", stance="denies")], [])
    silent = row(matrix, "sale").cells[1]
    assert (silent.state, silent.words, silent.items) == (State.NOT_STATED, "Not stated", ())


@pytest.mark.parametrize(
    ("key", "statement", "state", "words"),
    [
        ("sale", says("sale", stance="denies"), State.DENIED, "Denied"),
        ("sale", says("sale", stance="with_consent"), State.CONDITIONAL, "Only with consent"),
        ("sale", says("sale", stance="sells"), State.ALARMING, "Sells"),
        ("retention.logs", says("retention", data="logs", period="indefinite"), State.ALARMING, "For ever"),
        (
            "sharing.advertising_partners",
            says("sharing", recipient="advertising_partners", stance="shares"),
            State.ALARMING,
            "Shares",
        ),
        ("sharing.affiliates", says("sharing", recipient="affiliates", stance="shares"), State.STATED, "Shares"),
        ("transfer", says("transfer", mechanism="privacy_shield"), State.ALARMING, "Privacy Shield"),
        ("security.firewall", says("security", measure="firewall"), State.STATED, "Yes"),
        ("children", says("children", minimum_age=16), State.STATED, "Not for anyone under 16"),
    ],
)
def test_a_value_has_a_state_and_words(key: str, statement: Statement, state: State, words: str) -> None:
    found = cell(key, statement)
    assert (found.state, found.items[0].state, found.items[0].words) == (state, state, words)


def test_a_right_for_some_says_for_whom_and_one_for_everyone_does_not() -> None:
    assert said(cell("right.erasure", says("right", right="erasure", scope="eea"))) == ["Yes (EEA only)"]
    assert said(cell("right.erasure", says("right", right="erasure", scope="everyone"))) == ["Yes"]


def test_erasure_says_how_soon_where_the_policy_does() -> None:
    right = says("right", right="erasure")
    soon = says("deadline", action="erasure_request", period="P5D", business_days=True)
    found = cell("right.erasure", right, soon)
    assert said(found) == ["Yes (within 5 working days)"]
    assert found.items[0].clause_ids == (right.id,)
    assert found.items[0].joined_ids == (soon.id,)


def test_a_complaint_names_the_authority() -> None:
    found = cell(
        "right.complaint", says("right", right="complaint"), says("authority", name="Autoriteit Persoonsgegevens")
    )
    assert said(found) == ["Yes (Autoriteit Persoonsgegevens)"]


def test_periods_come_first_and_listed_words_after_them() -> None:
    found = cell(
        "retention.backups",
        says("retention", data="backups", period="legal_requirement"),
        says("retention", data="backups", period="as_long_as_necessary"),
        says("retention", data="backups", period="P3M"),
    )
    assert said(found) == ["3 months", "As long as needed", "As long as law requires"]


def test_the_state_of_a_cell_is_what_a_reader_must_see_first() -> None:
    found = cell(
        "retention.backups",
        says("retention", data="backups", period="P3M"),
        says("retention", data="backups", period="indefinite"),
    )
    assert found.state is State.ALARMING
    assert [item.state for item in found.items] == [State.STATED, State.ALARMING]


def test_the_same_name_written_in_two_ways_is_one_value_with_two_clauses() -> None:
    first, second = says("recipient_name", name="Resend"), says("recipient_name", name="Resend, Inc.")
    found = cell("recipient_name", first, second)
    assert said(found) == ["Resend"]
    assert found.clause_ids == (first.id, second.id)


def test_cookies_that_live_equally_long_stay_apart() -> None:
    found = cell("cookie", says("cookie", name="_ga", lifetime="P2Y"), says("cookie", name="_gid", lifetime="P2Y"))
    assert said(found) == ["_ga (2 years)", "_gid (2 years)"]


# Contradictions


def test_a_flat_no_and_a_condition_in_two_sentences_contradict_each_other() -> None:
    found = cell("sale", says("sale", stance="denies"), says("sale", stance="with_consent"))
    assert (found.state, found.words) == (State.CONTRADICTORY, "Says both")
    assert said(found) == ["Denied", "Only with consent"]


def test_a_no_with_its_exception_in_the_same_sentence_is_a_condition() -> None:
    found = cell("sale", says("sale", stance="denies", at=50), says("sale", stance="with_consent", at=55))
    assert (found.state, found.words) == (State.CONDITIONAL, "")
    assert said(found) == ["Denied (with exceptions)", "Only with consent"]


@pytest.mark.parametrize("exception", ["shares", "with_consent"])
def test_a_general_denial_with_exceptions_is_no_contradiction(exception: str) -> None:
    found = cell(
        "sharing.third_parties",
        says("sharing", recipient="third_parties", stance=exception),
        says("sharing", recipient="third_parties", stance="denies"),
    )
    assert found.state is State.CONDITIONAL
    assert said(found)[0] == "Denied (with exceptions)"
    assert found.items[0].state is State.CONDITIONAL


def test_denying_and_sharing_with_the_same_kind_of_party_is_a_contradiction() -> None:
    found = cell(
        "sharing.advertising_partners",
        says("sharing", recipient="advertising_partners", stance="shares"),
        says("sharing", recipient="advertising_partners", stance="denies"),
    )
    assert found.state is State.CONTRADICTORY


def test_two_periods_for_one_kind_of_data_are_two_values() -> None:
    found = cell(
        "retention.logs",
        says("retention", data="logs", period="P7D"),
        says("retention", data="logs", period="P30D"),
    )
    assert found.state is State.STATED
    assert said(found) == ["7 days", "30 days"]


# Differences


@pytest.mark.parametrize(("one", "other"), [("P12M", "P1Y"), ("P1W", "P7D"), ("PT72H", "P3D")])
def test_what_means_the_same_does_not_differ_and_is_said_alike(one: str, other: str) -> None:
    found = row(
        table(
            [says("retention", data="backups", period=one)],
            [says("retention", data="backups", period=other)],
        ),
        "retention.backups",
    )
    assert not found.differs
    assert said(found.cells[0]) == said(found.cells[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([says("retention", data="logs", period="P3M")], [says("retention", data="logs", period="P90D")]),
        (
            [says("retention", data="logs", period="P3M")],
            [says("retention", data="logs", period="P3M", bound="at_most")],
        ),
        ([says("retention", data="logs", period="P3M")], []),
        (
            [says("retention", data="logs", period="P3M")],
            [says("retention", data="logs", period="P3M"), says("retention", data="logs", period="indefinite")],
        ),
    ],
    ids=["months are no days", "a bound", "silence", "one value more"],
)
def test_what_says_something_else_differs(one: list[Statement], other: list[Statement]) -> None:
    assert row(table(one, other), "retention.logs").differs


def test_a_scope_of_everyone_and_no_scope_do_not_differ() -> None:
    matrix = table([says("right", right="access", scope="everyone")], [says("right", right="access")])
    assert not row(matrix, "right.access").differs


def test_one_vendor_alone_differs_from_nobody() -> None:
    matrix = table([says("sale", stance="denies")], only_differences=True)
    assert (matrix.differing, matrix.hidden, len(matrix.rows)) == (0, 0, 1)


# The table


def test_rows_that_nobody_states_are_left_out_and_counted() -> None:
    matrix = table([says("sale", stance="denies")], [])
    assert [row.key for row in matrix.rows] == ["sale"]
    assert matrix.row_count == 1
    assert matrix.unstated == sum(len(row_keys(group)) for group in GROUPS) - 1


def test_only_differences_hides_what_is_the_same_everywhere_and_says_how_much() -> None:
    vendors = (
        [says("security", measure="firewall"), says("security", measure="backup")],
        [says("security", measure="firewall")],
    )
    matrix = table(*vendors, only_differences=True)
    assert [row.key for row in matrix.rows] == ["security.backup"]
    assert (matrix.row_count, matrix.differing, matrix.hidden) == (2, 1, 1)


def test_words_filter_rows_by_label_meaning_group_and_cell() -> None:
    vendor = [says("retention", data="backups", period="P3M"), says("sale", stance="denies")]
    for words, expected in [
        ("BACK-UPS", ["retention.backups"]),
        ("recovery", ["retention.backups"]),
        ("3 months", ["retention.backups"]),
        ("denied", ["sale"]),
        ("sharing", ["sale"]),
        ("months denied", []),
    ]:
        matrix = table(vendor, words=words)
        assert [row.key for row in matrix.rows] == expected, words
        assert matrix.filtered == 2 - len(expected)


def test_groups_can_be_chosen_and_the_others_do_not_count() -> None:
    vendor = [says("retention", data="backups", period="P3M"), says("sale", stance="denies")]
    matrix = table(vendor, groups=("sharing",))
    assert [group.key for group in matrix.groups] == ["sharing"]
    assert matrix.row_count == 1


def test_groups_and_rows_stand_in_the_vocabularys_order() -> None:
    matrix = table(
        [
            says("controller", name="Acme"),
            says("right", right="portability"),
            says("right", right="access"),
            says("retention", data="logs", period="P1Y"),
            says("retention", data="backups", period="P1Y"),
        ]
    )
    assert [row.key for row in matrix.rows] == [
        "retention.backups",
        "retention.logs",
        "right.access",
        "right.portability",
        "controller",
    ]


def test_a_row_says_what_it_means_and_which_article_it_comes_from() -> None:
    found = row(table([says("right", right="erasure")], language="nl"), "right.erasure")
    assert (found.label, found.gdpr) == ("Wissen", "AVG 17")
    assert found.meaning.startswith("Gegevens laten wissen")


def test_each_cell_leads_to_its_evidence() -> None:
    assert cell("sale", says("sale", stance="denies")).path == "v0/sale/"


def test_a_statement_of_a_topic_that_no_longer_exists_is_passed_over() -> None:
    assert table([says("weather", forecast="rain")]).row_count == 0


def test_every_row_key_finds_its_row_and_nothing_else_does() -> None:
    keys = [key for group in GROUPS for key in row_keys(group)]
    assert all(find_row(str(key)) == key for key in keys)
    assert {key.topic for key in keys} == set(TOPICS)
    assert find_row("retention") is None
    assert find_row("retention.furniture") is None


# Against a baseline


def test_cells_that_say_something_else_than_the_baseline_depart_from_it() -> None:
    matrix = table(
        [says("sale", stance="denies")],
        [says("sale", stance="sells")],
        [],
        [says("sale", stance="denies")],
        baseline="v0",
    )
    assert [cell.departs for cell in row(matrix, "sale").cells] == [False, True, True, False]


def test_nothing_stated_against_a_value_of_the_baseline_is_never_hidden() -> None:
    matrix = table([says("sale", stance="denies")], [], baseline="v0", only_differences=True)
    assert [cell.departs for cell in row(matrix, "sale").cells] == [False, True]
    assert matrix.hidden == 0


def test_without_a_baseline_no_cell_departs() -> None:
    matrix = table([says("sale", stance="denies")], [says("sale", stance="sells")])
    assert not any(cell.departs for cell in row(matrix, "sale").cells)


def test_a_row_differs_just_where_a_cell_departs_whoever_is_the_baseline() -> None:
    vendors: list[list[Statement]] = [
        [says("sale", stance="denies"), says("children", minimum_age=16)],
        [says("sale", stance="denies")],
        [],
    ]
    for baseline in ("v0", "v1", "v2"):
        for one in table(*vendors, baseline=baseline).rows:
            assert one.differs == any(cell.departs for cell in one.cells)


# Rows chosen one by one


def test_rows_are_chosen_one_by_one_and_beside_whole_groups() -> None:
    said = [says("sale", stance="denies"), says("children", minimum_age=16), says("right", right="erasure")]
    assert [one.key for one in table(said, rows=("sale",)).rows] == ["sale"]
    assert [one.key for one in table(said, rows=("sale",), groups=("rights",)).rows] == ["sale", "right.erasure"]


def test_a_row_chosen_by_itself_is_shown_where_nobody_states_it() -> None:
    matrix = table([says("sale", stance="denies")], [], rows=("retention.logs",))
    assert [cell.state for cell in row(matrix, "retention.logs").cells] == [State.NOT_STATED, State.NOT_STATED]
    assert (matrix.row_count, matrix.unstated) == (1, 0)


def test_each_vendor_has_its_own_postal_address() -> None:
    matrix = table(
        [says("contact", channel="post", value="Street 1, Delft")],
        [says("contact", channel="post", value="Road 2, Gouda")],
        [says("contact", channel="post", value="street 1,  Delft")],
    )
    contact = row(matrix, "contact.post")
    assert [said(cell) for cell in contact.cells] == [["Street 1, Delft"], ["Road 2, Gouda"], ["Street 1, Delft"]]
    assert contact.differs
