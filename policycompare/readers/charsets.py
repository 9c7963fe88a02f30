"""Bytes to characters: a byte order mark, then the declared charset, then UTF-8, then Windows-1252.

The order is that of the WHATWG Encoding Standard, which also reads "ISO-8859-1" and "ASCII" as Windows-1252. No
guessing by statistics: it took Dutch Windows-1252 for Central European.
"""

import codecs
from collections.abc import Iterator

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_READ_AS_CP1252 = {"iso8859-1", "ascii"}


def decode(content: bytes, *, declared: str = "") -> tuple[str, str] | None:
    """The text and the charset that gave it, or None where no charset fits."""
    for charset in _candidates(content, declared):
        try:
            return content.decode(charset), charset
        except UnicodeDecodeError:
            continue
    return None


def has_mark(content: bytes) -> bool:
    return content.startswith(tuple(mark for mark, _ in _MARKS))


def _candidates(content: bytes, declared: str) -> Iterator[str]:
    yield from (charset for mark, charset in _MARKS if content.startswith(mark))
    known = _known(declared)
    if known:
        yield known
    yield from ("utf-8", "cp1252")


def _known(declared: str) -> str | None:
    """Python's name of a declared charset; None where it is unknown or no text encoding."""
    try:
        info = codecs.lookup(declared.strip(" \"'"))
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:
        return None
    return "cp1252" if info.name in _READ_AS_CP1252 else info.name
