"""An administrator brings a policy in, and every mistake is a sentence at its field with nothing stored."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from policycompare.policies.models import Clause, Original, Policy, PolicyVersion, Vendor
from policycompare.readers.limits import MAX_BYTES
from tests.conftest import AddVersion

TEXT = "Privacybeleid\n\nWij verkopen uw persoonsgegevens niet. Back-ups bewaren wij maximaal 90 dagen."


def upload(client: Client, **changes: Any) -> Any:
    """Posts the form: a new vendor with a pasted text, but for the changes."""
    form: dict[str, Any] = {"new_vendor": "Acme", "kind": "privacy_policy", "text": TEXT}
    return client.post("/upload/", form | changes, follow=True)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    fields: dict[str, list[str]] = response.context["form"].errors
    return fields


def as_file(content: bytes, name: str = "policy.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def nothing_is_stored() -> bool:
    return not any(model.objects.exists() for model in (Vendor, Policy, Original, PolicyVersion, Clause))


def test_a_pasted_text_of_a_new_vendor_is_stored_and_shown(as_administrator: Client) -> None:
    response = upload(as_administrator)
    version = PolicyVersion.objects.get()
    assert response.redirect_chain == [(version.get_absolute_url(), 302)]
    assert version.text == TEXT.replace("\r\n", "\n")
    assert version.policy.vendor.name == "Acme"
    assert "/compare/?v=acme" in response.content.decode()


def test_a_file_is_stored_with_its_bytes_and_name(as_administrator: Client) -> None:
    content = TEXT.encode("cp1252").replace(b"\n", b"\r\n")
    upload(as_administrator, text="", file=as_file(content, "beleid.txt"))
    version = PolicyVersion.objects.get()
    assert bytes(version.original.content) == content
    assert version.filename == "beleid.txt"
    assert version.text == TEXT


def test_a_vendor_that_is_there_is_chosen_and_gets_version_two(
    as_administrator: Client, add_version: AddVersion
) -> None:
    first = add_version("We keep nothing.")
    response = upload(as_administrator, vendor="acme", new_vendor="")
    second = PolicyVersion.objects.get(number=2)
    assert second.policy == first.policy
    assert "version 2" in response.content.decode()
    assert as_administrator.get(first.get_absolute_url()).status_code == 200


def test_the_same_text_again_names_the_version_with_a_link(as_administrator: Client, add_version: AddVersion) -> None:
    first = add_version(TEXT)
    response = upload(as_administrator, vendor="acme", new_vendor="", title="Another")
    assert f'<a href="{first.get_absolute_url()}">Acme: Privacy policy, version 1</a>' in errors(response)["text"][0]
    assert PolicyVersion.objects.count() == Policy.objects.count() == 1
    assert TEXT.splitlines()[2] in response.content.decode(), "the pasted text must still be in the form"


def test_a_text_without_a_clause_is_stored_and_clearly_said_so(as_administrator: Client) -> None:
    response = upload(as_administrator, text="The quick brown fox jumps over the lazy dog.")
    assert "no clause was found" in response.content.decode()
    assert PolicyVersion.objects.get().clauses.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no text in it"),
        (b" \n\n ", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a text file"),
        (b"%PDF-1.7 ...", "Only plain text"),
        (b"unknown \x81 byte", "cannot be read"),
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
        (b"a" * MAX_BYTES, "longer than any policy"),
    ],
    ids=["empty", "only spaces", "binary", "a PDF file", "an unknown charset", "too large", "too long"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    as_administrator: Client, content: bytes, sentence: str
) -> None:
    response = upload(as_administrator, text="", file=as_file(content))
    assert sentence in errors(response)["file"][0]
    assert nothing_is_stored()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"new_vendor": ""}, "vendor"),
        ({"new_vendor": " \t "}, "vendor"),
        ({"vendor": "nobody"}, "vendor"),
        ({"new_vendor": "x" * 201}, "new_vendor"),
        ({"kind": "novel"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"title": "x" * 301}, "title"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"text": ""}, "file"),
        ({"text": " \n "}, "file"),
        ({"file": as_file(b"one")}, "text"),
        ({"text": "nul \0 byte"}, "text"),
    ],
    ids=lambda value: f"{value}"[:40],
)
def test_a_wrong_form_is_answered_at_the_field(as_administrator: Client, changes: dict[str, Any], field: str) -> None:
    assert set(errors(upload(as_administrator, **changes))) == {field}
    assert nothing_is_stored()


def test_an_empty_form_says_what_is_missing(as_administrator: Client) -> None:
    response: Any = as_administrator.post("/upload/")
    assert set(errors(response)) == {"vendor", "kind", "file"}
    assert nothing_is_stored()


def test_a_known_vendor_is_not_made_twice(as_administrator: Client, add_version: AddVersion) -> None:
    add_version("We keep nothing.", vendor="Acme")
    assert "“Acme” is there already" in errors(upload(as_administrator, new_vendor="  ACME "))["new_vendor"][0]
    assert "not both" in errors(upload(as_administrator, vendor="acme", new_vendor="Bolt"))["new_vendor"][0]


def test_a_pasted_text_over_every_limit_gets_a_page_that_says_so(as_administrator: Client) -> None:
    response = as_administrator.post("/upload/", {"text": "a" * (MAX_BYTES + 2 * 1024**2)})
    assert response.status_code == 413
    assert "larger than 20 MB" in response.content.decode()
    assert nothing_is_stored()


def test_the_form_opens_with_the_vendor_of_the_address(as_administrator: Client, add_version: AddVersion) -> None:
    add_version("We keep nothing.")
    assert '<option value="acme" selected>' in as_administrator.get("/upload/?vendor=acme").content.decode()
    assert as_administrator.get("/upload/?vendor=nobody").status_code == 200


def test_what_is_typed_is_shown_as_text_and_never_as_markup(as_administrator: Client) -> None:
    response = upload(as_administrator, new_vendor="<script>alert(1)</script> {0} %s")
    assert "<script>alert(1)" not in response.content.decode()
    assert Vendor.objects.get().name == "<script>alert(1)</script> {0} %s"
