"""A policy laid out for reading: its blocks, cut into runs where quotes begin and end.

Quotes overlap, nest, repeat each other and run over several blocks. The layout opens and closes marks so that
they always nest, and a mark that cannot be one piece goes on in a further one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from policycompare.extraction import Block, blocks
from policycompare.vocabulary import State

TITLE_LEVEL, DEEPEST_HEADING = 1, 4  # of the page's own headings
NO_HEADING = -1  # Block.heading of what stands under none
# A mark with several statements takes the state that a reader must see first.
PRECEDENCE = (State.ALARMING, State.CONDITIONAL, State.DENIED, State.STATED)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause in words, with the places of the text that say it: the first is its quote."""

    id: int
    topic: str
    says: str
    about: str = ""
    qualifiers: str = ""
    state: State = State.STATED
    review: str = ""
    weak: bool = False
    language: str = ""
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of text.

    `number` counts the quotes from 1 in reading order; a further place that says the same has its quote's number.
    `anchored` are the statements that this very place is the quote of: each statement is so once on the page.
    """

    number: int
    start: int
    end: int
    statements: tuple[Statement, ...]
    anchored: tuple[Statement, ...]

    @property
    def state(self) -> State:
        return min((statement.state for statement in self.statements), key=PRECEDENCE.index)

    @property
    def noted(self) -> Statement:
        """The statement whose note in the margin explains this mark."""
        return (self.anchored or self.statements)[0]

    @property
    def ids(self) -> str:
        return " ".join(str(statement.id) for statement in self.statements)

    @property
    def language(self) -> str:
        return self.statements[0].language


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark opens or closes. `outer`: it truly begins or ends here, else it goes on in another piece."""

    mark: Mark
    outer: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two boundaries. Marks open before it, outermost first, and close after it, innermost first."""

    opens: tuple[Edge, ...]
    text: str
    closes: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the text with its runs, and the marks that begin in it. Its place, `start`, is its anchor."""

    start: int
    kind: str
    level: int
    numbering: str
    runs: tuple[Run, ...]
    notes: tuple[Mark, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages of one kind in a row: the items of a list, the lines of a table, or a single one."""

    kind: str
    passages: tuple[Passage, ...]


def lay_out(text: str, statements: Iterable[Statement]) -> tuple[Stretch, ...]:
    """The whole text in order, each statement anchored exactly once. Nothing for a text without words."""
    parts = blocks(text)
    if not parts:
        return ()
    marks = _placed(_marks(statements), parts)
    passages = list(_passages(text, parts, marks))
    return tuple(_stretches(passages))


def _marks(statements: Iterable[Statement]) -> list[Mark]:
    """One mark per place, whatever number of statements rest on it; longer ones before those inside them."""
    by_place: dict[tuple[int, int], list[tuple[Statement, bool]]] = {}
    for statement in statements:
        for index, place in enumerate(dict.fromkeys(statement.places)):
            by_place.setdefault(place, []).append((statement, index == 0))
    ordered = sorted(by_place.items(), key=lambda item: (item[0][0], -item[0][1]))
    numbers: dict[int, int] = {}
    for number, found in enumerate((found for _, found in ordered if any(quoted for _, quoted in found)), start=1):
        numbers |= dict.fromkeys((statement.id for statement, quoted in found if quoted), number)
    return [
        Mark(
            number=min(numbers[statement.id] for statement, _ in found),
            start=start,
            end=end,
            statements=tuple(statement for statement, _ in found),
            anchored=tuple(statement for statement, quoted in found if quoted),
        )
        for (start, end), found in ordered
    ]


@dataclass(frozen=True, slots=True)
class _Span:
    """What of a mark lies in one block, and whether the mark begins and ends there."""

    mark: Mark
    start: int
    end: int
    begins: bool
    ends: bool


def _placed(marks: Iterable[Mark], parts: Sequence[Block]) -> list[list[_Span]]:
    """For each block the marks to draw in it. A mark beside all blocks (a bullet alone) goes to the next one."""
    placed: list[list[_Span]] = [[] for _ in parts]
    first = 0
    for mark in marks:
        while first < len(parts) - 1 and parts[first].end <= mark.start:
            first += 1
        last = first
        while last < len(parts) - 1 and parts[last + 1].start < mark.end:
            last += 1
        for index in range(first, last + 1):
            block = parts[index]
            start = min(max(mark.start, block.start), block.end)
            end = max(start, min(mark.end, block.end))
            placed[index].append(_Span(mark, start, end, begins=index == first, ends=index == last))
    return placed


def _passages(text: str, parts: Sequence[Block], placed: Sequence[list[_Span]]) -> Iterator[Passage]:
    gap_start = 0
    outline = {NO_HEADING: TITLE_LEVEL}
    for index, (block, spans) in enumerate(zip(parts, placed, strict=True)):
        level = block.level
        if block.kind == "heading":
            # A block's own level says how it was written; where it stands in the outline, its heading says.
            level = outline[index] = min(outline[block.heading] + 1, DEEPEST_HEADING)
        notes = tuple(span.mark for span in spans if span.begins and span.mark.anchored)
        numbering = _numbering(text[gap_start : block.start])
        yield Passage(block.start, block.kind, level, numbering, tuple(_runs(text, block, spans)), notes)
        gap_start = block.end


def _runs(text: str, block: Block, spans: Sequence[_Span]) -> Iterator[Run]:
    """Cuts a block wherever a mark begins or ends, and keeps the marks nested."""
    cuts = sorted({block.start, block.end, *(edge for span in spans for edge in (span.start, span.end))})
    stack: list[_Span] = []
    going_on: list[_Span] = []
    for start, end in pairwise(cuts):
        starting = [span for span in spans if span.start == start]
        yield from _empty(starting)
        opening = sorted(
            going_on + [span for span in starting if span.end > start], key=lambda span: (-span.end, span.mark.number)
        )
        stack += opening
        closing: list[_Span] = []
        while any(span.end <= end for span in stack):
            closing.append(stack.pop())
        yield Run(
            tuple(Edge(span.mark, span.begins and span.start == start) for span in opening),
            text[start:end],
            tuple(Edge(span.mark, span.ends and span.end <= end) for span in closing),
        )
        going_on = [span for span in closing if span.end > end]
    yield from _empty([span for span in spans if span.start == block.end])


def _empty(spans: Iterable[_Span]) -> Iterator[Run]:
    """Marks of which nothing can be seen in their block: links to them must arrive all the same."""
    for span in spans:
        if span.start == span.end:
            yield Run((Edge(span.mark, span.begins),), "", (Edge(span.mark, span.ends),))


def _numbering(gap: str) -> str:
    """The number before an item or a heading ("2.1"); bullets are drawn by the page."""
    mark = gap.strip().rsplit("\n", 1)[-1].strip()
    return mark if any(character.isalnum() for character in mark) else ""


def _stretches(passages: Sequence[Passage]) -> Iterator[Stretch]:
    for kind, found in groupby(passages, key=lambda passage: passage.kind):
        together = tuple(found)
        if kind in {"item", "row"}:
            yield Stretch(kind, together)
        else:
            yield from (Stretch(kind, (passage,)) for passage in together)
