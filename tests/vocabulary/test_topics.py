"""The structure of the vocabulary, and its words in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest

from policycompare.vocabulary import GROUPS, LANGUAGES, TOPICS, citation, field_words, find, row_meaning, search_words
from policycompare.vocabulary.structure import Kind
from policycompare.vocabulary.words import catalogue

SUBJECTS = [(topic.name, subject) for topic in TOPICS.values() for subject in topic.subjects]
CHOICES = [
    (topic.name, field.name, choice)
    for topic in TOPICS.values()
    for field in topic.all_fields
    for choice in field.choices
]


def keys(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, (*path, key))
        else:
            yield (*path, key)


def test_there_are_23_topics_each_in_a_group() -> None:
    assert len(TOPICS) == 23
    assert {topic.group for topic in TOPICS.values()} == set(GROUPS)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.name)
def test_subject_and_value_are_fields_that_tell_clauses_apart(topic: Any) -> None:
    named = {topic.subject_field, topic.value_field} - {None}
    assert named
    assert named == set(topic.fields)
    assert set(topic.extra).isdisjoint(topic.fields)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.name)
def test_articles_belong_to_values_the_topic_has(topic: Any) -> None:
    choices = {choice for field in topic.all_fields for choice in field.choices}
    assert set(topic.articles) <= choices


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    english, dutch = (list(keys(catalogue(language))) for language in LANGUAGES)
    assert english == dutch


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: str) -> None:
    empty = [path for path in keys(catalogue(language)) if not (find(*path, language=language) or "").strip()]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "field", "choice"), CHOICES)
def test_every_listed_value_has_words(topic: str, field: str, choice: str, language: str) -> None:
    assert find("values", topic, field, choice, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_stand_for_a_value_that_does_not_exist(language: str) -> None:
    said = {path[1:] for path in keys(catalogue(language)) if path[0] == "values"}
    assert said == set(CHOICES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "subject"), SUBJECTS)
def test_every_row_says_what_it_means(topic: str, subject: str, language: str) -> None:
    assert find("rows", topic, subject, language=language)
    assert row_meaning(topic, subject, language).endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_says_what_it_is_and_what_to_search_for(topic: str, language: str) -> None:
    assert TOPICS[topic].label(language)
    assert TOPICS[topic].description(language).endswith(".")
    assert search_words(topic, None, language)


def test_labels_tell_the_values_of_a_field_apart() -> None:
    for language in LANGUAGES:
        for topic in TOPICS.values():
            for field in topic.all_fields:
                words = [field_words(topic.name, field.name, choice, language) for choice in field.choices]
                assert len(set(words)) == len(words), f"{topic.name}.{field.name} in {language}"


def test_a_buyer_reads_plain_words() -> None:
    assert field_words("retention", "period", "while_account_active", "en") == "While the account is active"
    assert field_words("retention", "period", "while_account_active", "nl") == "Zolang het account actief is"
    assert field_words("retention", "data", "closed_account_data", "en") == "Closed accounts"
    assert field_words("sale", "stance", "with_consent", "en") == "Only with consent"
    assert field_words("retention", "period", "indefinite", "en") == "For ever"
    assert find("states", "not_stated", language="nl") == "Niet vermeld"


def test_countries_and_dates_are_said_in_the_language() -> None:
    assert field_words("location", "place", "NL", "en") == "Netherlands"
    assert field_words("location", "place", "DE", "nl") == "Duitsland"
    assert field_words("date", "value", "2018-05-25", "en") == "25 May 2018"
    assert field_words("date", "value", "2025-10", "nl") == "oktober 2025"
    assert field_words("date", "value", "2018-13-41", "en") == "2018-13-41"


def test_articles_are_cited_in_the_language() -> None:
    assert citation("right", "erasure", "en") == "GDPR 17"
    assert citation("right", "erasure", "nl") == "AVG 17"
    assert citation("tracking", "web_beacons", "nl") == "ePrivacy 5(3)"
    assert citation("right", "opt_out_sale", "en") == ""
    assert citation("retention", "backups", "en") == "GDPR 13(2)(a)"


def test_an_unknown_field_is_a_mistake_of_the_programmer() -> None:
    assert TOPICS["cookie"].field("lifetime").kind is Kind.DURATION
    with pytest.raises(KeyError):
        TOPICS["cookie"].field("colour")
