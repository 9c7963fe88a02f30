"""Whether a topic and its fields are in the vocabulary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from policycompare.vocabulary.durations import parse_duration
from policycompare.vocabulary.structure import Field, Kind, Topic, Value
from policycompare.vocabulary.topics import TOPICS

ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")

NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})  # stand among Unicode's territories


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, in a sentence; ``field`` is "topic" where the topic itself is unknown."""

    field: str
    message: str


class VocabularyError(ValueError):
    """A topic or fields that the vocabulary does not have; ``problems`` says what, field by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


def validate(topic: str, fields: Mapping[str, Value]) -> None:
    """Pass in silence, or raise VocabularyError with every problem found."""
    if topic not in TOPICS:
        raise VocabularyError((Problem("topic", f"There is no topic “{topic}”."),))
    spec = TOPICS[topic]
    problems = (*_missing(spec, fields), *_unknown(spec, fields), *_wrong(spec, fields))
    if problems:
        raise VocabularyError(problems)


def accepts(field: Field, value: Value) -> bool:
    """Whether the field may hold the value."""
    if isinstance(value, str) and value in field.choices:
        return True
    match field.kind:
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case Kind.TEXT:
            return isinstance(value, str)
        case Kind.DURATION:
            return isinstance(value, str) and parse_duration(value) is not None
        case Kind.DATE:
            return isinstance(value, str) and ISO_DATE.fullmatch(value) is not None
        case Kind.COUNTRY:
            return isinstance(value, str) and is_country(value)
    return False


def is_country(code: str) -> bool:
    """Whether the code is an ISO 3166-1 alpha-2 country code, in capitals."""
    return (
        len(code) == 2 and code.isalpha() and code in Locale("en").territories and code not in {"EU", "EZ", "UN", "ZZ"}
    )


def _missing(spec: Topic, fields: Mapping[str, Value]) -> tuple[Problem, ...]:
    may_be_empty = spec.name == "contact" and fields.get("channel") not in ("email", "phone")
    return tuple(
        Problem(name, f"“{spec.name}” needs “{name}”.")
        for name in spec.fields
        if fields.get(name) in (None, "") and not (may_be_empty and name == "value")
    )


def _unknown(spec: Topic, fields: Mapping[str, Value]) -> tuple[Problem, ...]:
    known = {field.name for field in spec.all_fields}
    return tuple(Problem(name, f"“{spec.name}” has no field “{name}”.") for name in fields if name not in known)


def _wrong(spec: Topic, fields: Mapping[str, Value]) -> tuple[Problem, ...]:
    return tuple(
        Problem(field.name, f"“{fields[field.name]}” is no {field.name} of “{spec.name}”.")
        for field in spec.all_fields
        if fields.get(field.name) not in (None, "") and not accepts(field, fields[field.name])
    )
