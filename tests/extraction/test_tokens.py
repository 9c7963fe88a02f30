"""Words are compared without capitals, accents, hyphens and possessives."""

import pytest

from policycompare.extraction.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Back-ups", ["back", "ups"]),
        ("(sub)verwerkers", ["sub", "verwerkers"]),
        ("geïnformeerd", ["geinformeerd"]),
        ("the vendor’s data", ["the", "vendor", "data"]),
        ("We don’t sell.", ["we", "don't", "sell", "."]),
        ("We’ll ask.", ["we", "ll", "ask", "."]),
        ("90 (ninety) days;", ["90", "ninety", "days", ";"]),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


def test_each_word_knows_its_place() -> None:
    text = "Één  gegeven,\nnooit."
    tokens = tokenize(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == ["Één", "gegeven", ",", "nooit", "."]
