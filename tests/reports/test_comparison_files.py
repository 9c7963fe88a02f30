"""The comparison as a file: exactly what the page shows, and safe to open."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from policycompare.comparisons.pages import ComparisonPage
from policycompare.policies.models import Clause
from policycompare.reports.exporters.csv import safe
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db

QUERIES = [
    "v=acme&v=brick&v=silent",
    "v=brick&v=acme",
    "v=acme&v=brick&differences=1",
    "v=acme&v=brick&group=sharing&group=rights",
    "v=acme&v=brick&words=erasure",
    "v=acme&v=brick&row=sale&row=retention.logs",
    "v=acme&v=brick&v=silent&baseline=brick&pin=silent&fold=sharing&differences=1",
]


@pytest.fixture(autouse=True)
def vendors(db: None) -> None:
    make_version(
        make_vendor("Acme"),
        "Backups live 90 days. No sale; with consent we sell. Erase? Yes, in 5 working days. =HYPERLINK is a word.",
        [
            ("retention", {"data": "backups", "period": "P90D", "bound": "at_most"}, "Backups live 90 days."),
            ("sale", {"stance": "denies"}, "No sale"),
            ("sale", {"stance": "with_consent"}, "with consent we sell"),
            ("right", {"right": "erasure", "scope": "eea"}, "Erase? Yes"),
            (
                "deadline",
                {"action": "erasure_request", "period": "P5D", "business_days": True},
                "in 5 working days",
            ),
            ("recipient_name", {"name": "=HYPERLINK"}, "=HYPERLINK is a word."),
        ],
    )
    make_version(
        make_vendor("Brick"),
        "Geen verkoop. Wissen mag: “é, 🦓”\nen meer.",
        [("sale", {"stance": "denies"}, "Geen verkoop."), ("right", {"right": "erasure"}, "“é, 🦓”\nen meer.")],
        language="nl",
    )
    make_version(make_vendor("Silent"), "Nothing.", [])


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def as_json(content: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(content)
    return document


def page_of(client: Client, query: str) -> ComparisonPage:
    page = client.get(f"/compare/?{query}").context["page"]
    assert isinstance(page, ComparisonPage)
    return page


@pytest.mark.parametrize("query", QUERIES)
def test_csv_holds_exactly_the_values_of_the_page(as_buyer: Client, query: str) -> None:
    page = page_of(as_buyer, query)
    shown = [
        (
            group.label,
            row.label,
            row.gdpr,
            "yes" if row.differs else "no",
            column.name,
            cell.state,
            safe(words),
            qualifier,
            safe(quote),
        )
        for group in page.matrix.groups
        for row in group.rows
        for column, cell in zip(page.matrix.columns, row.cells, strict=True)
        for words, qualifier, quote in (
            [
                (item.words, item.qualifier, Clause.objects.get(pk=pk).quote)
                for item in cell.items
                for pk in item.clause_ids
            ]
            or [(cell.words, "", "")]
        )
    ]
    names = ("group", "row", "article", "differs", "vendor", "state", "value", "qualifiers", "quote")
    exported = rows_of(as_buyer.get(f"/reports/comparison.csv?{query}").content)
    assert [tuple(line[name] for name in names) for line in exported] == shown
    assert len(shown) > 0


@pytest.mark.parametrize("query", QUERIES)
def test_json_holds_exactly_the_table_of_the_page(as_buyer: Client, query: str) -> None:
    matrix = page_of(as_buyer, query).matrix
    document = as_json(as_buyer.get(f"/reports/comparison.json?{query}").content)
    assert [vendor["key"] for vendor in document["vendors"]] == [column.key for column in matrix.columns]
    assert [group["label"] for group in document["groups"]] == [group.label for group in matrix.groups]
    exported = [row for group in document["groups"] for row in group["rows"]]
    assert [(row["key"], row["label"], row["article"], row["differs"]) for row in exported] == [
        (row.key, row.label, row.gdpr, row.differs) for row in matrix.rows
    ]
    for written, row in zip(exported, matrix.rows, strict=True):
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            there = written["cells"][column.key]
            assert (there["state"], there["words"], there["departs"]) == (cell.state, cell.words, cell.departs)
            assert [
                (item["words"], item["qualifiers"], item["state"], item["clauses"]) for item in there["values"]
            ] == [(item.words, list(item.qualifiers), item.state, list(item.clause_ids)) for item in cell.items]
    assert document["counts"] == {
        "rows": matrix.row_count,
        "differing": matrix.differing,
        "hidden_as_same": matrix.hidden,
        "hidden_by_words": matrix.filtered,
        "stated_by_nobody": matrix.unstated,
    }


def test_json_gives_every_clause_named_in_the_table_verbatim(as_buyer: Client) -> None:
    document = as_json(as_buyer.get(f"/reports/comparison.json?{QUERIES[0]}").content)
    named = {
        str(pk)
        for group in document["groups"]
        for row in group["rows"]
        for cell in row["cells"].values()
        for item in cell["values"]
        for pk in (*item["clauses"], *item["qualified_by"])
    }
    assert named == set(document["clauses"])
    for pk, clause in document["clauses"].items():
        text = Clause.objects.get(pk=pk).version.text
        assert text[clause["start"] : clause["end"]] == clause["quote"]


def test_json_says_its_version_its_query_and_where_each_text_comes_from(as_buyer: Client) -> None:
    document = as_json(as_buyer.get("/reports/comparison.json?v=acme&differences=1").content)
    assert document["schema_version"] == "1.1"
    assert document["query"] == {
        "address": "v=acme&differences=1",
        "vendors": ["acme"],
        "groups": [],
        "rows": [],
        "baseline": None,
        "only_differences": True,
        "words": "",
    }
    (vendor,) = document["vendors"]
    assert vendor["policy"] == "Privacy policy"
    assert (vendor["version"], vendor["effective_date"]) == (1, "2018-05-25")
    assert vendor["retrieved_at"] == "2026-11-01T12:00:00+00:00"
    assert len(vendor["text_sha256"]) == 64
    assert vendor["engine_version"] == "1.0"


def test_csv_carries_the_source_of_each_line(as_buyer: Client) -> None:
    line = rows_of(as_buyer.get("/reports/comparison.csv?v=acme").content)[0]
    assert line["policy"] == "Privacy policy"
    assert (line["version"], line["effective_date"]) == ("1", "2018-05-25")
    assert line["retrieved_at"] == "2026-11-01T12:00:00+00:00"
    assert len(line["text_sha256"]) == 64
    assert (line["engine_version"], line["rule"], line["review"]) == ("1.0", "retention.test", "unreviewed")


def test_csv_opens_rightly_in_excel(as_buyer: Client) -> None:
    response = as_buyer.get("/reports/comparison.csv?v=brick")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert rows_of(response.content)[-1]["quote"] == "“é, 🦓”\nen meer."


def test_a_formula_in_a_policy_stays_text(as_buyer: Client) -> None:
    response = as_buyer.get("/reports/comparison.csv?v=acme")
    lines = [line for line in rows_of(response.content) if line["row_key"] == "recipient_name"]
    assert [(line["value"], line["quote"]) for line in lines] == [("'=HYPERLINK", "'=HYPERLINK is a word.")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_disarmed(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "90 days", "a=b", "“quote”", "'=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_the_file_has_a_name_with_its_day(as_buyer: Client) -> None:
    disposition = as_buyer.get("/reports/comparison.json?v=acme")["Content-Disposition"]
    assert disposition.startswith('attachment; filename="comparison-20')
    assert disposition.endswith('.json"')


def test_words_are_in_the_language_of_the_reader_and_names_of_columns_are_not(as_buyer: Client) -> None:
    line = rows_of(as_buyer.get("/reports/comparison.csv?v=acme", headers={"Accept-Language": "nl"}).content)[0]
    assert (line["row"], line["value"], line["qualifiers"]) == ("Back-ups", "90 dagen", "hooguit")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/reports/comparison.docm?v=acme", "There is no report as “docm”. Choose one of: csv, json."),
        ("/reports/comparison.csv", "The address names no vendor."),
        ("/reports/comparison.csv?v=acme&v=nobody", "There is no policy of: nobody."),
        ("/reports/comparison.json?" + "&".join(f"v=x{at}" for at in range(21)), "A report holds at most 20 vendors."),
    ],
)
def test_what_cannot_be_exported_is_refused_in_a_sentence(as_buyer: Client, address: str, sentence: str) -> None:
    response = as_buyer.get(address)
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_vendor_without_a_policy_is_named(as_buyer: Client) -> None:
    make_vendor("Empty Hands")
    response = as_buyer.get("/reports/comparison.csv?v=acme&v=empty-hands")
    assert response.status_code == 400
    assert "Empty Hands" in response.content.decode()


def test_only_who_may_read_may_export(client: Client) -> None:
    response = client.get("/reports/comparison.csv?v=acme")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/")
