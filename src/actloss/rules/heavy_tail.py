"""Some values lie further out than the rest of the label explains.

## What it does

Counts the values beyond Tukey's outer fences, three interquartile ranges from the quartiles, and notes a share of 1 %
or more; from 3 % on it speaks of many. On a skewed label the fences are bent with the skew (adjusted boxplot) or drawn
on the log scale, so that skew alone is not taken for outliers.

## Why is this bad?

The squared error grows with the square of the distance: a value ten times as far out weighs a hundred times as much,
and a few of them steer the fit. Whether they are errors or the cases that matter, only you can tell.

## Example

>>> bulk = [10 + step / 10 for step in range(100)]
>>> codes(bulk + [400.0, -350.0])
['AL304']
>>> codes(bulk)
[]

## Use instead

Look at these rows first. If they are to be kept, take a loss that grows linearly far out: Huber's from 1 %, the
absolute error from 3 %.

    torch.nn.HuberLoss(delta=1.345 * 1.4826 * mad)

## References

Tukey, Exploratory Data Analysis, 1977: "far out". Hubert and Vandervieren, "An adjusted boxplot for skewed
distributions", 2008. The shares were measured: clean normal samples have 0.0002 % beyond these fences, Student's t with
3 degrees of freedom 1.3 %, a normal with 5 % of its values ten times as wide 3.2 %.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import quantities, summaries
from actloss.rules.threshold import Threshold
from actloss.rules.wording import percent, several
from actloss.task.traits import MANY_OUTLIERS, OUTLIER_SHARE, far_out

SHARE = Threshold(
    code="AL304",
    name="share",
    default=OUTLIER_SHARE,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="share of the values that lie far out, from which the tail is heavy",
)
MANY = Threshold(
    code="AL304",
    name="many",
    default=MANY_OUTLIERS,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="share of the values that lie far out, from which they are many and mae is advised instead of huber",
)


def _applies(case: Case) -> str | None:
    profile = case.profile
    outside = quantities(case)
    if outside:
        return outside
    spread = any(far_out(summary) for _, summary in summaries(profile))
    return None if spread else "more than half of the values are the same, so fences have no width"


def _check(case: Case) -> Found | None:
    profile, share = case.profile, case.limit(SHARE)
    columns = [(name, summary, far_out(summary)) for name, summary in summaries(profile)]
    heavy = [(name, summary, found) for name, summary, found in columns if found and found.share >= share]
    if not heavy:
        return None
    column, summary, outliers = max(heavy, key=lambda entry: entry[2].share)
    row, value = outliers.first[0]
    many = outliers.share >= case.limit(MANY)
    others = f"; {several(len(heavy) - 1, 'more label column')} likewise" if len(heavy) > 1 else ""
    verb = "lies" if outliers.count == 1 else "lie"
    return Found(
        message=f"{outliers.count:,} of {several(summary.count, 'value')} of {quoted(column)} "
        f"({percent(outliers.share)}{', many' if many else ''}) {verb} far out, beyond "
        f"{outliers.low:g} to {outliers.high:g}, the first is {value:g} in row {row:,}{others}",
        column=column,
        row=row,
        count=outliers.count,
        fix="look at these rows; if they stay, train with " + ("mae" if many else "huber"),
    )


RULE = Rule(
    code="AL304",
    name="heavy-tail",
    severity=Severity.NOTE,
    applies=_applies,
    check=_check,
    thresholds=(SHARE, MANY),
)
