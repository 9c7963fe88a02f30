"""E-mail addresses, telephone numbers and postal addresses in a sentence, as the policy writes them."""

from collections.abc import Iterator

import regex

from policycompare.extraction.clauses import Span
from policycompare.extraction.grammar import Sentence
from policycompare.extraction.patterns import matches

_EMAIL = regex.compile(
    r"(?<![\p{L}\d.%+-])(?:E-mail(?=\p{Ll}))?+([\p{L}\d][\p{L}\d.+_-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4})"
)  # a label that has lost its blank is no part of the address
_PHONE = regex.compile(
    r"(?<![\w.,/@-])(?:\+ ?|\(?0|\(\d{3}\) ?|1[-. ](?=\(?\d{3}\)?[-. ]))[\d(][\d ()./\u00a0-]{5,18}\d(?![\w@])"
)
_POSTCODE = regex.compile(
    r"\b[1-9]\d{3}[ \u00a0]{0,2}[A-Z]{2}\b"  # Netherlands
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"  # United Kingdom
    r"|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b"  # United States
    r"|\b(?!(?:19|20)\d\d )(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}\p{Ll}+"  # Belgium, Germany, France …; no year
    r"|\b(?:Postbus|P\.? ?O\.? Box) \d+"
)
_LEAD_IN = regex.compile(
    r".*(?:\b(?:at|to|naar|op|aan)\b|@\S+,? (?:of|or)\b|(?<!attn|tav|t.a.v.|Attn|ATTN|Tav|T.a.v.):)\s+(?=[\p{Lu}\d_])",
    regex.DOTALL,
)
_LINK_OF_ADDRESS = regex.compile(r"@[^\s\])]{1,80}+\]\(mailto:$")  # the target of a link that shows an address
_LINK_LIMIT = 100  # characters from the "@" of a link that shows an address to its target
_DATE = regex.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d){1,2}")


def emails(sentence: Sentence) -> list[tuple[str, Span]]:
    """Each address with its place in the text; a link's "mailto:" target is the same address again."""
    if "@" not in sentence.text:
        return []
    text = sentence.document.text
    found = (
        match
        for match in matches(_EMAIL, sentence)
        if not _LINK_OF_ADDRESS.search(text, max(sentence.start, match.start(1) - _LINK_LIMIT), match.start(1))
    )
    return [(match.group(1), match.span(1)) for match in found]


def phones(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """Numbers that start with a plus, a zero or an area code in brackets and have eight digits or more."""
    for match in matches(_PHONE, sentence):
        number = match.group() if ")" in match.group() else match.group().lstrip("(")
        if 8 <= sum(c.isdigit() for c in number) <= 15 and not _DATE.fullmatch(number):
            yield number, match.span()


def address_in(text: str) -> str:
    """An address without the words that lead up to it: "write to us at 5 High Street …", "Adres: Dorpsstraat 1"."""
    code = max((match.start() for match in _POSTCODE.finditer(text)), default=len(text))
    lead_in = _LEAD_IN.match(text, 0, code)
    return " ".join(text[lead_in.end() if lead_in else 0 :].split()).strip("_ .")


def postcode(sentence: Sentence) -> Span | None:
    """The place of the first postal code in a sentence, with its town where the code is figures only."""
    found = next(matches(_POSTCODE, sentence), None)
    return found.span() if found else None
