"""`manage.py add_account`: an account of a role, with a password worth the name."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from policycompare.accounts.management.commands import add_account
from policycompare.accounts.models import User

PASSWORD = "a-long-and-odd-password"


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    waiting: Iterator[str] = iter(answers)
    monkeypatch.setattr(add_account, "getpass", lambda prompt: next(waiting))


def test_an_account_gets_its_role_and_password(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, PASSWORD, PASSWORD)
    call_command("add_account", "petra", role="privacy_officer")
    petra = User.objects.get(username="petra")
    assert petra.role == User.Role.PRIVACY_OFFICER
    assert petra.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("petra", (PASSWORD, "another"), "not the same"),
        ("petra", ("short", "short"), "too short"),
        ("ben", (PASSWORD, PASSWORD), "already exists"),
        ("no spaces", (PASSWORD, PASSWORD), "valid username"),
    ],
)
def test_what_cannot_be_an_account_is_said_and_not_added(
    buyer: User, monkeypatch: pytest.MonkeyPatch, name: str, answers: tuple[str, str], sentence: str
) -> None:
    typing(monkeypatch, *answers)
    with pytest.raises(CommandError, match=sentence):
        call_command("add_account", name)
    assert User.objects.count() == 1
