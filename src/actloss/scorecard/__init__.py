"""Every loss that applies to given predictions, folded over batches of rows on all cores."""

from actloss.scorecard.facts import LossScore, Scorecard

__all__ = ["LossScore", "Scorecard"]
