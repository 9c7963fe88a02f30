"""`manage.py extract PATH... [--output DIR]`: the clauses of text files as JSON. Needs no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policycompare import extraction, readers


class Command(BaseCommand):
    help = "Reads policies as text files and gives their clauses as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a text file")
        parser.add_argument("--output", type=Path, metavar="DIR", help="write one NAME.json for each file into DIR")

    def handle(self, *args: Any, paths: list[Path], output: Path | None, **options: Any) -> None:
        """All files that can be read are, before the others are named and the command fails."""
        if output is None and len(paths) > 1:
            raise CommandError("More than one file needs --output DIR.")
        _refuse_same_names(paths)
        failures = [failure for path in paths if (failure := self._extract(path, output))]
        if failures:
            raise CommandError("\n".join(failures))

    def _extract(self, path: Path, output: Path | None) -> str | None:
        """Writes the clauses of one file; gives a sentence where that failed."""
        try:
            document = readers.read(path.read_bytes(), filename=str(path))
        except readers.UnreadableDocument as refused:
            return refused.message
        except OSError as error:
            return f"{path} cannot be read: {error.strerror}."
        result = json.dumps(_as_json(extraction.extract(document.text), document.text), ensure_ascii=False, indent=1)
        if output is None:
            self.stdout.write(result)
            return None
        target = output / f"{path.stem}.json"
        try:
            output.mkdir(parents=True, exist_ok=True)
            target.write_text(result + "\n", encoding="utf-8")
        except OSError as error:
            return f"{target} cannot be written: {error.strerror}."
        return None


def _refuse_same_names(paths: list[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise CommandError(f"{seen[path.stem]} and {path} would both become {path.stem}.json.")
        seen[path.stem] = path


def _as_json(found: extraction.Extraction, text: str) -> dict[str, Any]:
    rows = [row for clause in found.clauses for row in _rows(clause, text)]
    return {"language": found.language, "engine_version": found.engine_version, "clauses": rows}


def _rows(clause: extraction.Clause, text: str) -> Iterator[dict[str, Any]]:
    """A clause with its clearest quote, then once more, marked as further, for each other place that says it."""
    places = [(clause.start, clause.end), *clause.also]
    for start, end in places:
        yield {
            "topic": clause.topic,
            **clause.fields,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "rule": clause.rule,
            "weak": clause.weak,
            "further": (start, end) != places[0],
        }
