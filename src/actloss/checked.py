"""What checking came to: every rule's outcome for each table, and its form as plain data."""

from dataclasses import dataclass

from actloss.drift import Drift
from actloss.errors import FindingsError
from actloss.finding import Finding, Severity
from actloss.plain import Json
from actloss.profile import Profile
from actloss.reference import Answer, Reference
from actloss.rules import Outcome
from actloss.table import Source
from actloss.task import Task
from actloss.training import Training

SCHEMA = 1
"""The number of the form that `CheckReport.to_dict` returns; ``schema/check-1.json`` describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCheck:
    """What checking one table came to."""

    name: str
    """The table as it was given."""
    source: Source | None = None
    """How it was read; None where it could not be."""
    columns: tuple[str, ...] = ()
    """The label columns, or those of the predictions."""
    profile: Profile | None = None
    """None for predictions, and where the labels could not be read."""
    task: Task | None = None
    """None where the labels allow none."""
    training: Training | None = None
    """The head and loss that it was held against."""
    training_origin: str = ""
    """Who said so: ``flags``, ``configuration`` or ``lock``; empty where nobody did."""
    reference: Reference | None = None
    """What it was held against: an entry of a lock, or a reference table."""
    drift: Drift | None = None
    """How far the labels moved from the reference."""
    answer: Answer | None = None
    """What the labels call for now."""
    outcomes: tuple[Outcome, ...] = ()
    """What each rule came to, in the order of the codes; for predictions, model by model."""
    error: str | None = None
    """Why it could not be checked, as one sentence; None where it was."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in the order of the codes."""
        return tuple(outcome.finding for outcome in self.outcomes if outcome.finding is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What `actloss.check` answers."""

    tables: tuple[TableCheck, ...]
    """In the order given, or that of the lock or configuration."""
    fail_on: Severity | None = Severity.ERROR
    """The mildest severity that fails the check; None where no finding does (`--exit-zero`)."""
    notes: tuple[str, ...] = ()
    """What had to be decided, such as which lock and configuration were found; one sentence each."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in all tables, table by table."""
        return tuple(finding for table in self.tables for finding in table.findings)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that fail the check."""
        return tuple(finding for finding in self.findings if self.fail_on and finding.severity.at_least(self.fail_on))

    @property
    def exit_code(self) -> int:
        """0 for clean, 1 for findings that fail, 2 where a table could not be checked."""
        if any(table.error for table in self.tables):
            return 2
        return 1 if self.failures else 0

    def raise_for_findings(self) -> "CheckReport":
        """Return the report itself if nothing fails the check, for a test that guards its data.

        Raises:
            FindingsError: Something does, or a table could not be checked; the message lists what, a line each.
        """
        problems = [f"{table.name}: {table.error}" for table in self.tables if table.error]
        problems += [
            f"{table.name}: {finding.code} {finding.name}: {finding.message}"
            for table in self.tables
            for finding in table.findings
            if finding in self.failures
        ]
        if problems:
            raise FindingsError("\n".join(problems))
        return self

    def to_dict(self) -> dict[str, Json]:
        """Return the report as plain data that any JSON writer takes; see ``schema/check-1.json``."""
        raise NotImplementedError
