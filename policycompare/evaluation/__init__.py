"""How right the extractor is: its clauses against clauses that careful readers wrote down."""

from policycompare.evaluation.gold import Gold, GoldError, read_gold
from policycompare.evaluation.score import Difference, Score, compare

__all__ = ["Difference", "Gold", "GoldError", "Score", "compare", "read_gold"]
