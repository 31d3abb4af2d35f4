"""What a rule about predictions is."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from actloss.finding import Finding, Severity
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


def finding_of(rule: PredictionRule, facts: PredictionFacts) -> Finding | None:
    """Return what a rule finds in the predictions of one model."""
    found = rule.check(facts)
    if found is None:
        return None
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=found.severity or rule.severity,
        message=found.message,
        column=found.column,
        row=found.row,
        line=found.line,
        count=found.count,
        fix=found.fix,
    )
