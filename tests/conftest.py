"""The people and the material that tests share."""

import pytest
from django.core.management import call_command
from django.test import Client

from policycompare.accounts.models import User


@pytest.fixture
def buyer(db: None) -> User:
    """Ben reads."""
    return User.objects.create_user("ben", password="bens-long-password", role=User.Role.BUYER)


@pytest.fixture
def privacy_officer(db: None) -> User:
    """Petra reviews."""
    return User.objects.create_user("petra", password="petras-long-password", role=User.Role.PRIVACY_OFFICER)


@pytest.fixture
def administrator(db: None) -> User:
    """Ada brings policies in."""
    return User.objects.create_user("ada", password="adas-long-password", role=User.Role.ADMINISTRATOR)


@pytest.fixture
def as_buyer(buyer: User) -> Client:
    return signed_in(buyer)


@pytest.fixture
def as_administrator(administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def demo(db: None) -> None:
    """The five demo policies and the demo's accounts, as `load_demo` makes them."""
    call_command("load_demo", verbosity=0)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
