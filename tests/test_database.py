"""The suite runs on the database that was asked for, and the database holds what the models promise."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_tests_run_on_the_database_that_was_asked_for(pytestconfig: pytest.Config) -> None:
    on_postgresql = pytestconfig.pluginmanager.has_plugin("tests.plugins.postgresql")
    assert connection.vendor == ("postgresql" if on_postgresql else "sqlite")


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
