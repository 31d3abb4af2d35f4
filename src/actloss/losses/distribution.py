"""Losses of labels that are distributions over classes: soft labels, shares, several annotators.

Labels and predictions have the shape ``[n, C]``; every kernel returns one loss a row, shape ``[n]``, in nats unless
another base is given.
"""

from math import e, inf, log

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import Interval
from actloss.losses.arrays import FloatArray, are_indices, compact_rows, parameter
from actloss.losses.parts import blockwise, log_parts, surprisal_parts, two_product, two_sum
from actloss.losses.predicted import from_log_probabilities, from_logits, from_probabilities
from actloss.losses.stable import expm1_minus_x, log_ratio, sum_exactly, weigh

ABOVE_ONE = Interval(1.0, inf, low_closed=False, high_closed=False)
_NAME = "kl_divergence"


def kl_divergence_from_logits(y_true: ArrayLike, logits: ArrayLike, *, base: float = e) -> FloatArray:
    """Return the Kullback-Leibler divergence of the labels from the softmax of the scores.

    Args:
        y_true: Distributions over the classes, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        base: Of the logarithm, above 1: e counts in nats, 2 in bits.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.
        OptionError: If ``base`` lies outside its domain.

    Examples:
        >>> kl_divergence_from_logits([[0.5, 0.5], [0.0, 1.0]], [[0.0, 0.0], [1000.0, 0.0]])
        array([   0., 1000.])

    References:
        Kullback and Leibler, "On Information and Sufficiency", 1951.
    """
    parameter(_NAME, "base", base, ABOVE_ONE)
    predicted = from_logits(_NAME, logits)
    labels = compact_rows(_NAME, y_true, predicted.rows)
    if are_indices(labels):
        return predicted.surprisal_of(labels) / log(base)
    p = np.asarray(labels, dtype=np.float64)
    return blockwise(lambda y, z: _of_logarithms(y, *surprisal_parts(z)), p, predicted.rows) / log(base)


def kl_divergence_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike, *, base: float = e) -> FloatArray:
    """Return the Kullback-Leibler divergence ``sum_c p_c log(p_c / q_c)`` of the labels from the predictions.

    It is the cross-entropy less the entropy of the labels, so 0 for a perfect prediction. Nothing is clipped:
    probability 0 for a class that occurs costs infinity. Rows that sum to 1 only within rounding may give a result
    below 0 by as much.

    Args:
        y_true: Distributions ``p`` over the classes, shape ``[n, C]``.
        probabilities: Predicted distributions ``q``, shape ``[n, C]``.
        base: Of the logarithm, above 1: e counts in nats, 2 in bits.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If ``base`` lies outside its domain.

    Examples:
        >>> kl_divergence_from_probabilities([[0.5, 0.5], [0.0, 1.0]], [[0.5, 0.5], [0.5, 0.5]])
        array([0.        , 0.69314718])
        >>> kl_divergence_from_probabilities([[0.0, 1.0]], [[0.75, 0.25]], base=2.0)
        array([2.])

    References:
        Kullback and Leibler, "On Information and Sufficiency", 1951.
    """
    parameter(_NAME, "base", base, ABOVE_ONE)
    predicted = from_probabilities(_NAME, probabilities)
    labels = compact_rows(_NAME, y_true, predicted.rows)
    if are_indices(labels):
        return predicted.surprisal_of(labels) / log(base)
    p, q = np.asarray(labels, dtype=np.float64), predicted.rows
    return _divergence(p, q, log_ratio(q, p, q - p), sum_exactly(p - q)) / log(base)


def kl_divergence_from_log_probabilities(
    y_true: ArrayLike, log_probabilities: ArrayLike, *, base: float = e
) -> FloatArray:
    """Return the Kullback-Leibler divergence of the labels from the exponentials of the predictions.

    Logarithms are rounded, and those of a perfect prediction may give a result above or below 0 by as much.

    Args:
        y_true: Distributions over the classes, shape ``[n, C]``.
        log_probabilities: Natural logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.
        base: Of the logarithm of the loss, above 1: e counts in nats, 2 in bits.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If ``base`` lies outside its domain.

    Examples:
        >>> kl_divergence_from_log_probabilities([[0.5, 0.5], [0.0, 1.0]], np.log([[0.75, 0.25], [0.5, 0.5]]))
        array([0.14384104, 0.69314718])

    References:
        Kullback and Leibler, "On Information and Sufficiency", 1951.
    """
    parameter(_NAME, "base", base, ABOVE_ONE)
    predicted = from_log_probabilities(_NAME, log_probabilities)
    labels = compact_rows(_NAME, y_true, predicted.rows)
    if are_indices(labels):
        return predicted.surprisal_of(labels) / log(base)
    p = np.asarray(labels, dtype=np.float64)
    return blockwise(lambda y, nats: _of_logarithms(y, nats, np.zeros_like(nats)), p, predicted.surprisal()) / log(base)


def _of_logarithms(p: FloatArray, surprisal: FloatArray, rest: FloatArray) -> FloatArray:
    """Return the sum of ``p log(p / q)`` over the classes, shape ``[n]``, from ``-log(q)`` in two parts.

    The terms of near distributions cancel in all digits that a float64 has, so they are kept in two parts.
    """
    possible, occurs = surprisal < np.inf, p > 0.0
    high, low = log_parts(np.where(occurs, p, 1.0))
    gap, lost = two_sum(np.where(possible, surprisal, 0.0), high)
    terms, error = two_product(p, gap)
    losses = sum_exactly(np.concatenate([terms, error + p * (lost + low + rest)], axis=1))
    losses[(occurs & ~possible).any(axis=1)] = np.inf
    return losses


def _divergence(p: FloatArray, q: FloatArray, logs: FloatArray, excess: FloatArray) -> FloatArray:
    """Return the sum of ``p log(p / q)`` over the classes.

    It is taken as the sum of ``p log(p / q) - p + q``, which is never negative and small where ``p`` and ``q`` are
    close, plus the sum of ``p - q``; the terms ``p log(p / q)`` themselves are large there and cancel.

    Args:
        p: Labels, shape ``[n, C]``.
        q: Predictions, shape ``[n, C]``.
        logs: ``log(q / p)``, shape ``[n, C]``.
        excess: Exact sum of ``p - q`` over each row, shape ``[n]``.
    """
    with np.errstate(invalid="ignore"):
        near = np.abs(logs) < 1.0
        terms = np.where(p == 0.0, q, np.where(near, weigh(p, expm1_minus_x(logs)), q - p - weigh(p, logs)))
    losses: FloatArray = terms.sum(axis=1) + excess
    return losses
