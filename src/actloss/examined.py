"""The labels of a table, looked at: target, profile and task, which advice and checks both start from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from actloss.errors import LabelError
from actloss.profile import Profile, profile_target
from actloss.table import Head, Labels, Table
from actloss.target import Layout, Target, find_target, row_names, settle
from actloss.task import Kind, Task, infer_task
from actloss.task.evidence import Evidence
from actloss.twins import Twins


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the labels of a table are."""

    target: Target
    profile: Profile
    task: Task | None
    """None where the labels allow none; the declared one where they do not fit it."""
    problem: LabelError | None
    """Why nothing can be learnt from the labels, or not what was declared."""
    kept: Profile | None = None
    """The labels without one that is to be skipped; None where none is, where it does not occur, or nothing else."""


def examine(
    table: Table, named: Sequence[str] = (), kind: Kind | None = None, *, skipped: float | None = None
) -> Examined:
    """Return what the labels of a table are; they are read in full.

    Args:
        table: The table.
        named: The label columns as the user names them; found when empty.
        kind: The kind of task that was declared; inferred when None.
        skipped: A label of a single column that the training skips.

    Raises:
        TargetError: No label was found.
        SourceError: The table cannot be read to its end.
    """
    found = find_target(table.head, named)
    labels = table.read(found.positions, indicators=found.layout in (Layout.ONE_HOT, Layout.MULTI_HOT))
    target = settle(found, labels)
    floats = any(_holds_floats(table.head, position) for position in target.positions)
    profile = replace(profile_target(labels, target), floats=floats)
    task, problem = read_task(profile, kind)
    rest = None if skipped is None or target.layout is not Layout.SINGLE else _without(labels, skipped)
    kept = None if rest is None else replace(profile_target(rest, target), floats=floats)
    return Examined(
        target=target, profile=profile, task=task, problem=problem, kept=kept if kept and kept.labelled else None
    )


def read_task(
    profile: Profile, kind: Kind | None, more: tuple[Evidence, ...] = ()
) -> tuple[Task | None, LabelError | None]:
    """Return what labels are learnt for, and why nothing can be learnt from them, or not what was declared.

    Args:
        profile: The labels.
        kind: The kind of task that was declared; inferred when None.
        more: Evidence from elsewhere than the labels.
    """
    try:
        return infer_task(profile, kind, more), None
    except LabelError as error:
        return None if kind is None else _declared(kind), error


def _without(labels: Labels, skipped: float) -> Labels | None:
    """Return the label column as if a number were in none of its rows; None where it is in none."""
    column = labels.columns[0]
    hits = column.numbers == skipped
    if not hits.any():
        return None
    numbers = np.where(hits, np.nan, column.numbers)
    kept = numbers if np.isfinite(numbers).any() else np.empty(0)
    return replace(labels, columns=(replace(column, numbers=kept),))


def compare_rows(table: Table, examined: Examined) -> Twins:
    """Return which rows of a table are equal; columns that only say which row it is are left out.

    Args:
        table: The table, which is read in full.
        examined: What its labels are.

    Raises:
        SourceError: The table cannot be read to its end, or there is no room to compare its rows.
    """
    labels = examined.target.positions
    left_out = [at for at in row_names(table.head) if at not in labels]
    return table.twins(labels, left_out=left_out, missing=examined.profile.null_spellings)


_POINTED = re.compile(r"\s*[+-]?[0-9]+\.0*\s*")
"""A whole number with a decimal point."""


def _holds_floats(head: Head, position: int) -> bool:
    """Return whether a column's whole numbers are floating point ones to a reader, as far as its first rows tell."""
    kind = head.kinds[position]
    return kind == "number" or (kind == "text" and any(map(_POINTED.fullmatch, head.cells[position])))


def _declared(kind: Kind) -> Task:
    return Task(kind=kind, traits=frozenset(), confidence=1.0, evidence=(), alternatives=(), given=True)
