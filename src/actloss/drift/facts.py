"""The facts of a drift: how the shares of classes, or the numbers of each column, moved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassDrift:
    """How the shares of classes, or of labels, moved."""

    new: tuple[str, ...]
    """Classes that the reference does not know, most frequent first."""
    vanished: tuple[str, ...]
    """Classes of the reference without a row, most frequent first."""
    p_value: float
    """Of Pearson's chi-squared test that both have the same shares."""
    cramers_v: float
    """Cramér's V with Bergsma's bias correction, from 0 to 1."""
    psi: float
    """Population stability index, in nats; classes without a row count as half a row."""
    jensen_shannon: float
    """Jensen-Shannon distance with logarithms to base 2, from 0 to 1."""
    label: str | None = None
    """Where a row may hold several labels, the one that moved most, present against absent: the measures are its, and
    the p-value is multiplied by the number of labels (Bonferroni). None where a row holds one class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDrift:
    """How the numbers of one column moved."""

    column: str
    ks: float
    """Kolmogorov-Smirnov statistic: the largest distance between the distribution functions, from 0 to 1."""
    p_value: float
    """Of the two-sample test, asymptotic."""
    wasserstein: float
    """First Wasserstein distance (earth mover's), in the label's unit."""
    shift: float
    """The same in standard deviations of the reference; nan where those are 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How far labels moved from a reference."""

    classes: ClassDrift | None = None
    """None for quantities, and where there is nothing to compare."""
    numbers: tuple[NumberDrift, ...] = ()
    """One a column of a quantity."""
