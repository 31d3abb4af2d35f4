"""Forms of cross-entropy that take class indices and one scale of prediction.

Labels are class indices ``[n]``, predictions have the shape ``[n, C]``; every kernel returns one loss a row, shape
``[n]``, in nats.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import OptionError, PredictionError
from actloss.interval import NON_NEGATIVE
from actloss.losses.arrays import (
    FloatArray,
    for_each_class,
    highest_of,
    label_indices,
    logit_rows,
    parameter,
    parameters,
    require,
)
from actloss.losses.predicted import from_log_probabilities, from_logits
from actloss.losses.stable import weigh

_ADJUSTED = "logit_adjusted_crossentropy"


def nll_from_log_probabilities(y_true: ArrayLike, log_probabilities: ArrayLike) -> FloatArray:
    """Return the negative log-likelihood ``-log(p_y)`` from the output of a log-softmax.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> nll_from_log_probabilities([1, 0], np.log([[0.5, 0.5], [0.25, 0.75]]))
        array([0.69314718, 1.38629436])

    References:
        Bishop, "Pattern Recognition and Machine Learning", 2006.
    """
    predicted = from_log_probabilities("nll", log_probabilities)
    return predicted.surprisal_of(label_indices("nll", y_true, predicted.rows))


def softmax_loss_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return ``log(sum_c e^z_c) - z_y``: softmax and cross-entropy in one.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> softmax_loss_from_logits([0, 1], [[40.0, 0.0], [1000.0, 0.0]])
        array([4.24835426e-18, 1.00000000e+03])

    References:
        Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs", 1990.
    """
    predicted = from_logits("softmax_loss", logits)
    return predicted.surprisal_of(label_indices("softmax_loss", y_true, predicted.rows))


def logit_adjusted_crossentropy_from_logits(
    y_true: ArrayLike, logits: ArrayLike, *, tau: float = 1.0, prior: ArrayLike | None = None
) -> FloatArray:
    """Return the cross-entropy of ``z + tau log(prior)``: a rare class must be ahead by as much as it is rare.

    A model trained so predicts with ``z`` alone, for which all classes then count alike.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        tau: Strength of the adjustment, from 0; 0 gives the cross-entropy of ``z``.
        prior: Share of each class, shape ``[C]``, or any multiple of it such as its number of rows. None: all alike,
            which adjusts nothing; `actloss score` gives the shares of the table's labels.

    Returns:
        Losses, shape ``[n]``, in nats; infinite for a class whose prior is 0.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, the shapes differ, or every class of a row is ruled out by its
            score or its prior.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> logit_adjusted_crossentropy_from_logits([0, 1], [[0.0, 0.0], [0.0, 0.0]], prior=[0.75, 0.25])
        array([0.28768207, 1.38629436])

    References:
        Menon et al., "Long-Tail Learning via Logit Adjustment", 2021.
    """
    parameter(_ADJUSTED, "tau", tau, NON_NEGATIVE)
    shares = None if prior is None else parameters(_ADJUSTED, "prior", prior, NON_NEGATIVE)
    scores, highest = logit_rows(_ADJUSTED, logits)
    if shares is not None:
        shift = _shift(for_each_class(_ADJUSTED, "prior", shares, scores.shape[1]), tau)
        if shift.any():
            # Large scores would swallow the shift; their distances from the highest do not.
            with np.errstate(over="ignore"):
                scores = (scores - highest[:, np.newaxis]) + shift
            wanted = f"{_ADJUSTED} needs a class with a finite score and a prior above 0 in each row"
            best = highest_of(scores)
            require(best > -np.inf, best, wanted, PredictionError)
    predicted = from_logits(_ADJUSTED, scores)
    return predicted.surprisal_of(label_indices(_ADJUSTED, y_true, predicted.rows))


def _shift(prior: FloatArray, tau: float) -> FloatArray:
    """Return ``tau log(prior)``, shape ``[C]``, less that of the largest, which an even prior leaves at 0."""
    if not prior.any():
        raise OptionError(f"{_ADJUSTED} needs a prior above 0 for at least one class, found 0 for all")
    with np.errstate(divide="ignore"):
        return weigh(np.asarray(tau), np.log(prior / prior.max()))
