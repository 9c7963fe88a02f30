"""Bytes to text: `read(content)` gives the Document that quotes are verbatim from, or says why it cannot."""

from .documents import Document, Problem, UnreadableDocument
from .reading import read

__all__ = ["Document", "Problem", "UnreadableDocument", "read"]
