"""The facts of a profile: what rules, task and advice may know of the labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from actloss.column import NOWHERE, FloatArray, Tally
from actloss.plain import UNTOLD
from actloss.table import Source
from actloss.target import Target


class Encoding(StrEnum):
    """How classes or values are spelled."""

    ZERO_ONE = "0/1"
    PLUS_MINUS = "-1/+1"
    ZERO_BASED = "0-based"
    """Integers 0..C-1 without a gap, C > 2."""
    ONE_BASED = "1-based"
    """Integers 1..C without a gap."""
    GAPS = "gaps"
    """Integers with gaps, or from another start."""
    BOOLEANS = "booleans"
    STRINGS = "strings"
    INTEGERS = "integers"
    """More whole numbers than classes usually have."""
    REALS = "reals"
    MIXED = "mixed"
    """Numbers and text in one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outliers:
    """How many values lie beyond a pair of fences, and the first of them."""

    low: float
    high: float
    count: int
    share: float
    """Of the finite values, 0 to 1."""
    first: tuple[tuple[int, float], ...]
    """The first few as (data row from 1, value)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Normality:
    """How far from normal: an effect size beside the p-value, which rejects everything at large n."""

    statistic: float
    """D'Agostino and Pearson's K²."""
    p_value: float
    quantile_correlation: float
    """Correlation of the normal quantile-quantile plot (Filliben), 1 for a perfect normal; does not shrink with n."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericSummary:
    """Exact statistics of one numeric column, over its finite values, in the label's unit."""

    count: int
    """Finite values."""
    non_finite: int
    """Infinite values."""
    first_non_finite: int
    """The first row that holds one, 0 where none does."""
    distinct: int
    minimum: float
    maximum: float
    mean: float
    std: float
    """Population standard deviation (divisor n)."""
    median: float
    lower_quartile: float
    upper_quartile: float
    mad: float
    """Median absolute deviation from the median, not scaled."""
    skewness: float
    """Third standardised moment; 0 when std is 0."""
    excess_kurtosis: float
    zeros: int
    negatives: int
    integral: bool
    """Whether every value is a whole number."""
    decimals: int
    """Most decimals that any value needs (0 when integral); capped at 9."""
    share_in_unit: float
    """Share of values in [0, 1]."""
    share_in_signed_unit: float
    """Share of values in [-1, 1]."""
    at_or_below_minus_one: Tally
    """Values <= -1, where log(1 + y) is undefined."""
    negative: Tally
    """Values < 0."""
    non_positive: Tally
    """Values <= 0."""
    outside_unit: Tally
    """Values outside [0, 1]."""
    outside_signed_unit: Tally
    """Values outside [-1, 1]."""
    dispersion: float | None
    """Index of dispersion var / mean; None unless mean > 0 and no value is negative."""
    medcouple: float
    """Robust skewness in [-1, 1] (Brys, Hubert and Struyf, 2004)."""
    inner: Outliers
    """Beyond Tukey's inner fences, 1.5 IQR."""
    outer: Outliers
    """Beyond Tukey's outer fences, 3 IQR ("far out")."""
    adjusted: Outliers
    """Beyond the adjusted boxplot's outer fences, which follow the skew (Hubert and Vandervieren, 2008)."""
    modified_z: Outliers
    """|0.6745 (y - median) / MAD| > 3.5 (Iglewicz and Hoaglin, 1993)."""
    normality: Normality
    log: "LogSummary | None"
    """The same judgement of log(1 + y); None when a value is <= -1 (or there is no spread)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSummary:
    """How log(1 + y) is distributed, for values > -1."""

    mean: float
    std: float
    skewness: float
    excess_kurtosis: float
    outer: Outliers
    """Tukey's outer fences on the log scale; `low`, `high` and values in the label's own unit."""
    normality: Normality


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """One class of a single-label target."""

    name: str
    """As written (for numbers: shortest form), not yet escaped."""
    value: float | None
    """The number it spells, if any."""
    count: int
    first_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSets:
    """Facts of a target with several indicator or probability columns, or several labels a cell."""

    names: tuple[str, ...]
    counts: tuple[int, ...]
    """Rows where each label is present (indicators), or the column's sum rounded down (distribution)."""
    known: tuple[int, ...]
    """Rows where each label is known: neither missing nor unreadable."""
    coding: str
    """``0/1``, ``-1/+1``, ``true/false``, ``list`` or ``probabilities``."""
    cardinality: float
    """Mean number of labels a row."""
    density: float
    """Cardinality divided by the number of labels."""
    empty_rows: Tally
    """Rows without any label."""
    single_rows: int
    """Rows with exactly one label."""
    several_rows: Tally
    """Rows with two labels or more: one-hot violations, if one-hot was meant."""
    distinct_sets: int
    """Different combinations of labels (capped at 100,000)."""
    means: tuple[float, ...]
    """Mean of each column over its known rows: prevalence, or mean probability."""
    minus_ones: Tally = NOWHERE
    """Indicators: cells with a -1."""
    outside_unit: Tally = NOWHERE
    """Indicators: cells with a number outside [0, 1], -1 among them."""
    off_sum_rows: Tally = NOWHERE
    """Distribution: rows that do not sum to 1 within rounding."""
    mean_entropy: float = 0.0
    """Distribution: mean entropy of the rows, in nats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of the labels."""

    source: Source
    target: Target
    """With the layout that the full data showed."""
    rows: int
    """Data rows read."""
    labelled: int
    """Rows with a usable label (for several columns: every column known)."""
    missing: Tally
    """Rows whose label is missing (for several columns: any column)."""
    null_spellings: Mapping[str, Tally]
    """Cells that spell a missing value (NA, ?, null, …) as written; the empty cell is not among them."""
    written_formats: Mapping[str, Tally]
    """Numbers written as text, by kind: ``thousands separator``, ``percent``, ``currency``, ``decimal comma``."""
    encoding: Encoding
    decimal: str = field(default="", metadata=UNTOLD)
    """The decimal sign of such numbers; empty where there are none."""
    decimals: tuple[str, ...] = field(default=(), metadata=UNTOLD)
    """That of each column, where columns differ in it."""
    numeric: NumericSummary | None = None
    """For a single numeric column (also when it holds classes)."""
    outputs: tuple[NumericSummary, ...] = ()
    """For several outputs: one summary a column, in the target's order."""
    classes: tuple[ClassCount, ...] = ()
    """For a single column with at most 10,000 distinct values: numbers ascending, then text by name."""
    distinct: int = 0
    """Different values of a single column, missing ones left out, before variants are merged."""
    variants: tuple[tuple[str, ...], ...] = ()
    """Groups of class names equal after trimming, case folding and NFKC."""
    padded: tuple[ClassCount, ...] = ()
    """Numbers among the classes as they are written with blanks around them, in order of their text; their cells are
    counted in ``classes`` too."""
    nul: Tally = NOWHERE
    """Cells with a NUL byte."""
    one_number: tuple[tuple[str, ...], ...] = ()
    """Groups of labels that differ as text and are one number to who reads them so, such as ``007`` and ``7``; a group
    of one is a whole number that a float64 rounds to another."""
    off_type: Tally = NOWHERE
    """Text among numbers (or numbers among text): the minority's cells."""
    off_type_examples: tuple[str, ...] = ()
    label_sets: LabelSets | None = None
    sentinel: tuple[float, Tally] | None = None
    """A number such as -999 that may stand for a missing value, far from all others."""
    dates: int = 0
    """Distinct texts that are dates or times."""
    mean_words: float = 0.0
    """Mean number of words in a text label."""
    floats: bool = False
    """Whether a reader takes whole numbers for floating point ones: written as ``1.0``, or in a column of such."""
    values: "tuple[Values, ...]" = field(default=(), repr=False, compare=False)
    """The finite numbers of each numeric column, for losses of a constant prediction only."""

    @property
    def quantity(self) -> NumericSummary:
        """The statistics of a single numeric column; a ValueError where the label is none."""
        if self.numeric is None:
            raise ValueError(f"a {self.target.layout} label that is no number has no statistics")
        return self.numeric

    @property
    def sets(self) -> LabelSets:
        """The facts of several labels or classes a row; a ValueError where the label is a single column."""
        if self.label_sets is None:
            raise ValueError(f"a {self.target.layout} label has no label sets")
        return self.label_sets


@dataclass(frozen=True, slots=True)
class Values:
    """Distinct finite values and how often each occurs: any mean over the rows is a weighted mean over these."""

    values: FloatArray
    """Ascending."""
    counts: FloatArray | None
    """How often each occurs; None when every one counts once."""
