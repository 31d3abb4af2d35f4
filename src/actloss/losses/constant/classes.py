"""Constants of labels that are classes."""

import numpy as np

from actloss.losses.arrays import FloatArray


def class_shares(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the share of each class index 0 to C - 1 (C: the largest plus 1), shape ``[C]``."""
    # A negative number is no index; it is left to the kernel to refuse.
    tally = np.bincount(np.maximum(values, 0.0).astype(np.intp), weights=counts)
    shares: FloatArray = tally / tally.sum()
    return shares


def mean_distribution(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the mean of the rows of shape ``[n, C]``, shape ``[C]``: what cross-entropy and divergence elicit."""
    return np.asarray(np.average(values, axis=0, weights=counts))
