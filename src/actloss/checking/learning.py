"""The labels as a training takes them: without the one that its loss skips, and of a kind that the loss is for."""

from dataclasses import replace

from actloss.errors import LabelError
from actloss.examined import Examined, read_task
from actloss.profile import Profile
from actloss.task import Kind, Task, infer_task
from actloss.training import Training
from actloss.training.evidence import evidence_of


def as_learnt(examined: Examined, training: Training | None, kind: Kind | None, before: Kind | None) -> Examined:
    """Return what labels are to a training; the same where nobody said what it is.

    Args:
        examined: All labels of the table.
        training: What the model trains with.
        kind: The kind of task that was declared.
        before: The kind of task of the reference.
    """
    if training is None:
        return examined
    profile = examined.kept or examined.profile
    task, problem = read_task(profile, kind, evidence_of(training))
    if kind is None and before is not None and task is not None:
        task = as_before(profile, task, before)
    return replace(examined, profile=profile, task=task, problem=problem)


def as_before(profile: Profile, task: Task, kind: Kind) -> Task:
    """Return the task of the reference where the labels allow it still: a few rows of counts may look like classes."""
    if task.kind is kind:
        return task
    try:
        return infer_task(profile, kind)
    except LabelError:
        return task
