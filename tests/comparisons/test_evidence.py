"""What stands behind a cell."""

import pytest
from django.test import Client

from policycompare.comparisons.evidence import Evidence
from policycompare.comparisons.passages import MAX_LENGTH, MAX_PASSAGES, nearest_passages
from policycompare.policies.models import PolicyVersion
from policycompare.vocabulary import State
from tests.factories import make_vendor, make_version

BOTH = "We never sell data. Backups are kept for years.\n\nWe sell data only with your consent."


@pytest.fixture
def acme(db: None) -> PolicyVersion:
    return make_version(
        make_vendor("Acme"),
        BOTH,
        [
            ("sale", {"stance": "denies"}, "We never sell data."),
            ("sale", {"stance": "with_consent"}, "We sell data only with your consent."),
        ],
    )


def evidence(client: Client, row: str, vendor: str = "acme") -> Evidence:
    found = client.get(f"/compare/evidence/{vendor}/{row}/").context["evidence"]
    assert isinstance(found, Evidence)
    return found


def test_a_contradiction_shows_both_quotes(as_buyer: Client, acme: PolicyVersion) -> None:
    found = evidence(as_buyer, "sale")
    assert found.cell.state is State.CONTRADICTORY
    assert [(quote.says, quote.text) for quote in found.quotes] == [
        ("Denied", "We never sell data."),
        ("Only with consent", "We sell data only with your consent."),
    ]


def test_a_quote_is_verbatim_in_its_language_and_leads_to_its_place(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/evidence/acme/sale/").content.decode()
    quote = evidence(as_buyer, "sale").quotes[0]
    assert acme.text[: len(quote.text)] == quote.text
    assert '<blockquote lang="en">We never sell data.</blockquote>' in html
    assert quote.href == f"/policies/{acme.pk}/#clause-{quote.clause_id}"
    assert quote.href in html


def test_a_quote_comes_with_its_document_rule_and_review(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/evidence/acme/sale/").content.decode()
    for part in ("Privacy policy", "version 1", "25 May 2018", "sale.test", "How we work", "Unreviewed", "engine 1.0"):
        assert part in html, part


def test_a_quote_that_only_qualifies_is_shown_as_such(as_buyer: Client) -> None:
    make_version(
        make_vendor("Brick"),
        "You may ask for erasure. We erase within 5 working days.",
        [
            ("right", {"right": "erasure"}, "You may ask for erasure."),
            (
                "deadline",
                {"action": "erasure_request", "period": "P5D", "business_days": True},
                "We erase within 5 working days.",
            ),
        ],
    )
    quotes = evidence(as_buyer, "right.erasure", "brick").quotes
    assert [(quote.says, quote.qualifier, quote.joined) for quote in quotes] == [
        ("Yes", "within 5 working days", False),
        ("", "", True),
    ]


def test_silence_says_what_was_searched_and_what_comes_nearest(as_buyer: Client, acme: PolicyVersion) -> None:
    found = evidence(as_buyer, "retention.backups")
    assert found.cell.state is State.NOT_STATED
    assert "backup" in found.searched
    assert [passage.text for passage in found.nearest] == ["We never sell data. Backups are kept for years."]


def test_silence_in_a_dutch_policy_is_searched_in_dutch(as_buyer: Client) -> None:
    make_version(make_vendor("Kaas"), "Wij bewaren veel. Een klacht? Bel ons.", [], language="nl")
    found = evidence(as_buyer, "right.complaint", "kaas")
    assert "klacht" in found.searched
    assert len(found.nearest) == 1


def test_htmx_gets_the_part_without_the_page(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/evidence/acme/sale/", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "We never sell data." in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_the_way_back_is_the_comparison_one_came_from(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/evidence/acme/sale/?v=acme&v=brick&differences=1")
    assert response.context["back"] == "/compare/?v=acme&v=brick&differences=1"


@pytest.mark.parametrize("name", ["HX-Current-URL", "Referer"])
def test_the_way_back_is_the_page_that_asked(as_buyer: Client, acme: PolicyVersion, name: str) -> None:
    def back(page: str) -> str:
        headers = {name: page} | ({"HX-Request": "true"} if name.startswith("HX") else {})
        return str(as_buyer.get("/compare/evidence/acme/sale/", headers=headers).context["back"])

    assert back("http://testserver/compare/?v=acme&fold=rights&open=acme/sale") == "/compare/?v=acme&fold=rights"
    assert back("http://testserver/saved/5/?x=1") == "/saved/5/?x=1"
    assert back("http://elsewhere.example/compare/?v=brick") == "/compare/?v=acme"
    assert back("http://[") == "/compare/?v=acme"


def test_beside_the_table_the_address_is_that_of_the_comparison_with_the_cell_opened(
    as_buyer: Client, acme: PolicyVersion
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/compare/?v=acme&v=brick"}
    response = as_buyer.get("/compare/evidence/acme/sale/", headers=headers)
    assert response["HX-Push-Url"] == "/compare/?v=acme&v=brick&open=acme/sale"
    headers["HX-Current-URL"] = "http://testserver/saved/5/"
    assert as_buyer.get("/compare/evidence/acme/sale/", headers=headers)["HX-Push-Url"] == "false"


def test_the_reason_for_each_quote_is_there_to_read(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/evidence/acme/sale/").content.decode()
    assert html.count("Found by: &#x27;say&#x27;, <code>sale.test</code>") == 2


def test_the_nearest_passages_lead_to_their_place(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/evidence/acme/retention.backups/").content.decode()
    assert f"/policies/{acme.pk}/#:~:text=We%20never%20sell%20data.%20Backups%20are%20kept" in html


@pytest.mark.parametrize("path", ["nobody/sale", "acme/weather", "acme/retention", "acme/retention.furniture"])
def test_evidence_for_what_does_not_exist_is_not_found(as_buyer: Client, acme: PolicyVersion, path: str) -> None:
    assert as_buyer.get(f"/compare/evidence/{path}/").status_code == 404


def test_evidence_of_a_vendor_without_a_policy_is_not_found(as_buyer: Client) -> None:
    make_vendor("Empty Hands")
    assert as_buyer.get("/compare/evidence/empty-hands/sale/").status_code == 404


# Passages


def test_the_passage_with_the_most_different_words_comes_first() -> None:
    text = "We keep a list.\n\nBackups are kept; we keep backups.\n\nNothing here."
    assert [passage.text for passage in nearest_passages(text, ("backup", "keep"))] == [
        "Backups are kept; we keep backups.",
        "We keep a list.",
    ]


def test_words_count_only_from_their_beginning() -> None:
    assert nearest_passages("We upkeep the garden.", ("keep",)) == ()


def test_passages_are_few_and_a_long_one_is_cut_around_its_word() -> None:
    long = "word " * 400 + "backup " + "word " * 400
    passages = nearest_passages("\n\n".join([long, "backup one.", "backup two.", "backup three."]), ("backup",))
    assert len(passages) == MAX_PASSAGES
    assert passages[0].cut
    assert "backup" in passages[0].text
    assert len(passages[0].text) <= MAX_LENGTH


def test_a_passage_is_verbatim() -> None:
    text = "x" * 1000 + " backup " + "y" * 1000
    for passage in nearest_passages(text, ("backup",)):
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
