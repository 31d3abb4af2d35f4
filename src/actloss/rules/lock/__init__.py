"""Rules about labels held against what they were, in a lock or a reference table. Family 6, one rule a file."""

from actloss.rules.case import Case
from actloss.rules.lock import (
    advice_changed,
    class_vanished,
    encoding_changed,
    label_drift,
    new_class,
    range_widened,
    row_count,
    type_changed,
)
from actloss.rules.rule import Rule

__all__ = ["LOCK_RULES"]

LOCK_RULES: tuple[Rule[Case], ...] = (
    new_class.RULE,
    class_vanished.RULE,
    label_drift.RULE,
    range_widened.RULE,
    encoding_changed.RULE,
    advice_changed.RULE,
    type_changed.RULE,
    row_count.RULE,
)
"""Rules about labels held against what they were; each judges a `Case` with a reference."""
