"""Exact statistics of a numeric label column.

One sort answers most questions: quantiles, distinct values, how many values lie beyond a fence. Moments are folded
over blocks that fit the processor's cache, around a centre known beforehand, so that no power of a large mean is
ever subtracted from another.
"""

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from actloss.column import NOWHERE, FloatArray, LabelColumn, Tally, row_number, total
from actloss.profile.facts import LogSummary, NumericSummary, Outliers
from actloss.profile.shape import medcouple, normality

INNER_FENCE = 1.5
"""Tukey's inner fences, in IQR beyond the quartiles (Tukey, Exploratory Data Analysis, 1977)."""
OUTER_FENCE = 3.0
"""Tukey's outer fences, "far out"."""
MODIFIED_Z = 3.5
"""Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993."""
SHOWN = 5
"""How many offending rows are listed."""
_BLOCK = 1 << 13
"""Numbers handled at a time: they stay in the cache, and BLAS does not start threads for so few."""
_WORTH_A_THREAD = 1 << 16
_GRID = 1001


def summarise(column: LabelColumn, *, non_finite: Tally = NOWHERE) -> tuple[NumericSummary, FloatArray] | None:
    """Return the statistics of the finite numbers, and those numbers in ascending order.

    Args:
        column: The label column; nan in its numbers is no number.
        non_finite: Cells that spell an infinity, counted by the caller.

    Returns:
        The summary and the sorted finite values, or None when there is no finite number.
    """
    numbers = column.numbers
    infinite = total((non_finite, _infinite(column)))
    ordered = _ascending(numbers)
    count = len(ordered)
    if count == 0:
        return None
    quartiles = tuple(float(_quantile(ordered, share)) for share in (0.25, 0.5, 0.75))
    centre = _mean(ordered)
    std, skewness, kurtosis = _moments(_blocks(ordered), centre, reach=max(-float(ordered[0]), float(ordered[-1])))
    grid = _grid(ordered)
    mad = _mad(ordered, quartiles[1])
    bend = medcouple(grid)
    integral = all(bool((block == np.floor(block)).all()) for block in _blocks(ordered))
    in_unit, in_signed = _between(ordered, 0.0, 1.0), _between(ordered, -1.0, 1.0)
    negatives = int(np.searchsorted(ordered, 0.0, side="left"))
    summary = NumericSummary(
        count=count,
        non_finite=infinite.count,
        first_non_finite=infinite.first_row,
        distinct=1 + int(sum(np.count_nonzero(low != high) for low, high in _neighbours(ordered))),
        minimum=float(ordered[0]),
        maximum=float(ordered[-1]),
        mean=centre,
        std=std,
        median=quartiles[1],
        lower_quartile=quartiles[0],
        upper_quartile=quartiles[2],
        mad=mad,
        skewness=skewness,
        excess_kurtosis=kurtosis,
        zeros=_between(ordered, 0.0, 0.0),
        negatives=negatives,
        integral=integral,
        decimals=0 if integral else _decimals(grid),
        share_in_unit=in_unit / count,
        share_in_signed_unit=in_signed / count,
        at_or_below_minus_one=_beyond(column, ordered, high=-1.0),
        negative=_beyond(column, ordered, high=np.nextafter(0.0, -1.0)),
        non_positive=_beyond(column, ordered, high=0.0),
        outside_unit=_outside(column, 0.0, 1.0, count - in_unit),
        outside_signed_unit=_outside(column, -1.0, 1.0, count - in_signed),
        dispersion=std * std / centre if centre > 0 and negatives == 0 else None,
        medcouple=bend,
        inner=_fences(column, ordered, quartiles, INNER_FENCE, INNER_FENCE),
        outer=_fences(column, ordered, quartiles, OUTER_FENCE, OUTER_FENCE),
        adjusted=_fences(column, ordered, quartiles, *_skewed_widths(bend)),
        modified_z=_modified_z(column, ordered, quartiles[1], mad),
        normality=normality(grid, count, skewness, kurtosis),
        log=_log_summary(column, ordered) if ordered[0] > -1 and std > 0 else None,
    )
    return summary, ordered


def first_rows(column: LabelColumn, low: float, high: float, *, limit: int = SHOWN) -> tuple[tuple[int, float], ...]:
    """Return the first rows, counted from 1, whose number is below ``low`` or above ``high``, with the number."""
    found: list[tuple[int, float]] = []
    for start in range(0, len(column.numbers), _BLOCK):
        block = column.numbers[start : start + _BLOCK]
        hits = np.flatnonzero(((block < low) | (block > high)) & np.isfinite(block))[: limit - len(found)]
        found += [(row_number(start + int(hit), column.left_out), float(block[hit])) for hit in hits]
        if len(found) >= limit:
            break
    return tuple(found)


def _infinite(column: LabelColumn) -> Tally:
    """Count the numbers that are infinite, not those that are none."""
    found = np.isinf(column.numbers)
    count = int(np.count_nonzero(found))
    return Tally(count, row_number(int(np.argmax(found)), column.left_out)) if count else NOWHERE


def _ascending(numbers: FloatArray) -> FloatArray:
    """Sort the finite numbers; two halves on two threads when there are many."""
    known = np.isfinite(numbers)
    ordered = numbers.copy() if known.all() else numbers[known]
    middle = len(ordered) // 2
    if middle < _WORTH_A_THREAD:
        ordered.sort()
        return ordered
    ordered.partition(middle)
    # numpy releases the interpreter's lock while it sorts.
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda half: half.sort(), (ordered[:middle], ordered[middle:])))
    return ordered


def _blocks(ordered: FloatArray) -> Iterator[FloatArray]:
    for start in range(0, len(ordered), _BLOCK):
        yield ordered[start : start + _BLOCK]


def _neighbours(ordered: FloatArray) -> Iterator[tuple[FloatArray, FloatArray]]:
    for start in range(0, len(ordered) - 1, _BLOCK):
        block = ordered[start : start + _BLOCK + 1]
        yield block[:-1], block[1:]


def _mean(ordered: FloatArray) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        mean = float(np.mean(ordered))
    # Near the end of float64 the sum overflows where the mean does not.
    return mean if math.isfinite(mean) else float(np.sum(ordered / len(ordered)))


def _moments(blocks: Iterator[FloatArray], centre: float, *, reach: float = 1.0) -> tuple[float, float, float]:
    """Return standard deviation, skewness and excess kurtosis around ``centre``, which need not be the exact mean.

    Args:
        blocks: The numbers.
        centre: A number among them.
        reach: How far from 0 they go.
    """
    exponent = math.frexp(reach)[1]
    # Fourth powers of numbers beyond leave float64; those of a power of two less are as exact.
    unit = 1.0 if abs(exponent) < _POWERS else math.ldexp(1.0, max(min(exponent, _LARGEST), -_LARGEST))
    near_one = blocks if unit == 1.0 else (block / unit for block in blocks)
    std, skewness, kurtosis = _moments_near_one(near_one, centre / unit)
    return std * unit, skewness, kurtosis


_POWERS = 240
"""Exponents of two up to which the fourth power of a number is one of float64, below as above 1."""
_LARGEST = 1022


def _moments_near_one(blocks: Iterator[FloatArray], centre: float) -> tuple[float, float, float]:
    sums = np.zeros(4)
    count = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for block in blocks:
            distance = block - centre
            square = distance * distance
            sums += (distance.sum(), square.sum(), np.dot(square, distance), np.dot(square, square))
            count += len(block)
        shift, second, third, fourth = (float(value) for value in sums / count)
        variance = second - shift * shift
        cubed = third - 3 * shift * second + 2 * shift**3
        fourth = fourth - 4 * shift * third + 6 * shift * shift * second - 3 * shift**4
    if not math.isfinite(fourth) or variance <= 0:
        return (math.sqrt(variance) if 0 < variance < math.inf else 0.0), 0.0, 0.0
    # A spread that is rounding noise of the mean is no spread.
    if variance <= (abs(centre) * 1e-15) ** 2 or variance**2 == 0:
        return 0.0, 0.0, 0.0
    return math.sqrt(variance), cubed / variance**1.5, fourth / variance**2 - 3.0


def _quantile(ordered: FloatArray, share: float) -> float:
    """Linear interpolation between order statistics (Hyndman and Fan's type 7, numpy's default)."""
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    low, high = float(ordered[below]), float(ordered[above])
    return low + (position - below) * (high - low) if low != high else low


def _grid(ordered: FloatArray) -> FloatArray:
    """Return all values, or so many evenly spaced order statistics that shape measures no longer change."""
    if len(ordered) <= _GRID:
        return ordered
    return ordered[np.round((np.arange(_GRID) + 0.5) / _GRID * len(ordered) - 0.5).astype(np.int64)]


def _between(ordered: FloatArray, low: float, high: float) -> int:
    return int(np.searchsorted(ordered, high, side="right") - np.searchsorted(ordered, low, side="left"))


def _mad(ordered: FloatArray, median: float) -> float:
    """Median absolute deviation, found by walking outwards from the median in the sorted values."""
    split = int(np.searchsorted(ordered, median, side="right"))
    # Distances below and above the median, both ascending; neither is copied until the middle is known.
    below, above = ordered[:split][::-1], ordered[split:]
    count = len(ordered)
    middle = [_kth_distance(below, above, median, rank) for rank in {(count - 1) // 2, count // 2}]
    return sum(middle) / len(middle)


def _kth_distance(below: FloatArray, above: FloatArray, median: float, rank: int) -> float:
    """Return the distance to ``median`` of 0-based ``rank`` among both sides, by bisection on one of them."""
    low, high = max(0, rank + 1 - len(above)), min(rank + 1, len(below))
    while low < high:
        taken = (low + high) // 2
        if median - below[taken] < above[rank - taken] - median:
            low = taken + 1
        else:
            high = taken
    taken = low
    candidates = []
    if taken > 0:
        candidates.append(float(median - below[taken - 1]))
    if rank + 1 - taken > 0:
        candidates.append(float(above[rank - taken] - median))
    return max(candidates)


def _decimals(grid: FloatArray) -> int:
    for places in range(1, 9):
        if np.allclose(np.round(grid, places), grid, rtol=1e-14, atol=0):
            return places
    return 9


def _beyond(column: LabelColumn, ordered: FloatArray, *, high: float) -> Tally:
    """Count values at or below ``high`` and find the first."""
    count = int(np.searchsorted(ordered, high, side="right"))
    if count == 0:
        return NOWHERE
    return Tally(count, first_rows(column, np.nextafter(high, math.inf), math.inf, limit=1)[0][0])


def _outside(column: LabelColumn, low: float, high: float, count: int) -> Tally:
    return Tally(count, first_rows(column, low, high, limit=1)[0][0]) if count else NOWHERE


def _skewed_widths(bend: float) -> tuple[float, float]:
    """Fence widths of the adjusted boxplot at the far-out distance (Hubert and Vandervieren, 2008)."""
    low, high = (-4.0, 3.0) if bend >= 0 else (-3.0, 4.0)
    return OUTER_FENCE * math.exp(low * bend), OUTER_FENCE * math.exp(high * bend)


def _fences(
    column: LabelColumn, ordered: FloatArray, quartiles: tuple[float, ...], below: float, above: float
) -> Outliers:
    spread = quartiles[2] - quartiles[0]
    return _outliers(column, ordered, quartiles[0] - below * spread, quartiles[2] + above * spread)


def _modified_z(column: LabelColumn, ordered: FloatArray, median: float, mad: float) -> Outliers:
    if mad == 0:
        # More than half of the values tie: the mean absolute deviation takes the MAD's place (Iglewicz and Hoaglin).
        width = MODIFIED_Z * 1.253314 * sum(float(np.abs(block - median).sum()) for block in _blocks(ordered))
        width /= len(ordered)
    else:
        width = MODIFIED_Z * mad / 0.6745
    return _outliers(column, ordered, median - width, median + width)


def _outliers(column: LabelColumn, ordered: FloatArray, low: float, high: float) -> Outliers:
    count = len(ordered) - _between(ordered, low, high)
    first = first_rows(column, low, high) if count else ()
    return Outliers(low=low, high=high, count=count, share=count / len(ordered), first=first)


def _log_summary(column: LabelColumn, ordered: FloatArray) -> LogSummary:
    """Judge log(1 + y) as the values themselves were judged; the logarithm keeps their order."""
    centre = math.log1p(_quantile(ordered, 0.5))
    mean = centre + sum(float((np.log1p(block) - centre).sum()) for block in _blocks(ordered)) / len(ordered)
    std, skewness, kurtosis = _moments((np.log1p(block) for block in _blocks(ordered)), mean)
    grid = np.log1p(_grid(ordered))
    lower, upper = (math.log1p(_quantile(ordered, share)) for share in (0.25, 0.75))
    width = OUTER_FENCE * (upper - lower)
    with np.errstate(over="ignore"):
        low, high = float(np.expm1(lower - width)), float(np.expm1(upper + width))
    return LogSummary(
        mean=mean,
        std=std,
        skewness=skewness,
        excess_kurtosis=kurtosis,
        outer=_outliers(column, ordered, low, high),
        normality=normality(grid, len(ordered), skewness, kurtosis),
    )
