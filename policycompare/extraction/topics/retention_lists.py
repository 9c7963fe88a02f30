"""Periods in lists: the label that says what for ("Logs: 30 days"), and whether a list is one of periods at all."""

from dataclasses import dataclass

from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention
from policycompare.extraction.topics.retention_statements import Statement
from policycompare.extraction.values.data_categories import CONCEPTS
from policycompare.extraction.values.periods import OPEN, Period

LABEL_WORDS = 14  # words of a label in front of its period: "Logs: 30 days"
LABEL_SENTENCE_WORDS = 6  # words of a label that is a sentence: "Logs. Twelve months."
LISTED_WITHIN = 4  # words between a label and its period: "Logs: for at most thirty days"
ANSWER_WITHIN = 2  # words in front of a period that answers a heading's question: "For at least ten years"
CATEGORY_WITHIN = 8  # words between a period and a category, in an item that has no label
ROWS = 40  # rows up to the first row of a table

_NO_COOKIE = tuple(f"retention.{name}" for name in ("backups", "billing_records", "legal_records", "applicant_data"))
_DASHES = ("–", "—", " - ", "|", "\t", "→", ">", "=")


@dataclass(frozen=True, slots=True)
class Label:
    """Tokens `first` to `last` (exclusive) that say what a listed period is for."""

    sentence: Sentence
    first: int
    last: int


def label_of(sentence: Sentence, period: Period | None) -> Label | None:
    """The label of a period: "Logs: 30 days", "Logs – 30 days", "LogsThirty days", or what stands alone before it:
    "Logs. Thirty days"."""
    if (at := _lost_cell(sentence)) is not None:
        return Label(sentence, sentence.first, at)
    if (own := _label_sentence(sentence) or _label_line(sentence, period)) is not None:
        return Label(own, own.first, own.last)
    words, first = sentence.document.tokens.words, sentence.first
    limit = min(sentence.last, first + LABEL_WORDS)
    if period is not None:
        limit = min(limit, period.mention.first + 1)
    for at in range(first, limit):
        if words[at] == ":" or (at > first and any(dash in _between(sentence, at) for dash in _DASHES)):
            return Label(sentence, first, at)
    return None


def _label_sentence(sentence: Sentence) -> Sentence | None:
    """The one or few words that open its block as a sentence of their own."""
    before = sentence.previous
    if before is None or before.block != sentence.block or before.start != sentence.block.start:
        return None
    if before.text[0].islower() or before.has("common.we") or ":" in before.words[:-1]:
        return None
    return before if before.last - before.first <= LABEL_SENTENCE_WORDS else None


def _label_line(sentence: Sentence, period: Period | None) -> Sentence | None:
    """A line of a few words right above a line that starts with a period, as in a table that lost its cells."""
    before = sentence.previous
    if before is None or period is None or "row" in (before.block.kind, sentence.block.kind):
        return None
    if period.mention.first - sentence.first > LISTED_WITHIN:
        return None
    if ":" in (*before.words[:-1], *sentence.words[: period.mention.first - sentence.first]):
        return None  # "Legal basis: consent" over "Kept: until you unsubscribe"
    alone = (before.start, before.end) == (before.block.start, before.block.end)
    if not alone or sentence.start != sentence.block.start or before.last - before.first > LABEL_SENTENCE_WORDS:
        return None
    return None if before.has("retention.keep", "retention.delete", "retention.unit", *OPEN) else before


def _lost_cell(sentence: Sentence) -> int | None:
    """Where two words of a label's line stand without a space between them: the cells of a table, run together."""
    tokens, last = sentence.document.tokens, min(sentence.last, sentence.first + LABEL_WORDS)
    for at in range(sentence.first + 1, last):
        touch = tokens.ends[at - 1] == tokens.starts[at]
        if touch and tokens.words[at].isalnum() and tokens.words[at - 1].isalnum():
            return at
    return None


def _between(sentence: Sentence, at: int) -> str:
    tokens = sentence.document.tokens
    return sentence.document.text[tokens.ends[at - 1] : tokens.starts[at]]


def is_listed(statement: Statement, period: Period, verb: Mention | None) -> bool:
    """Whether an item, a row or a labelled line under "How long we keep data" gives this period."""
    sentence = statement.sentence
    if (verb is not None and verb.first < period.mention.first) or not _is_in_list(sentence):
        return False
    label = label_of(sentence, period)
    start = label.last if label is not None and label.sentence is sentence else sentence.first
    # "as long as you are a customer, then two years"
    start = max([start, *(p.mention.last for p in statement.periods if p.mention.last <= period.mention.first)])
    if label is not None:
        return sentence.block.kind == "row" or period.mention.first - start <= LISTED_WITHIN
    if verb is not None:
        return False
    introduced = sentence.intro is not None and sentence.intro.has("retention.keep")
    if introduced and period.mention.first - start <= LISTED_WITHIN:
        return True  # "We keep your data:", "• as long as you are a customer"
    if period.value == "legal_requirement":
        return False
    if sentence.block.kind == "paragraph" and period.mention.first - start <= ANSWER_WITHIN:
        return True  # an answer to "How long do we keep your data?"
    if sentence.block.kind not in ("item", "row"):
        return False
    return any(abs(m.first - period.mention.first) <= CATEGORY_WITHIN for m in statement.all(*CONCEPTS))


def _is_in_list(sentence: Sentence) -> bool:
    """Whether what stands above speaks of keeping data: a heading, an introduction, the first row of a table."""
    if is_cookie_entry(sentence):
        return False
    above = [s for s in sentence.around() if s is not sentence]
    head = _first_row(sentence)
    if head is not None and head.has("retention.heading"):
        return True
    return any(s.has("retention.keep") if s is sentence.intro else s.has("retention.heading") for s in above)


def is_cookie_entry(sentence: Sentence) -> bool:
    """Whether it is about one named cookie, in a list or a table of cookies."""
    if sentence.block.kind not in ("item", "row") or sentence.has("retention.cookies", *_NO_COOKIE):
        return False
    head = _first_row(sentence)
    above = [s for s in (*sentence.around(), head) if s is not None and s is not sentence]
    return any(s.has("retention.cookie_table") for s in above)


def _first_row(sentence: Sentence) -> Sentence | None:
    if sentence.block.kind != "row":
        return None
    row = sentence
    for _ in range(ROWS):
        above = row.previous
        if above is None or above.block.kind != "row":
            break
        row = above
    return row if row is not sentence else None
