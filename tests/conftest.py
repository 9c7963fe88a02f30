"""The people and the material that tests share."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis

from policycompare import extraction
from policycompare.accounts.models import User
from policycompare.policies.models import Policy, PolicyVersion
from policycompare.policies.services import Submission, add_policy_text

type AddVersion = Callable[..., PolicyVersion]

# The same cases at every run, however long a busy machine takes for one: a red test is a mistake, not bad luck.
hypothesis.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.load_profile("repeatable")


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


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A request in Dutch leaves its thread in Dutch; the next test starts in English all the same."""
    with translation.override("en"):
        yield


read_once = cache(extraction.extract)


@pytest.fixture
def demo(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The five demo policies and the demo's accounts, as `load_demo` makes them; their texts are read once a run."""
    monkeypatch.setattr(extraction, "extract", read_once)
    call_command("load_demo", stdout=StringIO())


@pytest.fixture
def add_version(administrator: User) -> AddVersion:
    """Adds a text the way all texts come in: add_version("We keep backups for 90 days.", vendor="Acme")."""

    def add(
        text: str,
        vendor: str = "Acme",
        kind: Policy.Kind = Policy.Kind.PRIVACY_POLICY,
        title: str = "",
    ) -> PolicyVersion:
        return add_policy_text(administrator, Submission(vendor, kind, text.encode(), title=title))

    return add


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where the tests gate a change (CI=true), a skipped test fails the run: nothing may go untested unseen."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
