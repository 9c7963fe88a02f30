"""Scope: denial, condition, actor, and what surrounds a sentence."""

import pytest

from policycompare.extraction.grammar import Document, Sentence
from policycompare.extraction.lexicon import Mention


def sentence(text: str) -> Sentence:
    (only,) = Document(text).sentences
    return only


def word(one: Sentence, looked_for: str) -> Mention:
    at = one.first + one.words.index(looked_for)
    return Mention(at, at + 1, "test.word")


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("We do not sell your data.", "sell", True),
        ("We never ever sell or rent your personal data.", "rent", True),
        ("We do not only sell your data.", "sell", False),
        ("We keep your data no longer than the law requires.", "keep", False),
        ("We do not sell your data, but we share it with our host.", "share", False),
        ("Without your consent we will not share your data.", "share", False),
        ("Wij verkopen uw persoonlijke gegevens nooit aan derden.", "verkopen", True),
        ("Wij bewaren uw gegevens niet langer dan nodig.", "bewaren", False),
        ("Wij delen uw gegevens met onze host, maar verkopen ze niet.", "delen", False),
        ("Uw gegevens worden niet zonder uw toestemming gedeeld.", "gedeeld", False),
    ],
)
def test_a_verb_is_denied_in_its_own_part_only(text: str, verb: str, denied: bool) -> None:
    one = sentence(text)
    assert one.negated(word(one, verb)) is denied


@pytest.mark.parametrize(
    ("text", "verb", "actor"),
    [
        ("We share your data with our host.", "share", "we"),
        ("Our customers share data with us.", "share", "other"),
        ("If you share your data, that is your choice.", "share", "you"),
        ("Daarom delen wij uw gegevens.", "delen", "we"),
        ("Data is shared.", "shared", ""),
    ],
)
def test_a_verb_has_an_actor(text: str, verb: str, actor: str) -> None:
    one = sentence(text)
    assert one.actor(word(one, verb)) == actor


def test_each_sentence_has_its_own_language() -> None:
    document = Document(
        "Wij bewaren uw gegevens niet langer dan nodig is.\n\nYou have the right to see the data that we have."
    )
    assert [s.language for s in document.sentences] == ["nl", "en"]


def test_an_undecided_sentence_takes_the_language_of_the_document() -> None:
    document = Document("Wij gebruiken deze diensten voor onze website:\n• Google Analytics\n• Mollie")
    assert [s.language for s in document.sentences] == ["nl", "nl", "nl"]


def test_an_item_is_surrounded_by_its_introduction_and_its_headings() -> None:
    text = "# Data\n\n## Sharing\n\nWe share data with:\n• our host"
    document = Document(text)
    assert [s.text for s in document.sentences[-1].around()] == ["our host", "We share data with:", "Sharing", "Data"]


def test_headings_and_a_table_of_contents_state_nothing() -> None:
    text = (
        "Contents\n\n1. Your right to erasure\n2. How we share\n\n# Your right to erasure\n\n"
        "Write to us for that.\n\n# How we share\n\nWe do not."
    )
    assert [s.text for s in Document(text).statements()] == ["Write to us for that.", "We do not."]
