"""The best constant prediction: what a model that sees no feature at all should answer, and what it costs.

Labels come as distinct values with counts, so that a column of millions of rows is summed once. `values` is ascending,
shape ``[n]`` (or one row for each distribution, shape ``[n, C]``); `counts` holds how often each occurs, shape
``[n]``, or is None when each counts once. Everything runs over blocks that stay in the processor's cache, so no
temporary is larger than a few hundred kilobytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Literal, Protocol

import numpy as np

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.stable import weigh

_BLOCK = 1 << 14
"""Numbers handled at a time: larger temporaries would be fetched from the system anew each time."""

Optimum = Callable[..., float | FloatArray]
"""``(values, counts, *, params)`` to the constant that a loss is smallest for, one number or one for each class."""


class Minimisable(Protocol):
    """A loss with its optimum: a row of `actloss.catalogue.LOSSES`."""

    @property
    def kernel(self) -> Kernel:
        """The loss of predictions on the label's scale."""

    @property
    def optimum(self) -> Optimum:
        """The constant that minimises its mean."""


@dataclass(frozen=True, slots=True)
class BestConstant:
    """The constant that a loss is smallest for, and its mean there."""

    prediction: tuple[float, ...]
    """After the activation, in the label's unit or as probabilities: one number, or one for each class."""
    loss: float
    """Mean over the rows."""


def baseline(loss: Minimisable, values: FloatArray, counts: FloatArray | None = None, **params: float) -> BestConstant:
    """Return what a model must beat: the best constant prediction under a loss, and its mean loss.

    Args:
        loss: A row of the catalogue.
        values: Labels as the loss takes them, ascending, shape ``[n]`` or ``[n, C]``, at least one.
        counts: How often each occurs, shape ``[n]``; None when each counts once.
        params: The loss's parameters, where they differ from its defaults.

    Returns:
        The constant and its loss.

    Raises:
        LabelError: If a value lies outside the loss's support.
        OptionError: If a parameter lies outside its domain.
    """
    constant = loss.optimum(values, counts, **params)
    return BestConstant(
        prediction=tuple(np.atleast_1d(constant).tolist()),
        loss=mean_loss(loss.kernel, values, constant, counts, **params),
    )


def mean_loss(
    kernel: Kernel, values: FloatArray, constant: float | FloatArray, counts: FloatArray | None = None, **params: float
) -> float:
    """Return the mean of a kernel when every prediction is ``constant`` (a number, or one for each class)."""

    def losses(part: FloatArray) -> FloatArray:
        prediction = np.broadcast_to(constant, part.shape[:1] + np.shape(constant))
        return kernel(part, prediction, **params)

    return _average(losses, values, counts, width=np.size(constant))


def mean(values: FloatArray, counts: FloatArray | None = None, **_: float) -> float:
    """Return the mean: what squared error, the Poisson, gamma and Tweedie deviances and cross-entropy elicit."""
    return _average(lambda part: part, values, counts)


def exp_mean_log(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return ``exp(mean(log(1 + y))) - 1``: what the squared log error elicits, below the mean where they differ."""
    # A label with no logarithm makes this nan; the kernel then refuses that label by name.
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.expm1(_average(np.log1p, values, counts)))


def quantile(values: FloatArray, counts: FloatArray | None = None, *, quantile: float = 0.5) -> float:
    """Return the value below which this share lies; where every point between two values is one, the middle."""
    rank = quantile * _weight(values, counts)
    # 0.07 of 100 rows is 7 rows, though 0.07 * 100 is a little more in float64.
    if abs(rank - round(rank)) <= 4 * np.spacing(rank):
        rank = float(round(rank))
    low, high = _at_rank(values, counts, rank, past=False), _at_rank(values, counts, rank, past=True)
    return low if low == high else 0.5 * low + 0.5 * high


def median(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the median: what the absolute error elicits."""
    return quantile(values, counts, quantile=0.5)


def huber_location(values: FloatArray, counts: FloatArray | None = None, *, delta: float = 1.0) -> float:
    """Return Huber's estimate of location: the median for a small ``delta``, the mean for a large one."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        return distance / delta, np.broadcast_to(1.0 / delta, distance.shape)

    return _location(values, counts, pull, reach=delta)


def smooth_l1_location(values: FloatArray, counts: FloatArray | None = None, *, beta: float = 1.0) -> float:
    """Return what `smooth_l1` elicits: Huber's location, since the two losses differ by a factor only."""
    return huber_location(values, counts, delta=beta)


def log_cosh_location(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the point where the sum of ``tanh(y - c)`` is 0: what log-cosh elicits."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        slope = np.tanh(distance)
        return slope, 1.0 - slope * slope

    # tanh(20) is 1 in float64.
    return _location(values, counts, pull, reach=20.0)


def majority_sign(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the more frequent of -1 and +1, 0 at a tie: what the hinge loss elicits."""
    return float(np.sign(mean(values, counts)))


def half_log_odds(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return half the log-odds of +1 against -1: what the exponential loss elicits, infinite for a single class."""
    positive = _total(lambda part: (part > 0.0).astype(np.float64), values, counts)
    with np.errstate(divide="ignore"):
        return float(0.5 * (np.log(positive) - np.log(_weight(values, counts) - positive)))


def class_shares(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the share of each class index 0 to C - 1 (C: the largest plus 1), shape ``[C]``."""
    # A negative number is no index; it is left to the kernel to refuse.
    tally = np.bincount(np.maximum(values, 0.0).astype(np.intp), weights=counts)
    shares: FloatArray = tally / tally.sum()
    return shares


def mean_distribution(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the mean of the rows of shape ``[n, C]``, shape ``[C]``: what cross-entropy and divergence elicit."""
    return np.asarray(np.average(values, axis=0, weights=counts))


def _location(
    values: FloatArray,
    counts: FloatArray | None,
    pull: Callable[[FloatArray], tuple[FloatArray, FloatArray]],
    *,
    reach: float,
) -> float:
    """Return where the pulls of all values are in balance, by Newton's steps inside a shrinking bracket.

    Args:
        values: Labels, ascending, shape ``[n]``.
        counts: How often each occurs.
        pull: Distances to pulls (from -1 to 1) and their slopes, within ``reach``.
        reach: Distance beyond which every value pulls with full strength 1.
    """
    centre, low, high, last = median(values, counts), float(values[0]), float(values[-1]), inf
    tolerance = 4 * np.finfo(np.float64).eps
    while True:
        force, stiffness = _balance(values, counts, centre, pull, reach)
        low, high = (centre, high) if force > 0.0 else (low, centre)
        step = force / stiffness if stiffness > 0.0 else np.copysign(inf, force)
        if force == 0.0 or abs(step) <= tolerance * max(abs(centre), reach):
            return centre
        # A step that leaves the bracket or does not halve the last one may wander; halving the bracket may not.
        if not (low < centre + step < high and abs(step) <= 0.5 * last):
            step = 0.5 * low + 0.5 * high - centre
        if centre + step == centre:
            return centre
        centre, last = centre + step, abs(step)


def _balance(
    values: FloatArray,
    counts: FloatArray | None,
    centre: float,
    pull: Callable[[FloatArray], tuple[FloatArray, FloatArray]],
    reach: float,
) -> tuple[float, float]:
    """Return the force on `centre` and how fast it falls as `centre` rises."""
    first, last = np.searchsorted(values, [centre - reach, centre + reach])
    force = _weight(values[last:], _part(counts, slice(last, None))) - _weight(
        values[:first], _part(counts, slice(first))
    )
    stiffness = 0.0
    for part, weights in _blocks(values[first:last], _part(counts, slice(first, last))):
        pulls, slopes = pull(part - centre)
        force += _sum(pulls, weights)
        stiffness += _sum(slopes, weights)
    return force, stiffness


def _at_rank(values: FloatArray, counts: FloatArray | None, rank: float, *, past: bool) -> float:
    """Return the value that the cumulative count first reaches ``rank`` at, or first goes past it."""
    side: Literal["left", "right"] = "right" if past else "left"
    below = 0.0
    for part, weights in _blocks(values, counts):
        weight = _weight(part, weights)
        if below + weight > rank or (below + weight == rank and not past):
            cumulative = np.arange(1.0, len(part) + 1.0) if weights is None else np.cumsum(weights)
            return float(part[np.searchsorted(below + cumulative, rank, side)])
        below += weight
    return float(values[-1])


def _average(
    of: Callable[[FloatArray], FloatArray], values: FloatArray, counts: FloatArray | None, width: int = 1
) -> float:
    """Return the mean over the rows of a function of the values, each row ``width`` numbers wide."""
    weight = _weight(values, counts)
    total = _total(of, values, counts, width)
    # Numbers near the end of float64 overflow their sum, not their mean.
    return total / weight if np.isfinite(total) else _total(lambda part: of(part) / weight, values, counts, width)


def _total(
    of: Callable[[FloatArray], FloatArray], values: FloatArray, counts: FloatArray | None, width: int = 1
) -> float:
    """Return the sum over the rows of a function of the values, each row ``width`` numbers wide."""
    with np.errstate(over="ignore"):
        return float(np.sum([_sum(of(part), weights) for part, weights in _blocks(values, counts, width)]))


def _sum(terms: FloatArray, weights: FloatArray | None) -> float:
    if weights is None:
        return float(terms.sum())
    with np.errstate(over="ignore", invalid="ignore"):
        total = float((terms * weights).sum())
    # An infinite loss of a value that never occurs adds nothing.
    return float(weigh(weights, terms).sum()) if np.isnan(total) else total


def _weight(values: FloatArray, counts: FloatArray | None) -> float:
    return float(len(values) if counts is None else counts.sum())


def _part(counts: FloatArray | None, rows: slice) -> FloatArray | None:
    return None if counts is None else counts[rows]


def _blocks(
    values: FloatArray, counts: FloatArray | None, width: int = 1
) -> Iterator[tuple[FloatArray, FloatArray | None]]:
    """Yield consecutive rows with their counts, about `_BLOCK` numbers at a time."""
    rows = max(1, _BLOCK // width)
    for start in range(0, len(values), rows):
        block = slice(start, start + rows)
        yield values[block], _part(counts, block)
