"""A vendor's page: its policy by topic, its versions, and where it stands out, with the number behind it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policycompare.catalogue.profile import vendor_page
from policycompare.catalogue.standing import Standing
from policycompare.policies.models import Vendor
from policycompare.vocabulary import Value
from tests.catalogue.test_facets import backups, says
from tests.conftest import AddVersion
from tests.factories import Said, make_vendor

pytestmark = pytest.mark.django_db


def standings(slug: str, language: str = "en") -> list[Standing]:
    return list(vendor_page(Vendor.objects.get(slug=slug), language).standings)


def right(name: str) -> Said:
    return ("right", {"right": name}, "We")


def breach(period: str, **extra: Value) -> Said:
    return ("deadline", {"action": "breach_notification", "period": period, **extra}, "We")


def others(number: int, *said: Said) -> None:
    for each in range(number):
        says(f"Other {each} of {number} {len(said)}", *said)


def test_keeping_longer_than_most_is_told_with_the_number_behind_it() -> None:
    others(9, backups("P30D"))
    says("Longest", backups("P2Y"))
    says("Acme", backups("P1Y"))
    (told,) = standings("acme")
    assert (told.label, told.words, told.count, told.others) == ("Back-ups", "1 year", 9, 10)
    assert told.sentence == "longer than 9 of the 10 other vendors that state a period (90%)"


def test_keeping_shorter_and_telling_sooner_than_most_are_told_too() -> None:
    others(5, backups("P1Y"), breach("PT72H"))
    says("Acme", backups("P30D"), breach("PT24H"))
    assert {(told.label, told.sentence.split(" (")[0]) for told in standings("acme")} == {
        ("Back-ups", "shorter than 5 of the 5 other vendors that state a period"),
        ("Breach notification", "sooner than 5 of the 5 other vendors that state a period"),
    }


def test_nothing_is_told_where_fewer_than_five_others_state_it() -> None:
    others(4, backups("P30D"))
    others(7)
    says("Acme", backups("P1Y"))
    assert standings("acme") == []


def test_ninety_days_are_not_longer_than_three_months_nor_shorter() -> None:
    others(6, backups("P3M"))
    says("Acme", backups("P90D"))
    assert standings("acme") == []


@pytest.mark.parametrize("said", [(backups("P1Y", bound="at_least"),), (backups("P1Y"), backups("legal_requirement"))])
def test_a_period_without_an_end_is_held_against_no_other(said: tuple[Said, ...]) -> None:
    others(6, backups("P30D"))
    says("Acme", *said)
    assert standings("acme") == []


def test_others_are_counted_once_by_their_longest_period() -> None:
    others(6, backups("P30D"), backups("P5Y"))
    says("Acme", backups("P1Y"))
    (told,) = standings("acme")
    assert told.sentence == "shorter than 6 of the 6 other vendors that state a period (100%)"


def test_an_answer_that_few_give_is_told() -> None:
    others(8, ("sale", {"stance": "denies"}, "We"))
    says("Acme", ("sale", {"stance": "sells"}, "We"))
    (told,) = standings("acme")
    assert (told.words, told.sentence) == ("Sells", "said by 0 of the 8 other vendors that state it (0%)")


def test_rare_rights_and_missing_common_ones_are_told() -> None:
    others(6, right("erasure"))
    says("Acme", right("portability"))
    assert {(told.label, told.sentence.split(" (")[0]) for told in standings("acme")} == {
        ("Erasure", "not stated here, but by 6 of the 6 other vendors"),
        ("Data portability", "stated by 0 of the 6 other vendors"),
    }


def test_old_versions_and_the_vendors_own_other_documents_are_no_others() -> None:
    for number in range(5):
        says("Bolt", backups("P30D"), text=f"We say so, time {number}.")
    says("Acme", backups("P1Y"))
    assert standings("acme") == []


def test_a_page_speaks_the_readers_language(as_buyer: Client) -> None:
    others(5, backups("P30D"))
    says("Acme", backups("P1Y"))
    page = as_buyer.get("/vendors/acme/", headers={"Accept-Language": "nl"}).content.decode()
    assert "langer dan 5 van de 5 andere leveranciers" in page


def test_the_profile_puts_rights_in_one_line_and_leads_to_the_quotes(as_buyer: Client) -> None:
    says("Acme", right("erasure"), right("portability"), backups("P90D"))
    page = vendor_page(Vendor.objects.get(slug="acme"), "en")
    lines = {line.label: [said.words for said in line.said] for group in page.groups for line in group.lines}
    assert lines == {"Rights": ["Erasure", "Data portability"], "Back-ups": ["90 days"]}
    href = page.groups[0].lines[0].said[0].href
    assert href == "/compare/evidence/acme/retention.backups/?v=acme"
    assert as_buyer.get(href).status_code == 200


def test_a_long_list_is_cut_and_says_how_much_is_left_out() -> None:
    says("Acme", *(("recipient_name", {"name": f"Firm {number}"}, "We") for number in range(12)))
    (line,) = vendor_page(Vendor.objects.get(slug="acme"), "en").groups[0].lines
    assert (len(line.said), line.more, line.more_href) == (8, 4, "/compare/?v=acme&group=sharing")


def test_all_versions_stand_there_newest_first(as_buyer: Client, add_version: AddVersion) -> None:
    first, second = add_version("The first."), add_version("The second.")
    page = as_buyer.get("/vendors/acme/").content.decode()
    policies = page[page.index("vendor-policies") :]
    assert policies.index(second.get_absolute_url()) < policies.index(first.get_absolute_url())


def test_a_vendor_without_a_policy_has_a_page_that_says_so(as_buyer: Client) -> None:
    make_vendor("Empty")
    page = as_buyer.get("/vendors/empty/").content.decode()
    assert "No policy yet" in page
    assert "Compare with others" not in page


def test_a_vendor_that_is_not_there_is_not_found(as_buyer: Client) -> None:
    assert as_buyer.get("/vendors/nobody/").status_code == 404


def test_more_vendors_take_no_more_queries(as_buyer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_buyer.get("/vendors/acme/")
        return len(captured)

    says("Acme", backups("P1Y"), right("erasure"), ("sale", {"stance": "denies"}, "We"))
    others(6, backups("P30D"))
    few = queries()
    others(12, backups("P30D"))
    assert queries() == few
