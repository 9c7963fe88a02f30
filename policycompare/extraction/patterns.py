"""Patterns on raw text, for what is no phrase: addresses, telephone numbers, dates, rows of a cookie table."""

from collections.abc import Iterator

import regex

from policycompare.extraction.grammar import Sentence

TIME_LIMIT = 1.0  # seconds for one pattern on one sentence; none comes near it, a hostile text must not hang


def matches(pattern: regex.Pattern[str], sentence: Sentence) -> Iterator[regex.Match[str]]:
    """Every match of a pattern inside a sentence, with places in the document's text."""
    try:
        yield from pattern.finditer(sentence.document.text, sentence.start, sentence.end, timeout=TIME_LIMIT)
    except TimeoutError:
        return
