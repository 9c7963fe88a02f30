"""Every row a table can have, by its key: "retention.backups", "sale"."""

from collections.abc import Mapping
from types import MappingProxyType

from policycompare.comparisons.table import RowKey
from policycompare.vocabulary import GROUPS, TOPICS, Topic


def row_keys(group: str) -> tuple[RowKey, ...]:
    """Every row a group can have, in the vocabulary's order."""
    return tuple(key for topic in TOPICS.values() if topic.group == group for key in _topic_rows(topic))


def find_row(text: str) -> RowKey | None:
    """The row of a key such as "retention.backups"; None for a row that does not exist."""
    return ROWS.get(text)


def _topic_rows(topic: Topic) -> tuple[RowKey, ...]:
    if topic.layout == "rows" and topic.subjects:
        return tuple(RowKey(topic.name, subject) for subject in topic.subjects)
    return (RowKey(topic.name, None),)


ROWS: Mapping[str, RowKey] = MappingProxyType({str(key): key for group in GROUPS for key in row_keys(group)})
