"""Rules about labels held against what they were, in a lock or a reference table. Family 6, one rule a file."""

from actloss.rules.case import Case
from actloss.rules.rule import Rule

__all__ = ["LOCK_RULES"]

LOCK_RULES: tuple[Rule[Case], ...] = ()
