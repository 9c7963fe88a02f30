"""Typed reading of environment variables. A value that cannot be understood stops the start, with a sentence."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


def flag(name: str, *, default: bool) -> bool:
    """`true` or `false` (also yes/no, on/off, 1/0)."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in _YES:
        return True
    if value.lower() in _NO:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def text(name: str, *, default: str = "") -> str:
    return os.environ.get(name, default)


def secret(name: str, *, default: str = "") -> str:
    """The variable itself, or the content of the file that NAME_FILE names (for container secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file is None:
        return os.environ.get(name, default)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}.") from error


def words(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """A list, separated by commas."""
    value = os.environ.get(name)
    if value is None:
        return list(default)
    return [word.strip() for word in value.split(",") if word.strip()]


def database(name: str, *, default: Path) -> dict[str, Any]:
    """Django's settings of one database, out of an address.

    `sqlite:///absolute/or/relative/path` or `postgresql://user:password@host:port/name?sslmode=require`;
    a path that is not absolute counts from the working directory.
    """
    address = secret(name) or f"sqlite:///{default}"
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"{name} must look like sqlite:///path or postgresql://user:password@host/name.")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # A writer announces itself at once, and others wait for it instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds
            "init_command": (
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                # What a query sorts or gathers stays in memory, and the file is read where the system has it already.
                "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824;"
            ),
        },
    }
