"""Constants of losses with several dips: the lowest of all local minima."""

from collections.abc import Callable
from math import exp, inf

import numpy as np

from actloss.losses import relative, robust
from actloss.losses.arrays import FloatArray
from actloss.losses.constant.balance import Balance, settle
from actloss.losses.constant.landscape import Field, Sag, stretches, thinned, windowed, windowed_sag
from actloss.losses.constant.multipole import cauchy_field
from actloss.losses.constant.sums import blocks, part_of, present, sum_of, total

_GRID = 64
"""Stretches that a search begins with."""
_FINE = 1.0 / 512
"""Width of the stretches that it ends with, and of the cells that labels are put together in, in units of a dip."""
_TRIED = 8
"""Dips whose floor is worked out exactly: more are left only where as many are equally deep."""
_ROUNDING = 1e-12

_SHARPEST = 1e-140
"""Narrowest dip that is told from none, in units of the largest label: its square must stay in float64."""

Bend = Callable[[FloatArray], tuple[FloatArray, FloatArray, FloatArray]]
"""Distances in units of ``c`` to the loss of one label in units of ``c²``, its slope and its curvature."""

Kernel = Callable[[FloatArray, FloatArray], FloatArray]

Terrain = Callable[[FloatArray, FloatArray], tuple[Field, Sag]]


def cauchy_location(values: FloatArray, counts: FloatArray | None = None, *, c: float = 2.3849) -> float:
    """Return what `cauchy` elicits: where labels lie densest, over a few ``c`` and beyond."""

    def bend(distance: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        share = distance * distance
        rest = 1.0 + share
        return 0.5 * np.log1p(share), distance / rest, (1.0 - share) / rest**2

    def terrain(points: FloatArray, weights: FloatArray) -> tuple[Field, Sag]:
        # The curvature of one label is -1/8 at least, and of one beyond 16 c above -1/256.
        return cauchy_field(points, weights), windowed_sag(points, weights, reach=16.0, near=1 / 8, far=1 / 256)

    return _deepest(values, counts, terrain, bend, lambda y, p: robust.cauchy(y, p, c=c), reach=inf, c=c)


def welsch_location(values: FloatArray, counts: FloatArray | None = None, *, c: float = 2.9846) -> float:
    """Return what `welsch` elicits: where labels lie densest, over a few ``c``."""

    def bend(distance: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        share = distance * distance
        rest = np.exp(-share)
        return 0.5 * (1.0 - rest), distance * rest, (1.0 - 2.0 * share) * rest

    # e^-(6.2²) is less than the last digit of 1.
    terrain = _window(bend, reach=6.2, plateau=0.5, sag=2.0 * exp(-1.5))
    return _deepest(values, counts, terrain, bend, lambda y, p: robust.welsch(y, p, c=c), reach=6.2, c=c)


def tukey_location(values: FloatArray, counts: FloatArray | None = None, *, c: float = 4.685) -> float:
    """Return what `tukey_biweight` elicits: where labels lie densest, within ``c`` either way."""

    def bend(distance: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        share = distance * distance
        rest = np.maximum(1.0 - share, 0.0)
        return (1.0 - rest**3) / 6.0, distance * rest * rest, rest * (1.0 - 5.0 * share)

    terrain = _window(bend, reach=1.0, plateau=1.0 / 6.0, sag=0.8)
    return _deepest(values, counts, terrain, bend, lambda y, p: robust.tukey_biweight(y, p, c=c), reach=1.0, c=c)


def smape_location(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the label that `smape` is smallest for.

    Between two labels the loss is concave in the logarithm of the constant, so that the best constant is a label.
    """
    values, counts = present(values, counts)
    negative, zero = int(np.searchsorted(values, 0.0)), int(np.searchsorted(values, 0.0, "right"))
    low, high = slice(negative), slice(zero, None)
    candidates = [0.0] if negative < zero else []
    candidates += [-size for size in _best_sizes(-values[low][::-1], _reversed(part_of(counts, low)))]
    candidates += _best_sizes(values[high], part_of(counts, high))
    return min((_cost(relative.smape, values, counts, candidate), candidate) for candidate in candidates)[1]


def _best_sizes(sizes: FloatArray, counts: FloatArray | None) -> list[float]:
    """Return the few positive labels that `smape` may be smallest for."""
    if not len(sizes):
        return []
    logs, weights = np.log(sizes), np.ones(len(sizes)) if counts is None else counts
    # 2 tanh(|x| / 2) of the distance x between logarithms: 2 in float64 from 40 on.
    width, reach = _FINE, 40.0

    def dip(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        bend = np.tanh(0.5 * distance)
        return 2.0 * np.abs(bend), np.sign(distance) * (1.0 - bend * bend)

    edges = np.linspace(logs[0], logs[-1], _GRID + 1)
    low, high, whole = edges[:-1], edges[1:], (inf, -inf)
    # First in cells, then label by label in what that leaves, where cells farther away hardly change any difference.
    for finest, few in ((width, 0), (0.0, _TRIED)):
        points, mass, moved = thinned(logs, weights, width, whole)
        blur = moved + 2.0 * width * mass.max() if finest and moved else 0.0
        low, high, _ = stretches(
            windowed(points, mass, dip, reach=reach, plateau=2.0),
            windowed_sag(points, mass, reach=reach, near=0.385),
            low,
            high,
            finest=finest,
            slack=blur + _ROUNDING * mass.sum(),
            sites=logs,
            few=few,
        )
        whole = (float(low[0]), float(high[-1]))
    inside = [np.arange(*np.searchsorted(logs, ends)) for ends in zip(low, np.nextafter(high, inf), strict=True)]
    best: list[float] = sizes[np.unique(np.concatenate(inside))[:_TRIED]].tolist()
    return best


def _reversed(counts: FloatArray | None) -> FloatArray | None:
    return None if counts is None else counts[::-1]


def _window(bend: Bend, *, reach: float, plateau: float, sag: float) -> Terrain:
    """Return the landscape of dips of a bounded width."""

    def dip(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        height, slope, _ = bend(distance)
        return height, slope

    def terrain(points: FloatArray, weights: FloatArray) -> tuple[Field, Sag]:
        field = windowed(points, weights, dip, reach=reach, plateau=plateau)
        return field, windowed_sag(points, weights, reach=reach, near=sag)

    return terrain


def _deepest(
    values: FloatArray,
    counts: FloatArray | None,
    terrain: Terrain,
    bend: Bend,
    kernel: Kernel,
    *,
    reach: float,
    c: float,
) -> float:
    """Return the floor of the deepest dip, the leftmost of several."""
    values, counts = present(values, counts)
    weights = np.ones(len(values)) if counts is None else counts
    unit = max(c, _SHARPEST * float(np.abs(values).max()))
    points, mass, moved = thinned(values / unit, weights, _FINE)
    field, sag = terrain(points, mass)
    edges = np.linspace(points[0] - _FINE, points[-1] + _FINE, _GRID + 1)
    # No loss bends more than a parabola, so that a label moved from its place to its cell's mean changes heights by
    # half the square of the way at most.
    slack = moved + _ROUNDING * mass.sum()
    low, high, floor = stretches(field, sag, edges[:-1], edges[1:], finest=_FINE, slack=slack)
    starts = np.flatnonzero(np.concatenate([[True], low[1:] != high[:-1]]))
    ends = np.concatenate([starts[1:], [len(low)]]) - 1
    found = []
    for dip in np.argsort(np.minimum.reduceat(floor, starts), kind="stable")[:_TRIED]:
        left, right = unit * float(low[starts[dip]] - _FINE), unit * float(high[ends[dip]] + _FINE)
        balance = _balance(values, counts, bend, reach=reach, c=c)
        measure = min(c, float(0.5 * values[-1] - 0.5 * values[0]))
        centre = settle(balance, 0.5 * left + 0.5 * right, left, right, unit=measure)
        found.append((_cost(kernel, values, counts, centre), centre))
    return min(found)[1]


def _balance(values: FloatArray, counts: FloatArray | None, bend: Bend, *, reach: float, c: float) -> Balance:
    def balance(centre: float) -> tuple[float, float]:
        first, last = np.searchsorted(values, [centre - reach * c, centre + reach * c])
        force = stiffness = 0.0
        for part, weights in blocks(values[first:last], part_of(counts, slice(first, last))):
            # Farther off no label pulls, and no square overflows.
            with np.errstate(over="ignore"):
                distance = np.clip((part - centre) / c, -1e70, 1e70)
            _, pulls, slopes = bend(distance)
            force += c * sum_of(pulls, weights)
            stiffness += sum_of(slopes, weights)
        return force, stiffness

    return balance


def _cost(kernel: Kernel, values: FloatArray, counts: FloatArray | None, constant: float) -> float:
    return total(lambda part: kernel(part, np.full_like(part, constant)), values, counts)
