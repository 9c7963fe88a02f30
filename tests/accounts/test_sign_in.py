"""Signing in: with a password, or in the demo with one click."""

from typing import Any

import pytest
from django.test import Client

from policycompare.accounts.models import User
from tests.conftest import signed_in

PASSWORD = "bens-long-password"


def sign_in(client: Client, password: str, **more: str) -> Any:
    return client.post("/accounts/sign-in/", {"username": "ben", "password": password, **more})


def test_a_password_lets_one_in_and_back_to_where_one_wanted_to_go(client: Client, buyer: User) -> None:
    wanted = client.get("/vendors/")
    assert wanted.headers["Location"] == "/accounts/sign-in/?next=/vendors/"
    response = sign_in(client, PASSWORD, next="/vendors/")
    assert response.headers["Location"] == "/vendors/"
    assert client.get("/vendors/").status_code == 200


def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, buyer: User) -> None:
    assert sign_in(client, PASSWORD, next="https://evil.example/").headers["Location"] == "/"


def test_a_wrong_password_is_said_and_lets_nobody_in(client: Client, buyer: User) -> None:
    response = sign_in(client, "wrong")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert client.get("/vendors/").status_code == 302


def test_after_five_wrong_passwords_the_right_one_must_wait(client: Client, buyer: User) -> None:
    for _ in range(5):
        response = sign_in(client, "wrong")
    assert response.status_code == 429
    assert sign_in(client, PASSWORD).status_code == 429
    assert client.get("/vendors/").status_code == 302


def test_a_closed_account_cannot_sign_in(client: Client, buyer: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in(client, PASSWORD).status_code == 200
    assert client.get("/vendors/").status_code == 302


def test_signing_out_takes_a_post_and_ends_reading(as_buyer: Client) -> None:
    assert as_buyer.get("/accounts/sign-out/").status_code == 405
    assert as_buyer.post("/accounts/sign-out/").status_code == 302
    assert as_buyer.get("/vendors/").status_code == 302


def test_who_is_signed_in_needs_no_sign_in_page(as_buyer: Client) -> None:
    assert as_buyer.get("/accounts/sign-in/").headers["Location"] == "/"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("role", list(User.Role))
def test_the_demo_offers_an_account_of_each_role(client: Client, settings: Any, role: User.Role) -> None:
    settings.DEMO = True
    assert f'value="{role}"' in client.get("/accounts/sign-in/").content.decode()
    response = client.post("/accounts/demo/", {"role": role, "next": "/vendors/"})
    assert response.headers["Location"] == "/vendors/"
    assert client.get("/vendors/").context["user"].role == role


@pytest.mark.usefixtures("demo")
def test_the_demo_knows_no_other_account_and_no_other_site(client: Client, settings: Any) -> None:
    settings.DEMO = True
    assert client.post("/accounts/demo/", {"role": "emperor"}).status_code == 404
    assert client.post("/accounts/demo/", {"role": "\0"}).status_code == 404
    assert client.post("/accounts/demo/").status_code == 404
    response = client.post("/accounts/demo/", {"role": "buyer", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"


@pytest.mark.usefixtures("demo")
def test_outside_the_demo_there_is_no_such_page_and_no_such_offer(client: Client) -> None:
    assert client.post("/accounts/demo/", {"role": "administrator"}).status_code == 404
    assert "/accounts/demo/" not in client.get("/accounts/sign-in/").content.decode()
    assert client.get("/vendors/").status_code == 302


def test_what_a_role_may_do(buyer: User, privacy_officer: User, administrator: User) -> None:
    assert [user.can_write for user in (buyer, privacy_officer, administrator)] == [False, False, True]
    assert [user.can_review for user in (buyer, privacy_officer, administrator)] == [False, True, True]


def test_an_account_that_was_closed_may_do_nothing_more(administrator: User) -> None:
    client = signed_in(administrator)
    User.objects.update(is_active=False)
    assert client.get("/upload/").status_code == 302


def test_when_the_session_has_ended_htmx_takes_the_whole_page_to_the_sign_in(client: Client, db: None) -> None:
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/compare/?v=acme"}
    response = client.get("/compare/vendors/?find=b", headers=asked)
    assert response.headers["HX-Redirect"] == "/accounts/sign-in/?next=/compare/%3Fv%3Dacme"
    assert not response.content
