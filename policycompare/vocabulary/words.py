"""The words that people read, per language, from ``labels/{en,nl}.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "nl")
LABELS = Path(__file__).parent / "labels"


@cache
def catalogue(language: str) -> dict[str, Any]:
    """All words of one language as nested tables; English for a language that has no file."""
    chosen = language[:2].lower() if language[:2].lower() in LANGUAGES else LANGUAGES[0]
    return tomllib.loads((LABELS / f"{chosen}.toml").read_text(encoding="utf-8"))


def word(*path: str, language: str) -> str:
    """The word at a path such as ("values", "retention", "data", "backups"); KeyError where there is none."""
    found = find(*path, language=language)
    if found is None:
        raise KeyError(".".join(path))
    return found


def find(*path: str, language: str) -> str | None:
    """The word at a path, or None."""
    node: Any = catalogue(language)
    for key in path:
        if not isinstance(node, dict) or key not in node:
            return None
        node = node[key]
    return node if isinstance(node, str) else None
