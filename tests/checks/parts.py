"""What all hand-made checks share."""

from typing import Any

from actloss.checked import TableCheck
from actloss.finding import Finding, Severity
from actloss.profile import Profile
from actloss.rules import Outcome, Status
from profiles import profile_of, task_of

SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}


def found(rule: str, severity: str, message: str, *, model: str | None = None, **known: Any) -> Outcome:  # noqa: ANN401 - any field of a finding
    """Return a finding; ``rule`` is its code and name, ``severity`` its first letter."""
    code, name = rule.split()
    finding = Finding(code=code, name=name, severity=SEVERITIES[severity], message=message, **known)
    return Outcome(code=code, name=name, severity=finding.severity, status=Status.FINDING, finding=finding, model=model)


def passed(*rules: str, model: str | None = None) -> tuple[Outcome, ...]:
    """Return rules that found nothing."""
    return tuple(_without_finding(rule, Status.PASSED, model=model) for rule in rules)


def idle(*rules: str, why: str, status: Status = Status.NOT_APPLICABLE) -> tuple[Outcome, ...]:
    """Return rules that had nothing to look at, or were not run."""
    return tuple(_without_finding(rule, status, reason=why) for rule in rules)


def table_of(name: str, profile: Profile | None = None, *outcomes: Outcome, **known: Any) -> TableCheck:  # noqa: ANN401 - any field
    """Return a table whose source, columns and task are those of its profile; the outcomes in the order of codes."""
    if profile is not None:
        known = {"source": profile.source, "columns": profile.target.columns, "task": task_of(profile), **known}
    ranked = tuple(sorted(outcomes, key=lambda outcome: (outcome.model or "", outcome.code)))
    return TableCheck(name=name, profile=profile, outcomes=ranked, **known)


CHURN = profile_of(["no"] * 90 + ["yes"] * 10, name="churned")


def _without_finding(rule: str, status: Status, *, reason: str | None = None, model: str | None = None) -> Outcome:
    code, name = rule.split()
    return Outcome(code=code, name=name, severity=Severity.WARNING, status=status, reason=reason, model=model)
