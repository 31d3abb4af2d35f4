"""Bootstrap weights that depend on the row alone, so that no division of the rows changes an interval.

Each row takes part in each resample a Poisson(1) number of times, drawn from a counter-based generator keyed by the
seed and the row's block. Sums over the rows then add up batch by batch, in memory that depends on the number of
resamples only.

References:
    Chamandy et al., "Estimating Uncertainty for Massive Data Streams", 2012.
"""

from collections.abc import Iterator
from math import exp, factorial

import numpy as np
from numpy.typing import NDArray

from actloss.losses.arrays import FloatArray

BLOCK = 1024
"""Rows that share a generator."""

_DRAWS = 1 << 16
_LIKELY = np.array([exp(-1.0) / factorial(k) for k in range(12)])
# Which of 65536 equally likely draws means how many times: the cumulative distribution, cut at the draws.
_TIMES: NDArray[np.float64] = np.searchsorted(np.cumsum(_LIKELY) * _DRAWS, np.arange(_DRAWS) + 0.5, side="left").astype(
    np.float64
)

MIDDLE = (2.5, 97.5)
"""Percentiles between which the reported interval lies."""


def blocks_of(start: int, stop: int) -> Iterator[slice]:
    """Yield the parts of the rows from ``start`` to ``stop`` that lie in one block each, relative to ``start``."""
    at = start
    while at < stop:
        end = min(stop, (at // BLOCK + 1) * BLOCK)
        yield slice(at - start, end - start)
        at = end


def weights(seed: int, row: int, size: int, resamples: int) -> FloatArray:
    """Return how often each row takes part, shape ``[size, resamples]``; the rows from ``row`` on lie in one block."""
    block, inside = divmod(row, BLOCK)
    generator = np.random.Generator(np.random.Philox(key=(np.uint64(seed), np.uint64(block))))
    draws = generator.integers(0, _DRAWS, size=(inside + size, resamples), dtype=np.uint16)
    return _TIMES[draws[inside:]]


def sums_of(seed: int, resamples: int, rows: NDArray[np.int64], columns: FloatArray) -> FloatArray:
    """Return the sums of columns over the rows of each resample, shape ``[resamples, k]``.

    Args:
        seed: What the resamples are drawn from.
        resamples: How many.
        rows: The rows' numbers, ascending, at least one, shape ``[n]``.
        columns: What to sum, shape ``[n, k]``; a sum is not finite where one of its numbers is not.
    """
    sums = np.zeros((resamples, columns.shape[1]))
    first = int(rows[0])
    for part in blocks_of(first, int(rows[-1]) + 1):
        start, stop = np.searchsorted(rows, [first + part.start, first + part.stop])
        times = weights(seed, first + part.start, part.stop - part.start, resamples)
        with np.errstate(invalid="ignore", over="ignore"):
            sums += times[rows[start:stop] - (first + part.start)].T @ columns[start:stop]
    return sums


def interval(resampled: FloatArray, *, summed: bool) -> tuple[float, float] | None:
    """Return the middle 95 % of the resamples' values.

    Args:
        resampled: Sums of ``v`` and of ``v l`` in each resample, shape ``[resamples, 2]``.
        summed: Whether the loss is a sum and not a mean.
    """
    if not np.isfinite(resampled).all():
        return None
    counted = resampled[:, 0] > 0.0
    if not counted.any():
        return None
    values = resampled[counted, 1] if summed else resampled[counted, 1] / resampled[counted, 0]
    low, high = np.percentile(values, MIDDLE)
    return float(low), float(high)
