"""Gold: policies with the clauses that readers found in them, as `NAME.txt` beside `NAME.json`.

The JSON holds {"language": "nl", "clauses": [{"topic", the topic's fields, "quote", "optional"?}, …]}. A clause
marked optional is arguable: finding it is neither right nor wrong, missing it costs nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policycompare.vocabulary import TOPICS, Meaning, Value, meaning


class GoldError(Exception):
    """A folder or file that cannot be used as gold; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class GoldClause:
    """One clause that a reader wrote down."""

    topic: str
    fields: Mapping[str, Value]
    quote: str
    optional: bool

    @property
    def meaning(self) -> Meaning:
        """What a found clause must share with it to be right."""
        return meaning(self.topic, self.fields)


@dataclass(frozen=True, slots=True)
class Gold:
    """One policy with its clauses."""

    name: str
    language: str
    text: str
    clauses: tuple[GoldClause, ...]


def read_gold(folder: Path) -> list[Gold]:
    """All policies of a folder that have gold, by name. Raises GoldError where there is none or one is broken."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder} holds no gold: put NAME.txt and NAME.json there.")
    return [_read(path) for path in files]


def _read(path: Path) -> Gold:
    text_file = _text_file(path)
    try:
        annotated = json.loads(path.read_text(encoding="utf-8"))
        clauses = tuple(_clause(raw) for raw in annotated["clauses"])
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(
            f"{path} is no gold file ({error!r}): see the format in policycompare/evaluation/gold.py."
        ) from error
    return Gold(path.stem, annotated.get("language", ""), text_file.read_text(encoding="utf-8"), clauses)


def _text_file(path: Path) -> Path:
    """The policy's text: beside the gold, or in the folder `policies` beside the gold's folder."""
    for candidate in (path.with_suffix(".txt"), path.parent.parent / "policies" / f"{path.stem}.txt"):
        if candidate.exists():
            return candidate
    raise GoldError(f"{path} has no text: put {path.stem}.txt beside it.")


def _clause(raw: dict[str, Any]) -> GoldClause:
    topic = raw["topic"]
    names = (*TOPICS[topic].fields, *TOPICS[topic].extra)
    fields = {name: raw[name] for name in names if raw.get(name) is not None}
    return GoldClause(topic, fields, raw.get("quote", ""), bool(raw.get("optional")))
