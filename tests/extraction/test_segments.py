"""Blocks and sentences of texts as they really come: pasted pages, Markdown, hard-wrapped mail."""

import pytest

from policycompare.extraction.segments import SENTENCE_LIMIT, blocks, sentences


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def split(text: str) -> list[str]:
    (block,) = blocks(text)
    return [text[start:end] for start, end in sentences(text, block)]


def test_a_short_line_over_text_is_a_heading() -> None:
    text = (
        "Retention\nWe keep your data for as long as your account is open.\n\nSecurity\n\n"
        "We encrypt everything we store."
    )
    assert [kind for kind, _ in outline(text)] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "●", "▪", "·", "o", "➢"])
def test_bullets_of_every_kind_make_items_without_the_bullet(bullet: str) -> None:
    text = f"We collect the following data:\n\n {bullet} your name\n {bullet} your address"
    assert outline(text)[1:] == [("item", "your name"), ("item", "your address")]


def test_a_list_without_bullets_under_a_colon_is_a_list() -> None:
    text = (
        "Wij verwerken de volgende gegevens:\n\nVoor- en achternaam\nGeslacht\nE-mailadres\n\n"
        "Doel van de verwerking\nWij gebruiken uw gegevens om contact met u op te nemen."
    )
    assert outline(text) == [
        ("paragraph", "Wij verwerken de volgende gegevens:"),
        ("item", "Voor- en achternaam"),
        ("item", "Geslacht"),
        ("item", "E-mailadres"),
        ("heading", "Doel van de verwerking"),
        ("paragraph", "Wij gebruiken uw gegevens om contact met u op te nemen."),
    ]


def test_a_list_without_bullets_may_have_blank_lines_between_its_items() -> None:
    text = "Wij verwerken:\n\nNaam\n\nTelefoon (optioneel)\n\nE-mail\n\n3. Waarom?\n\nOm u te bellen."
    assert [kind for kind, _ in outline(text)] == ["paragraph", "item", "item", "item", "heading", "paragraph"]


def test_a_short_line_over_text_ends_such_a_list() -> None:
    text = "Wij verwerken:\n\nNaam\n\nE-mail\n\nBeveiliging\n\nAlles staat achter een slot en is alleen voor ons."
    assert [kind for kind, _ in outline(text)] == ["paragraph", "item", "item", "heading", "paragraph"]


def test_an_item_knows_the_sentence_that_introduces_it_and_its_heading() -> None:
    text = "Sharing\n\nWe share data with:\n• our host\n• our bank\n\nNothing else is shared with anybody at all."
    found = blocks(text)
    assert [(b.intro, b.heading) for b in found] == [(-1, -1), (-1, 0), (1, 0), (1, 0), (-1, 0)]


def test_numbered_headings_carry_those_without_a_number() -> None:
    text = (
        "4.1 Newsletter\n\nHow long is it kept?\n\n"
        "Two years after you leave the list, then it is deleted.\n\n4.2 Jobs\n\nHow long is it kept?\n\n"
        "Four weeks after the procedure has come to its end."
    )
    found = blocks(text)
    parents = {text[b.start : b.end]: b.heading for b in found if b.kind == "heading"}
    assert parents["Newsletter"] == -1
    assert [b.heading for b in found if text[b.start : b.end] == "How long is it kept?"] == [0, 3]


def test_markdown_marks_are_no_part_of_a_heading() -> None:
    assert outline("## Your rights\n\nYou may ask us for a copy of your data.")[0] == ("heading", "Your rights")


def test_lines_broken_in_the_middle_of_a_sentence_are_one_paragraph() -> None:
    text = (
        "We keep your personal data for as long as this is needed for the purposes\nfor which we "
        "collected them and no longer than that."
    )
    assert len(blocks(text)) == 1


def test_an_address_is_no_row_of_headings() -> None:
    text = "Contact\n\nExample B.V.\nDorpsstraat 1\n1234 AB Utrecht\nprivacy@example.nl"
    assert [kind for kind, _ in outline(text)].count("heading") == 1


def test_a_label_with_its_value_is_no_heading() -> None:
    assert outline("Effective date: 1 May 2024\n\nThis is the privacy policy of our company.")[0][0] == "paragraph"


def test_rows_of_a_pasted_table_are_rows() -> None:
    text = "Cookie\tLifetime\n_ga\t2 years\n| _gid | 1 day |"
    assert [kind for kind, _ in outline(text)] == ["row", "row", "row"]


def test_windows_line_ends_make_the_same_blocks() -> None:
    text = "Rights\n\nYou may object at any time.\n• by mail\n• by post"
    assert [t for _, t in outline(text.replace("\n", "\r\n"))] == [t for _, t in outline(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We work with processors, e.g. Our Host, in the EU.",
        "Example B.V. Utrecht is responsible for your data.",
        "Wij delen gegevens, o.a. Met onze boekhouder, als dat nodig is.",
        "See art. 6 of the law for the grounds that apply.",
        "Onze website www.example.nl gebruikt versie 2.0 van het formulier.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_a_sentence_ends_also_where_the_space_was_lost() -> None:
    assert split("Wij bewaren uw gegevens.Daarna worden ze gewist.") == [
        "Wij bewaren uw gegevens.",
        "Daarna worden ze gewist.",
    ]


def test_sentences_keep_their_closing_quotation_mark() -> None:
    assert split("We call this “data”. You may ask for it.") == ["We call this “data”.", "You may ask for it."]


def test_a_text_without_stops_is_cut_between_words() -> None:
    text = "niet " * 5000
    (block,) = blocks(text)
    pieces = [text[a:b] for a, b in sentences(text, block)]
    assert max(map(len, pieces)) <= SENTENCE_LIMIT
    assert all(piece.strip("niet ") == "" and piece.startswith("niet") for piece in pieces)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\n\ufeff"])
def test_no_words_make_no_blocks(text: str) -> None:
    assert blocks(text) == ()
