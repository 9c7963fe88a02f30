"""What a topic of the vocabulary is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from policycompare.vocabulary import words

type Layout = Literal["rows", "list"]
type Value = str | int | bool


class Kind(StrEnum):
    """What a value may be besides one of the field's listed words."""

    TEXT = "text"  # as the policy writes it
    DURATION = "duration"  # ISO 8601: P3M, P30D, PT72H
    DATE = "date"  # ISO 8601: 2018-05-25, or 2025-10
    COUNTRY = "country"  # ISO 3166-1 alpha-2: NL
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a topic: the words it may hold, or the kind of value."""

    name: str
    choices: tuple[str, ...] = ()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of statement, and how it is laid out in a comparison.

    ``fields`` tell clauses apart, ``extra`` fields only help a reader. ``subject_field`` names what the clause
    is about, ``value_field`` what it says of it. Layout ``rows`` gives one table row per subject value (one row
    for the topic where it has no subject); ``list`` gives one row with its values as a list.
    """

    name: str
    group: str
    layout: Layout
    all_fields: tuple[Field, ...]
    extra: tuple[str, ...] = ()
    subject_field: str | None = None
    value_field: str | None = None
    gdpr: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that tell two clauses of this topic apart."""
        return tuple(f.name for f in self.all_fields if f.name not in self.extra)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The values of the subject field, in the order they are shown."""
        return self.field(self.subject_field).choices if self.subject_field else ()

    def field(self, name: str) -> Field:
        """The field of that name; KeyError for a name this topic does not have."""
        for candidate in self.all_fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def article(self, value: str | None = None) -> str:
        """The article for one subject or value ("17"), else the topic's own, else an empty string."""
        return self.articles.get(value, self.gdpr) if value else self.gdpr

    def label(self, language: str) -> str:
        return words.word("topics", self.name, language=language)

    def description(self, language: str) -> str:
        """What a row of this topic means and why it matters, in a sentence."""
        return words.word("meanings", self.name, language=language)


def one_of(choices: str) -> tuple[str, ...]:
    """Choices from one line of words."""
    return tuple(choices.split())
