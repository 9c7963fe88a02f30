"""Text to clauses: `extract(text)`; `blocks(text)` gives the structure that a page shows."""

from policycompare.extraction.clauses import Clause, Extraction
from policycompare.extraction.engine import ENGINE_VERSION, extract
from policycompare.extraction.segments import Block, blocks

__all__ = ["ENGINE_VERSION", "Block", "Clause", "Extraction", "blocks", "extract"]
