"""E-mail addresses, telephone numbers and postal addresses as policies write them."""

import pytest

from policycompare.extraction.grammar import Document, Sentence
from policycompare.extraction.values.contacts import address_in, emails, phones, postcode


def sentence(text: str) -> Sentence:
    return Document(text).sentences[0]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to jane.doe+privacy@mail.example.co.uk.", "jane.doe+privacy@mail.example.co.uk"),
        ("See [us@example.com](mailto:us@example.com)", "us@example.com"),
        ("E-mailinfo@example.com", "info@example.com"),
    ],
)
def test_an_email_address_is_read_without_what_stands_around_it(text: str, address: str) -> None:
    assert {found for found, _ in emails(sentence(text))} == {address}


@pytest.mark.parametrize(
    "number", ["+31 20 555 0182", "020-5550182", "(888) 555-0182", "+49 (0)9831 555018", "06 12 34 56 78"]
)
def test_a_telephone_number_is_read_as_written(number: str) -> None:
    assert [found for found, _ in phones(sentence(f"Call {number} for more."))] == [number]


@pytest.mark.parametrize("text", ["Changed on 01-02-2025.", "File 2016/679 of 2016.", "In 2024 we had 12 000 users."])
def test_dates_and_amounts_are_no_telephone_numbers(text: str) -> None:
    assert list(phones(sentence(text))) == []


@pytest.mark.parametrize("line", ["1234 AB Delft", "London N1 9GU", "Austin, TX 78701", "9000 Gent", "Postbus 318"])
def test_a_postal_code_marks_an_address(line: str) -> None:
    assert postcode(sentence(line))


def test_a_year_is_no_postal_code() -> None:
    assert not postcode(sentence("In 2024 Example moved."))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Please write to us at 5 High Street, London N1 9GU.", "5 High Street, London N1 9GU"),
        ("Adres: Dorpsstraat 1, 1234 AB Delft", "Dorpsstraat 1, 1234 AB Delft"),
        (
            "Example Ltd, Attn: Privacy, 5 High Street, London N1 9GU",
            "Example Ltd, Attn: Privacy, 5 High Street, London N1 9GU",
        ),
    ],
)
def test_an_address_is_read_without_its_lead_in(text: str, address: str) -> None:
    assert address_in(text) == address
