"""Family 4: labels held against activation and loss."""

from actloss.finding import Severity
from actloss.rules import Case
from profiles import case_of, profile_of, training
from threshold_pairs.pair import Pair


def class_ids(most: int, rows: int) -> Case:
    """Return whole numbers that are classes, unless they are quantities after all, under a loss of quantities.

    Args:
        most: How many there are.
        rows: How often each occurs.
    """
    return case_of(profile_of(list(range(1, most + 1)) * rows, name="class_id"), training=training(loss="mse"))


def next_to_zero(smallest: float) -> Case:
    """Return labels of 2 and one that is this small, under a relative loss."""
    return case_of(profile_of([2.0] * 20 + [1.5, smallest]), training=training(loss="mape"))


def skipped(rows: int) -> Case:
    """Return a hundred class indices, so many of which the loss skips."""
    labels = [*[-1] * rows, *(row % 4 for row in range(100 - rows))]
    return case_of(profile_of(labels), training=training(loss="nll", ignore_index=-1))


PAIRS: tuple[Pair, ...] = (
    Pair(
        key="AL421.doubt",
        fires=class_ids(3, 60),
        passes=class_ids(5, 60),
        lenient=0.026,
        strict=0.031,
        severity=Severity.ERROR,
    ),
    Pair(key="AL423.tiny", fires=next_to_zero(0.0019), passes=next_to_zero(0.002), lenient=0.0009, strict=0.0011),
    Pair(key="AL426.share", fires=skipped(50), passes=skipped(49), lenient=0.51, strict=0.49),
)
