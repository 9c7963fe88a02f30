"""When two clauses mean the same, and when two clauses of one policy cannot both hold."""

import re
from collections.abc import Mapping

from policycompare.vocabulary.durations import parse_duration
from policycompare.vocabulary.topics import TOPICS, Kind, Topic, Value

type Meaning = tuple[str, ...]

# "Resend" and "Resend, Inc." are one party.
LEGAL_FORM = re.compile(
    r"[\s,.]+(?:inc|incorporated|llc|ltd|limited|b\.?v|n\.?v|gmbh|corp|corporation|s\.?a|s\.?a\.?s|s\.?r\.?l|pty"
    r"|plc|ag|ab|oy|kg|co|private|v\.?o\.?f)\.?$"
)
PUNCTUATION = re.compile(r"[\W_]+")
# A contact of these kinds is one contact, however its address is written.
ADDRESSLESS_CHANNELS = frozenset({"post", "form", "data_protection_officer", "eu_representative"})

# Values of one subject that deny each other. What is not listed can stand side by side: two retention periods are
# two cases, a longer deadline is an extension, "none" beside a mechanism is "not, but if so then under it".
EXCLUSIVE: Mapping[str, tuple[frozenset[str], ...]] = {
    "sale": (
        frozenset({"denies", "with_consent"}),
        frozenset({"denies", "sells"}),
        frozenset({"with_consent", "sells"}),
    ),
    "sharing": (frozenset({"denies", "shares"}), frozenset({"denies", "with_consent"})),
    "ai_training": (
        frozenset({"denies", "uses"}),
        frozenset({"denies", "with_consent"}),
        frozenset({"with_consent", "uses"}),
    ),
    "automated_decision": (frozenset({"denies", "uses"}),),
    "transfer": (frozenset({"none", "unspecified"}),),
}


def meaning(topic: str, fields: Mapping[str, Value]) -> Meaning:
    """The topic and its match fields in one comparable form: equal for clauses that mean the same.

    "P12M" equals "P1Y", names are compared without case, punctuation and legal form. ``extra`` fields do not count.
    """
    spec = TOPICS[topic]
    return (topic, *(_canonical(spec, name, fields) for name in spec.fields))


def value_meaning(topic: str, fields: Mapping[str, Value]) -> Meaning:
    """As ``meaning``, without the subject: what is said, whatever it is said of."""
    spec = TOPICS[topic]
    return tuple(_canonical(spec, name, fields) for name in spec.fields if name != spec.subject_field)


def exclusive(topic: str, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two clauses of one row, taken by their words alone, deny each other.

    A general denial with exceptions is written as ``third_parties``/``denies`` beside ``third_parties``/``shares``
    or ``with_consent`` ("we share only if ..."): the vocabulary's way to say "no, except", so never exclusive.
    """
    spec = TOPICS[topic]
    if spec.value_field is None or topic not in EXCLUSIVE:
        return False
    if topic == "sharing" and one.get("recipient") == "third_parties":
        return False
    return {str(one.get(spec.value_field)), str(other.get(spec.value_field))} in EXCLUSIVE[topic]


def _canonical(spec: Topic, name: str, fields: Mapping[str, Value]) -> str:
    value = str(fields.get(name, "")).strip()
    kind = spec.field(name).kind
    if kind is Kind.DURATION and (duration := parse_duration(value)):
        return "{}M{}S".format(*duration.meaning)
    if spec.name == "contact" and name == "value":
        return _contact(str(fields.get("channel", "")), value)
    if kind is Kind.TEXT:
        return _name(value)
    return value.casefold()


def _name(value: str) -> str:
    name = re.sub("[®™]", "", value.casefold()).strip(" .,")
    while (shorter := LEGAL_FORM.sub("", name)) != name:
        name = shorter.strip(" .,")
    return PUNCTUATION.sub("", name)


def _contact(channel: str, value: str) -> str:
    if channel in ADDRESSLESS_CHANNELS:
        return ""
    digits = re.sub(r"\D", "", value)
    if channel == "phone" and len(digits) >= 7:
        return digits[-9:]  # with or without the country's prefix
    return PUNCTUATION.sub("", value.casefold())
