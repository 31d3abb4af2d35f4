"""Predictions of two classes on each scale, and losses of them in as many digits as it takes."""

from collections.abc import Callable

import numpy as np
from mpmath import mp

from actloss.losses.arrays import FloatArray

RNG = np.random.default_rng(20261123)

LOGIT_EXTREMES = np.array(
    [-1000.0, -745.0, -710.0, -400.0, -40.0, -36.5, -1.0, -1e-9, 0.0, 1e-300, 0.3, 37.0, 372.0, 745.0, 1000.0]
)
LOGITS_AT_HAND = np.concatenate([RNG.normal(0.0, 3.0, 300), RNG.uniform(-30.0, 30.0, 100)])
SHARES = np.concatenate([[1e-320, 1e-300, 1e-16, 0.1, 0.5, 0.9, 1 - 1e-10, 1 - 2**-53], RNG.uniform(size=300)])
LOG_SHARES = np.concatenate([[-1000.0, -745.0, -40.0, -1e-9, -1e-30, -0.69, -0.7], -RNG.exponential(2.0, 300)])

Exact = Callable[..., mp.mpf]
"""The probability of label 1, that of label 0, and parameters, to a loss."""


def exactly(loss: Exact, scale: str, predictions: FloatArray, *params: float) -> list[float]:
    """Return a loss of each prediction, rounded once."""
    with mp.workdps(700):
        numbers = [mp.mpf(param) for param in params]
        return [float(loss(*_both(scale, mp.mpf(prediction)), *numbers)) for prediction in predictions.tolist()]


def _both(scale: str, x: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
    match scale:
        case "logit":
            return 1 / (1 + mp.exp(-x)), 1 / (1 + mp.exp(x))
        case "share":
            return x, 1 - x
        case _:
            return mp.exp(x), -mp.expm1(x)
