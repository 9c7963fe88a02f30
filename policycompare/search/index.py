"""Asks the database's index for passages: one condition on terms, in the grammar of SQLite or of PostgreSQL.

A term consists of letters and digits only, whatever was typed, so that none can be taken for an operator.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, models
from django.db.models.expressions import RawSQL

from policycompare.policies import terms
from policycompare.policies.models import Passage

from .words import Wanted

MAX_FOUND = 1000  # passages that one search looks at


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage as far as it is needed to rank and count it."""

    id: int
    kind: str
    language: str
    topics: tuple[str, ...]
    vendor_id: int
    terms: tuple[str, ...]  # of its words, in order


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that were found; ``more`` where there are further ones that were not looked at."""

    hits: tuple[Hit, ...]
    more: bool


def find(wanted: Wanted, topics: Collection[str] = (), vendor_ids: Collection[int] = ()) -> Found:
    """Passages that hold all that is wanted, and a clause of one of the topics, at one of the vendors, where given."""
    rows = _passages(wanted, topics, vendor_ids, MAX_FOUND + 1).order_by("pk")
    values = rows.values_list("pk", "kind", "language", "topics", "version__policy__vendor_id", "terms")
    hits = [Hit(pk, kind, lang, tuple(said), vendor, _words(held)) for pk, kind, lang, said, vendor, held in values]
    return Found(tuple(hits[:MAX_FOUND]), more=len(hits) > MAX_FOUND)


def is_held(wanted: Wanted) -> bool:
    """Whether any passage at all holds what is wanted."""
    return _passages(wanted, (), (), 1).exists()


def _passages(
    wanted: Wanted, topics: Collection[str], vendor_ids: Collection[int], most: int
) -> models.QuerySet[Passage]:
    grammar = _SQLite() if connection.vendor == "sqlite" else _PostgreSQL()
    condition = grammar.condition(wanted, topics, vendor_ids)
    keys = RawSQL(grammar.SQL, (condition, most))  # noqa: S611 (a constant; what was typed is a parameter)
    return Passage.objects.filter(pk__in=keys)


def _words(held: str) -> tuple[str, ...]:
    return tuple(filter(terms.is_word, held.split()))


class _SQLite:
    """FTS5's query syntax."""

    SQL = "SELECT rowid FROM policies_passage_terms WHERE policies_passage_terms MATCH %s ORDER BY rowid LIMIT %s"
    AND, OR = " AND ", " OR "

    def condition(self, wanted: Wanted, topics: Iterable[str], vendor_ids: Iterable[int]) -> str:
        in_any = (self.AND.join(self.phrases(wanted, language)) for language in terms.LANGUAGES)
        parts = [
            self.OR.join(f"({phrases})" for phrases in in_any),
            self.OR.join(self.term(terms.topic_term(topic)) for topic in topics),
            self.OR.join(self.term(terms.vendor_term(vendor)) for vendor in vendor_ids),
        ]
        return self.AND.join(f"({part})" for part in parts if part)

    def phrases(self, wanted: Wanted, language: str) -> list[str]:
        return [self.phrase(phrase.terms(language), phrase.open) for phrase in wanted.phrases]

    def term(self, term: str) -> str:
        return f'"{term}"'

    def phrase(self, parts: Sequence[str], unfinished: bool) -> str:
        return f'"{" ".join(parts)}"' + (" *" if unfinished else "")


class _PostgreSQL(_SQLite):
    """The text of a tsquery."""

    # The limit is what ends the search; an order would make PostgreSQL fetch all there is.
    SQL = "SELECT id FROM policies_passage WHERE vector @@ %s::tsquery LIMIT %s"
    AND, OR = " & ", " | "

    def term(self, term: str) -> str:
        return f"'{term}'"

    def phrase(self, parts: Sequence[str], unfinished: bool) -> str:
        return "(" + " <-> ".join(map(self.term, parts)) + (":*)" if unfinished else ")")
