"""Evidence from numbers: are they a quantity, a count, or codes of classes?

No single cut-off answers that (every tool that has one errs on counts, ages or class ids), so each observation gives
points and the points are added. The points were set on 200 published tables and checked on others
(`benchmarks/task_inference`).
"""

import math
from itertools import pairwise

from actloss.escape import quoted
from actloss.profile import ClassCount, Encoding, NumericSummary, Profile
from actloss.profile.classes import MOST_CODES
from actloss.task.evidence import Evidence
from actloss.task.facts import Kind
from actloss.task.words import suggests

REGRESSION, BINARY, MULTICLASS = Kind.REGRESSION, Kind.BINARY, Kind.MULTICLASS
_TWO_CODES = {(0.0, 1.0): "0 and 1", (-1.0, 1.0): "-1 and +1", (1.0, 2.0): "1 and 2"}


def number_evidence(profile: Profile) -> list[Evidence]:
    """Return what a numeric column says about its kind."""
    numeric = profile.quantity
    found = _name_evidence(profile)
    if profile.off_type.count:
        texts = f"{profile.off_type.count:,} cells are text among {numeric.count:,} numbers"
        found.append(Evidence(texts, {MULTICLASS: 0.5}))
    if profile.written_formats:
        kinds = ", ".join(profile.written_formats)
        found.append(Evidence(f"numbers are written out ({kinds}), as quantities are", {REGRESSION: 4.0}))
    if numeric.distinct == 2 and not profile.off_type.count:
        return [*found, *_two_values(numeric)]
    if not numeric.integral:
        return [*found, *_fractions(numeric)]
    return [*found, *_whole_numbers(profile, numeric)]


def _name_evidence(profile: Profile) -> list[Evidence]:
    name = profile.target.columns[0]
    shown = quoted(name, limit=40)
    match suggests(name):
        case "role":
            return [Evidence(f"the name {shown} is often a class label's", {MULTICLASS: 1.0, BINARY: 0.5})]
        case "codes":
            return [Evidence(f"the name {shown} speaks of classes", {MULTICLASS: 2.0, BINARY: 1.0})]
        case "degrees":
            return [Evidence(f"the name {shown} speaks of ordered steps", {MULTICLASS: 0.7, REGRESSION: 0.3})]
        case "quantities":
            return [Evidence(f"the name {shown} speaks of a quantity", {REGRESSION: 2.0})]
    return []


def _two_values(numeric: NumericSummary) -> list[Evidence]:
    low, high = numeric.minimum, numeric.maximum
    if numeric.integral:
        spelled = _TWO_CODES.get((low, high), f"{low:g} and {high:g}")
        sure = 6.0 if (low, high) in _TWO_CODES else 4.0
        return [Evidence(f"only two values, {spelled}", {BINARY: sure})]
    return [Evidence(f"only two values, {low:g} and {high:g}, with decimals", {BINARY: 2.5, REGRESSION: 1.5})]


def _fractions(numeric: NumericSummary) -> list[Evidence]:
    repeats = numeric.count / numeric.distinct
    if numeric.distinct <= 10 and repeats >= 5:
        few = f"values have decimals, but only {numeric.distinct} different ones"
        return [Evidence(few, {REGRESSION: 3.0, MULTICLASS: 1.0})]
    return [Evidence(f"{numeric.distinct:,} different values with decimals", {REGRESSION: 6.0})]


def _whole_numbers(profile: Profile, numeric: NumericSummary) -> list[Evidence]:
    return [
        _how_many(numeric),
        *_where_they_start(profile, numeric),
        *_rows_per_value(numeric),
        *_histogram(profile.classes, numeric),
    ]


def _how_many(numeric: NumericSummary) -> Evidence:
    """Few distinct whole numbers look like codes, many like a quantity: one smooth curve, no cut-off."""
    distinct = numeric.distinct
    points = 2.2 * (math.log(distinct) - math.log(14))
    kind = REGRESSION if points > 0 else MULTICLASS
    return Evidence(f"{distinct:,} different whole numbers", {kind: min(abs(points), 5.0)})


def _where_they_start(profile: Profile, numeric: NumericSummary) -> list[Evidence]:
    low, high = numeric.minimum, numeric.maximum
    span = high - low + 1
    if profile.encoding in (Encoding.ZERO_BASED, Encoding.ONE_BASED):
        points = 1.5 if profile.encoding is Encoding.ONE_BASED else 1.0
        return [
            Evidence(f"they run from {low:.0f} to {high:.0f} without a gap, as class codes do", {MULTICLASS: points})
        ]
    found = []
    if low < -1:
        found.append(Evidence(f"they go down to {low:.0f}", {REGRESSION: 2.0}))
    if low not in (0.0, 1.0):
        found.append(Evidence(f"they start at {low:.0f}, not at 0 or 1", {REGRESSION: 0.8}))
    if span > 3 * numeric.distinct:
        wide = f"they are spread over {low:.0f} to {high:.0f} with gaps"
        found.append(Evidence(wide, {REGRESSION: 1.5}))
    elif span > numeric.distinct:
        found.append(Evidence(f"between {low:.0f} and {high:.0f} some numbers never occur", {REGRESSION: 0.3}))
    return found


def _rows_per_value(numeric: NumericSummary) -> list[Evidence]:
    per_value = numeric.count / numeric.distinct
    if per_value < 4:
        return [Evidence(f"only {per_value:.1f} rows a value", {REGRESSION: 2.0})]
    if per_value > 50 and numeric.distinct < 15:
        return [Evidence(f"{per_value:,.0f} rows a value", {MULTICLASS: 0.7})]
    return []


def _histogram(classes: tuple[ClassCount, ...], numeric: NumericSummary) -> list[Evidence]:
    """Counts fall off in a tail from a peak; codes come in any order of size."""
    counts = [entry.count for entry in classes if entry.value is not None]
    if not 4 <= len(counts) <= MOST_CODES or numeric.maximum > _LARGEST_CODE:
        return []
    found = []
    if numeric.minimum == 0 and _poisson_distance(classes, numeric) < _POISSON_LIKE:
        fits = f"they are spread as a Poisson count of mean {numeric.mean:.3g} is"
        found.append(Evidence(fits, {REGRESSION: 2.0}))
    if numeric.zeros >= 0.5 * numeric.count and numeric.maximum >= 2 * numeric.distinct:
        found.append(Evidence("most are 0 and the others lie ever further apart", {REGRESSION: 2.0}))
    falling = _rank_agreement(counts)
    from_one = numeric.minimum == 1 and len(counts) >= _LONG_TAIL
    if (numeric.minimum == 0 or from_one) and falling > 0.85 and numeric.skewness > 0.8:
        found.append(
            Evidence("the larger the value the rarer it is, as in counts", {REGRESSION: 1.5 + len(counts) / 5})
        )
    elif len(counts) > 6 and _single_peaked(counts):
        found.append(Evidence("the histogram has one peak and thins out on both sides", {REGRESSION: 1.5}))
    tail = sum(1 for count in counts if count <= max(2, numeric.count // 1000))
    if tail > 1 and numeric.count > 100 and numeric.maximum == classes[-1].value and counts[-1] <= 2:
        found.append(Evidence(f"{tail} of the values occur once or twice, at the end of a tail", {REGRESSION: 1.0}))
    if _even(counts):
        gapless = numeric.minimum in (0.0, 1.0) and numeric.maximum - numeric.minimum + 1 == len(counts)
        # Many quantities are that even over a short range; hardly any is from 0 or 1 over a long one.
        long = max(math.log(len(counts) / 14), 0.0) if gapless and min(counts) >= 5 else 0.0
        found.append(Evidence("all values are about equally frequent", {MULTICLASS: 1.0 + 2.2 * long}))
    return found


def _even(counts: list[int]) -> bool:
    """Return whether the counts differ by no more than a draw of equally likely values would make them."""
    mean = sum(counts) / len(counts)
    spread = sum((count - mean) ** 2 for count in counts) / len(counts)
    return max(counts) <= 3 * min(counts) or spread <= 2 * mean


_LARGEST_CODE = 10_000.0
"""The shape of a histogram over larger numbers is not looked at: they are quantities, or codes with gaps."""
_LONG_TAIL = 8
"""Values from which a fall that starts at 1 is a tail, and not just classes sorted by size."""


def _poisson_distance(classes: tuple[ClassCount, ...], numeric: NumericSummary) -> float:
    """Return the total variation distance between the values and a Poisson law of the same mean, 0 to 1."""
    shares = {entry.value: entry.count / numeric.count for entry in classes if entry.value is not None}
    law = {
        float(k): math.exp(k * math.log(numeric.mean) - numeric.mean - math.lgamma(k + 1))
        for k in range(int(numeric.maximum) + 1)
    }
    inside = sum(abs(shares.get(value, 0.0) - share) for value, share in law.items())
    return (inside + 1 - sum(law.values())) / 2


_POISSON_LIKE = 0.06


def _rank_agreement(counts: list[int]) -> float:
    """Return the share of pairs of values in which the smaller value is the more frequent."""
    pairs = agree = 0
    for low in range(len(counts)):
        for high in range(low + 1, len(counts)):
            pairs += 1
            agree += counts[low] > counts[high]
    return agree / pairs


def _single_peaked(counts: list[int]) -> bool:
    """Return whether counts rise to one peak and fall after it, small dents aside."""
    peak = counts.index(max(counts))
    rise, fall = counts[: peak + 1], counts[peak:][::-1]
    dents = sum(max(before - after, 0) for side in (rise, fall) for before, after in pairwise(side))
    return dents <= 0.15 * sum(counts) and 0 < peak < len(counts) - 1
