"""Labels and predictions that any loss of their kind must take."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from hypothesis.strategies import SearchStrategy

from actloss.losses.arrays import FloatArray


def numbers(low: float, high: float, size: int = 8) -> SearchStrategy[FloatArray]:
    """Arrays of `size` floats between two numbers."""
    return npst.arrays(np.float64, size, elements=st.floats(low, high, allow_subnormal=False))


def distributions(rows: int = 4, classes: int = 3) -> SearchStrategy[FloatArray]:
    """Rows of probabilities that sum to 1 within rounding, zeros among them."""
    weights = npst.arrays(np.float64, (rows, classes), elements=st.floats(0.0, 1.0, allow_subnormal=False))
    return weights.map(_normalised)


def _normalised(weights: FloatArray) -> FloatArray:
    # A row without weight becomes uniform.
    weights = np.where(weights.sum(axis=1, keepdims=True) < 1e-3, 1.0, weights)
    shares: FloatArray = weights / weights.sum(axis=1, keepdims=True)
    return shares


REALS = numbers(-1e6, 1e6)
LOGITS = numbers(-800.0, 800.0)
RATES = numbers(1e-6, 1e6)
PROBABILITIES = numbers(0.0, 1.0)
SIGNS = npst.arrays(np.float64, 8, elements=st.sampled_from([-1.0, 1.0]))
BITS = npst.arrays(np.float64, 8, elements=st.sampled_from([0.0, 1.0]))
CLASSES = npst.arrays(np.float64, 4, elements=st.sampled_from([0.0, 1.0, 2.0]))
SCORES = npst.arrays(np.float64, (4, 3), elements=st.floats(-800.0, 800.0, allow_subnormal=False))
