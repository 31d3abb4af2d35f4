"""Traits: what refines a kind and drives the advice."""

import math

from actloss.profile import Encoding, NumericSummary, Outliers, Profile
from actloss.profile.classes import spelling_groups
from actloss.target import Layout
from actloss.task.facts import Kind, Task, Trait
from actloss.task.words import is_counted, is_measured, ordered_scale, suggests

IMBALANCE = 0.10
"""A class is rare when n_c / (n_c + n_max) is below this, that is about 1 : 9 (EvalML's class imbalance check)."""
SKEWED = 1.0
"""|skewness| above this is high (Bulmer, Principles of Statistics, 1979)."""
HEAVY_KURTOSIS = 1.0
"""Excess kurtosis above this is heavier than normal."""
OUTLIER_SHARE = 0.01
"""Share of rows beyond the outer fences from which outliers matter; clean normal samples have 0.0002 %."""
MANY_OUTLIERS = 0.03
"""Share of far-out rows from which the absolute error serves better than Huber's (measured on contaminated samples)."""
OVERDISPERSED = 1.5
"""Variance / mean from which a count is called overdispersed (a convention); a Poisson law has 1."""
ZERO_SHARE = 0.5
"""Share of exact zeros from which a quantity is called zero-inflated (a judgement)."""
DISPERSED = 0.5
"""Variance of at least this times the mean: whole numbers that vary less than counts do are no counts."""
MANY_STEPS = 20
WORTH_A_LOG = 2 / 3
"""A logarithm must take away a third of the skewness: far below 1, log(1 + y) is hardly different from y."""
NEAR_NORMAL = 0.98
"""Correlation of the normal quantile plot from which a logarithm counts as near normal."""
LOG_GAIN = 0.0
"""How much a logarithm must add to the correlation of the normal quantile plot: anything."""


def traits_of(profile: Profile, task: Task) -> frozenset[Trait]:
    """Return the traits of the labels under the kind that the task names."""
    traits = set()
    if profile.missing.count:
        traits.add(Trait.MISSING_LABELS)
    if profile.target.layout is Layout.ONE_HOT:
        traits.add(Trait.ONE_HOT)
    if profile.target.layout is Layout.DISTRIBUTION:
        traits.add(Trait.SOFT_LABELS)
    if task.kind is Kind.REGRESSION:
        traits |= _regression_traits(profile)
    elif _imbalanced(profile, task):
        traits.add(Trait.IMBALANCED)
    if task.kind is Kind.MULTICLASS and _ordinal(profile):
        traits.add(Trait.ORDINAL)
    return frozenset(traits)


def far_out(numeric: NumericSummary) -> Outliers | None:
    """Return the outliers that the skew of the values does not explain, None where fences have no width.

    On a skewed target Tukey's fences take the skew for outliers; there the adjusted boxplot's fences count, and for
    positive values those on the log scale where fewer lie beyond them (Hubert and Vandervieren, 2008).
    """
    if numeric.lower_quartile == numeric.upper_quartile:
        return None
    if abs(numeric.skewness) <= SKEWED or abs(numeric.medcouple) < _STRAIGHT:
        return numeric.outer
    if numeric.log is not None and numeric.negatives == 0:
        return min(numeric.adjusted, numeric.log.outer, key=lambda fences: fences.share)
    return numeric.adjusted


def far_out_share(numeric: NumericSummary) -> float:
    """Return the share of the values that lie far out, 0 where fences have no width."""
    outliers = far_out(numeric)
    return outliers.share if outliers else 0.0


def log_is_nearer_normal(numeric: NumericSummary, *, gain: float = LOG_GAIN) -> bool:
    """Return whether log(1 + y) is nearer to normal than y, and near enough to be worth it.

    Effect sizes decide: p-values of tests for normality reject everything once there are thousands of rows.

    Args:
        numeric: The statistics of y.
        gain: What the logarithm must add to the correlation of the normal quantile plot.
    """
    log = numeric.log
    if log is None or numeric.skewness <= 0 or numeric.medcouple <= 0:
        return False
    added = log.normality.quantile_correlation - numeric.normality.quantile_correlation
    return (
        abs(log.skewness) < WORTH_A_LOG * numeric.skewness
        and added > gain
        and (log.normality.quantile_correlation >= NEAR_NORMAL or log.outer.share < OUTLIER_SHARE)
    )


_STRAIGHT = 0.1
"""A medcouple nearer to 0 than this: the middle of the values is symmetric, and a large skewness is outliers' work."""


def _regression_traits(profile: Profile) -> set[Trait]:
    if profile.outputs:
        return {Trait.SEVERAL_OUTPUTS}
    numeric = profile.quantity
    traits = {
        Trait.COUNT: reads_as_count(profile, profile.target.columns[0], numeric),
        Trait.PROPORTION: is_proportion(numeric),
        Trait.POSITIVE: numeric.minimum > 0,
        Trait.ZERO_INFLATED: is_zero_inflated(numeric),
        Trait.SKEWED: abs(numeric.skewness) > SKEWED,
        Trait.HEAVY_TAILED: numeric.excess_kurtosis > HEAVY_KURTOSIS and far_out_share(numeric) >= OUTLIER_SHARE,
        Trait.OUTLIERS: far_out_share(numeric) >= OUTLIER_SHARE,
        Trait.BOUNDED: _bounded(numeric),
    }
    found = {trait for trait, holds in traits.items() if holds}
    if numeric.integral and numeric.distinct <= MANY_STEPS and suggests(profile.target.columns[0]) == "degrees":
        found.add(Trait.ORDINAL)
    return found


def is_zero_inflated(numeric: NumericSummary, *, share: float = ZERO_SHARE) -> bool:
    """Return whether zeros make up this share of the values, and more than one other value occurs."""
    return numeric.zeros >= share * numeric.count and numeric.distinct > 2


def expected_zeros(numeric: NumericSummary) -> float:
    """Return the share of zeros that a count of this mean and variance has, from 0 to 1.

    A negative binomial with these moments where the variance is above the mean, else a Poisson law.
    """
    mean, excess = numeric.mean, numeric.std**2 - numeric.mean
    if excess <= 0:
        return math.exp(-mean)
    size = mean * mean / excess
    return math.exp(-size * math.log1p(mean / size))


def reads_as_count(profile: Profile, column: str, numeric: NumericSummary, *, dispersed: float = DISPERSED) -> bool:
    """Return whether a label column counts something: `is_count`, and no amount or percentage written out."""
    return not profile.written_formats and is_count(numeric, column, dispersed=dispersed)


def is_count(numeric: NumericSummary, name: str, *, dispersed: float = DISPERSED) -> bool:
    """Return whether the values are whole, never negative and vary as counts do.

    Zeros and ones alone say whether, not how many. Survival times, prices and test scores are whole numbers too. A
    name that speaks of something counted settles it; without one, counts start near 0 or vary about as a Poisson law of
    their mean, lean to the right the more they are dispersed, and are not dispersed without measure.

    Args:
        numeric: The statistics of the values.
        name: Their column's name.
        dispersed: The least variance of a count, in units of its mean.
    """
    if not numeric.integral or numeric.negatives or numeric.dispersion is None or numeric.dispersion < dispersed:
        return False
    if numeric.maximum <= 1:
        return False
    if is_counted(name):
        return True
    if is_measured(name) or numeric.dispersion > _MOST_DISPERSED or numeric.skewness <= 0:
        return False
    if numeric.dispersion <= 2 * OVERDISPERSED:
        return True
    return numeric.skewness > _LEANS and numeric.minimum <= max(2.0, 0.1 * numeric.mean)


_MOST_DISPERSED = 15.0
_LEANS = 0.3


def is_proportion(numeric: NumericSummary) -> bool:
    """Return whether the values are fractions in [0, 1]."""
    return numeric.share_in_unit == 1.0 and not numeric.integral and numeric.maximum - numeric.minimum > _NARROWEST


_NARROWEST = 0.05


def _bounded(numeric: NumericSummary) -> bool:
    """Return whether values pile up at an end of their range, as at a ceiling of 100 %."""
    percent = numeric.minimum >= 0 and numeric.maximum == 100.0
    return percent or (numeric.minimum >= 0 and numeric.maximum <= 1 and not numeric.integral)


def _imbalanced(profile: Profile, task: Task) -> bool:
    if profile.label_sets is not None:
        sets = profile.label_sets
        if task.kind is Kind.MULTILABEL:
            pairs = zip(sets.counts, sets.known, strict=True)
            return any(0 < count < known and min(count, known - count) / known < IMBALANCE for count, known in pairs)
        counts = [count for count in sets.counts if count]
    else:
        counts = [sum(entry.count for entry in group) for group in spelling_groups(profile.classes)]
    # Probabilities of a few rows may add up to less than one row in every column.
    return bool(counts) and min(counts) / (min(counts) + max(counts)) < IMBALANCE


def _ordinal(profile: Profile) -> bool:
    names = [entry.name for entry in profile.classes]
    if profile.encoding is Encoding.STRINGS:
        return ordered_scale(names) is not None
    codes = profile.encoding in (Encoding.ZERO_BASED, Encoding.ONE_BASED, Encoding.GAPS)
    return codes and bool(profile.target.columns) and suggests(profile.target.columns[0]) == "degrees"
