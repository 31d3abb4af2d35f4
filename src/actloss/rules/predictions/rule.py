"""What a rule about predictions is."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionRule:
    """One row of the table of rules about predictions; it sees the counted facts of one model, never a row."""

    code: str
    """Family and number, such as ``AL506``."""
    name: str
    """Reads well after "allow", such as ``double-activation``."""
    severity: Severity
    """What a finding weighs, unless the finding says otherwise."""
    check: Callable[[PredictionFacts], Found | None]
    """Returns what was found; None when the predictions pass or the rule has nothing to look at."""

    @property
    def manual(self) -> str:
        """The rule's manual, in Markdown: the docstring of the module that holds its check."""
        return sys.modules[self.check.__module__].__doc__ or ""
