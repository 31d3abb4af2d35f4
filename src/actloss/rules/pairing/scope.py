"""Which trainings a rule of this family has something to look at: each function returns why not, or None."""

from actloss.rules.case import Case
from actloss.rules.pairing.reading import NO_LOSS, by_index, framework_of, loss_of
from actloss.rules.pairing.takes import own_link

DECISIONS = frozenset({"hamming", "per_label_accuracy"})
"""Losses of decisions: their gradient is 0 wherever it exists."""


def with_loss(case: Case) -> str | None:
    """Apply where a loss was given."""
    return NO_LOSS if loss_of(case) is None else None


def with_task(case: Case) -> str | None:
    """Apply where a loss was given and the labels allow a task."""
    return with_loss(case) or ("the labels allow no task" if case.task is None else None)


def with_head(case: Case) -> str | None:
    """Apply where both activation and loss were given, and the network's own layer applies the activation."""
    training, loss = case.training, loss_of(case)
    if training is None or loss is None:
        return NO_LOSS
    if training.activation is None:
        return "no activation was given"
    return own_link(training) or (f"nothing can be trained with {loss.name}" if loss.name in DECISIONS else None)


def ignored_label(case: Case) -> float | None:
    """Return the label that the loss skips: as given, else PyTorch's default for class indices."""
    training = case.training
    if training is None or training.ignore_index is not None:
        return None if training is None else training.ignore_index
    return _PYTORCH_IGNORES if framework_of(case) == "pytorch" and by_index(case) else None


_PYTORCH_IGNORES = -100.0


def class_count(case: Case) -> int | None:
    """Return how many classes or labels there are: outputs as given, else what the labels hold; None when unknown."""
    profile = case.profile
    if case.training is not None and case.training.units is not None and case.training.units > 1:
        return case.training.units
    if profile.label_sets is not None:
        return len(profile.label_sets.names)
    return profile.distinct if profile.classes else None
