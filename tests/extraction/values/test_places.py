"""Countries by their code, and the preposition that governs them."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.places import code, governor, places


def governed(text: str) -> list[tuple[str, str]]:
    """Each place of a text with the preposition that governs it, empty where none does."""
    found = []
    for sentence in Document(text).sentences:
        for place in places(sentence):
            at = governor(sentence, place)
            found.append((code(place), sentence.document.tokens.words[at] if at is not None else ""))
    return found


CASES = [
    ("We store data in the Netherlands.", [("NL", "in")]),
    ("We store data in Germany, Finland and the US.", [("DE", "in"), ("FI", "in"), ("US", "in")]),
    ("Data goes to Frankfurt, and our servers are in Frankfurt, Germany.", [("DE", "in")]),
    ("Data is transferred from Canada to the United Kingdom.", [("CA", ""), ("GB", "to")]),
    ("Data does not go outside the EEA.", [("EEA", "")]),
    ("Give it to us in writing.", []),
    ("De gegevens staan in Nederland en de Verenigde Staten (VS).", [("NL", "in"), ("US", "in"), ("US", "in")]),
    ("De gegevens blijven binnen de EU.", [("EU", "binnen")]),
    ("Geen doorgifte buiten Europa, dat is duidelijk voor de klant.", [("EU", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_place_has_its_code_and_its_preposition(text: str, expected: list[tuple[str, str]]) -> None:
    assert governed(text) == expected
