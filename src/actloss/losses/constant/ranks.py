"""Constants of ordered classes: the log-odds of the steps between one class and the next."""

import numpy as np

from actloss.losses.arrays import FloatArray


def step_log_odds(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the log-odds of a class above k, for k from 0 to C - 2, shape ``[C - 1]``: what CORAL elicits.

    Infinite where no row, or every row, is above k.
    """
    tally = _tally(values, counts)
    return _log_odds(_above(tally), np.cumsum(tally)[:-1])


def conditional_log_odds(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the log-odds of a class above k among the classes from k on, shape ``[C - 1]``: what CORN elicits.

    Infinite where no row, or every row, goes on; -inf too where no row gets as far as k.
    """
    tally = _tally(values, counts)
    return _log_odds(_above(tally), tally[:-1])


def _tally(values: FloatArray, counts: FloatArray | None) -> FloatArray:
    # A negative number is no index; it is left to the kernel to refuse. One class alone has a step that never happens.
    return np.bincount(np.maximum(values, 0.0).astype(np.intp), weights=counts, minlength=2).astype(np.float64)


def _above(tally: FloatArray) -> FloatArray:
    return np.asarray(np.cumsum(tally[:0:-1])[::-1])


def _log_odds(yes: FloatArray, no: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(yes == 0.0, -np.inf, np.log(yes) - np.log(no))
