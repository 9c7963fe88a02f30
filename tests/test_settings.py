"""Settings fail loudly, are all in the README, and are safe in production."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from policycompare import environment

ROOT = Path(__file__).parent.parent
PRODUCTION = {"SECRET_KEY": "k" * 25 + "0123456789" * 3, "ALLOWED_HOSTS": "compare.example"}


def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Python in a fresh process, with nothing of this one's environment but these variables."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={"PATH": os.environ["PATH"], **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_variable_is_in_the_readme() -> None:
    source = (ROOT / "policycompare" / "settings.py").read_text(encoding="utf-8")
    variables = re.findall(r'environment\.\w+\("(\w+)"', source)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(variables) > 5
    assert [name for name in variables if f"`{name}`" not in readme] == []


def test_production_passes_djangos_own_deployment_check() -> None:
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert "no issues" in checked.stdout, checked.stderr
    assert checked.returncode == 0


def test_the_web_server_does_not_start_without_a_secret_key() -> None:
    started = run("-c", "import policycompare.wsgi", DJANGO_SETTINGS_MODULE="policycompare.settings")
    assert started.returncode != 0
    assert "SECRET_KEY" in started.stderr


def test_clauses_are_extracted_with_no_setting_at_all() -> None:
    extracted = run("manage.py", "extract", "fixtures/policies/nutijd.txt", DATABASE_URL="postgresql://nowhere/none")
    assert extracted.returncode == 0, extracted.stderr
    assert '"language": "nl"' in extracted.stdout


def test_a_flag_is_true_or_false_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, meaning in {"true": True, "Yes": True, "1": True, "off": False, "FALSE": False, "": False}.items():
        monkeypatch.setenv("FLAG", value)
        assert environment.flag("FLAG", default=not meaning) is meaning
    monkeypatch.setenv("FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="FLAG must be true or false, not 'maybe'"):
        environment.flag("FLAG", default=True)
    monkeypatch.delenv("FLAG")
    assert environment.flag("FLAG", default=True) is True


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the file\n", encoding="utf-8")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert environment.secret("KEY") == "from the file"
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="KEY_FILE cannot be read"):
        environment.secret("KEY")


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.example, b.example,")
    assert environment.words("HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("sqlite:////var/lib/p.sqlite3", {"ENGINE": "django.db.backends.sqlite3", "NAME": "/var/lib/p.sqlite3"}),
        ("sqlite:///p.sqlite3", {"NAME": "p.sqlite3"}),
        (
            "postgresql://u%40x:p%3Aw@db.example:5433/compare?sslmode=require",
            {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "compare",
                "USER": "u@x",
                "PASSWORD": "p:w",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
    ],
)
def test_a_database_is_given_by_its_address(
    monkeypatch: pytest.MonkeyPatch, address: str, expected: dict[str, Any]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    assert expected.items() <= environment.database("DATABASE_URL", default=Path("x")).items()


@pytest.mark.parametrize("address", ["mysql://u@h/d", "nonsense", "postgresql://host", "sqlite://"])
def test_a_database_that_is_not_supported_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like"):
        environment.database("DATABASE_URL", default=Path("x"))
