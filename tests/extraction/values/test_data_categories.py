"""Which data is named: the more telling word wins, members of an enumeration all count."""

import pytest

from policycompare.extraction.grammar import Document
from policycompare.extraction.values.data_categories import enumerated, mentioned, name_of


def named(text: str) -> list[str]:
    (sentence,) = Document(text).sentences
    return [name_of(m) for m in enumerated(sentence, mentioned(sentence, sentence.first, sentence.last))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The invoices and the log files are kept.", ["billing_records", "logs"]),
        ("The account data in our backups is kept.", ["backups"]),
        ("The support tickets are kept.", ["support_communications"]),
        ("The content is removed from our logs.", ["customer_content"]),
        ("Er wordt niets bewaard van facturen, logbestanden en back-ups.", ["billing_records", "logs", "backups"]),
        ("De prototypes worden bewaard in een kast.", []),
    ],
)
def test_a_statement_names_its_data(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_words_of_a_condition_name_no_data() -> None:
    (sentence,) = Document("We keep the invoices until you delete your account.").sentences
    until = sentence.all("retention.active")
    assert [name_of(m) for m in mentioned(sentence, sentence.first, sentence.last, until)] == ["billing_records"]
