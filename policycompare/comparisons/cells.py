"""One cell: what one vendor's statements in a row come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from policycompare.comparisons.table import Cell, Column, Item, RowKey, Statement
from policycompare.vocabulary import (
    TOPICS,
    State,
    Value,
    exclusive,
    is_general_denial,
    meaning,
    qualifier_words,
    value_state,
    value_words,
    word,
)

# Extra fields that a cell shows, so that they take part in what differs. "how" is free text: evidence only.
SHOWN_EXTRA = ("bound", "trigger", "action", "scope", "business_days")

# From what a reader must see first to what can wait: a cell takes the first of its items' states.
PRECEDENCE = (State.CONTRADICTORY, State.ALARMING, State.CONDITIONAL, State.STATED, State.DENIED, State.NOT_STATED)

# Rows that complete another: the row, where its addition comes from, and how it is said ("" as the value itself).
JOINS: Mapping[str, tuple[RowKey, str]] = {
    "right.erasure": (RowKey("deadline", "erasure_request"), "within"),
    "right.object_marketing": (RowKey("deadline", "marketing_opt_out"), "within"),
    "right.complaint": (RowKey("authority", None), ""),
    "sharing.service_providers": (RowKey("subprocessors", "bound_by_contract"), "bound_by_contract"),
}

type Drawers = Mapping[RowKey, Sequence[Statement]]


def by_row(statements: Iterable[Statement]) -> Drawers:
    """The statements put by the row they stand in."""
    drawers: dict[RowKey, list[Statement]] = {}
    for statement in statements:
        topic = TOPICS.get(statement.topic)
        if topic is None:
            continue  # from a vocabulary before this one
        subject = statement.fields.get(topic.subject_field or "") if topic.layout == "rows" else None
        drawers.setdefault(RowKey(topic.name, str(subject) if subject else None), []).append(statement)
    return drawers


type Said = tuple[tuple[str, ...], tuple[tuple[str, Value], ...]]


def said_by(statement: Statement) -> Said:
    """What is said, comparable across vendors: its meaning, what of the value the meaning leaves out, and the
    qualifiers that a cell shows."""
    told = meaning(statement.topic, statement.fields)
    shown = ((name, statement.fields.get(name)) for name in SHOWN_EXTRA)
    # A scope of everyone says no less than no scope, and is not shown.
    extra = tuple((name, value) for name, value in shown if value and value != "everyone")
    if statement.topic == "contact" and not told[-1]:
        # Any postal address means "has one"; yet each vendor's own is shown.
        extra = (*extra, ("value", " ".join(str(statement.fields.get("value", "")).casefold().split())))
    return told, extra


def make_cell(key: RowKey, column: Column, drawers: Drawers, spoken: Mapping[Said, str], language: str) -> Cell:
    """The cell of a row in a column. ``spoken`` gives the row's words for what is said; see ``matrix``."""
    statements = sorted(drawers.get(key, ()), key=_order)
    exceptions = _denials_with_exceptions(statements)
    contradictory = _contradict(statements)
    alike: dict[Said, list[Statement]] = {}
    for statement in statements:
        alike.setdefault(said_by(statement), []).append(statement)
    items = []
    for said, same in alike.items():
        item = _item(same, spoken[said], language)
        if same[0].id in exceptions:
            note = word("notes", "denied_with_exceptions", language=language)
            item = replace(item, state=State.CONDITIONAL, qualifiers=(note, *item.qualifiers))
        items.append(_joined(item, key, drawers, language))
    state = State.CONTRADICTORY if contradictory else _foremost([item.state for item in items])
    words = word("states", state, language=language) if state in (State.CONTRADICTORY, State.NOT_STATED) else ""
    return Cell(state, words, tuple(items), f"{column.key}/{key}/", column.name)


def _foremost(states: list[State]) -> State:
    """The state of a cell with items of these states; ``NOT_STATED`` for none."""
    return min(states, key=PRECEDENCE.index, default=State.NOT_STATED)


def _order(statement: Statement) -> tuple[int, int]:
    """Periods and names first as the policy has them, then listed words in the vocabulary's order."""
    topic = TOPICS[statement.topic]
    field = topic.field(topic.value_field) if topic.value_field else None
    value = statement.fields.get(field.name) if field else None
    place = field.choices.index(value) if field and isinstance(value, str) and value in field.choices else -1
    return place, statement.start


def _item(same: Sequence[Statement], words: str, language: str) -> Item:
    first = same[0]
    return Item(
        words=words,
        qualifiers=qualifier_words(first.topic, first.fields, language),
        state=value_state(first.topic, first.fields),
        review=first.review,
        clause_ids=tuple(statement.id for statement in same),
    )


def _overlap(one: Statement, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end


def _excepts(denial: Statement, other: Statement) -> bool:
    """Whether the other states an exception to the denial: to a general one, or in the same sentence."""
    if denial.fields.get("stance") != "denies" or not exclusive(denial.topic, denial.fields, other.fields):
        return False
    return is_general_denial(denial.topic, denial.fields) or _overlap(denial, other)


def _denials_with_exceptions(statements: Sequence[Statement]) -> frozenset[int]:
    return frozenset(one.id for one in statements for other in statements if one is not other and _excepts(one, other))


def _contradict(statements: Sequence[Statement]) -> bool:
    """Whether two statements of a cell deny each other without one being the other's exception."""
    return any(
        exclusive(one.topic, one.fields, other.fields)
        and not _overlap(one, other)
        and not _excepts(one, other)
        and not _excepts(other, one)
        for one, other in combinations(statements, 2)
    )


def _joined(item: Item, key: RowKey, drawers: Drawers, language: str) -> Item:
    """The item with what other rows add to it: a deadline to its right, an authority to the right to complain."""
    if item.state is not State.STATED:
        return item
    joining = JOINS.get(str(key))
    if joining is None:
        return item
    source, phrase = joining
    extra = drawers.get(source, ())
    return replace(
        item,
        qualifiers=(*item.qualifiers, *(_phrase(phrase, statement, language) for statement in extra)),
        joined_ids=tuple(statement.id for statement in extra),
    )


def _phrase(phrase: str, statement: Statement, language: str) -> str:
    said = value_words(statement.topic, statement.fields, language)
    if phrase == "within":
        return word("words", "within", language=language).format(period=said)
    return word("notes", phrase, language=language) if phrase else said
