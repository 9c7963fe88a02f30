"""Saved comparisons in the browser's terms: Alice owns one, Bob is a colleague, an outsider has no account."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policycompare.accounts.models import User
from policycompare.comparisons.queries import ComparisonQuery
from policycompare.policies.models import Policy, PolicyVersion
from policycompare.policies.services import Submission, add_policy_text
from policycompare.saved.models import SavedComparison
from policycompare.saved.services import save_comparison
from tests.conftest import signed_in
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db

QUERY = ComparisonQuery(("acme", "brick"))
SALE = ("sale", {"stance": "sells"}, "We sell your data.")


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice", first_name="Alice", last_name="Jansen")


@pytest.fixture
def as_alice(alice: User) -> Client:
    return signed_in(alice)


@pytest.fixture
def as_bob() -> Client:
    return signed_in(User.objects.create_user("bob"))


@pytest.fixture
def acme() -> PolicyVersion:
    return make_version(make_vendor("Acme"))


@pytest.fixture
def kept(alice: User, acme: PolicyVersion) -> SavedComparison:
    make_version(make_vendor("Brick"))
    return save_comparison(alice, QUERY, "CRM for <sales>")


@pytest.fixture
def shared(kept: SavedComparison) -> SavedComparison:
    SavedComparison.objects.update(shared=True)
    kept.refresh_from_db()
    return kept


@pytest.fixture
def frozen(kept: SavedComparison) -> SavedComparison:
    SavedComparison.objects.update(frozen=True)
    kept.refresh_from_db()
    return kept


@pytest.fixture
def newer(kept: SavedComparison, acme: PolicyVersion) -> PolicyVersion:
    """Acme changes its mind on 12 November."""
    return make_version(acme.policy.vendor, "We sell your data.", [SALE])


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def sale_of(client: Client, saved: SavedComparison) -> list[str]:
    matrix = client.get(saved.get_absolute_url()).context["page"].matrix
    return [cell.items[0].words for row in matrix.rows if row.key == "sale" for cell in row.cells]


# Saving


def test_the_comparison_leads_to_the_form_and_the_form_proposes_a_name(as_alice: Client, kept: SavedComparison) -> None:
    assert "/saved/new/?v=acme&amp;v=brick" in html(as_alice, "/compare/?v=acme&v=brick")
    assert 'value="Acme and Brick"' in html(as_alice, "/saved/new/?v=acme&v=brick")


def test_a_visitor_without_an_account_sees_no_save_button(client: Client, kept: SavedComparison, settings: Any) -> None:
    settings.PUBLIC_READ = True
    assert "/saved/" not in html(client, "/compare/?v=acme&v=brick")


def test_saving_leads_to_the_saved_comparison(as_alice: Client, kept: SavedComparison) -> None:
    posted = {"name": "  Two   of them ", "shared": "on"}
    response = as_alice.post("/saved/new/?v=acme&v=nobody&group=retention", posted, follow=True)
    saved = SavedComparison.objects.get(name="Two of them")
    assert (saved.query, saved.shared, saved.frozen) == ("v=acme&group=retention", True, False)
    assert response.redirect_chain == [(saved.get_absolute_url(), 302)]
    assert "The comparison is saved." in response.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "CRM FOR <SALES>", "a\x00b"])
def test_what_to_change_about_the_name_stands_at_the_field(as_alice: Client, kept: SavedComparison, name: str) -> None:
    response = as_alice.post("/saved/new/?v=acme", {"name": name})
    assert response.status_code == 200
    assert response.context["form"].errors["name"]
    assert 'aria-invalid="true"' in response.content.decode()
    assert SavedComparison.objects.count() == 1


@pytest.mark.parametrize("query", ["", "v=nobody", "v=%00", "v=acme@99999999999999999999"])
def test_nothing_to_compare_is_nothing_to_save(as_alice: Client, kept: SavedComparison, query: str) -> None:
    for response in (as_alice.get(f"/saved/new/?{query}"), as_alice.post(f"/saved/new/?{query}", {"name": "None"})):
        assert response.status_code == 400
        assert "choose vendors first" in response.content.decode()
    assert SavedComparison.objects.count() == 1


# Opening


def test_a_saved_comparison_shows_its_table_under_its_name(as_alice: Client, kept: SavedComparison) -> None:
    page = html(as_alice, kept.get_absolute_url())
    assert "<title>CRM for &lt;sales&gt; · policycompare</title>" in page
    assert "Only you see it" in page
    assert 'href="/compare/evidence/acme/sale/' in page
    assert f'href="/saved/{kept.pk}/change/"' in page


def test_one_that_follows_shows_the_latest_and_says_what_changed(
    as_alice: Client, kept: SavedComparison, newer: PolicyVersion, acme: PolicyVersion
) -> None:
    assert sale_of(as_alice, kept) == ["Sells", "Denied"]
    page = html(as_alice, kept.get_absolute_url())
    assert "The table shows the latest versions." in page
    assert "version 1 became version 2" in page
    assert f"/compare/?v=acme@{acme.pk}&amp;v=acme@{newer.pk}&amp;differences=1" in page
    assert "Mark as seen" in page


def test_a_frozen_one_shows_its_versions_and_says_so_with_the_date(
    as_alice: Client, frozen: SavedComparison, newer: PolicyVersion, acme: PolicyVersion
) -> None:
    SavedComparison.objects.update(versions_chosen_at=datetime(2026, 11, 3, 12, tzinfo=UTC))
    assert sale_of(as_alice, frozen) == ["Denied", "Denied"]
    page = html(as_alice, frozen.get_absolute_url())
    assert "This is how the policies stood when it was frozen, on 3 November 2026. It is out of date:" in page
    assert f"/compare/evidence/acme@{acme.pk}/sale/" in page
    assert "As the policies stood on" not in page
    assert "/reports/comparison.csv?v=acme@" in page


def test_a_frozen_one_that_nothing_has_overtaken_says_that(as_alice: Client, frozen: SavedComparison) -> None:
    assert "No policy has changed since." in html(as_alice, frozen.get_absolute_url())


def test_another_document_that_takes_the_place_is_named(as_alice: Client, alice: User) -> None:
    clay = make_vendor("Clay")
    make_version(clay, kind=Policy.Kind.COOKIE_POLICY)
    saved = save_comparison(alice, ComparisonQuery(("clay",)), "Clay")
    make_version(clay, "We sell your data.", [SALE])
    assert "“Privacy policy” took the place of “Cookie policy”" in html(as_alice, saved.get_absolute_url())


def test_since_when_is_the_day_the_first_newer_version_came(
    as_alice: Client, kept: SavedComparison, acme: PolicyVersion, administrator: User
) -> None:
    for day in (12, 20):
        received = datetime(2026, 11, day, 12, tzinfo=UTC)
        text = f"Words of day {day}.".encode()
        submission = Submission(acme.policy.vendor, Policy.Kind.PRIVACY_POLICY, text, retrieved_at=received)
        add_policy_text(administrator, submission)
    page = html(as_alice, "/saved/")
    assert "Out of date since 12 November 2026" in page
    assert "version 1 became version 3" in page


# The list


def test_the_list_has_ones_own_and_what_others_share(
    as_alice: Client, as_bob: Client, shared: SavedComparison, alice: User
) -> None:
    save_comparison(alice, QUERY, "A secret")
    mine, bobs = html(as_alice, "/saved/"), html(as_bob, "/saved/")
    assert "A secret" in mine
    assert "Shared by others" not in mine
    assert "by Alice Jansen" in bobs
    assert "Acme, Brick" in bobs
    assert "A secret" not in bobs
    assert "/change/" not in bobs


def test_an_empty_list_says_what_to_do(as_bob: Client) -> None:
    assert "Compare some vendors and choose Save" in html(as_bob, "/saved/")


def test_a_long_list_asks_the_database_no_more_than_a_short_one(as_alice: Client, alice: User, kept: object) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            html(as_alice, "/saved/")
        return len(asked)

    few = queries()
    for at in range(10):
        save_comparison(alice, QUERY, f"Number {at}")
    assert queries() == few


# Changing


def test_the_owner_renames_shares_freezes_and_deletes(as_alice: Client, kept: SavedComparison) -> None:
    as_alice.post(f"/saved/{kept.pk}/change/", {"name": "Renamed", "shared": "on", "frozen": "on"})
    kept.refresh_from_db()
    assert (kept.name, kept.shared, kept.frozen) == ("Renamed", True, True)
    as_alice.post(f"/saved/{kept.pk}/change/", {"name": "Renamed"})
    kept.refresh_from_db()
    assert (kept.shared, kept.frozen) == (False, False)
    assert "Delete “Renamed”" in html(as_alice, f"/saved/{kept.pk}/delete/")
    assert SavedComparison.objects.exists()
    assert "“Renamed” is deleted." in as_alice.post(f"/saved/{kept.pk}/delete/", follow=True).content.decode()
    assert not SavedComparison.objects.exists()


def test_a_name_of_another_is_refused_at_the_field(as_alice: Client, kept: SavedComparison, alice: User) -> None:
    other = save_comparison(alice, QUERY, "Other")
    response = as_alice.post(f"/saved/{other.pk}/change/", {"name": kept.name})
    assert "You have another comparison of this name." in response.context["form"].errors["name"][0]


def test_bringing_a_frozen_one_up_to_date_shows_the_latest(
    as_alice: Client, frozen: SavedComparison, newer: PolicyVersion
) -> None:
    response = as_alice.post(f"/saved/{frozen.pk}/update/", follow=True)
    assert "It now stands at the latest versions." in response.content.decode()
    assert "No policy has changed since." in response.content.decode()
    assert sale_of(as_alice, frozen) == ["Sells", "Denied"]


def test_one_whose_vendors_are_all_gone_can_still_be_opened_and_says_so(
    as_alice: Client, frozen: SavedComparison
) -> None:
    PolicyVersion.objects.all().delete()
    assert "Acme has no policy yet" in html(as_alice, frozen.get_absolute_url())
    response = as_alice.post(f"/saved/{frozen.pk}/update/", follow=True)
    assert "None of its vendors has a policy any more" in response.content.decode()


# Who may


def test_a_colleague_opens_what_is_shared_and_changes_nothing(as_bob: Client, shared: SavedComparison) -> None:
    page = html(as_bob, shared.get_absolute_url())
    assert "Shared by Alice Jansen" in page
    assert "/change/" not in page
    for part in ("change", "delete"):
        assert as_bob.get(f"/saved/{shared.pk}/{part}/").status_code == 404
    for part in ("change", "delete", "update"):
        assert as_bob.post(f"/saved/{shared.pk}/{part}/", {"name": "Bob's"}).status_code == 404
    shared.refresh_from_db()
    assert shared.name == "CRM for <sales>"


def test_to_a_colleague_what_is_private_does_not_exist(as_bob: Client, kept: SavedComparison) -> None:
    assert as_bob.get(kept.get_absolute_url()).status_code == 404
    for part in ("change", "delete", "update"):
        assert as_bob.post(f"/saved/{kept.pk}/{part}/", {"name": "Bob's"}).status_code == 404
    assert SavedComparison.objects.get().name == "CRM for <sales>"


@pytest.mark.parametrize("public", [True, False])
def test_an_outsider_is_sent_to_the_sign_in_page(
    client: Client, shared: SavedComparison, settings: Any, public: bool
) -> None:
    settings.PUBLIC_READ = public
    for address in ("", "new/?v=acme", f"{shared.pk}/", f"{shared.pk}/change/", f"{shared.pk}/delete/"):
        for response in (client.get(f"/saved/{address}"), client.post(f"/saved/{address}")):
            assert response.status_code in {302, 405}
    assert client.post(f"/saved/{shared.pk}/update/").status_code == 302
    assert SavedComparison.objects.filter(shared=True).exists()


def test_the_pages_speak_dutch(as_alice: Client, kept: SavedComparison, newer: PolicyVersion) -> None:
    page = as_alice.get("/saved/", headers={"Accept-Language": "nl"}).content.decode()
    assert "Bewaarde vergelijkingen" in page
    assert "versie 1 werd versie 2" in page
