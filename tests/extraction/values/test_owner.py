"""Who runs the service: the name with the best claim, and the names that are its own."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.names import names
from policycompare.extraction.values.owner import is_own, owner


def named(text: str) -> str:
    found = owner(Document(text))
    return found.name.text if found else ""


CLAIMS = [
    ("Reedbed is operated by Mudlark Software Ltd in Norwich.", "Mudlark Software Ltd"),
    ("Mudlark Software Ltd (“Reedbed”, “we”) respects you.\n\nWe use Stripe.", "Mudlark Software Ltd"),
    ("Rietland is een handelsnaam van Moerhoek B.V., gevestigd te Lisse.", "Moerhoek B.V."),
    ("Stichting Moerhoek verwerkt uw gegevens zorgvuldig.", "Stichting Moerhoek"),
    ("We process data. Google LLC is a provider of analytics.", ""),
    ("Your data is safe with us.", ""),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_the_owner_is_the_name_with_the_best_claim(text: str, expected: str) -> None:
    assert named(text) == expected


def test_trade_names_and_the_names_in_own_addresses_are_own() -> None:
    trades = "Rietland is een handelsnaam van Moerhoek B.V. te Lisse."
    document = Document(f"{trades}\n\nMail naar info@kreek.nl. Kreek en Mollie helpen Rietland.")
    own = {name.text: is_own(document, name) for sentence in document.sentences for name in names(sentence)}
    assert {name: own[name] for name in ("Rietland", "Moerhoek B.V.", "Kreek", "Mollie")} == {
        "Rietland": True,
        "Moerhoek B.V.": True,
        "Kreek": True,
        "Mollie": False,
    }
