"""What reading gives, and how it fails."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Document:
    """A policy as text: headings as lines, blank lines between blocks, line ends as `\\n`."""

    text: str
    media_type: str
    charset: str  # as Python names it; what the bytes were decoded with


class Problem(StrEnum):
    """Why a document cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    BINARY = "binary"
    UNSUPPORTED = "unsupported"
    UNDECODABLE = "undecodable"


class UnreadableDocument(Exception):
    """The bytes give no text. `code` tells which problem; `message` says it in English for logs and commands."""

    def __init__(self, code: Problem, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
