"""The clause vocabulary: what a policy can say, in one set of words. Pure Python, imports nothing of the rest."""

from policycompare.vocabulary.durations import duration_words, parse_duration
from policycompare.vocabulary.meaning import Meaning, exclusive, is_general_denial, meaning
from policycompare.vocabulary.phrases import (
    citation,
    field_words,
    qualifier_words,
    reason_words,
    row_label,
    row_meaning,
    search_words,
    subject_words,
    value_words,
)
from policycompare.vocabulary.states import State, value_state
from policycompare.vocabulary.structure import Field, Kind, Topic, Value
from policycompare.vocabulary.topics import GROUPS, TOPICS, fields_of
from policycompare.vocabulary.validation import Problem, VocabularyError, validate
from policycompare.vocabulary.words import LANGUAGES, find, word

__all__ = [
    "GROUPS",
    "LANGUAGES",
    "TOPICS",
    "Field",
    "Kind",
    "Meaning",
    "Problem",
    "State",
    "Topic",
    "Value",
    "VocabularyError",
    "citation",
    "duration_words",
    "exclusive",
    "field_words",
    "fields_of",
    "find",
    "is_general_denial",
    "meaning",
    "parse_duration",
    "qualifier_words",
    "reason_words",
    "row_label",
    "row_meaning",
    "search_words",
    "subject_words",
    "validate",
    "value_state",
    "value_words",
    "word",
]
