"""What checking came to: every rule's outcome for each table, and its form as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import TextWrapper

from actloss.drift import ClassDrift, Drift
from actloss.errors import FindingsError
from actloss.escape import visible
from actloss.finding import Finding, Severity
from actloss.plain import Json, fields, plain
from actloss.profile import Profile
from actloss.reference import Answer, Reference
from actloss.report import CLASSES_LISTED
from actloss.rules import Outcome, Status
from actloss.rules.wording import several
from actloss.table import Source
from actloss.task import Task, Trait
from actloss.training import Training

SCHEMA = 1
"""The number of the form that `CheckReport.to_dict` returns; ``schema/check-1.json`` describes it."""

_WRAPPED = TextWrapper(width=80, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCheck:
    """What checking one table came to."""

    name: str
    """The table as it was given."""
    source: Source | None = None
    """How it was read; None where it could not be."""
    first_file: str | None = None
    """The first of its files, where its name is a pattern: what has no place of its own is shown there."""
    columns: tuple[str, ...] = ()
    """The label columns, or those of the predictions."""
    profile: Profile | None = None
    """None for predictions, and where the labels could not be read."""
    task: Task | None = None
    """None where the labels allow none."""
    training: Training | None = None
    """The head and loss that it was held against."""
    training_origin: str = ""
    """Who said so: ``flags``, ``configuration`` or ``lock``, or one of the first two ``and lock``; empty where nobody
    did."""
    reference: Reference | None = None
    """What it was held against: an entry of a lock, or a reference table."""
    drift: Drift | None = None
    """How far the labels moved from the reference."""
    answer: Answer | None = None
    """What the labels call for now."""
    transform: str | None = None
    """What the answer takes the labels to be made into before training, such as ``recode '1' → 0``; None where they
    are trained on as they are."""
    outcomes: tuple[Outcome, ...] = ()
    """What each rule came to, in the order of the codes; for predictions, model by model."""
    error: str | None = None
    """Why it could not be checked, or only in part, as one sentence; None where it was."""

    @property
    def in_part(self) -> bool:
        """Whether something was checked nevertheless: nothing can be learnt from labels that rules could still see."""
        return self.error is not None and any(outcome.status is not Status.SKIPPED for outcome in self.outcomes)

    @property
    def unchecked(self) -> str:
        """What an `error` means to the table, as its predicate: ``not checked`` or ``checked in part``."""
        return "checked in part" if self.in_part else "not checked"

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
        return tuple(filter(self._fails, self.findings))

    @property
    def exit_code(self) -> int:
        """0 for clean, 1 for findings that fail, 2 where a table could not be checked."""
        if any(table.error for table in self.tables):
            return 2
        return 1 if self.failures else 0

    def raise_for_findings(self) -> "CheckReport":
        """Return the report itself if nothing fails the check, for a test that guards its data.

        Raises:
            FindingsError: Something does, or a table could not be checked; the message lists what, where and
                its cure, a line each.
        """
        problems = [_unchecked(table) for table in self.tables if table.error]
        problems += [_told(table, finding) for table in self.tables for finding in filter(self._fails, table.findings)]
        if problems:
            raise FindingsError("\n".join(problems))
        return self

    def __repr__(self) -> str:
        return (
            f"<CheckReport: {len(self.tables)} table(s), {len(self.findings)} finding(s), exit code {self.exit_code}>"
        )

    def __str__(self) -> str:
        """Return what was found, with its place and cure, and what came of it, in lines of 80 characters."""
        lines = [_unchecked(table) for table in self.tables if table.error]
        lines += [_told(table, finding) for table in self.tables for finding in table.findings]
        outcome = ("passed", "failed", "not all tables could be checked")[self.exit_code]
        counted = f"{several(len(self.tables), 'table')}, {several(len(self.findings), 'finding')}: {outcome}"
        return "\n".join(line for each in (*lines, counted) for line in _WRAPPED.wrap(each))

    def to_dict(self) -> dict[str, Json]:
        """Return the report as plain data that any JSON writer takes; see ``schema/check-1.json``.

        The keys are the same for every report; what does not apply is null or empty, and so is a number that is not
        finite, which JSON cannot spell. Text from the data is as written, not escaped.
        """
        return {
            "schema": SCHEMA,
            "tables": [_table(table) for table in self.tables],
            "fail_on": plain(self.fail_on),
            "exit_code": self.exit_code,
            "counts": {name.value: sum(each.severity is name for each in self.findings) for name in Severity},
            "notes": plain(self.notes),
        }

    def _fails(self, finding: Finding) -> bool:
        return self.fail_on is not None and finding.severity.at_least(self.fail_on)


def in_a_line(finding: Finding, name: str) -> str:
    """Return a finding as compilers write them, without its cure.

    Args:
        finding: The finding.
        name: Its table, which is meant where the finding names no file of several.
    """
    file = visible(finding.file or name, limit=200)
    place = file if finding.line is None else f"{file}:{finding.line}"
    return f"{place}: {finding.code} {finding.name} {finding.severity}: {finding.message}"


def _unchecked(table: TableCheck) -> str:
    return f"{visible(table.name, limit=200)}: {table.error}"


def _told(table: TableCheck, finding: Finding) -> str:
    fix = "" if finding.fix is None else f"; fix: {finding.fix}"
    return f"{in_a_line(finding, table.name)}{fix}"


def _table(table: TableCheck) -> Json:
    task = table.task
    # A set has no order of its own.
    traits: list[Json] = [trait.value for trait in Trait if task is not None and trait in task.traits]
    return {
        "name": table.name,
        "source": plain(table.source),
        "columns": plain(table.columns),
        "kind": None if task is None else task.kind.value,
        "traits": traits,
        "labels": _labels(table.profile),
        "training": _training(table.training),
        "training_origin": table.training_origin or None,
        "reference": _reference(table.reference),
        "drift": _drift(table.drift),
        "answer": plain(table.answer),
        "outcomes": plain(table.outcomes),
        "error": table.error,
    }


def _labels(profile: Profile | None) -> Json:
    if profile is None:
        return None
    return {
        "layout": profile.target.layout.value,
        "encoding": profile.encoding.value,
        "rows": profile.rows,
        "labelled": profile.labelled,
        "missing": plain(profile.missing),
        "distinct": profile.distinct,
    }


def _training(training: Training | None) -> Json:
    if training is None:
        return None
    return {
        "activation": None if training.activation is None else training.activation.name,
        "loss": None if training.loss is None else training.loss.name,
        "loss_given": training.loss_given or None,
        **fields(training, leave_out=("activation", "loss", "loss_given", "others")),
    }


def _reference(reference: Reference | None) -> Json:
    if reference is None:
        return None
    classes, left_out = _first(reference.classes)
    return {
        **fields(reference, leave_out=("classes", "spreads", "answer")),
        "classes": classes,
        "classes_left_out": left_out,
        # The values that a distribution is kept by are for the lock.
        "spreads": [fields(spread, leave_out=("values",)) for spread in reference.spreads],
        "answer": plain(reference.answer),
    }


def _drift(drift: Drift | None) -> Json:
    if drift is None:
        return None
    return {"classes": _class_drift(drift.classes), "numbers": plain(drift.numbers)}


def _class_drift(drift: ClassDrift | None) -> Json:
    if drift is None:
        return None
    new, new_left_out = _first(drift.new)
    vanished, vanished_left_out = _first(drift.vanished)
    return {
        "new": new,
        "new_left_out": new_left_out,
        "vanished": vanished,
        "vanished_left_out": vanished_left_out,
        **fields(drift, leave_out=("new", "vanished")),
    }


def _first(items: Sequence[object]) -> tuple[Json, int]:
    """Return as many as a report lists, and how many more there are."""
    return plain(items[:CLASSES_LISTED]), max(0, len(items) - CLASSES_LISTED)
