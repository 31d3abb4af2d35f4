"""The exponential of a raw score, such that no step too far overflows."""

import numpy as np


def exp_then_line(x):
    """Return exp(x), beyond 40 its tangent, and the slope: float32 can hold both."""
    slope = np.exp(np.minimum(x, 40.0))
    return slope * (1.0 + np.maximum(x - 40.0, 0.0)), slope
