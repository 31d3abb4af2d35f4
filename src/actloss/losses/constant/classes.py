"""Constants of labels that are classes: a number for each, on the scale of the loss.

Labels are class indices ``[n]``, whose classes are 0 to the largest, or distributions over the classes ``[n, C]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import NON_NEGATIVE
from actloss.losses.arrays import FloatArray, for_each_class, parameters
from actloss.losses.constant.levels import best_levels
from actloss.losses.constant.sharing import focal_shares
from actloss.losses.stable import weigh


def class_shares(values: FloatArray, counts: FloatArray | None = None, **_: object) -> FloatArray:
    """Return the share of each class index 0 to C - 1 (C: the largest plus 1), shape ``[C]``."""
    # A negative number is no index; it is left to the kernel to refuse.
    tally = np.bincount(np.maximum(values, 0.0).astype(np.intp), weights=counts)
    shares: FloatArray = tally / tally.sum()
    return shares


def mean_distribution(values: FloatArray, counts: FloatArray | None = None, **_: object) -> FloatArray:
    """Return the mean of the rows of shape ``[n, C]``, shape ``[C]``: what cross-entropy and divergence elicit."""
    return np.asarray(np.average(values, axis=0, weights=counts))


def either_shares(values: FloatArray, counts: FloatArray | None = None, **_: object) -> FloatArray:
    """Return the share of each class, of indices or of rows: what Brier and ranked probability scores elicit."""
    return class_shares(values, counts) if values.ndim == 1 else mean_distribution(values, counts)


def weighted_shares(
    values: FloatArray,
    counts: FloatArray | None = None,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the shares after smoothing, each times its weight: what cross-entropy with these parameters elicits."""
    shares = either_shares(values, counts)
    if label_smoothing:
        shares = (1.0 - label_smoothing) * shares + label_smoothing / len(shares)
    if class_weight is None:
        return shares
    numbers = parameters("cross-entropy", "class_weight", class_weight, NON_NEGATIVE)
    weighted = shares * for_each_class("cross-entropy", "class_weight", numbers, len(shares))
    # Without any weight every prediction costs nothing.
    return weighted / weighted.sum() if weighted.any() else shares


def log_shares(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the logarithm of each class's share, -inf where it never occurs."""
    with np.errstate(divide="ignore"):
        return np.log(class_shares(values, counts))


def adjusted_log_shares(
    values: FloatArray, counts: FloatArray | None = None, *, tau: float = 1.0, prior: ArrayLike | None = None
) -> FloatArray:
    """Return what is left of the log-shares when ``tau log(prior)`` is added by the loss itself.

    With the shares as the prior it is ``(1 - tau) log(share)``: nothing at ``tau = 1``.
    """
    logs = log_shares(values, counts)
    if prior is None:
        return logs
    numbers = parameters("logit_adjusted_crossentropy", "prior", prior, NON_NEGATIVE)
    shares = for_each_class("logit_adjusted_crossentropy", "prior", numbers, len(logs))
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = weigh(np.asarray(tau), np.log(shares / shares.sum()))
        # A class that the prior rules out has no use for a score.
        return np.where(shift == -np.inf, 0.0, logs - shift)


def powered_shares(values: FloatArray, counts: FloatArray | None = None, *, q: float = 0.7) -> FloatArray:
    """Return shares in proportion to ``share^(1 / (1 - q))``: what generalised cross-entropy elicits.

    The larger ``q``, the more the frequent classes win; at 1 the most frequent one, the first of them at a tie.
    """
    shares = either_shares(values, counts)
    if q == 1.0:
        mode: FloatArray = np.eye(len(shares))[int(shares.argmax())]
        return mode
    # Relative to the largest, so that a high power cannot lose all of them.
    powers = (shares / shares.max()) ** (1.0 / (1.0 - q))
    return np.asarray(powers / powers.sum())


def categorical_focal_shares(
    values: FloatArray, counts: FloatArray | None = None, *, gamma: float = 2.0, alpha: ArrayLike | None = None
) -> FloatArray:
    """Return the probabilities that the focal loss of exclusive classes elicits: flatter than the shares."""
    weights = either_shares(values, counts)
    if alpha is not None:
        factors = parameters("focal", "alpha", alpha, NON_NEGATIVE)
        weighted = weights * for_each_class("focal", "alpha", factors, len(weights))
        # Without any weight every prediction costs nothing.
        weights = weighted if weighted.any() else weights
    return focal_shares(weights, gamma)


def majority_scores(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return 1 for the class of more than half of the rows and 0 for the others: what `crammer_singer` elicits.

    Without such a class it is 0 for all: no score then does better than calling every class alike.
    """
    return np.where(class_shares(values, counts) > 0.5, 1.0, 0.0)


def level_scores(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return whole numbers, higher for more frequent classes: what `weston_watkins` elicits."""
    return best_levels(class_shares(values, counts))
