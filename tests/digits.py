"""Losses worked out with many digits, and how far float64 is from them."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from mpmath import mp
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray


def exactly(
    formula: Callable[..., object], y_true: ArrayLike, y_pred: ArrayLike, *params: float, digits: int = 60
) -> list[Any]:
    """Return ``formula(y, p, *params)`` of each pair; a row of predictions is given as a tuple."""
    true, pred = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    with mp.workdps(digits):
        constants = [mp.mpf(float(number)) for number in params]
        return [formula(_exact(y), _exact(p), *constants) for y, p in zip(true, pred, strict=True)]


def ulps(losses: FloatArray, exact: Iterable[Any]) -> float:
    """Return the largest distance, in units of the last place; inf where one is infinite and the other is not."""
    worst = 0.0
    for ours, theirs in zip(losses.tolist(), exact, strict=True):
        nearest = float(theirs)
        if ours != nearest:
            with mp.workdps(60):
                worst = max(worst, float(abs(mp.mpf(ours) - theirs) / mp.mpf(float(np.spacing(abs(nearest))))))
    return worst


def _exact(number: Any) -> Any:  # noqa: ANN401 - mpmath has no types
    return mp.mpf(float(number)) if np.ndim(number) == 0 else tuple(_exact(each) for each in number)
