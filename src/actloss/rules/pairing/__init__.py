"""Rules about the pairing of activation, loss and labels. Family 4, one rule a file, codes rise."""

from actloss.rules.case import Case
from actloss.rules.rule import Rule

__all__ = ["PAIRING_RULES"]

PAIRING_RULES: tuple[Rule[Case], ...] = ()
