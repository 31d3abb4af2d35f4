"""Sums of losses that can be taken batch by batch, in any division of the rows, and added up.

A loss over many rows is ``sum(v l) / sum(v)``, with `v` how much a row counts. Sums of a batch are numpy's pairwise
sums, sums of batches carry what rounding took from them, so the result does not depend on how the rows are divided.
One `Moments` holds several groups side by side; all its arrays have the shape ``[groups]``.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from actloss.losses.arrays import FloatArray
from actloss.losses.parts import two_sum

_ROUNDING = 1e-12
"""Losses that differ by a smaller part of their mean differ by rounding: labels may be some thousand times as large."""

Groups = NDArray[np.intp]
"""Which group each row belongs to, shape ``[n]``, from 0; -1 for rows that belong to none."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What is kept of the losses of many rows."""

    rows: FloatArray
    """How many rows there are."""
    mass: FloatArray
    """Sum of ``v``."""
    total: FloatArray
    """Sum of ``v l``, rounded."""
    lost: FloatArray
    """What rounding took from it."""
    centre: FloatArray
    """About where the losses lie: the mean of the first rows."""
    squares: FloatArray
    """Sum of ``v²``."""
    lean: FloatArray
    """Sum of ``v² (l - centre)``."""
    scatter: FloatArray
    """Sum of ``v² (l - centre)²``."""

    def value(self, group: int = 0) -> float:
        """Return the weighted mean; 0 where nothing counts."""
        mass = float(self.mass[group])
        return self.sum(group) / mass if mass else 0.0

    def sum(self, group: int = 0) -> float:
        """Return the weighted sum."""
        total = float(self.total[group])
        # An infinite sum has lost nothing.
        return total + float(self.lost[group]) if np.isfinite(total) else total

    def standard_error(self, group: int = 0) -> float:
        """Return the standard error of the weighted mean; nan below two rows or where a loss is infinite.

        It is the linearised one of a ratio, ``sqrt(sum(v² (l - mean)²)) / sum(v)``, with the factor ``n / (n - 1)``
        that makes it the usual ``s / sqrt(n)`` where all rows count alike.

        References:
            Cochran, "Sampling Techniques", 1977, chapter 6.
        """
        rows, mass, value = float(self.rows[group]), float(self.mass[group]), self.value(group)
        if rows < 2 or not mass or not np.isfinite(value):
            return float("nan")
        shift = float(self.centre[group]) - value
        scatter = float(self.scatter[group] + 2.0 * shift * self.lean[group] + shift * shift * self.squares[group])
        if scatter <= (_ROUNDING * value) ** 2 * float(self.squares[group]):
            return 0.0
        return sqrt(scatter * rows / (rows - 1.0)) / mass


def moments(losses: FloatArray, counted: FloatArray | None, groups: Groups | None = None, number: int = 1) -> Moments:
    """Return the moments of one batch.

    Args:
        losses: One loss a row, shape ``[n]``.
        counted: How much each row counts, shape ``[n]``; None where all count 1.
        groups: Which group each row belongs to; None where there is one.
        number: How many groups there are.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        if groups is None:
            return _together(losses, counted)
        return _apart(losses, np.ones_like(losses) if counted is None else counted, groups, number)


def merged(first: Moments, second: Moments) -> Moments:
    """Return the moments of the rows of both."""
    with np.errstate(invalid="ignore", over="ignore"):
        total, lost = two_sum(first.total, second.total)
        # A group that the first has not seen takes the other's centre.
        centre = np.where(first.rows > 0, first.centre, second.centre)
        leans, scatters = zip(_recentred(first, centre), _recentred(second, centre), strict=True)
        return Moments(
            rows=first.rows + second.rows,
            mass=first.mass + second.mass,
            total=total,
            # What an infinite sum has lost is no number.
            lost=first.lost + second.lost + np.where(np.isfinite(total), lost, 0.0),
            centre=centre,
            squares=first.squares + second.squares,
            lean=leans[0] + leans[1],
            scatter=scatters[0] + scatters[1],
        )


def _together(losses: FloatArray, counted: FloatArray | None) -> Moments:
    rows = float(losses.size)
    if counted is None:
        total = losses.sum()
        centre = total / rows if rows else np.float64(0.0)
        away = losses - centre
        # All lie around their own mean, so that nothing leans; squares need no pairwise sum, as none cancels another.
        figures = (rows, rows, total, 0.0, centre, rows, 0.0, np.einsum("i,i->", away, away))
    else:
        weighted = weighed(losses, counted)
        mass, total = counted.sum(), weighted.sum()
        centre = total / mass if mass else np.float64(0.0)
        pull = weighed(losses - centre, counted)
        figures = (
            rows, mass, total, 0.0, centre, (counted * counted).sum(), (counted * pull).sum(), (pull * pull).sum(),
        )  # fmt: skip
    return Moments(*(np.array([figure], dtype=np.float64) for figure in figures))


def _apart(losses: FloatArray, counted: FloatArray, groups: Groups, number: int) -> Moments:
    known = groups >= 0
    if not known.all():
        losses, counted, groups = losses[known], counted[known], groups[known]

    def summed(terms: FloatArray | None) -> FloatArray:
        return np.bincount(groups, weights=terms, minlength=number).astype(np.float64)

    mass, total = summed(counted), summed(weighed(losses, counted))
    centre = np.divide(total, mass, out=np.zeros(number), where=mass > 0)
    pull = weighed(losses - centre[groups], counted)
    return Moments(
        rows=summed(None),
        mass=mass,
        total=total,
        lost=np.zeros(number),
        centre=centre,
        squares=summed(counted * counted),
        lean=summed(counted * pull),
        scatter=summed(pull * pull),
    )


def weighed(losses: FloatArray, counted: FloatArray | None) -> FloatArray:
    """Return ``v l``, in which a row that does not count adds nothing, however large its loss."""
    if counted is None:
        return losses
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(counted == 0.0, 0.0, counted * losses)


def _recentred(part: Moments, centre: FloatArray) -> tuple[FloatArray, FloatArray]:
    shift = np.where(part.rows > 0, part.centre - centre, 0.0)
    lean = part.lean + shift * part.squares
    scatter = part.scatter + 2.0 * shift * part.lean + shift * shift * part.squares
    return lean, scatter
