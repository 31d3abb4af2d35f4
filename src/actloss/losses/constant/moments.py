"""Constants of predicted distributions: where the labels are and how far they spread."""

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.order import median
from actloss.losses.constant.sums import average, mean


def gaussian_moments(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return mean and variance (divided by n): what the normal likelihood elicits, shape ``[2]``."""
    centre = mean(values, counts)
    return np.array([centre, average(lambda part: (part - centre) ** 2, values, counts)])


def laplace_moments(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return median and mean distance from it: what the Laplace likelihood elicits, shape ``[2]``."""
    centre = median(values, counts)
    return np.array([centre, average(lambda part: np.abs(part - centre), values, counts)])
