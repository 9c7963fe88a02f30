"""The comparison in the browser's terms: addresses, parts, notices."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from policycompare.comparisons.pages import EXAMPLE_VENDORS, SUGGESTIONS, ComparisonPage
from policycompare.comparisons.queries import FEW_VENDORS, MAX_VENDORS
from policycompare.policies.models import Clause, Policy, PolicyVersion
from tests.factories import SAID, make_vendor, make_version

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def acme() -> PolicyVersion:
    return make_version(make_vendor("Acme"))


@pytest.fixture
def brick(acme: PolicyVersion) -> PolicyVersion:
    return make_version(
        make_vendor("Brick"), "We sell your data.", [("sale", {"stance": "sells"}, "We sell your data.")]
    )


def page_of(client: Client, address: str) -> ComparisonPage:
    page = client.get(address).context["page"]
    assert isinstance(page, ComparisonPage)
    return page


def test_vendors_stand_side_by_side_in_the_order_of_the_address(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    response = as_buyer.get("/compare/?v=brick&v=acme")
    assert response.status_code == 200
    page = response.context["page"]
    assert [head.column.name for head in page.heads] == ["Brick", "Acme"]
    sale = next(row for row in page.matrix.rows if row.key == "sale")
    assert [cell.items[0].words for cell in sale.cells] == ["Sells", "Denied"]
    assert sale.differs


def test_the_latest_version_of_the_privacy_policy_is_compared(as_buyer: Client, acme: PolicyVersion) -> None:
    newest = make_version(acme.policy.vendor, "New words.", [])
    make_version(acme.policy.vendor, kind=Policy.Kind.COOKIE_POLICY)
    (column,) = page_of(as_buyer, "/compare/?v=acme").matrix.columns
    assert (column.version_id, column.version_number, column.clause_count) == (newest.pk, 2, 0)


def test_another_document_stands_in_where_there_is_no_privacy_policy(as_buyer: Client) -> None:
    version = make_version(make_vendor(), kind=Policy.Kind.COOKIE_POLICY)
    assert page_of(as_buyer, "/compare/?v=acme").matrix.columns[0].version_id == version.pk


def test_what_a_reviewer_rejected_is_not_shown(as_buyer: Client, acme: PolicyVersion) -> None:
    acme.clauses.filter(topic="sale").update(review=Clause.Review.REJECTED)
    assert "sale" not in [row.key for row in page_of(as_buyer, "/compare/?v=acme").matrix.rows]


def test_an_unknown_vendor_is_named_and_the_others_are_shown(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme&v=nobody%3Cb%3E")
    assert response.status_code == 200
    assert "nobody&lt;b&gt;" in response.content.decode()
    assert response.context["page"].unknown == ("nobody<b>",)
    assert [column.key for column in response.context["page"].matrix.columns] == ["acme"]


def test_the_next_click_forgets_who_is_unknown(as_buyer: Client, acme: PolicyVersion) -> None:
    assert page_of(as_buyer, "/compare/?v=nobody&v=acme").address == "/compare/?v=acme"


def test_a_vendor_without_a_policy_is_named(as_buyer: Client, acme: PolicyVersion) -> None:
    make_vendor("Empty Hands")
    response = as_buyer.get("/compare/?v=acme&v=empty-hands")
    assert response.context["page"].without_policy == ("Empty Hands",)
    assert "Empty Hands" in response.content.decode()


def test_only_vendors_that_do_not_exist_give_an_empty_table_with_a_way_on(as_buyer: Client) -> None:
    response = as_buyer.get("/compare/?v=nobody")
    assert response.status_code == 200
    assert response.context["page"].matrix.columns == ()


def test_with_nobody_chosen_some_vendors_are_shown_to_begin_with(as_buyer: Client) -> None:
    for at in range(EXAMPLE_VENDORS + 1):
        make_version(make_vendor(f"Vendor {at}"))
    page = page_of(as_buyer, "/compare/")
    assert page.example
    assert len(page.matrix.columns) == EXAMPLE_VENDORS
    assert not page_of(as_buyer, "/compare/?v=vendor-0").example


def test_with_no_vendors_at_all_the_page_still_stands(as_buyer: Client) -> None:
    response = as_buyer.get("/compare/")
    assert response.status_code == 200
    assert response.context["page"].matrix.rows == ()


def test_more_vendors_than_fit_are_left_out_and_counted(as_buyer: Client) -> None:
    slugs = []
    for at in range(MAX_VENDORS + 2):
        slugs.append(make_vendor(f"Vendor {at}").slug)
    page = page_of(as_buyer, "/compare/?" + "&".join(f"v={slug}" for slug in slugs))
    assert page.left_out == 2
    assert len(page.without_policy) == MAX_VENDORS


def test_htmx_gets_the_part_and_the_address_to_show(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme&words=", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="comparison"' in html
    assert response["HX-Push-Url"] == "/compare/?v=acme"
    assert "HX-Request" in response["Vary"]


def test_without_htmx_the_same_address_gives_the_whole_page(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme")
    html = response.content.decode()
    assert "<html" in html
    assert 'id="comparison"' in html
    assert "HX-Request" in response["Vary"]
    assert "HX-Push-Url" not in response


def test_restoring_from_history_gives_the_whole_page(as_buyer: Client, acme: PolicyVersion) -> None:
    headers = HTMX | {"HX-History-Restore-Request": "true"}
    assert "<html" in as_buyer.get("/compare/?v=acme", headers=headers).content.decode()


def test_a_name_typed_in_full_adds_the_vendor(as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme&find=BRICK")
    assert (response.status_code, response["Location"]) == (302, "/compare/?v=acme&v=brick")
    part = as_buyer.get("/compare/?v=acme&find=brick", headers=HTMX)
    assert part["HX-Push-Url"] == "/compare/?v=acme&v=brick"


def test_part_of_a_name_offers_those_who_match(as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion) -> None:
    picker = page_of(as_buyer, "/compare/?v=acme&find=ri").picker
    assert [(one.name, one.href) for one in picker.suggestions] == [("Brick", "/compare/?v=acme&v=brick")]


def test_a_name_nobody_has_is_said_and_changes_nothing(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme&find=zebra")
    assert response.context["page"].picker.suggestions == ()
    assert "zebra" in response.content.decode()


def test_while_typing_the_suggestions_come_by_themselves(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    response = as_buyer.get("/compare/vendors/?v=acme&find=bri", headers=HTMX)
    html = response.content.decode()
    assert "Brick" in html
    assert "/compare/?v=acme&amp;v=brick" in html
    assert "Acme" not in html


def test_suggestions_without_htmx_lead_to_the_page(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/vendors/?v=acme&find=bri")
    assert (response.status_code, response["Location"]) == (302, "/compare/?v=acme&find=bri")


def test_suggestions_are_few_however_many_vendors_there_are(as_buyer: Client) -> None:
    for at in range(SUGGESTIONS + 3):
        make_version(make_vendor(f"Vendor {at}"))
    html = as_buyer.get("/compare/vendors/?v=vendor-0&find=", headers=HTMX).content.decode()
    assert html.count("<li>") == SUGGESTIONS


def test_nobody_is_suggested_before_something_is_typed(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    assert page_of(as_buyer, "/compare/?v=acme").picker.suggestions == ()


def test_each_vendor_can_be_removed_and_moved(as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion) -> None:
    first, last = page_of(as_buyer, "/compare/?v=acme&v=brick&differences=1").heads
    assert first.remove == "/compare/?v=brick&differences=1"
    assert (first.left, first.right) == ("", "/compare/?v=brick&v=acme&differences=1")
    assert (last.left, last.right) == ("/compare/?v=brick&v=acme&differences=1", "")


def test_each_vendor_can_be_pinned_and_made_the_baseline(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    acmes, bricks = page_of(as_buyer, "/compare/?v=acme&v=brick&baseline=acme&pin=acme").heads
    assert (acmes.is_pinned, acmes.is_baseline) == (True, True)
    assert acmes.pin == "/compare/?v=acme&v=brick&baseline=acme"
    assert acmes.baseline == "/compare/?v=acme&v=brick&pin=acme"
    assert (acmes.right, bricks.left) == ("", "")
    assert bricks.pin == "/compare/?v=brick&v=acme&baseline=acme&pin=brick"
    assert (acmes.departing, bricks.departing) == (0, 3)


def test_what_departs_from_the_baseline_says_so_in_words(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion
) -> None:
    html = as_buyer.get("/compare/?v=acme&v=brick&baseline=acme").content.decode()
    assert html.count('<span class="departs">Differs</span>') == 3
    assert "Only differences from Acme" in html
    assert "Differs</span>" not in as_buyer.get("/compare/?v=acme&v=brick").content.decode()


def test_the_first_five_vendors_are_shown_and_the_others_named(as_buyer: Client) -> None:
    slugs = [make_version(make_vendor(f"Vendor {at}")).policy.vendor.slug for at in range(7)]
    address = "/compare/?" + "&".join(f"v={slug}" for slug in slugs)
    page = page_of(as_buyer, address)
    assert len(page.matrix.columns) == FEW_VENDORS
    assert page.waiting == ("Vendor 5", "Vendor 6")
    assert page.more_vendors == f"{address}&all=1"
    assert page.address == address
    every = page_of(as_buyer, page.more_vendors)
    assert (len(every.matrix.columns), every.waiting, every.fewer_vendors) == (7, (), address)


def test_the_exports_hold_the_vendors_that_are_shown(as_buyer: Client) -> None:
    slugs = [make_version(make_vendor(f"Vendor {at}")).policy.vendor.slug for at in range(6)]
    page = page_of(as_buyer, "/compare/?" + "&".join(f"v={slug}" for slug in slugs))
    assert page.csv == "/reports/comparison.csv?" + "&".join(f"v={slug}" for slug in slugs[:5])


def test_a_folded_group_shows_its_heading_alone(as_buyer: Client, acme: PolicyVersion) -> None:
    response = as_buyer.get("/compare/?v=acme&fold=retention")
    retention, sharing, *_ = response.context["page"].sections
    assert (retention.folded, retention.toggle) == (True, "/compare/?v=acme")
    assert (sharing.folded, sharing.toggle) == (False, "/compare/?v=acme&fold=retention&fold=sharing")
    html = response.content.decode()
    assert "1 row, folded" in html
    assert 'id="why-retention.backups"' not in html
    assert 'id="why-sale"' in html


def test_an_opened_quote_stands_beside_the_table_at_an_address_of_its_own(
    as_buyer: Client, acme: PolicyVersion
) -> None:
    response = as_buyer.get("/compare/?v=acme&open=acme/sale")
    page = response.context["page"]
    assert page.evidence.row_label == "Sale of personal data"
    assert page.address == "/compare/?v=acme"
    assert '<blockquote lang="en">We never sell your data.</blockquote>' in response.content.decode()


@pytest.mark.parametrize("opened", ["nobody/sale", "brick/sale", "acme/furniture", "acme"])
def test_nothing_opens_for_a_cell_that_is_not_in_the_table(
    as_buyer: Client, acme: PolicyVersion, brick: PolicyVersion, opened: str
) -> None:
    assert page_of(as_buyer, f"/compare/?v=acme&open={opened}").evidence is None


def test_a_review_is_said_in_words(as_buyer: Client, acme: PolicyVersion) -> None:
    acme.clauses.filter(topic="sale").update(review=Clause.Review.DISPUTED)
    html = as_buyer.get("/compare/?v=acme").content.decode()
    assert '<span class="how is-disputed">Disputed</span>' in html
    assert "Unreviewed" not in html


def test_while_filtering_the_number_of_rows_is_told(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/?v=acme&words=erasure", headers=HTMX).content.decode()
    assert '<p id="rows-shown" hx-swap-oob="innerHTML">1 of 3 rows</p>' in html
    assert '<output class="fine" for="words">1 of 3 rows</output>' in html


def test_groups_are_chosen_by_links_that_keep_the_rest(as_buyer: Client, acme: PolicyVersion) -> None:
    everything, first, *_ = page_of(as_buyer, "/compare/?v=acme&group=retention&words=a").group_choices
    assert (everything.href, everything.chosen) == ("/compare/?v=acme&words=a", False)
    assert (first.href, first.chosen) == ("/compare/?v=acme&group=retention&words=a", True)


def test_the_exports_carry_the_same_query(as_buyer: Client, acme: PolicyVersion) -> None:
    page = page_of(as_buyer, "/compare/?v=acme&differences=1")
    assert page.csv == "/reports/comparison.csv?v=acme&differences=1"
    assert page.json == "/reports/comparison.json?v=acme&differences=1"


def test_the_words_follow_the_language_of_the_reader(as_buyer: Client, acme: PolicyVersion) -> None:
    html = as_buyer.get("/compare/?v=acme", headers={"Accept-Language": "nl"}).content.decode()
    assert "Uitgesloten" in html
    assert "90 dagen" in html


def test_the_number_of_queries_does_not_grow_with_the_vendors(as_buyer: Client) -> None:
    slugs = [make_version(make_vendor(f"Vendor {at}")).policy.vendor.slug for at in range(12)]

    def queries(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            as_buyer.get("/compare/?" + "&".join(f"v={slug}" for slug in slugs[:count]))
        return len(captured)

    assert 4 <= queries(12) == queries(2) <= 12


@pytest.mark.parametrize(
    "address",
    [
        "/compare/?v=%00",
        "/compare/?v=%ff%fe",
        "/compare/?v=" + "a" * 3000,
        "/compare/?group=weather&differences=maybe&words=%27%22%3C",
        "/compare/?find=%00%25_",
        "/compare/?v=acme&find=" + "%F0%9F%A6%93" * 200,
    ],
)
def test_an_odd_address_gives_a_page(as_buyer: Client, acme: PolicyVersion, address: str) -> None:
    assert as_buyer.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/compare/?v=acme", "/compare/vendors/?find=a", "/compare/evidence/acme/sale/", "/reports/comparison.csv"],
)
def test_who_has_no_account_is_sent_to_sign_in_unless_reading_is_open(
    client: Client, acme: PolicyVersion, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/")
    with override_settings(PUBLIC_READ=True):
        assert "/accounts/" not in client.get(address).get("Location", "")


def test_comparing_changes_nothing_so_it_takes_no_post(as_buyer: Client, acme: PolicyVersion) -> None:
    assert as_buyer.post("/compare/?v=acme").status_code == 405
    assert len(SAID) == acme.clauses.count()
