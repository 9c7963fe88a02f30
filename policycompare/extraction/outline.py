"""What a statement stands under: the list items above it, the sentence that leads its list in, its headings."""

from collections.abc import Iterator

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Sentence
from policycompare.extraction.lexicon import Mention

_LOOK_BACK = 80  # sentences; a list that is longer has its start forgotten
_LABEL = 6  # words, the stop among them, of a sentence that is a label
_ITEM_LABEL = 10  # of one at the start of an item
_DEPTH = 8  # levels climbed; no policy nests deeper


def above(sentence: Sentence) -> Iterator[Sentence]:
    """Everything that a statement stands under, nearest first: parent items, the sentence that leads its
    list in, headings. The sentence itself is not among them."""
    at = sentence
    for _ in range(_DEPTH):
        parent = (None if at.is_heading else lead(at)) or at.heading
        if parent is None or parent.index >= at.index:
            return
        yield parent
        at = parent


def lead(sentence: Sentence) -> Sentence | None:
    """The shallower item, or the sentence, that leads in the list or the table that a statement belongs to."""
    own = sentence.block
    if own.kind not in ("item", "row"):
        return sentence.intro
    for index in range(sentence.index - 1, max(sentence.index - _LOOK_BACK, -1), -1):
        other = sentence.document.sentences[index]
        if other.is_heading:
            break
        if other.block.kind == "paragraph" or (other.block.kind == "item" and other.block.level < own.level):
            return other
    return sentence.intro


def table_head(sentence: Sentence) -> Sentence | None:
    """The first row of the table that a row stands in; None for what is no row and for the first row itself."""
    if sentence.block.kind != "row":
        return None
    head = None
    for index in range(sentence.index - 1, max(sentence.index - _LOOK_BACK, -1), -1):
        other = sentence.document.sentences[index]
        if other.block.kind != "row":
            break
        head = other
    return head if head is not None and head.block is not sentence.block else None


def question(sentence: Sentence, concept: str) -> Mention | None:
    """The words of a concept in the question right before a sentence, which then answers it."""
    before = sentence.previous
    return before.one(concept) if before is not None and before.text.endswith("?") else None


def columns(head: Sentence, concept: str, *but: str) -> dict[int, Mention]:
    """The columns of a table whose head mentions a concept, and none of others, with the words that say so."""
    others = {column(head, mention) for mention in head.all(*but)}
    found = {column(head, mention): mention for mention in reversed(head.all(concept))}
    return {number: mention for number, mention in found.items() if number not in others}


def column(row: Sentence, mention: Mention) -> int:
    """The number of the cell that a mention stands in, from 0; -1 where it goes over the edge of one."""
    start, end = row.span_of(mention.first, mention.last)
    before, own = row.document.text[row.block.start : start].removeprefix("|"), row.document.text[start:end]
    return -1 if "|" in own or "\t" in own else before.count("|") + before.count("\t")


def with_label(sentence: Sentence) -> Span:
    """The place of a sentence together with its label: "Consent. We process your data if ..." is one statement."""
    before, behind = sentence.previous, sentence.following
    if _labels(sentence, behind):
        return sentence.start, behind.end if behind else sentence.end
    if before is not None and _labels(before, sentence):
        return before.start, sentence.end
    return sentence.start, sentence.end


def _labels(sentence: Sentence, behind: Sentence | None) -> bool:
    """Whether a sentence is only a few words at the start of its block, with the statement behind it."""
    if behind is None or behind.block is not sentence.block or sentence.start != sentence.block.start:
        return False
    limit = _ITEM_LABEL if sentence.block.kind == "item" else _LABEL
    return sentence.last - sentence.first <= limit


def is_group(sentence: Sentence) -> bool:
    """Whether an item only gathers the deeper items behind it."""
    behind = sentence.following
    if behind is None or sentence.block.kind != "item" or behind.block.kind != "item":
        return False
    return behind.block.level > sentence.block.level
