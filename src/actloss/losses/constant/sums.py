"""Sums over distinct values with counts, in blocks that stay in the processor's cache."""

from collections.abc import Callable, Iterator

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.stable import weigh

_BLOCK = 1 << 14
"""Numbers handled at a time: larger temporaries would be fetched from the system anew each time."""


def mean(values: FloatArray, counts: FloatArray | None = None, **_: float) -> float:
    """Return the mean: what squared error, the Poisson, gamma and Tweedie deviances and cross-entropy elicit."""
    return average(lambda part: part, values, counts)


def average(
    of: Callable[[FloatArray], FloatArray], values: FloatArray, counts: FloatArray | None, width: int = 1
) -> float:
    """Return the mean over the rows of a function of the values, each row ``width`` numbers wide."""
    rows = weight(values, counts)
    summed = total(of, values, counts, width)
    # Numbers near the end of float64 overflow their sum, not their mean.
    return summed / rows if np.isfinite(summed) else total(lambda part: of(part) / rows, values, counts, width)


def total(
    of: Callable[[FloatArray], FloatArray], values: FloatArray, counts: FloatArray | None, width: int = 1
) -> float:
    """Return the sum over the rows of a function of the values, each row ``width`` numbers wide."""
    with np.errstate(over="ignore"):
        return float(np.sum([sum_of(of(part), weights) for part, weights in blocks(values, counts, width)]))


def sum_of(terms: FloatArray, weights: FloatArray | None) -> float:
    """Return the sum of the terms, each as often as its weight says."""
    if weights is None:
        return float(terms.sum())
    with np.errstate(over="ignore", invalid="ignore"):
        summed = float((terms * weights).sum())
    # An infinite loss of a value that never occurs adds nothing.
    return float(weigh(weights, terms).sum()) if np.isnan(summed) else summed


def weight(values: FloatArray, counts: FloatArray | None) -> float:
    """Return the number of rows."""
    return float(len(values) if counts is None else counts.sum())


def part_of(counts: FloatArray | None, rows: slice) -> FloatArray | None:
    """Return the counts of some of the values."""
    return None if counts is None else counts[rows]


def blocks(
    values: FloatArray, counts: FloatArray | None, width: int = 1
) -> Iterator[tuple[FloatArray, FloatArray | None]]:
    """Yield consecutive rows with their counts, about `_BLOCK` numbers at a time."""
    rows = max(1, _BLOCK // width)
    for start in range(0, len(values), rows):
        block = slice(start, start + rows)
        yield values[block], part_of(counts, block)


def present(values: FloatArray, counts: FloatArray | None) -> tuple[FloatArray, FloatArray | None]:
    """Return the values that occur, with their counts; all of them where none does."""
    if counts is None or counts.all() or not counts.any():
        return values, counts
    return values[counts > 0.0], counts[counts > 0.0]
