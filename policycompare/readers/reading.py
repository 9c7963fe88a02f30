"""The one way from bytes to a Document."""

import re
from email.message import Message

from .charsets import decode, has_mark
from .documents import Document, Problem, UnreadableDocument
from .limits import MAX_BYTES, MAX_CHARACTERS, MAX_CONTROL_SHARE

_TEXT = "text/plain"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")  # all but tab, newline and form feed
# What a file starts with when it is of a kind that is not read as text.
_OTHER_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)


def read(content: bytes, *, filename: str = "", media_type: str = "") -> Document:
    """The document in these bytes.

    `filename` is for the message alone; `media_type` is as in HTTP, with a charset or without. Raises
    UnreadableDocument for a file that is empty, over the limit, binary, of another kind, or in an unknown charset.
    """
    name = filename or "The text"
    _refuse_by_bytes(content, name)
    decoded = decode(content, declared=_charset(media_type))
    if decoded is None:
        raise UnreadableDocument(Problem.UNDECODABLE, f"{name} is in an unknown charset. Save it as UTF-8.")
    text, charset = decoded
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_by_text(text, name)
    return Document(text=text, media_type=_TEXT, charset=charset)


def _refuse_by_bytes(content: bytes, name: str) -> None:
    if len(content) > MAX_BYTES:
        raise UnreadableDocument(
            Problem.TOO_LARGE, f"{name} is larger than {MAX_BYTES // 1024**2} MB, which is the most that is read."
        )
    start = content[:64].lstrip().lower()
    for signature, kind in _OTHER_KINDS:
        if start.startswith(signature.lower()):
            raise UnreadableDocument(Problem.UNSUPPORTED, f"{name} is {kind}. Only plain text can be read.")
    if b"\0" in content and not has_mark(content):
        raise UnreadableDocument(Problem.BINARY, f"{name} is not a text file.")


def _refuse_by_text(text: str, name: str) -> None:
    if not text or text.isspace():
        raise UnreadableDocument(Problem.EMPTY, f"{name} is empty.")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(
            Problem.TOO_LONG, f"{name} is longer than {MAX_CHARACTERS:,} characters, which no policy is."
        )
    controls = len(_CONTROL.findall(text))
    # A NUL cannot be stored by PostgreSQL, and no text has one.
    if "\0" in text or controls > len(text) * MAX_CONTROL_SHARE:
        raise UnreadableDocument(Problem.BINARY, f"{name} is not a text file.")


def _charset(media_type: str) -> str:
    header = Message()
    header["Content-Type"] = media_type or _TEXT
    charset = header.get_param("charset", "")
    return charset if isinstance(charset, str) else ""
