"""The probabilities that the focal loss of exclusive classes elicits."""

import numpy as np

from actloss.losses.arrays import FloatArray


def focal_shares(weights: FloatArray, gamma: float) -> FloatArray:
    """Return the distribution ``p`` for which ``sum_c w_c (1 - p_c)^gamma (-log p_c)`` is smallest.

    Each term is convex in its probability, so Newton's steps along the simplex, shortened until they help, reach it.

    Args:
        weights: Of the classes, from 0, not all 0, shape ``[C]``.
        gamma: Exponent, from 0.

    Examples:
        >>> focal_shares(np.array([0.5, 0.5, 0.0]), 2.0)
        array([0.5, 0.5, 0. ])
    """
    shares = np.zeros_like(weights)
    present = weights > 0.0
    w = weights[present] / weights[present].max()
    p = w / w.sum()
    if len(p) > 1 and gamma > 0.0:
        p = _descend(w, p, gamma)
    shares[present] = p
    return shares


def _descend(w: FloatArray, p: FloatArray, gamma: float) -> FloatArray:
    cost, length = _cost(w, p, gamma), 1.0
    # Each step lowers the cost as float64 knows it, so they come to an end.
    while length:
        step = _step(w, p, gamma)
        # No further than nearly all the way to a probability of 0.
        reach = length = min(1.0, 0.99 / max(float(np.max(-step / p)), 0.99))
        while length and not _cost(w, _moved(p, length * step), gamma) < cost:
            length = 0.5 * length if length > np.finfo(np.float64).eps else 0.0
        # Where rounding hides what is left to gain the last step is right all the same.
        p = _moved(p, (length or reach) * step)
        cost = min(cost, _cost(w, p, gamma))
    return p


def _moved(p: FloatArray, step: FloatArray) -> FloatArray:
    moved = p + step
    return np.asarray(moved / moved.sum())


def _cost(w: FloatArray, p: FloatArray, gamma: float) -> float:
    doubt, nats = _doubt_and_nats(p)
    return float((w * doubt**gamma * nats).sum())


def _step(w: FloatArray, p: FloatArray, gamma: float) -> FloatArray:
    """Return Newton's step for the sum of the terms, along which the probabilities still sum to 1."""
    doubt, nats = _doubt_and_nats(p)
    # Near certainty the doubt is tiny, and so are the nats: their ratio is about 1.
    scale, ratio = w * doubt ** (gamma - 1.0), nats / doubt
    slope = -scale * doubt * (gamma * ratio + 1.0 / p)
    bend = scale * (gamma * (gamma - 1.0) * ratio + 2.0 * gamma / p + doubt / (p * p))
    level = (slope / bend).sum() / (1.0 / bend).sum()
    return np.asarray((level - slope) / bend)


def _doubt_and_nats(p: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``1 - p`` and ``-log(p)``, also where ``p`` rounds to 1."""
    doubt = 1.0 - p
    likeliest = int(p.argmax())
    doubt[likeliest] = p[:likeliest].sum() + p[likeliest + 1 :].sum()
    nats = -np.log(p)
    nats[likeliest] = -np.log1p(-doubt[likeliest])
    return doubt, nats
