"""What a rule is, what it can come to, and how one is run."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from actloss.finding import Finding, Severity
from actloss.profile.facts import Profile
from actloss.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule has to say of these labels: a `Finding` without what the rule's own row says."""

    message: str
    """One sentence with the measured number and the column; text from the data is already visible."""
    column: str | None = None
    """As `Finding.column`: the label column as written, the worst one when several offend."""
    row: int | None = None
    line: int | None = None
    count: int | None = None
    fix: str | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""


Applies = Callable[[Profile, Task | None], str | None]
"""Returns why the rule has nothing to look at, as a clause that completes "not applicable: …"; None when it has."""
Check = Callable[[Profile, Task | None], Found | None]
"""Returns what was found; None when the labels pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table of rules.

    A rule sees the profile and the task, never data and never a model. The task is None when the labels allow none
    (constant, all missing): such a label still has findings.
    """

    code: str
    """Family and number, such as ``AL301``."""
    name: str
    """Reads well after "allow", such as ``class-imbalance``."""
    severity: Severity
    """What a finding weighs, unless the finding says otherwise."""
    applies: Applies
    check: Check


class Status(StrEnum):
    """What running a rule can come to."""

    FINDING = "finding"
    PASSED = "passed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What running one rule came to."""

    rule: Rule
    status: Status
    finding: Finding | None = None
    """Exactly when the status is ``finding``."""
    reason: str | None = None
    """Why it is not applicable, exactly when it is not."""


def finding_of(found: Found, *, code: str, name: str, severity: Severity) -> Finding:
    """Return what was found under the name of the rule that found it.

    Args:
        found: What the rule said.
        code: The rule's code.
        name: The rule's name.
        severity: What a finding of the rule weighs, unless this one says otherwise.
    """
    return Finding(
        code=code,
        name=name,
        severity=found.severity or severity,
        message=found.message,
        column=found.column,
        row=found.row,
        line=found.line,
        count=found.count,
        fix=found.fix,
    )


def evaluate(rule: Rule, profile: Profile, task: Task | None) -> Outcome:
    """Run one rule over the profile of the labels."""
    reason = rule.applies(profile, task)
    if reason is not None:
        return Outcome(rule=rule, status=Status.NOT_APPLICABLE, reason=reason)
    found = rule.check(profile, task)
    if found is None:
        return Outcome(rule=rule, status=Status.PASSED)
    finding = finding_of(found, code=rule.code, name=rule.name, severity=rule.severity)
    return Outcome(rule=rule, status=Status.FINDING, finding=finding)


def manual(rule: Rule) -> str:
    """Return the rule's manual, in Markdown: the docstring of the module that holds its check."""
    return sys.modules[rule.check.__module__].__doc__ or ""
