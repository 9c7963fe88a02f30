"""The comparison to look at before reading: periods on one axis of time, and a mark for each right and recipient.

Pure: shapes come out, a template draws them. The pictures show the rows of the table, in its words; how long a period
is only places its bar. Days lie on a logarithmic axis, so that a week and ten years can both be seen; what has no
number of days lies beyond it: as long as needed first, for ever last.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log

from policycompare.comparisons.table import Cell, Item, Matrix, Row, Statement
from policycompare.vocabulary import State, Value, duration_words, parse_duration, word

SHORTEST, LONGEST = 1.0, 3652.5  # days at the ends of the axis: a day, ten years; wider where a period is
DAYS_END, OPEN_AT, EVER_AT = 66.0, 83.0, 99.0  # per cent of the width
TICKS = ("P1D", "P1W", "P1M", "P1Y", "P10Y")

AXIS, HEADING, LANE = 40, 34, 36  # pixels in height
NAMED, NAME_LENGTH = 4, 26  # vendors beside a bar, characters of a name


class Reach(StrEnum):
    DAYS = "days"  # a stated length
    OPEN = "open"  # as long as needed, while the account is active, as long as law requires
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis, ``at`` per cent of the width; ``words`` are empty for what is no length."""

    at: float
    reach: Reach
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One period, from zero to ``at`` per cent of the width, and all vendors that say it. ``y`` in pixels."""

    words: str
    qualifier: str
    vendors: tuple[str, ...]
    at: float
    reach: Reach
    y: int

    @property
    def names(self) -> str:
        """The vendors as they fit beside the bar: "Acme, Brick, Clay, Dell +2"."""
        short = [name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…" for name in self.vendors[:NAMED]]
        more = len(self.vendors) - NAMED
        return ", ".join(short) + (f" +{more}" if more > 0 else "")

    @property
    def sentence(self) -> str:
        """ "3 months, at most (Acme, Brick)"."""
        return f"{', '.join(filter(None, (self.words, self.qualifier)))} ({', '.join(self.vendors)})"


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of data with its periods, shortest first."""

    label: str
    bars: tuple[Bar, ...]
    y: int

    @property
    def words(self) -> str:
        """The lane for those who listen: "Back-ups: 3 months, at most (Acme); 1 year (Brick)"."""
        said = (
            f"{', '.join(filter(None, (bar.words, bar.qualifier)))} ({', '.join(bar.vendors)})" for bar in self.bars
        )
        return f"{self.label}: {'; '.join(said)}"


@dataclass(frozen=True, slots=True)
class Periods:
    """The picture of retention; ``height`` in pixels."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell as a mark; ``words`` are what it says in full."""

    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rights, or who receives data."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The matrix of marks; ``legend`` has each state in it once, in words."""

    vendors: tuple[str, ...]
    blocks: tuple[Block, ...]
    legend: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """What there is to draw of a table; None for what it has no rows of."""

    periods: Periods | None
    overview: Overview | None


def draw(matrix: Matrix, language: str) -> Pictures:
    return Pictures(_periods(matrix, language), _overview(matrix, language))


# Periods


def _periods(matrix: Matrix, language: str) -> Periods | None:
    fields = {one.id: one.fields for column in matrix.columns for one in _retention(column.statements)}
    rows = [row for row in matrix.rows if row.topic == "retention" and any(cell.items for cell in row.cells)]
    if not rows:
        return None
    days = [length for one in fields.values() if (length := _days(one)) is not None]
    shortest, longest = min((SHORTEST, *days)), max((LONGEST, *days))
    lanes, y = [], AXIS
    for row in rows:
        lane = _lane(row, fields, shortest, longest, y)
        lanes.append(lane)
        y += HEADING + LANE * len(lane.bars)
    return Periods(_ticks(shortest, longest, language), tuple(lanes), y)


def _retention(statements: Sequence[Statement]) -> Iterator[Statement]:
    return (statement for statement in statements if statement.topic == "retention")


def _lane(row: Row, fields: Mapping[int, Mapping[str, Value]], shortest: float, longest: float, y: int) -> Lane:
    bars: dict[tuple[str, str, float], Bar] = {}
    for cell in row.cells:
        for item in cell.items:
            bar = _bar(item, cell.vendor, fields[item.clause_ids[0]], shortest, longest)
            same = (bar.words, bar.qualifier, bar.at)
            known = bars.get(same)
            bars[same] = replace(known, vendors=(*known.vendors, cell.vendor)) if known else bar
    ordered = sorted(bars.values(), key=lambda bar: bar.at)
    return Lane(row.label, tuple(replace(bar, y=y + HEADING + LANE * at) for at, bar in enumerate(ordered)), y)


def _bar(item: Item, vendor: str, fields: Mapping[str, Value], shortest: float, longest: float) -> Bar:
    days = _days(fields)
    if days is not None:
        at, reach = _place(days, shortest, longest), Reach.DAYS
    elif fields.get("period") == "indefinite":
        at, reach = EVER_AT, Reach.EVER
    else:
        at, reach = OPEN_AT, Reach.OPEN
    return Bar(item.words, item.qualifier, (vendor,), at, reach, 0)


def _days(fields: Mapping[str, Value]) -> float | None:
    """About how many days a period is; None where it has no number. For its place only."""
    duration = parse_duration(str(fields.get("period", "")))
    return max(duration.days, 1 / 24) if duration else None


def _place(days: float, shortest: float, longest: float) -> float:
    # A little length for the shortest, so that it too is a bar.
    least = 2.0
    return round(least + (DAYS_END - least) * log(days / shortest) / log(longest / shortest), 2)


def _ticks(shortest: float, longest: float, language: str) -> tuple[Tick, ...]:
    lengths = [(text, duration.days) for text in TICKS if (duration := parse_duration(text))]
    return (
        *(Tick(_place(days, shortest, longest), Reach.DAYS, duration_words(text, language)) for text, days in lengths),
        Tick(OPEN_AT, Reach.OPEN, ""),
        Tick(EVER_AT, Reach.EVER, ""),
    )


# Overview


def _overview(matrix: Matrix, language: str) -> Overview | None:
    blocks = [
        Block(group.label, lines)
        for name in ("rights", "sharing")
        for group in matrix.groups
        if group.key == name and (lines := tuple(map(_line, filter(_is_marked, group.rows))))
    ]
    if not blocks:
        return None
    present = {mark.state for block in blocks for line in block.lines for mark in line.marks}
    return Overview(
        vendors=tuple(column.name for column in matrix.columns),
        blocks=tuple(blocks),
        legend=tuple(Mark(state, word("states", state, language=language)) for state in State if state in present),
    )


def _is_marked(row: Row) -> bool:
    return row.topic in ("right", "sale", "sharing")


def _line(row: Row) -> Line:
    return Line(row.label, tuple(map(_mark, row.cells)))


def _mark(cell: Cell) -> Mark:
    said = ", ".join(" ".join(filter(None, (item.words, item.qualifier))) for item in cell.items)
    return Mark(cell.state, ": ".join(filter(None, (cell.words, said))))
