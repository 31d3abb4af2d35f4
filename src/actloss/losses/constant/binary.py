"""Constants of two classes, and of labels that may hold together.

Losses of probabilities know of soft labels only their mean, since they are linear in the label.
"""

from collections.abc import Callable
from math import exp, log1p
from math import pow as power

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.order import half_log_odds
from actloss.losses.constant.sums import mean
from actloss.losses.parts import NORMAL


def weighted_share(
    values: FloatArray, counts: FloatArray | None = None, *, pos_weight: float = 1.0, label_smoothing: float = 0.0
) -> float:
    """Return the share of label 1 among the smoothed labels, each 1 counted ``pos_weight`` times."""
    share = mean(values, counts)
    present = pos_weight * (share * (1.0 - label_smoothing) + 0.5 * label_smoothing)
    absent = (1.0 - share) * (1.0 - label_smoothing) + 0.5 * label_smoothing
    return present / (present + absent)


def focal_share(
    values: FloatArray, counts: FloatArray | None = None, *, gamma: float = 2.0, alpha: float | None = None
) -> float:
    """Return what the focal loss elicits: nearer to 1/2 than the share of label 1, the more the larger ``gamma``."""
    share = mean(values, counts)
    present, absent = (share, 1.0 - share) if alpha is None else (share * alpha, (1.0 - share) * (1.0 - alpha))
    return _balanced(present, absent, gamma_pos=gamma, gamma_neg=gamma, margin=0.0)


def asymmetric_share(
    values: FloatArray,
    counts: FloatArray | None = None,
    *,
    gamma_neg: float = 4.0,
    gamma_pos: float = 1.0,
    margin: float = 0.05,
) -> float:
    """Return what the asymmetric loss elicits: above the share of label 1 where it lets go of absent labels."""
    share = mean(values, counts)
    return _balanced(share, 1.0 - share, gamma_pos=gamma_pos, gamma_neg=gamma_neg, margin=margin)


def log_odds(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the log-odds of +1 against -1: what the logistic loss elicits, infinite for a single class."""
    return 2.0 * half_log_odds(values, counts)


def undecided(_values: FloatArray, _counts: FloatArray | None = None) -> float:
    """Return 0: a score that takes no side costs nothing under the perceptron's loss."""
    return 0.0


def majority_bit(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the more frequent of 0 and 1, 0 at a tie."""
    return float(mean(values, counts) > 0.5)


def dice_set(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return the set of labels, shape ``[L]``, that overlaps best with the rows of shape ``[n, L]``."""
    return tversky_set(values, counts)


def tversky_set(
    values: FloatArray, counts: FloatArray | None = None, *, alpha: float = 0.5, beta: float = 0.5
) -> FloatArray:
    """Return the set of labels, shape ``[L]``, for which the Tversky loss of all rows' counts is smallest.

    The loss is a ratio of two functions linear in each probability, so that a set is best: the most frequent labels, as
    many as pay.
    """
    weights = np.ones(len(values)) if counts is None else counts
    present = weights @ values
    order = np.argsort(-present, kind="stable")
    found = np.cumsum(present[order])
    false = np.arange(1.0, len(order) + 1.0) * weights.sum() - found
    reached = found + alpha * false + beta * (present.sum() - found)
    hits = np.divide(found, reached, out=np.zeros_like(found), where=found > 0.0)
    best = np.zeros(len(order))
    if hits.max() > 0.0:
        best[order[: int(hits.argmax()) + 1]] = 1.0
    return best


def _balanced(present: float, absent: float, *, gamma_pos: float, gamma_neg: float, margin: float) -> float:
    """Return the probability at which the pulls of both labels are equal.

    The mean loss is convex in the probability, so its slope by the log-odds changes sign once.
    """
    if absent <= 0.0:
        return 1.0
    if present <= 0.0:
        return 0.0

    def slope(log_odds: float) -> float:
        share, rest, spread = _sigmoid(log_odds), _sigmoid(-log_odds), log1p(exp(-abs(log_odds)))
        up = power(rest, gamma_pos) * (gamma_pos * share * (max(-log_odds, 0.0) + spread) + rest)
        excess = share - margin
        if excess <= 0.0:
            return -present * up
        # Without a margin the logarithm of what is left is known to more digits than what is left.
        surprisal = max(log_odds, 0.0) + spread if margin == 0.0 else -log1p(-excess)
        down = share * power(excess, gamma_neg) * (gamma_neg * rest * surprisal / excess + rest / (rest + margin))
        return absent * down - present * up

    return _sigmoid(_root(slope))


def _root(rising: Callable[[float], float]) -> float:
    """Return where a function goes from negative to positive, by halving until no float lies between."""
    low, high = -NORMAL, NORMAL
    while low < (middle := 0.5 * (low + high)) < high:
        low, high = (middle, high) if rising(middle) < 0.0 else (low, middle)
    return middle


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + exp(-x)) if x >= 0.0 else exp(x) / (1.0 + exp(x))
