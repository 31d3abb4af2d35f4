"""The labels of a column as distinct values with weights, in a size that does not grow with the rows.

Up to `EXACT` different values are kept as they are. Beyond that, values that agree in their first bits are replaced by
their weighted mean: within one part in 4096 at first, coarser if that is not enough. Functions of labels that are
smooth lose about the square of that, 1e-8; a quantile moves by less than the width of its bin.
"""

from dataclasses import dataclass

import numpy as np

from actloss.losses.arrays import FloatArray

EXACT = 1 << 16
"""Different values that are kept as they are."""
_MOST = 1 << 18
"""Bins that are kept at all."""
_FINEST = 40
"""Low bits of a float64 that two values of one bin may differ in: 12 bits of the fraction tell bins apart."""


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """Distinct labels, ascending, with the weight of the rows that hold them; both of shape ``[n]``."""

    values: FloatArray
    weights: FloatArray
    dropped: int = 0
    """Low bits in which the labels behind one value may differ; 0 where the values are the labels themselves."""

    @property
    def exact(self) -> bool:
        """Whether the values are the labels themselves."""
        return self.dropped == 0


NO_LABELS = LabelCounts(np.zeros(0), np.zeros(0))


def counts_of(labels: FloatArray, weights: FloatArray | None) -> LabelCounts:
    """Return the counts of one batch of finite labels, shape ``[n]``; None for weights of 1."""
    if not labels.size:
        return NO_LABELS
    if weights is None:
        ordered = np.sort(labels)
        fresh = ordered[1:] != ordered[:-1]
        # Of so many different labels none is kept as it is, so they need not be told apart first.
        dropped = _FINEST if np.count_nonzero(fresh) >= EXACT else 0
        return _bounded(_grouped(ordered, None, dropped))
    order = np.argsort(labels, kind="stable")
    return _bounded(_grouped(labels[order], weights[order], 0))


def merged_counts(one: LabelCounts, other: LabelCounts) -> LabelCounts:
    """Return the counts of the rows of both."""
    if not one.values.size or not other.values.size:
        return one if one.values.size else other
    values = np.concatenate([one.values, other.values])
    weights = np.concatenate([one.weights, other.weights])
    order = np.argsort(values, kind="stable")
    return _bounded(_grouped(values[order], weights[order], max(one.dropped, other.dropped)))


def _bounded(counts: LabelCounts) -> LabelCounts:
    if counts.exact and counts.values.size > EXACT:
        counts = _grouped(counts.values, counts.weights, _FINEST)
    while counts.values.size > _MOST:
        counts = _grouped(counts.values, counts.weights, counts.dropped + 1)
    return counts


def _grouped(values: FloatArray, weights: FloatArray | None, dropped: int) -> LabelCounts:
    """Return ascending values with those that agree but for their low bits put together; None for weights of 1."""
    bits = (values + 0.0).view(np.int64) >> dropped
    starts = np.flatnonzero(np.concatenate([[True], bits[1:] != bits[:-1]]))
    sizes = np.diff(starts, append=values.size)
    mass = sizes.astype(np.float64) if weights is None else np.add.reduceat(weights, starts)
    if dropped == 0:
        return LabelCounts(values[starts], mass)
    lowest = values[starts]
    # Means are taken from the bin's lowest value, so that they cannot leave it; a bin without weight keeps that.
    above = values - np.repeat(lowest, sizes)
    lifts = np.add.reduceat(above if weights is None else weights * above, starts)
    means = lowest + np.divide(lifts, mass, out=np.zeros_like(mass), where=mass > 0)
    return LabelCounts(means, mass, dropped)
