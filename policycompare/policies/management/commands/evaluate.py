"""How right the extractor is on a folder of policies with gold: what maintainers tune with."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policycompare.evaluation import Difference, Gold, GoldError, Score, compare, read_gold
from policycompare.extraction import ENGINE_VERSION, extract
from policycompare.vocabulary import TOPICS

CORE = ("retention", "sharing", "sale", "right", "deadline")
QUOTE_WIDTH = 160  # characters of a quote in the list of errors


class Command(BaseCommand):
    help = "Score the extractor against gold: precision, recall and F1 for each topic, language and policy."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="holds NAME.txt beside NAME.json")
        parser.add_argument("--topics", help="only these, separated by commas")
        parser.add_argument("--errors", action="store_true", help="list each miss and each extra with its quote")

    def handle(self, *, folder: Path, topics: str | None, errors: bool, **options: Any) -> None:
        chosen = self._chosen(topics)
        try:
            policies = read_gold(folder)
        except GoldError as error:
            raise CommandError(str(error)) from error
        differences = [d for gold in policies for d in _differences(gold) if d.topic in chosen]
        if errors:
            self._list_errors(differences)
        self.stdout.write(f"engine {ENGINE_VERSION}, {len(policies)} policies\n\n{'':24}" + Table.HEADER)
        self._write("", differences, lambda d: d.topic, [t for t in TOPICS if t in chosen])
        self._write("core ", [d for d in differences if d.topic in CORE], lambda d: d.language)
        self._write("all ", differences, lambda d: d.language)
        self._write("", differences, lambda d: d.policy)

    def _chosen(self, topics: str | None) -> set[str]:
        chosen = set(topics.split(",")) if topics else set(TOPICS)
        if unknown := chosen - set(TOPICS):
            raise CommandError(f"No such topic: {', '.join(sorted(unknown))}. There are: {', '.join(TOPICS)}.")
        return chosen

    def _list_errors(self, differences: Iterable[Difference]) -> None:
        for one in differences:
            if one.verdict != "right":
                said = " ".join(one.quote.split())[:QUOTE_WIDTH]
                self.stdout.write(f"{one.policy}  {one.verdict}  {' / '.join(one.meaning)}  {one.rule}  «{said}»")
        self.stdout.write("")

    def _write(
        self,
        prefix: str,
        differences: list[Difference],
        key: Callable[[Difference], str],
        order: Iterable[str] | None = None,
    ) -> None:
        """One line for each group of differences, and one for all where the groups are languages."""
        groups = {
            name: [d for d in differences if key(d) == name] for name in order or sorted({key(d) for d in differences})
        }
        for name, group in groups.items():
            if group:
                self.stdout.write(Table.line(f"{prefix}{name}", Score.of(group)))
        if prefix:
            self.stdout.write(Table.line(f"{prefix}together", Score.of(differences)))
        self.stdout.write("")


class Table:
    """The layout of the printed figures."""

    HEADER = "right extra missed  precision recall    F1  evidence"

    @staticmethod
    def line(name: str, score: Score) -> str:
        counts = f"{score.right:5} {score.extra:5} {score.missed:6}"
        return (
            f"{name:24}{counts}      {score.precision:.3f}  {score.recall:.3f} {score.f1:.3f}     {score.evidence:.3f}"
        )


def _differences(gold: Gold) -> Iterable[Difference]:
    return compare(gold, extract(gold.text).clauses)
