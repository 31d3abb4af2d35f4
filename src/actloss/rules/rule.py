"""What a rule is, what it can come to, and how one is run."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from actloss.finding import Cure, Finding, Severity
from actloss.rules.threshold import Threshold

S = TypeVar("S")
"""What a rule judges: a `Case`, or the `PredictionFacts` of a model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule has to say: a `Finding` without what the rule's own row says."""

    message: str
    """One sentence with the measured number and the column; text from the data is already visible."""
    column: str | None = None
    """As `Finding.column`: the label column as written, the worst one when several offend."""
    row: int | None = None
    line: int | None = None
    count: int | None = None
    fix: str | None = None
    cure: Cure | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[S]):
    """One row of the table of rules: it sees facts, never data and never a model."""

    code: str
    """Family and number, such as ``AL301``."""
    name: str
    """Reads well after "allow", such as ``class-imbalance``."""
    severity: Severity
    """What a finding weighs, unless the finding says otherwise."""
    applies: Callable[[S], str | None]
    """Returns why there is nothing to look at, as a clause that completes "not applicable: …"; None when there is."""
    check: Callable[[S], Found | None]
    """Returns what was found; None when the facts pass."""
    thresholds: tuple[Threshold, ...] = ()
    """Where it draws the line."""
    fixable: bool = False
    """Whether `actloss check --fix` can cure what it finds."""

    @property
    def manual(self) -> str:
        """The rule's manual, in Markdown: the docstring of the module that holds its check."""
        return sys.modules[self.check.__module__].__doc__ or ""


class Status(StrEnum):
    """What running a rule can come to."""

    FINDING = "finding"
    PASSED = "passed"
    NOT_APPLICABLE = "not applicable"
    SKIPPED = "skipped"
    """It was not run: not selected, or too costly to run unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one rule came to."""

    code: str
    name: str
    severity: Severity
    """Of the finding where there is one, else the rule's own."""
    status: Status
    finding: Finding | None = None
    """Exactly when the status is ``finding``."""
    reason: str | None = None
    """Why it is not applicable or was skipped, exactly then."""
    model: str | None = None
    """The model whose predictions were judged, where there may be several."""


def evaluate(rule: Rule[S], subject: S, *, model: str | None = None) -> Outcome:
    """Run one rule.

    Args:
        rule: The rule.
        subject: What it judges.
        model: The model whose predictions these are.
    """
    reason = rule.applies(subject)
    if reason is not None:
        return _outcome(rule, Status.NOT_APPLICABLE, reason=reason, model=model)
    found = rule.check(subject)
    if found is None:
        return _outcome(rule, Status.PASSED, model=model)
    finding = Finding(
        code=rule.code,
        name=rule.name,
        severity=found.severity or rule.severity,
        message=found.message,
        column=found.column,
        row=found.row,
        line=found.line,
        count=found.count,
        fix=found.fix,
        cure=found.cure,
    )
    return _outcome(rule, Status.FINDING, finding=finding, model=model)


def skipped(rule: Rule[S], reason: str, *, model: str | None = None) -> Outcome:
    """Return the outcome of a rule that was not run.

    Args:
        rule: The rule.
        reason: Why not, as a clause that completes "skipped: …".
        model: The model whose predictions would have been judged.
    """
    return _outcome(rule, Status.SKIPPED, reason=reason, model=model)


def _outcome(
    rule: Rule[S], status: Status, *, finding: Finding | None = None, reason: str | None = None, model: str | None
) -> Outcome:
    severity = rule.severity if finding is None else finding.severity
    return Outcome(
        code=rule.code,
        name=rule.name,
        severity=severity,
        status=status,
        finding=finding,
        reason=reason,
        model=model,
    )
