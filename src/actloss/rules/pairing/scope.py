"""Which trainings a rule of this family has something to look at: each function returns why not, or None."""

from actloss.rules.case import Case
from actloss.rules.pairing.labels import encoder, ignored_label, no_numbers, numbers_of, valued
from actloss.rules.pairing.no_indices import refused
from actloss.rules.pairing.reading import NO_LOSS, NO_TASK, by_index, loss_of
from actloss.rules.pairing.takes import own_link
from actloss.target import Layout
from actloss.task import Kind

DECISIONS = frozenset({"hamming", "per_label_accuracy"})
"""Losses of decisions: their gradient is 0 wherever it exists."""


def with_loss(case: Case) -> str | None:
    """Apply where a loss was given."""
    return NO_LOSS if loss_of(case) is None else None


def with_task(case: Case) -> str | None:
    """Apply where a loss was given and the labels allow a task."""
    return with_loss(case) or (NO_TASK if case.task is None else None)


def with_head(case: Case) -> str | None:
    """Apply where both activation and loss were given, and the network's own layer applies the activation."""
    training, loss = case.training, loss_of(case)
    if training is None or loss is None:
        return NO_LOSS
    if training.activation is None:
        return "no activation was given"
    return own_link(training) or (f"nothing can be trained with {loss.name}" if loss.name in DECISIONS else None)


def with_indices(case: Case) -> str | None:
    """Apply where the loss reads the labels as class indices, as they stand in the table."""
    loss, layout = loss_of(case), case.profile.target.layout
    if loss is None:
        return NO_LOSS
    if not by_index(case):
        return f"the layout is {layout.value}" if layout is not Layout.SINGLE else f"{loss.name} takes no class indices"
    reason = no_numbers(case) or (None if refused(case) else encoder(case))
    return reason or _no_classes(case)


def _no_classes(case: Case) -> str | None:
    numbers, task = numbers_of(case)[0], case.task
    if not numbers.classes:
        return f"{numbers.summary.distinct:,} distinct values are too many to count as classes"
    if any(entry.value is None for entry in case.profile.classes):
        return "numbers and text share the column"
    if len(numbers.classes) == 1:
        return "there is one class only"
    # Whole numbers with a stray decimal look like a quantity, and are what a rule of indices is for.
    strays = sum(entry.count for entry in numbers.classes if not valued(entry).is_integer())
    if task is not None and task.kind is Kind.REGRESSION and not 0 < 2 * strays < numbers.count:
        return "the task is regression"
    return None


def class_count(case: Case) -> int | None:
    """Return how many classes or labels there are: outputs as given, else what the labels hold; None when unknown.

    The label that the loss skips is none of them.
    """
    profile = case.profile
    if case.training is not None and case.training.units is not None and case.training.units > 1:
        return case.training.units
    if profile.label_sets is not None:
        return len(profile.label_sets.names)
    if not profile.classes:
        return None
    skipped = ignored_label(case)
    return profile.distinct - sum(1 for entry in profile.classes if skipped is not None and entry.value == skipped)
