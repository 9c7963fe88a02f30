"""How a policy is laid out for reading: nothing lost, every clause anchored once, marks always nested."""

from dataclasses import replace
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from policycompare.extraction import blocks
from policycompare.policies.reading import Mark, Passage, Statement, Stretch, lay_out
from policycompare.vocabulary import State

TEXT = """Privacy policy

We keep backups for 3 months. We never sell personal data, unless you agree.

1. What we share
• with payment processors
• with advertisers

name\tlifetime
_ga\t2 years
"""


def statement(id: int, *quotes: str, text: str = TEXT, **fields: str) -> Statement:
    places = tuple((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    return replace(Statement(id=id, topic="Retention", says="3 months", places=places), **fields)  # type: ignore[arg-type]


def passages(stretches: tuple[Stretch, ...]) -> list[Passage]:
    return [passage for stretch in stretches for passage in stretch.passages]


def marked(stretches: tuple[Stretch, ...], id: int) -> str:
    """All text drawn inside the marks of a statement, over all its pieces."""
    found = []
    for passage in passages(stretches):
        stack: list[Mark] = []
        for run in passage.runs:
            stack += [edge.mark for edge in run.opens]
            if any(statement.id == id for mark in stack for statement in mark.statements):
                found.append(run.text)
            for edge in run.closes:
                assert stack.pop() == edge.mark
        assert stack == []
    return "".join(found)


def anchors(stretches: tuple[Stretch, ...]) -> list[int]:
    return [
        anchored.id
        for passage in passages(stretches)
        for run in passage.runs
        for edge in run.opens
        if edge.outer
        for anchored in edge.mark.anchored
    ]


def test_a_text_reads_as_headings_paragraphs_lists_and_table_lines() -> None:
    kinds = [(stretch.kind, len(stretch.passages)) for stretch in lay_out(TEXT, [])]
    assert kinds == [("heading", 1), ("paragraph", 1), ("heading", 1), ("item", 2), ("row", 2)]


def test_a_number_stays_before_its_heading_and_a_bullet_is_left_to_the_page() -> None:
    numbering = [passage.numbering for passage in passages(lay_out(TEXT, []))]
    assert numbering == ["", "", "1.", "", "", "", ""]


def test_a_quote_is_marked_and_named_in_the_margin_where_it_begins() -> None:
    laid = lay_out(TEXT, [statement(7, "keep backups for 3 months")])
    assert marked(laid, 7) == "keep backups for 3 months"
    assert [[mark.ids for mark in passage.notes] for passage in passages(laid)][:2] == [[], ["7"]]


def test_clauses_with_the_same_quote_share_one_mark() -> None:
    laid = lay_out(TEXT, [statement(1, "sell"), statement(2, "sell")])
    assert [mark.ids for passage in passages(laid) for mark in passage.notes] == ["1 2"]
    assert sorted(anchors(laid)) == [1, 2]


def test_a_quote_inside_another_is_a_mark_inside_a_mark() -> None:
    laid = lay_out(TEXT, [statement(1, "sell"), statement(2, "never sell personal data")])
    assert marked(laid, 1) == "sell"
    assert marked(laid, 2) == "never sell personal data"


def test_quotes_that_cross_are_cut_so_that_both_read_whole() -> None:
    laid = lay_out(TEXT, [statement(1, "never sell personal"), statement(2, "personal data, unless")])
    assert marked(laid, 1) == "never sell personal"
    assert marked(laid, 2) == "personal data, unless"
    assert sorted(anchors(laid)) == [1, 2]


def test_a_quote_over_several_blocks_goes_on_in_each_of_them() -> None:
    laid = lay_out(TEXT, [statement(1, "payment processors\n• with advertisers")])
    assert marked(laid, 1) == "payment processorswith advertisers"
    assert anchors(laid) == [1]


def test_further_places_are_marked_without_an_anchor_or_a_note_of_their_own() -> None:
    laid = lay_out(TEXT, [statement(1, "payment processors", "advertisers")])
    assert marked(laid, 1) == "payment processorsadvertisers"
    assert anchors(laid) == [1]
    assert sum(len(passage.notes) for passage in passages(laid)) == 1
    edges = [edge for passage in passages(laid) for run in passage.runs for edge in run.opens]
    assert [edge.mark.number for edge in edges] == [1, 1]
    assert {edge.mark.noted.id for edge in edges} == {1}


def test_headings_are_as_deep_as_they_stand_in_the_outline() -> None:
    laid = lay_out("# Policy\n\n## Backups\n\nKept.\n\n## Sale\n\nNever.\n", [])
    assert [passage.level for passage in passages(laid) if passage.kind == "heading"] == [2, 3, 3]


def test_a_quote_of_a_bullet_alone_still_has_its_anchor() -> None:
    assert anchors(lay_out(TEXT, [statement(1, "•")])) == [1]


def test_the_gravest_statement_gives_a_mark_its_state() -> None:
    laid = lay_out(TEXT, [statement(1, "sell", state=State.DENIED), statement(2, "sell", state=State.ALARMING)])
    assert [mark.state for passage in passages(laid) for mark in passage.notes] == [State.ALARMING]


def test_a_text_without_words_is_an_empty_page() -> None:
    assert lay_out(" \n\n ", []) == ()


words = st.sampled_from(
    ["keep", "3 months", "•", "1.", "a\tb", "# Title", "\n", "\n\n", " ", ".", "<b>", "ë", "\u200b"]
)


@given(st.lists(words, max_size=60).map(" ".join), st.data())
def test_whatever_the_text_and_its_quotes_no_word_is_lost_and_every_anchor_stands_once(
    text: str, data: st.DataObject
) -> None:
    spans = st.tuples(st.integers(0, max(len(text) - 1, 0)), st.integers(1, 40)).map(
        lambda span: (span[0], min(len(text), span[0] + span[1]))
    )
    places = data.draw(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8)) if text else []
    statements = [Statement(id, "Sale", "Denied", places=tuple(place)) for id, place in enumerate(places)]
    laid = lay_out(text, statements)
    shown = passages(laid)
    assert [passage.text for passage in shown] == [text[block.start : block.end] for block in blocks(text)]
    if shown:
        assert sorted(anchors(laid)) == [each.id for each in statements]
        for each in statements:
            inside = [
                text[at]
                for block in blocks(text)
                for at in range(block.start, block.end)
                if any(start <= at < end for start, end in each.places)
            ]
            assert marked(laid, each.id) == "".join(inside)


def test_sixty_kilobytes_with_ninety_clauses_are_laid_out_at_once() -> None:
    paragraph = "We keep backups for 3 months. We never sell personal data, unless you agree.\n\n"
    text = paragraph * 800
    statements = [Statement(id, "Retention", "3 months", places=((id * 600, id * 600 + 29 + id),)) for id in range(90)]
    begin = perf_counter()
    assert len(anchors(lay_out(text, statements))) == 90
    assert perf_counter() - begin < 0.5  # ten times what it takes
