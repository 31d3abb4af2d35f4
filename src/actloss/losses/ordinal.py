"""Losses of classes with an order: grades, stages, sizes. A near miss costs less than a far one.

Classes are numbered 0 to C - 1 in their order. Every kernel returns one loss a row, shape ``[n]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import BoolArray, FloatArray, IndexArray, are_indices, class_labels, label_indices, step_rows
from actloss.losses.predicted import Reader, from_log_probabilities, from_logits, from_probabilities
from actloss.losses.stable import softplus


def rps_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the ranked probability score of the softmax of the scores.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, from 0 to C - 1.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> rps_from_logits([0, 2], [[0.0, 0.0, -np.inf], [0.0, 0.0, -np.inf]])
        array([0.25, 1.25])

    References:
        Epstein, "A Scoring System for Probability Forecasts of Ranked Categories", 1969.
    """
    return _rps(from_logits, y_true, logits)


def rps_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the ranked probability score ``sum_{k < C - 1} (P(p <= k) - P(y <= k))^2``.

    It is the Brier score of every question "at most class k?", summed and not divided by C - 1. A row that sums to 1
    only within rounding is read from the end that the label's own class is not on.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.

    Returns:
        Losses, shape ``[n]``, from 0 to C - 1.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> rps_from_probabilities([0, 2], [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0]])
        array([0.25, 1.25])

    References:
        Epstein, "A Scoring System for Probability Forecasts of Ranked Categories", 1969.
    """
    return _rps(from_probabilities, y_true, probabilities)


def rps_from_log_probabilities(y_true: ArrayLike, log_probabilities: ArrayLike) -> FloatArray:
    """Return the ranked probability score from the output of a log-softmax.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, from 0 to C - 1.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> rps_from_log_probabilities([0], [[-0.6931471805599453] * 2])
        array([0.25])

    References:
        Epstein, "A Scoring System for Probability Forecasts of Ranked Categories", 1969.
    """
    return _rps(from_log_probabilities, y_true, log_probabilities)


def coral_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the sum of the binary cross-entropies of all questions "above class k?".

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Log-odds of ``y > k`` for k from 0 to C - 2, shape ``[n, C - 1]``; infinite is allowed.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> coral_from_logits([0, 2], [[0.0, -40.0], [0.0, -40.0]])
        array([ 0.69314718, 40.69314718])

    References:
        Cao, Mirjalili and Raschka, "Rank Consistent Ordinal Regression for Neural Networks", 2020.
    """
    steps = step_rows("coral", logits)
    labels = label_indices("coral", y_true, steps, steps=True)
    return _sum(softplus(_against(steps, labels)))


def corn_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the mean of the binary cross-entropies of the questions "above class k, given at least k?".

    A row answers only the questions up to its own class: class 0 one of them, the last two classes all. The mean over
    a data set weighs each row with `corn_tasks`, so that every question asked counts the same.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Log-odds of ``y > k`` among ``y >= k``, for k from 0 to C - 2, shape ``[n, C - 1]``; may be infinite.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> corn_from_logits([0, 1], [[0.0, 40.0], [0.0, 40.0]])
        array([ 0.69314718, 20.34657359])

    References:
        Shi, Cao and Raschka, "Deep Neural Networks for Rank-Consistent Ordinal Regression", 2021.
    """
    steps = step_rows("corn", logits)
    labels = label_indices("corn", y_true, steps, steps=True)
    # A question that the row does not answer becomes one that is answered right with certainty, at no cost.
    asked = np.where(np.arange(steps.shape[1]) <= labels[:, np.newaxis], _against(steps, labels), -np.inf)
    return _sum(softplus(asked)) / _tasks(labels, steps)


def corn_tasks(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return how many questions of `corn_from_logits` each row answers, shape ``[n]``.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Log-odds, shape ``[n, C - 1]``.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> corn_tasks([0, 1, 2], [[0.0, 0.0]] * 3)
        array([1., 2., 2.])
    """
    steps = step_rows("corn", logits)
    return _tasks(label_indices("corn", y_true, steps, steps=True), steps)


def _rps(read: Reader, y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    predicted = read("rps", y_pred)
    labels = class_labels("rps", y_true, predicted.rows)
    if are_indices(labels):
        columns = np.ascontiguousarray(predicted.probabilities().T)
        # P(p <= k) below the label's class and P(p > k) from it on: 1 - P(p <= k) would lose the small ones.
        at_or_below = (labels <= k for k in range(len(columns)))
    else:
        columns = np.ascontiguousarray(predicted.gaps(np.asarray(labels, dtype=np.float64)).T)
        at_or_below = (share > 0.5 for share in np.cumsum(labels.T, axis=0))
    sides = list(at_or_below)[:-1]
    below = _squares(columns[:-1], [~side for side in sides])
    return below + _squares(columns[:0:-1], sides[::-1])


def _squares(columns: FloatArray, counted: list[BoolArray]) -> FloatArray:
    """Return the sum of the squares of the cumulative sums of columns that count in each row, shape ``[n]``."""
    total, squares = np.zeros(columns.shape[1]), np.zeros(columns.shape[1])
    for column, here in zip(columns, counted, strict=True):
        total += column
        gap = np.where(here, total, 0.0)
        squares += gap * gap
    return squares


def _against(steps: FloatArray, labels: IndexArray) -> FloatArray:
    """Return the log-odds of the wrong answer to each question, shape ``[n, C - 1]``."""
    return np.where(labels[:, np.newaxis] > np.arange(steps.shape[1]), -steps, steps)


def _tasks(labels: IndexArray, steps: FloatArray) -> FloatArray:
    return np.minimum(labels + 1, steps.shape[1]).astype(np.float64)


def _sum(costs: FloatArray) -> FloatArray:
    return np.asarray(costs @ np.ones(costs.shape[1]))
