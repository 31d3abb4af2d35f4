"""Whether each label of several is decided right: how far off the decisions are, and how often they are right.

Labels are 0 and 1. Every kernel returns 0 or 1 for each element of arrays of one shape ``[...]``, the last axis the
labels. A tie, at a probability of 0.5 or a score of 0, decides for 0.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.interval import EXTENDED_REAL, UNIT
from actloss.losses.arrays import FloatArray
from actloss.losses.sides import bit_pair, require_bits


def hamming_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return 1 where the decision ``p > 0.5`` is not the label, else 0.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].

    Returns:
        Losses, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.

    Examples:
        >>> hamming_from_probabilities([1.0, 1.0, 0.0], [0.9, 0.5, 0.5])
        array([0., 1., 0.])

    References:
        Schapire and Singer, "BoosTexter: A Boosting-based System for Text Categorization", 2000.
    """
    return _wrong_by_share("hamming", y_true, probabilities)


def hamming_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return 1 where the decision ``z > 0`` is not the label, else 0.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        logits: Predicted log-odds, or any scores whose sign is the decision, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> hamming_from_logits([1.0, 1.0, 0.0], [2.0, 0.0, 0.0])
        array([0., 1., 0.])

    References:
        Schapire and Singer, "BoosTexter: A Boosting-based System for Text Categorization", 2000.
    """
    return _wrong_by_score("hamming", y_true, logits)


def hamming_from_labels(y_true: ArrayLike, labels: ArrayLike) -> FloatArray:
    """Return 1 where the predicted label is not the label, else 0.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        labels: Predicted labels, shape of ``y_true``, 0 or 1.

    Returns:
        Losses, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a predicted label is neither 0 nor 1, or the shapes differ.

    Examples:
        >>> hamming_from_labels([1.0, 1.0, 0.0], [1.0, 0.0, 0.0])
        array([0., 1., 0.])

    References:
        Schapire and Singer, "BoosTexter: A Boosting-based System for Text Categorization", 2000.
    """
    return _wrong_by_label("hamming", y_true, labels)


def per_label_accuracy_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return 1 where the decision ``p > 0.5`` is the label, else 0: the more, the better.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].

    Returns:
        Hits, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.

    Examples:
        >>> per_label_accuracy_from_probabilities([1.0, 1.0, 0.0], [0.9, 0.5, 0.5])
        array([1., 0., 1.])

    References:
        Tsoumakas and Katakis, "Multi-Label Classification: An Overview", 2007.
    """
    return 1.0 - _wrong_by_share("per_label_accuracy", y_true, probabilities)


def per_label_accuracy_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return 1 where the decision ``z > 0`` is the label, else 0: the more, the better.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        logits: Predicted log-odds, or any scores whose sign is the decision, shape of ``y_true``.

    Returns:
        Hits, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> per_label_accuracy_from_logits([1.0, 1.0, 0.0], [2.0, 0.0, 0.0])
        array([1., 0., 1.])

    References:
        Tsoumakas and Katakis, "Multi-Label Classification: An Overview", 2007.
    """
    return 1.0 - _wrong_by_score("per_label_accuracy", y_true, logits)


def per_label_accuracy_from_labels(y_true: ArrayLike, labels: ArrayLike) -> FloatArray:
    """Return 1 where the predicted label is the label, else 0: the more, the better.

    Args:
        y_true: Labels, shape ``[...]``, 0 or 1.
        labels: Predicted labels, shape of ``y_true``, 0 or 1.

    Returns:
        Hits, shape of ``y_true``, 0 or 1.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a predicted label is neither 0 nor 1, or the shapes differ.

    Examples:
        >>> per_label_accuracy_from_labels([1.0, 1.0, 0.0], [1.0, 0.0, 0.0])
        array([1., 0., 1.])

    References:
        Tsoumakas and Katakis, "Multi-Label Classification: An Overview", 2007.
    """
    return 1.0 - _wrong_by_label("per_label_accuracy", y_true, labels)


def _wrong_by_share(loss: str, y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    true, share = bit_pair(loss, y_true, probabilities, predictions=UNIT)
    return np.asarray((share > 0.5) != (true == 1.0), dtype=np.float64)


def _wrong_by_score(loss: str, y_true: ArrayLike, scores: ArrayLike) -> FloatArray:
    true, score = bit_pair(loss, y_true, scores, predictions=EXTENDED_REAL)
    return np.asarray((score > 0.0) != (true == 1.0), dtype=np.float64)


def _wrong_by_label(loss: str, y_true: ArrayLike, labels: ArrayLike) -> FloatArray:
    true, label = bit_pair(loss, y_true, labels, predictions=EXTENDED_REAL)
    require_bits(label, f"{loss} needs predicted labels", PredictionError)
    return np.asarray(label != true, dtype=np.float64)
