"""The labels of a table, looked at: target, profile and task, which advice and checks both start from."""

from collections.abc import Sequence
from dataclasses import dataclass

from actloss.errors import LabelError
from actloss.profile import Profile, profile_target
from actloss.table import Table
from actloss.target import Layout, Target, find_target, settle
from actloss.task import Kind, Task, infer_task


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the labels of a table are."""

    target: Target
    profile: Profile
    task: Task | None
    """None where the labels allow none; the declared one where they do not fit it."""
    problem: LabelError | None
    """Why nothing can be learnt from the labels, or not what was declared."""


def examine(table: Table, named: Sequence[str] = (), kind: Kind | None = None) -> Examined:
    """Return what the labels of a table are; they are read in full.

    Args:
        table: The table.
        named: The label columns as the user names them; found when empty.
        kind: The kind of task that was declared; inferred when None.

    Raises:
        TargetError: No label was found.
        SourceError: The table cannot be read to its end.
    """
    found = find_target(table.head, named)
    labels = table.read(found.positions, indicators=found.layout in (Layout.ONE_HOT, Layout.MULTI_HOT))
    target = settle(found, labels)
    profile = profile_target(labels, target)
    try:
        return Examined(target=target, profile=profile, task=infer_task(profile, kind), problem=None)
    except LabelError as error:
        return Examined(target=target, profile=profile, task=None if kind is None else _declared(kind), problem=error)


def _declared(kind: Kind) -> Task:
    return Task(kind=kind, traits=frozenset(), confidence=1.0, evidence=(), alternatives=(), given=True)
