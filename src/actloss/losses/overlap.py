"""How far the set of predicted labels and the set of true ones overlap: one loss for each row of labels.

Labels are 0 and 1, shape ``[n, L]``. The mean of the losses weighed by their masses, the sizes of the sets, is the loss
of the soft counts of all rows together, as frameworks compute it for a batch.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.interval import EXTENDED_REAL, NON_NEGATIVE, UNIT, Interval
from actloss.losses.arrays import BoolArray, FloatArray, parameter
from actloss.losses.sides import bit_pair
from actloss.losses.stable import sigmoid

_Sides = tuple[Interval, Callable[[FloatArray], tuple[FloatArray, FloatArray]]]
"""Where predictions of a scale may lie, and a function of them to p and 1 - p."""
_OF_SHARES: _Sides = (UNIT, lambda share: (share, 1.0 - share))
_OF_LOGITS: _Sides = (EXTENDED_REAL, lambda logit: (sigmoid(logit), sigmoid(-logit)))


def dice_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the Dice loss ``sum(y (1 - p) + (1 - y) p) / (sum(y) + sum(p))`` of each row.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].

    Returns:
        Losses, shape ``[n]``, in [0, 1]; 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ or are no tables.

    Examples:
        >>> dice_from_probabilities([[1.0, 0.0], [0.0, 0.0]], [[0.5, 0.5], [0.0, 0.0]])
        array([0.5, 0. ])

    References:
        Milletari, Navab and Ahmadi, "V-Net: Fully Convolutional Neural Networks for Volumetric Segmentation", 2016.
    """
    return _ratio(*_sets("dice", y_true, probabilities, _OF_SHARES, 0.5, 0.5))


def dice_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the Dice loss of each row of log-odds, before any sigmoid.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        logits: Predicted log-odds, shape of ``y_true``.

    Returns:
        Losses, shape ``[n]``, in [0, 1]; 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a logit is nan, or the shapes differ or are no tables.

    Examples:
        >>> dice_from_logits([[1.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [-np.inf, -np.inf]])
        array([0.5, 0. ])

    References:
        Milletari, Navab and Ahmadi, "V-Net: Fully Convolutional Neural Networks for Volumetric Segmentation", 2016.
    """
    return _ratio(*_sets("dice", y_true, logits, _OF_LOGITS, 0.5, 0.5))


def dice_mass_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return how much each row counts in the mean of the Dice loss: ``sum(y) + sum(p)``.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].

    Returns:
        Masses, shape ``[n]``, 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ or are no tables.

    Examples:
        >>> dice_mass_from_probabilities([[1.0, 0.0], [0.0, 0.0]], [[0.5, 0.5], [0.0, 0.0]])
        array([2., 0.])

    References:
        Milletari, Navab and Ahmadi, "V-Net: Fully Convolutional Neural Networks for Volumetric Segmentation", 2016.
    """
    return 2.0 * _sets("dice", y_true, probabilities, _OF_SHARES, 0.5, 0.5)[1]


def tversky_from_probabilities(
    y_true: ArrayLike, probabilities: ArrayLike, *, alpha: float = 0.5, beta: float = 0.5
) -> FloatArray:
    """Return the Tversky loss ``(alpha FP + beta FN) / (TP + alpha FP + beta FN)`` of each row's soft counts.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].
        alpha: Weight of a false positive, 0 or more.
        beta: Weight of a false negative, 0 or more.

    Returns:
        Losses, shape ``[n]``, in [0, 1]; 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ or are no tables.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> tversky_from_probabilities([[1.0, 0.0], [0.0, 0.0]], [[0.5, 0.5], [0.0, 0.0]], alpha=0.25, beta=0.75)
        array([0.5, 0. ])

    References:
        Salehi, Erdogmus and Gholipour, "Tversky Loss Function for Image Segmentation", 2017.
    """
    return _ratio(*_sets("tversky", y_true, probabilities, _OF_SHARES, alpha, beta))


def tversky_from_logits(y_true: ArrayLike, logits: ArrayLike, *, alpha: float = 0.5, beta: float = 0.5) -> FloatArray:
    """Return the Tversky loss of each row of log-odds, before any sigmoid.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        logits: Predicted log-odds, shape of ``y_true``.
        alpha: Weight of a false positive, 0 or more.
        beta: Weight of a false negative, 0 or more.

    Returns:
        Losses, shape ``[n]``, in [0, 1]; 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a logit is nan, or the shapes differ or are no tables.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> tversky_from_logits([[1.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [-np.inf, -np.inf]], alpha=0.25, beta=0.75)
        array([0.5, 0. ])

    References:
        Salehi, Erdogmus and Gholipour, "Tversky Loss Function for Image Segmentation", 2017.
    """
    return _ratio(*_sets("tversky", y_true, logits, _OF_LOGITS, alpha, beta))


def tversky_mass_from_probabilities(
    y_true: ArrayLike, probabilities: ArrayLike, *, alpha: float = 0.5, beta: float = 0.5
) -> FloatArray:
    """Return how much each row counts in the mean of the Tversky loss: ``TP + alpha FP + beta FN``.

    Args:
        y_true: Labels, shape ``[n, L]``, 0 or 1.
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].
        alpha: Weight of a false positive, 0 or more.
        beta: Weight of a false negative, 0 or more.

    Returns:
        Masses, shape ``[n]``, 0 for a row whose two sets are empty.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a probability lies outside [0, 1], or the shapes differ or are no tables.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> tversky_mass_from_probabilities([[1.0, 0.0], [0.0, 0.0]], [[0.5, 0.5], [0.0, 0.0]], alpha=0.25, beta=0.75)
        array([1., 0.])

    References:
        Salehi, Erdogmus and Gholipour, "Tversky Loss Function for Image Segmentation", 2017.
    """
    return _sets("tversky", y_true, probabilities, _OF_SHARES, alpha, beta)[1]


def _sets(
    loss: str, y_true: ArrayLike, y_pred: ArrayLike, sides: _Sides, alpha: float, beta: float
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Return the soft counts of wrong labels of each row, of wrong and found ones, and whether all found are wrong."""
    domain, share_and_rest = sides
    true, pred = bit_pair(loss, y_true, y_pred, predictions=domain)
    if true.ndim != 2:
        raise PredictionError(f"{loss} needs labels and predictions of shape (rows, labels), found shape {true.shape}")
    parameter(loss, "alpha", alpha, NON_NEGATIVE)
    parameter(loss, "beta", beta, NON_NEGATIVE)
    share, rest = share_and_rest(pred)
    found = (true * share).sum(axis=1)
    # What is wrong is summed as such: 1 - overlap would round it off where nearly nothing is.
    wrong = ((1.0 - true) * (alpha * share) + true * (beta * rest)).sum(axis=1)
    # A row without labels is all wrong however small its probabilities are, also where their sum is no float64.
    all_wrong = np.logical_not(true.any(axis=1)) & (pred > domain.low).any(axis=1) & (alpha > 0.0)
    return wrong, found + wrong, all_wrong


def _ratio(wrong: FloatArray, mass: FloatArray, all_wrong: BoolArray) -> FloatArray:
    return np.divide(wrong, mass, out=all_wrong.astype(np.float64), where=mass > 0.0)
