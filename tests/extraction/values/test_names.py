"""Names of firms in running text: where they begin and end, and capitals that make none."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.names import names


def said(text: str) -> list[str]:
    return [name.text for sentence in Document(text).sentences for name in names(sentence)]


WRITTEN = [
    ("We send mail through Reedbed Systems.", ["Reedbed Systems"]),
    ("Billing is done by Netbloom, Inc. and Qualm LLC.", ["Netbloom, Inc.", "Qualm LLC"]),
    ("De site draait bij Moerhoek Hosting B.V. in Lisse.", ["Moerhoek Hosting B.V.", "Lisse"]),
    ("Onze accountant is De Vries & Zonen V.O.F. te Ede.", ["De Vries & Zonen V.O.F.", "Ede"]),
    ("Van den Akker & Poort is onze adviseur.", ["Van den Akker & Poort"]),
    ("Support is run by Rixx Systems GmbH & Co. KG.", ["Rixx Systems GmbH & Co. KG"]),
    ("Identity checks are done by iDoklad and Kapra.ai.", ["iDoklad", "Kapra.ai"]),
    ("De ledenlijst staat in e-Kompas.", ["e-Kompas"]),
    ("The statistics come from Google Analytics®.", ["Google Analytics"]),
    ("Please see Stripe’s terms.", ["Stripe"]),
    ("We use mailchimp.", []),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_name_is_read_as_written_with_its_legal_form(text: str, expected: list[str]) -> None:
    assert said(text) == expected


NOTHING = [
    "Your Personal Data is processed under the GDPR.",
    "Onze Cookies en de AVG.",
    "Data is sent via Secure Socket Layer on Monday.",
    "Wij versturen uw IP-adres.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_capitals_of_common_nouns_are_no_names(text: str) -> None:
    assert said(text) == []


def test_a_name_knows_its_legal_form_and_the_kind_of_service() -> None:
    (name,) = (
        n for s in Document("Payments go through Stripe Payments Europe, Ltd. as agreed.").sentences for n in names(s)
    )
    assert (name.text, name.legal, name.known) == ("Stripe Payments Europe, Ltd.", True, True)
    (service,) = (n for s in Document("Payments go through Mollie.").sentences for n in names(s))
    assert (service.kind, service.legal) == ("payment", False)
