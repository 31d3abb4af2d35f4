"""Predictions of several exclusive classes as every loss of them needs them, whatever scale they come on.

A loss of such classes is made of the surprisal ``-log(p)`` of the classes that occur, in nats, and sometimes of the
probabilities. Where one class a row occurs, only that one is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import (
    NARROW,
    FloatArray,
    IndexArray,
    are_indices,
    log_probability_rows,
    logit_rows,
    picked,
    probability_rows,
)
from actloss.losses.parts import NORMAL, blockwise, exp_parts, softmax_parts, sum_parts, two_product, two_sum
from actloss.losses.stable import weigh

_UNLIKELY = 3.0
"""Surprisal from which a probability is so small that its rounding hardly shows in the doubt."""
_SMALL_PART = 1.0 / 16.0
"""Share of a sum below which the rounding of a term does not show in it."""
_CONFIDENT = 0.25
"""Odds against the likeliest class below which the rounding of differences of logits shows in them."""
_BLOCK = 1 << 16
"""Numbers handled at a time: larger temporaries would be fetched from the system anew each time."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """Checked predictions, shape ``[n, C]``."""

    rows: FloatArray
    """As they were given, on their scale."""
    surprisal_of: Callable[[IndexArray], FloatArray]
    """Class indices, shape ``[n]``, to ``-log(p)`` of that class in each row, shape ``[n]``."""
    surprisal: Callable[[], FloatArray]
    """``-log(p)`` of every class, shape ``[n, C]``."""
    probabilities: Callable[[], FloatArray]
    """``p`` of every class, shape ``[n, C]``; may be `rows` themselves."""
    gaps: Callable[[FloatArray], FloatArray]
    """Distributions ``y``, shape ``[n, C]``, to ``p - y`` of every class, also where the two are nearly the same."""
    doubt_parts_of: Callable[[IndexArray], tuple[FloatArray, FloatArray]]
    """Class indices to `doubt_of` and what rounding took from it, 0 where no power of the doubt magnifies it much."""

    def surprisal_in(self, labels: IndexArray | FloatArray) -> FloatArray:
        """Return ``-log(p)`` of the class of each row, or of every class where labels are distributions."""
        return self.surprisal_of(labels) if are_indices(labels) else self.surprisal()

    def doubt_of(self, classes: IndexArray) -> FloatArray:
        """Return ``1 - p`` of one class in each row, also where ``p`` rounds to 1."""
        return 0.0 - np.expm1(-self.surprisal_of(classes))


Reader = Callable[[str, ArrayLike], Predicted]
"""A loss's name, for messages, and predictions on one scale to what the loss needs of them."""


def from_logits(loss: str, logits: ArrayLike) -> Predicted:
    """Read scores before a softmax.

    Raises:
        PredictionError: If the shape is not ``[n, C]``, a score is nan or +inf, or a row rules out every class.

    Examples:
        >>> from_logits("nll", [[40.0, 0.0]]).surprisal()
        array([[4.24835426e-18, 4.00000000e+01]])
    """
    scores, highest = logit_rows(loss, logits)
    top = highest[:, np.newaxis]

    def surprisal_of(classes: IndexArray) -> FloatArray:
        with np.errstate(over="ignore"):
            return np.log1p(_others(scores, top)) + (highest - picked(scores, classes))

    def surprisal() -> FloatArray:
        with np.errstate(over="ignore"):
            return np.log1p(_others(scores, top))[:, np.newaxis] + (top - scores)

    def probabilities() -> FloatArray:
        odds, others = _odds(scores, top)
        odds /= (1.0 + others)[:, np.newaxis]
        return odds

    def doubt_parts_of(classes: IndexArray) -> tuple[FloatArray, FloatArray]:
        nats = surprisal_of(classes)
        doubt, low = two_sum(np.ones_like(nats), 0.0 - np.exp(-nats))
        likely = np.flatnonzero(nats < _UNLIKELY)
        for near in np.array_split(likely, len(likely) * scores.shape[1] // _BLOCK + 1):
            doubt[near], low[near] = _doubt_of_odds(*_odds_against(scores[near], classes[near]))
        return doubt, low

    return Predicted(
        scores, surprisal_of, surprisal, probabilities, partial(blockwise, _gaps_of_scores, scores), doubt_parts_of
    )


def from_probabilities(loss: str, probabilities: ArrayLike) -> Predicted:
    """Read distributions over the classes; a probability of 0 is infinitely surprising.

    Raises:
        PredictionError: If the shape is not ``[n, C]``, or a row is no distribution.
    """
    shares = probability_rows(loss, probabilities)

    def surprise(of: FloatArray) -> FloatArray:
        with np.errstate(divide="ignore"):
            return 0.0 - np.log(of)

    return Predicted(
        shares,
        lambda classes: surprise(picked(shares, classes)),
        lambda: surprise(shares),
        lambda: shares,
        lambda labels: shares - labels,
        lambda classes: two_sum(np.ones(len(shares)), -picked(shares, classes)),
    )


def from_log_probabilities(loss: str, log_probabilities: ArrayLike) -> Predicted:
    """Read logarithms of distributions over the classes; what rounding left above 0 counts as 0.

    Raises:
        PredictionError: If the shape is not ``[n, C]``, one is nan or above 0, or a row is no distribution.
    """
    logs = log_probability_rows(loss, log_probabilities)
    return Predicted(
        logs,
        lambda classes: np.maximum(0.0 - picked(logs, classes), 0.0),
        lambda: np.maximum(0.0 - logs, 0.0),
        lambda: np.exp(np.minimum(logs, 0.0)),
        partial(blockwise, _gaps_of_logs, np.minimum(logs, 0.0)),
        lambda classes: _doubt_of_surprisal(np.maximum(0.0 - picked(logs, classes), 0.0)),
    )


def expected(labels: IndexArray | FloatArray, losses: FloatArray, weight: FloatArray | None = None) -> FloatArray:
    """Return what each row costs, shape ``[n]``: the loss of its class, or the mean over its shares of classes.

    Args:
        labels: Class indices, shape ``[n]``, or distributions over the classes, shape ``[n, C]``.
        losses: Loss of that class, or of each, in the shape of ``labels``.
        weight: Factor for each class, shape ``[C]``.
    """
    if are_indices(labels):
        return losses if weight is None else weigh(weight[labels], losses)
    shares = np.asarray(labels, dtype=np.float64) if weight is None else labels * weight
    with np.errstate(invalid="ignore"):
        sums: FloatArray = np.einsum("ij,ij->i", shares, losses)
    impossible = np.isnan(sums)
    # What never happens costs nothing, however surprising it would be.
    if impossible.any():
        sums[impossible] = weigh(shares[impossible], losses[impossible]).sum(axis=1)
    return sums


def _others(scores: FloatArray, top: FloatArray) -> FloatArray:
    """Return the sum of each row's odds without its largest, shape ``[n]``; see `_odds`."""
    others, rows = np.empty(len(scores)), max(1, _BLOCK // scores.shape[1])
    for start in range(0, len(scores), rows):
        part = slice(start, start + rows)
        others[part] = _odds(scores[part], top[part])[1]
    return others


def _gaps_of_scores(scores: FloatArray, labels: FloatArray) -> FloatArray:
    # A share next to its label is told from it by digits that one float64 does not have.
    shares, low = softmax_parts(scores)
    return (shares - labels) + low


def _gaps_of_logs(logs: FloatArray, labels: FloatArray) -> FloatArray:
    normal = logs > -NORMAL
    shares, low = exp_parts(np.where(normal, logs, 0.0))
    return np.where(normal, (shares - labels) + low, np.exp(logs) - labels)


def _doubt_of_surprisal(nats: FloatArray) -> tuple[FloatArray, FloatArray]:
    return 0.0 - np.expm1(-nats), np.zeros_like(nats)


def _doubt_of_odds(odds: FloatArray, rest: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``o / (1 + o)`` in two parts."""
    whole, lost = two_sum(np.ones_like(odds), odds)
    doubt = odds / whole
    product, error = two_product(doubt, whole)
    return doubt, ((odds - product) - error + rest - doubt * (lost + rest)) / whole


def _odds_against(scores: FloatArray, classes: IndexArray) -> tuple[FloatArray, FloatArray]:
    """Return the odds of all other classes together against one in each row, in two parts, shape ``[n]`` each.

    A power of the odds, as a focal loss takes it, would multiply what rounding takes from them.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        gaps, lost = two_sum(scores, -picked(scores, classes)[:, np.newaxis])
    lost = np.where(np.isfinite(lost), lost, 0.0)
    odds = np.exp(gaps)
    odds[np.arange(len(classes)), classes] = 0.0
    low = np.zeros_like(odds)
    large = (odds > _SMALL_PART * odds.sum(axis=1, keepdims=True)) & (gaps > -NORMAL)
    odds[large], low[large] = exp_parts(gaps[large])
    low += odds * lost
    total, rest = sum_parts(odds)
    return total, rest + low.sum(axis=1)


def _odds(scores: FloatArray, top: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``e^(score - top)``, shape ``[n, C]``, and the sum of each row without its largest, shape ``[n]``.

    The largest is exactly 1: ``log1p`` of the others keeps what the logarithm of their sum with 1 would round off.

    Args:
        scores: Logits, shape ``[n, C]``.
        top: The highest in each row, shape ``[n, 1]``.
    """
    with np.errstate(over="ignore"):
        odds = np.exp(scores - top)
    others = _all_but_largest(odds)
    sure = np.flatnonzero(others < _CONFIDENT)
    if sure.size:
        odds[sure] *= _unrounded(top[sure], scores[sure])
        others[sure] = _all_but_largest(odds[sure])
    return odds, others


def _unrounded(top: FloatArray, scores: FloatArray) -> FloatArray:
    """Return ``e^(e)`` for the rounding error ``e`` of ``top - scores``: what it took from the exponential."""
    with np.errstate(over="ignore", invalid="ignore"):
        _, error = two_sum(top, -scores)
    return np.where(np.isfinite(error), 1.0 - error, 1.0)


def _all_but_largest(odds: FloatArray) -> FloatArray:
    """Return the sum of each row without its largest number, shape ``[n]``."""
    if odds.shape[1] > NARROW:
        rest = odds.copy()
        np.put_along_axis(rest, rest.argmax(axis=1)[:, np.newaxis], 0.0, axis=1)
        return np.asarray(rest.sum(axis=1))
    largest, others = odds[:, 0].copy(), np.zeros(len(odds))
    for column in odds.T[1:]:
        # Whichever of the two is not the largest so far belongs to the others.
        others += np.minimum(largest, column)
        np.maximum(largest, column, out=largest)
    return others
