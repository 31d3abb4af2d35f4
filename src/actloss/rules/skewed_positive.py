"""A label leans far to the right, and its logarithm is nearer to normal.

## What it does

Looks at numeric labels above -1 with a skewness above 1, and compares the normal quantile plot of y with that of
log(1 + y): where the logarithm straightens the plot and takes away at least a third of the skewness, that is noted.
Both are effect sizes; no p-value is looked at, and a slight skew, which a logarithm straightens too, asks for no other
loss. Counts and proportions are left to losses of their own.

## Why is this bad?

The squared error is the likelihood of a normal law. On a label whose values run over orders of magnitude the few
largest own the loss: an error of 10 % of a million weighs as much as one of 1000 % of ten thousand.

## Example

Amounts whose logarithms are evenly spread:

>>> amounts = [float(f"{1.05**step:.2f}") for step in range(200)]
>>> codes(amounts)
['AL305']

Amounts that are evenly spread themselves:

>>> codes([10.25 + step for step in range(200)])
[]

## Use instead

If relative errors count, train on log(1 + y), which is what msle does; if the mean counts (sums, budgets), keep y and
take the gamma deviance with a log link.

    y = np.log1p(df["label"])

## References

EvalML, target distribution check: Shapiro-Wilk or Jarque-Bera tests of y and of its logarithm. Filliben, "The
Probability Plot Correlation Coefficient Test for Normality", 1975. Bulmer, Principles of Statistics, 1979: a skewness
above 1 is high. Duan, "Smearing Estimate", 1983, on the mean that is lost on the way back from logarithms.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import BELOW_ONE, NON_NEGATIVE
from actloss.profile.facts import LogSummary, NumericSummary
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import quantities, summaries
from actloss.rules.threshold import Threshold
from actloss.rules.wording import several
from actloss.task import Trait
from actloss.task.traits import LOG_GAIN, SKEWED, log_is_nearer_normal

SKEWNESS = Threshold(
    code="AL305",
    name="skewness",
    default=SKEWED,
    domain=NON_NEGATIVE,
    meaning="skewness above which a label leans far to the right",
)
GAIN = Threshold(
    code="AL305",
    name="gain",
    default=LOG_GAIN,
    domain=BELOW_ONE,
    meaning="what the logarithm must add to the correlation of the normal quantile plot, above which it is nearer to "
    "normal",
)


def _applies(case: Case) -> str | None:
    outside = quantities(case)
    if outside or case.task is None:
        return outside
    if Trait.COUNT in case.task.traits:
        return "the label is a count"
    if Trait.PROPORTION in case.task.traits:
        return "the label is a proportion"
    above = any(summary.log for _, summary in summaries(case.profile))
    return None if above else "log(1 + y) needs values above -1 that differ, and no label column has nothing else"


def _check(case: Case) -> Found | None:
    skewness, gain = case.limit(SKEWNESS), case.limit(GAIN)
    skewed = [
        (column, summary, summary.log)
        for column, summary in summaries(case.profile)
        if summary.log and summary.skewness > skewness and log_is_nearer_normal(summary, gain=gain)
    ]
    if not skewed:
        return None
    column, summary, log = max(skewed, key=lambda entry: entry[1].skewness)
    others = f"; {several(len(skewed) - 1, 'more label column')} likewise" if len(skewed) > 1 else ""
    return Found(
        message=f"{quoted(column)} runs from {summary.minimum:g} to {summary.maximum:g} with {_shapes(summary, log)}"
        f"{others}",
        column=column,
        count=summary.count,
        fix="where relative errors count, train with msle, or with mse on log(1 + y)"
        + ("; for the mean take gamma_deviance with exp" if summary.minimum > 0 else ""),
    )


def _shapes(summary: NumericSummary, log: LogSummary) -> str:
    """Return what the logarithm does to the skewness and to the normal quantile plot."""
    before, after = summary.normality.quantile_correlation, log.normality.quantile_correlation
    return (
        f"skewness {summary.skewness:.2f}; log(1 + y) has {log.skewness:.2f} and is nearer to normal "
        f"(correlation of the normal quantile plot {after:.3f}, before {before:.3f})"
    )


RULE = Rule(
    code="AL305",
    name="skewed-positive",
    severity=Severity.NOTE,
    applies=_applies,
    check=_check,
    thresholds=(SKEWNESS, GAIN),
)
