"""Counts and amounts with predictions of them, and their losses in hundreds of digits."""

from collections.abc import Callable
from itertools import product
from math import inf

import numpy as np
from mpmath import mp

from actloss.losses.arrays import FloatArray

_RNG = np.random.default_rng(20261123)
_MEANS = np.concatenate([_RNG.gamma(2.0, 3.0, 200), np.exp(_RNG.uniform(-3.0, 8.0, 100))])

COUNTS = _RNG.poisson(_MEANS).astype(np.float64)
COUNT_RATES = np.where(_RNG.random(300) < 0.5, _MEANS, np.maximum(COUNTS, 0.5) * np.exp(_RNG.normal(0.0, 0.05, 300)))
"""Rates of `COUNTS`: the true ones, and some that lie close to the counts themselves."""
AMOUNTS = np.concatenate([_RNG.gamma(2.0, 3.0, 200), np.exp(_RNG.uniform(-5.0, 8.0, 100))])
AMOUNT_RATES = AMOUNTS * np.exp(_RNG.normal(0.0, 1.0, 300) * _RNG.choice([1e-7, 1e-3, 1.0], 300))

HARD_COUNTS = (0.0, 1.0, 2.0, 15.0, 16.0, 1000.0, 1e6)
HARD_AMOUNTS = (1e-300, 1e-10, 0.5, 1.0, 3.0, 1e6, 1e15, 1e300)
HARD_RATES = (1e-300, 1e-100, 1e-5, 0.3, 1.0, 2.999, 17.0, 1e6, 1e6 + 1e-3, 1e15, 1e300)
HARD_LOG_RATES = (-1000.0, -745.0, -700.0, -50.0, 0.0, 50.0, 700.0, 709.7, 1000.0)


def pairs(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[FloatArray, FloatArray]:
    """Return every number of the first beside every one of the second."""
    columns = np.array(list(product(first, second)))
    return columns[:, 0], columns[:, 1]


def of_log(formula: Callable[..., mp.mpf]) -> Callable[..., mp.mpf]:
    """Return the formula of a label and a rate as one of a label and a log-rate."""
    return lambda y, s: formula(y, mp.exp(s))


def worst_ulps(found: FloatArray, formula: Callable[..., mp.mpf], *columns: FloatArray) -> float:
    """Return the largest distance to the exact losses, in units of their last digit; inf is only right for inf."""
    with mp.workdps(700):
        numbers = zip(*([mp.mpf(each) for each in column.tolist()] for column in columns), strict=True)
        return max(_ulps(loss, formula(*row)) for loss, row in zip(found.tolist(), numbers, strict=True))


def _ulps(found: float, exact: mp.mpf) -> float:
    rounded = float(exact)
    if inf in (abs(found), abs(rounded)):
        return 0.0 if found == rounded else inf
    return float(abs(mp.mpf(found) - exact) / mp.mpf(float(np.spacing(abs(rounded)))))
