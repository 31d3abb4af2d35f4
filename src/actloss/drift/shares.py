"""How far apart two sets of class counts are."""

from typing import NamedTuple

import numpy as np

from actloss.column import FloatArray
from actloss.drift.tails import chi_squared_tail


class Distance(NamedTuple):
    """Test and effect sizes of two rows of counts."""

    p_value: float
    cramers_v: float
    psi: float
    jensen_shannon: float


ALIKE = Distance(p_value=1.0, cramers_v=0.0, psi=0.0, jensen_shannon=0.0)


def distance(before: FloatArray, now: FloatArray) -> Distance:
    """Return how far apart the shares of classes are; alike where either side has no row.

    Args:
        before: Rows of each class, shape ``[classes]``.
        now: The same of the other sample, shape ``[classes]``.

    Examples:
        >>> found = distance(np.array([50.0, 50.0]), np.array([80.0, 20.0]))
        >>> round(found.cramers_v, 3), round(found.psi, 3), round(found.jensen_shannon, 3)
        (0.307, 0.416, 0.27)
    """
    # A class without a row on either side says nothing.
    present = before + now > 0.0
    before, now = before[present], now[present]
    if not before.any() or not now.any():
        return ALIKE
    square = _chi_squared(before, now)
    p, q = before / before.sum(), now / now.sum()
    return Distance(
        p_value=chi_squared_tail(square, before.size - 1) if before.size > 1 else 1.0,
        cramers_v=_cramers_v(square, float(before.sum() + now.sum()), before.size),
        psi=_psi(np.where(before > 0.0, p, 0.5 / before.sum()), np.where(now > 0.0, q, 0.5 / now.sum())),
        jensen_shannon=_jensen_shannon(p, q),
    )


def _chi_squared(before: FloatArray, now: FloatArray) -> float:
    """Return Pearson's statistic of homogeneity, from whole numbers as long as it can: equal shares give exactly 0."""
    rows, others = before.sum(), now.sum()
    return float(((before * others - now * rows) ** 2 / (before + now)).sum() / (rows * others))


def _cramers_v(square: float, rows: float, classes: int) -> float:
    """Return Cramér's V of a table of two rows, corrected for what chance alone makes of it.

    References:
        Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", 2013.
    """
    freedom = classes - 1.0
    excess = max(0.0, square / rows - freedom / (rows - 1.0))
    most = min(freedom - freedom**2 / (rows - 1.0), 1.0 - 1.0 / (rows - 1.0))
    return min(1.0, float(np.sqrt(excess / most))) if most > 0.0 else 0.0


def _psi(p: FloatArray, q: FloatArray) -> float:
    return float(((q - p) * np.log(q / p)).sum())


def _jensen_shannon(p: FloatArray, q: FloatArray) -> float:
    """Return the distance, the square root of the divergence in bits.

    References:
        Endres and Schindelin, "A new metric for probability distributions", 2003.
    """
    # With d = (p - q) / (p + q) the two logarithms join, and nearly equal shares do not cancel.
    d = (p - q) / (p + q)
    one_sided = np.abs(d) == 1.0
    inner = np.where(one_sided, 0.0, d)
    parts = np.where(one_sided, 2.0 * np.log(2.0), np.log1p(-inner * inner) + 2.0 * inner * np.arctanh(inner))
    divergence = float(((p + q) * parts).sum()) / (4.0 * np.log(2.0))
    return min(1.0, float(np.sqrt(max(0.0, divergence))))
