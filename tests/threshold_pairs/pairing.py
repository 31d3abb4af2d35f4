"""Family 4: labels held against activation and loss."""

from actloss.finding import Severity
from actloss.rules import Case
from profiles import case_of, profile_of, training
from threshold_pairs.pair import Pair


def counted_rooms(most: int) -> Case:
    """Return whole numbers that may be classes or quantities, under a loss of quantities."""
    return case_of(profile_of(list(range(1, most + 1)) * 10, name="rooms"), training=training(loss="mse"))


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
        fires=counted_rooms(11),
        passes=counted_rooms(12),
        lenient=0.043,
        strict=0.055,
        severity=Severity.ERROR,
    ),
    Pair(key="AL423.tiny", fires=next_to_zero(0.0019), passes=next_to_zero(0.002), lenient=0.0009, strict=0.0011),
    Pair(key="AL426.share", fires=skipped(50), passes=skipped(49), lenient=0.51, strict=0.49),
)
