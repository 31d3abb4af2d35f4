"""The landscape of `cauchy`: every label pulls from any distance, so that far ones are summed up in blocks."""

import numpy as np
from numpy.typing import NDArray

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.landscape import Field

_BLOCK = 512
"""Labels in a block."""
_TERMS = 20
"""Terms of a far block's series: the next one is below 4^-21."""
_PAIRS = 1 << 18
"""Pairs of constants and blocks, or of constants and labels, handled at a time."""


def cauchy_field(points: FloatArray, weights: FloatArray) -> Field:
    """Return the landscape of ``½ log(1 + d²)``.

    With ``z = x + i`` the loss of a label is ``log|z - y|``: seen from afar, the logarithms of a block are a power
    series in its moments.

    References:
        Greengard and Rokhlin, "A Fast Algorithm for Particle Simulations", 1987.
    """
    rest = -len(points) % _BLOCK
    rows = np.pad(points, (0, rest), mode="edge").reshape(-1, _BLOCK)
    mass = np.pad(weights, (0, rest)).reshape(-1, _BLOCK)
    first, last = rows[:, 0], rows[:, -1]
    centre, radius = 0.5 * first + 0.5 * last, 0.5 * last - 0.5 * first
    offsets = (rows - centre[:, np.newaxis]) / np.where(radius > 0.0, radius, 1.0)[:, np.newaxis]
    moments = np.stack([(mass * offsets**power).sum(axis=1) for power in range(_TERMS + 1)])

    def field(at: FloatArray) -> FloatArray:
        size = max(1, _PAIRS // len(rows))
        return np.concatenate([part(at[start : start + size]) for start in range(0, len(at), size)], axis=1)

    def part(at: FloatArray) -> FloatArray:
        z = (at[:, np.newaxis] - centre) + 1j
        distance = np.abs(z)
        far = 4.0 * radius <= distance
        height, slope = _series(moments, np.where(far, radius / z, 0.0))
        height = far * (moments[0] * np.log(distance) - height)
        slope = far * (slope / z).real
        left, right = at[:, np.newaxis] >= last, at[:, np.newaxis] <= first
        sums = np.stack([height.sum(1), slope.sum(1), (height * left).sum(1), (height * right).sum(1)])
        who, which = np.nonzero(~far)
        step = _PAIRS // _BLOCK
        for start in range(0, len(who), step):
            owner, block = who[start : start + step], which[start : start + step]
            terms = _near(at[owner, np.newaxis] - rows[block], mass[block])
            sums += np.stack([np.bincount(owner, term, len(at)) for term in terms])
        return sums

    return field


def _series(moments: FloatArray, q: NDArray[np.complex128]) -> tuple[FloatArray, NDArray[np.complex128]]:
    """Return the real part of ``sum of m_k q^k / k`` from 1, and ``sum of m_k q^k`` from 0."""
    height, slope = np.zeros_like(q), np.zeros_like(q)
    for power in range(_TERMS, 0, -1):
        height = (height + moments[power] / power) * q
        slope = (slope + moments[power]) * q
    return height.real, slope + moments[0]


def _near(distance: FloatArray, mass: FloatArray) -> tuple[FloatArray, ...]:
    """Return the four sums over each row of labels."""
    share = distance * distance
    height = 0.5 * mass * np.log1p(share)
    slope = mass * distance / (1.0 + share)
    return (
        height.sum(1),
        slope.sum(1),
        (height * (distance > 0.0)).sum(1),
        (height * (distance < 0.0)).sum(1),
    )
