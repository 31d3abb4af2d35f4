"""Losses of labels that are distributions over classes: soft labels, shares, several annotators.

Labels and predictions have the shape ``[n, C]``; every kernel returns one loss a row, shape ``[n]``, in nats.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray, label_rows, logit_rows, probability_rows
from actloss.losses.stable import expm1_minus_x, log_ratio, softmax_surprisal, sum_exactly, weigh


def kl_divergence_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the Kullback-Leibler divergence of the labels from the softmax of the scores.

    Args:
        y_true: Distributions over the classes, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> kl_divergence_from_logits([[0.5, 0.5], [0.0, 1.0]], [[0.0, 0.0], [1000.0, 0.0]])
        array([   0., 1000.])

    References:
        Kullback and Leibler, "On Information and Sufficiency", 1951.
    """
    scores = logit_rows("kl_divergence", logits)
    p = label_rows("kl_divergence", y_true, scores)
    surprisal = softmax_surprisal(scores)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = -surprisal - np.log(p)
    # A softmax sums to 1 by definition; what its rounded values sum to is no part of the loss.
    excess = np.concatenate([p, np.full((len(p), 1), -1.0)], axis=1)
    return _divergence(p, np.exp(-surprisal), logs, sum_exactly(excess))


def kl_divergence_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the Kullback-Leibler divergence ``sum_c p_c log(p_c / q_c)`` of the labels from the predictions.

    It is the cross-entropy less the entropy of the labels, so 0 for a perfect prediction. Nothing is clipped:
    probability 0 for a class that occurs costs infinity. Rows that sum to 1 only within rounding may give a result
    below 0 by as much.

    Args:
        y_true: Distributions ``p`` over the classes, shape ``[n, C]``.
        probabilities: Predicted distributions ``q``, shape ``[n, C]``.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> kl_divergence_from_probabilities([[0.5, 0.5], [0.0, 1.0]], [[0.5, 0.5], [0.5, 0.5]])
        array([0.        , 0.69314718])

    References:
        Kullback and Leibler, "On Information and Sufficiency", 1951.
    """
    q = probability_rows("kl_divergence", probabilities)
    p = label_rows("kl_divergence", y_true, q)
    return _divergence(p, q, log_ratio(q, p, q - p), sum_exactly(p - q))


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
