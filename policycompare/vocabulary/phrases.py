"""A clause in a buyer's words: the value first, and what qualifies it."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from policycompare.vocabulary.durations import duration_words
from policycompare.vocabulary.structure import Kind, Value
from policycompare.vocabulary.topics import TOPICS
from policycompare.vocabulary.words import find, word

INVALIDATED_MECHANISMS = frozenset({"privacy_shield", "safe_harbor"})  # by the EU's Court, in 2020 and 2015


def subject_words(topic: str, fields: Mapping[str, Value], language: str) -> str:
    """What the clause is about: "Back-ups"; the topic's own label where it has no subject."""
    return row_label(topic, str(fields.get(TOPICS[topic].subject_field or "", "")), language)


def row_label(topic: str, subject: str | None, language: str) -> str:
    """The label of a row: the subject's words, or the topic's label where it has no listed subjects."""
    spec = TOPICS[topic]
    if spec.subject_field is None or not spec.subjects or not subject:
        return spec.label(language)
    return field_words(topic, spec.subject_field, subject, language)


def value_words(topic: str, fields: Mapping[str, Value], language: str) -> str:
    """What is said: "3 months", "Denied"; "Yes" for a topic where being there is the value."""
    spec = TOPICS[topic]
    if topic == "cookie":
        return str(fields.get("name", ""))
    if topic == "children":
        return word("words", "younger_than", language=language).format(age=fields.get("minimum_age", ""))
    if spec.value_field is None:
        return word("words", "yes", language=language)
    if topic == "deadline":
        return duration_words(str(fields.get("period", "")), language, business_days=bool(fields.get("business_days")))
    if fields.get("period") == "indefinite" and fields.get("trigger"):
        return word("notes", "no_end", language=language)  # "for ever after closing the account" is not what it says
    value = fields.get(spec.value_field, "")
    return field_words(topic, spec.value_field, value, language) or word("words", "named", language=language)


def qualifier_words(topic: str, fields: Mapping[str, Value], language: str) -> tuple[str, ...]:
    """What qualifies the value, in reading order: ("at most", "after the trial", "then deleted")."""
    if topic == "cookie":
        return (field_words(topic, "lifetime", fields.get("lifetime", ""), language),)
    if topic == "transfer" and fields.get("mechanism") in INVALIDATED_MECHANISMS:
        return (word("notes", "transfer_invalid", language=language),)
    said = ((name, fields.get(name)) for name in ("bound", "trigger", "action", "scope"))
    # "for everyone" is what a reader expects: said only where it is less.
    return tuple(
        field_words(topic, name, value, language)
        for name, value in said
        if value and name in TOPICS[topic].extra and value != "everyone"
    )


def field_words(topic: str, name: str, value: Value, language: str) -> str:
    """One value of one field in words: a listed word, a duration, a country, a date, or the text as it is."""
    listed = find("values", topic, name, str(value), language=language)
    return listed if listed is not None else _kind_words(TOPICS[topic].field(name).kind, str(value), language)


def row_meaning(topic: str, subject: str | None, language: str) -> str:
    """What a row means and why it matters, in a sentence."""
    own = find("rows", topic, subject, language=language) if subject else None
    return own or TOPICS[topic].description(language)


def citation(topic: str, value: str | None, language: str) -> str:
    """The article to cite for a row: "GDPR 17", "AVG 17", "ePrivacy 5(3)"; an empty string where there is none."""
    article = TOPICS[topic].article(value)
    return f"{word('words', 'law', language=language)} {article}" if article[:1].isdigit() else article


def reason_words(cues: Sequence[str], language: str) -> str:
    """Why a rule fired, from the words that made it: "'bewaren' with 'back-ups' and '3 maanden'"."""
    first, *rest = [f"'{cue}'" for cue in cues] or [""]
    if not rest:
        return first
    others = format_list(rest, style="standard", locale=language[:2])
    return word("words", "reason", language=language).format(first=first, others=others)


def search_words(topic: str, subject: str | None, language: str) -> tuple[str, ...]:
    """Beginnings of words that a sentence for this row would hold, in the language of the policy."""
    own = find("search_rows", topic, subject, language=language) if subject else None
    return tuple((own or word("search", topic, language=language)).split())


def _kind_words(kind: Kind | None, value: str, language: str) -> str:
    match kind:
        case Kind.DURATION:
            return duration_words(value, language)
        case Kind.COUNTRY:
            return str(Locale.parse(language[:2]).territories.get(value, value))
        case Kind.DATE:
            return _date_words(value, language)
    return value


def _date_words(value: str, language: str) -> str:
    locale = language[:2]
    try:
        if len(value) == 7:
            return format_skeleton("yMMMM", date.fromisoformat(f"{value}-01"), locale=locale)
        return format_date(date.fromisoformat(value), "d MMMM y", locale=locale)
    except ValueError:
        return value
