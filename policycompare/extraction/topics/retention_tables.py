"""Periods in tables with a column for them ("Purpose | Data | Legal basis | Retention"): the period stands in one cell
of the row, and what it holds for in others."""

from bisect import bisect_left
from dataclasses import dataclass

from policycompare.extraction.grammar import Document, Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.outline import columns
from policycompare.extraction.topics.retention_statements import CLOSURES
from policycompare.extraction.values.data_categories import CONCEPTS, enumerated, mentioned, name_of
from policycompare.extraction.values.periods import OPEN, Period

LINES = 40  # sentences of one row; a cell may hold several lines
ROWS = 80  # sentences back to the head of a table
FAR = 8000  # characters; how long a table may be up to a row
NARROWEST = 3  # columns of a table whose cells have to be told apart; the first of two is a label

ACTIVITIES = {
    "retention.activity_legal": "legal_records",
    "retention.activity_billing": "billing_records",
    "retention.activity_support": "support_communications",
    "retention.activity_marketing": "marketing_data",
    "retention.activity_customers": "account_data",
}
"""What data a purpose in the first cell leaves behind: "Accounting" leaves records of it."""

_VAGUE = frozenset({"other", "personal_data"})
_NOT_OF_A_PURPOSE = _VAGUE | {"customer_content", "support_communications", "legal_records", "cookies"}
"""What the words of a purpose do not mean as data: "to manage content", "a means of communication"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Tokens `first` to `last` (exclusive) of a sentence that stand in the cell of a row's period."""

    sentence: Sentence
    row: "Row"
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row starts in the text, which of its columns, from 0, is for periods, and whether the first is for
    purposes."""

    document: Document
    start: int
    periods: int
    of_purposes: bool

    def column(self, sentence: Sentence, mention: Mention) -> int:
        """The column that a mention stands in; -1 in front of the row and far behind its start."""
        at, _ = sentence.span_of(mention.first, mention.last)
        return self.document.text.count("|", self.start, at) - 1 if self.start <= at < self.start + FAR else -1


def row_of(sentence: Sentence, mention: Mention) -> Row | None:
    """The row of a mention in a wide table with a column for periods; None outside such tables.

    The cells may hold several lines, so that a row is no block: its edges are counted from the head of the table.
    """
    text, (at, _) = sentence.document.text, sentence.span_of(mention.first, mention.last)
    if text.rfind("|", max(0, at - FAR), at) < 0 or (head := _head(sentence)) is None:
        return None
    if at - head.end > FAR:
        return None
    edges = head.text.count("|")
    inside = text.count("|", head.end, at) % edges
    start = at
    for _ in range(inside):
        start = text.rfind("|", 0, start)
    if inside == 0 or text[start - 1] != "\n":
        return None
    found = columns(head, "retention.heading")
    if len(found) != 1 or min(found) <= 0:
        return None
    return Row(sentence.document, start, min(found), 0 in columns(head, "retention.activity_column"))


def _head(sentence: Sentence) -> Sentence | None:
    """The nearest row above that names a column for periods and gives none."""
    sentences = sentence.document.sentences
    for index in range(sentence.index - 1, max(sentence.index - ROWS, -1), -1):
        row = sentences[index]
        if sentence.start - row.end > FAR:
            return None
        edged = row.block.kind == "row" and row.text.startswith("|") and row.text.endswith("|")
        if edged and row.has("retention.heading") and not row.has("retention.unit", "retention.cookie_table", *OPEN):
            return row if row.text.count("|") > NARROWEST else None
    return None


def cell_of(sentence: Sentence, period: Period) -> Cell | None:
    """The cell of a period that stands in the column for periods."""
    row = row_of(sentence, period.mention)
    if row is None or row.column(sentence, period.mention) != row.periods:
        return None
    text, tokens = sentence.document.text, sentence.document.tokens
    at, behind = sentence.span_of(period.mention.first, period.mention.last)
    edge = text.find("|", behind, sentence.end)
    first = bisect_left(tokens.starts, max(sentence.start, text.rfind("|", sentence.start, at) + 1))
    last = bisect_left(tokens.starts, edge if edge >= 0 else sentence.end)
    return Cell(sentence, row, max(first, sentence.first), min(last, sentence.last))


def kept_in(cell: Cell, besides: list[Mention]) -> list[tuple[str, Mention | None]]:
    """The categories that a period in a cell holds for: those that the cell names, or the row's first cell, or the
    one that the row's other cells name; "other" where they name none or many."""
    sentence = cell.sentence
    ends = [*besides, *sentence.all(*CLOSURES)]
    if own := enumerated(sentence, mentioned(sentence, cell.first, cell.last, ends)):
        return [(name_of(m), m) for m in own]
    if any(word == ":" for word in sentence.document.tokens.words[cell.first : cell.last]):
        return [("other", None)]  # "Proof of identity: one month"
    row, lines = cell.row, list(_lines(cell))
    if (title := _titled(row, lines)) is not None:
        return [(title, None)]
    if any(cell.first <= m.first < cell.last for m in sentence.all("retention.request_handled")):
        return [("support_communications", None)]
    beside = {name_of(m) for line in lines for m in line.all(*CONCEPTS) if 0 < row.column(line, m) < row.periods}
    beside -= {"other", "personal_data"}
    return [(beside.pop() if len(beside) == 1 else "other", None)]


def _titled(row: Row, lines: list[Sentence]) -> str | None:
    """The category that the first cell names: what is done where that is a purpose, else what is kept."""
    title = [m for line in lines for m in line.all(*CONCEPTS, *ACTIVITIES) if row.column(line, m) == 0]
    done = [ACTIVITIES[m.concept] for m in title if m.concept in ACTIVITIES]
    kept = [name_of(m) for m in title if m.concept not in ACTIVITIES]
    vague = _NOT_OF_A_PURPOSE if row.of_purposes else _VAGUE
    kept = [name for name in kept if name not in vague]
    return next(iter(done + kept if row.of_purposes else kept + done), None)


def _lines(cell: Cell) -> list[Sentence]:
    """The sentences of its row up to that of a cell, in order."""
    sentences, first = cell.sentence.document.sentences, cell.sentence.index
    while first > 0 and cell.sentence.index - first < LINES and sentences[first - 1].end > cell.row.start:
        first -= 1
    return sentences[first : cell.sentence.index + 1]
