"""How a value is to be taken: said, promised away, on a condition, or something to look at."""

from collections.abc import Mapping
from enum import StrEnum

from policycompare.vocabulary.structure import Value
from policycompare.vocabulary.topics import TOPICS


class State(StrEnum):
    STATED = "stated"
    DENIED = "denied"  # absent by promise
    CONDITIONAL = "conditional"
    CONTRADICTORY = "contradictory"  # the policy says both
    ALARMING = "alarming"
    NOT_STATED = "not_stated"


# Values that are not merely stated, by topic.
VALUE_STATES: Mapping[str, Mapping[str, State]] = {
    "retention": {"indefinite": State.ALARMING},
    "sale": {"denies": State.DENIED, "with_consent": State.CONDITIONAL, "sells": State.ALARMING},
    "sharing": {"denies": State.DENIED, "with_consent": State.CONDITIONAL},
    "transfer": {"none": State.DENIED, "privacy_shield": State.ALARMING, "safe_harbor": State.ALARMING},
    "ai_training": {"denies": State.DENIED, "with_consent": State.CONDITIONAL, "uses": State.ALARMING},
    "automated_decision": {"denies": State.DENIED},
}
# Sharing with these is something to look at.
ALARMING_RECIPIENTS = frozenset({"advertising_partners", "data_brokers"})


def value_state(topic: str, fields: Mapping[str, Value]) -> State:
    """The state of one value by itself."""
    if topic == "sharing" and fields.get("stance") == "shares" and fields.get("recipient") in ALARMING_RECIPIENTS:
        return State.ALARMING
    value = str(fields.get(TOPICS[topic].value_field or "", ""))
    return VALUE_STATES.get(topic, {}).get(value, State.STATED)
