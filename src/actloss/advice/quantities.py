"""What speaks for and against each regression loss on a given target."""

import math

from actloss.advice.choice import Choice
from actloss.profile import LogSummary, NumericSummary
from actloss.task import Task, Trait
from actloss.task.traits import MANY_OUTLIERS, OUTLIER_SHARE, OVERDISPERSED, SKEWED, far_out, far_out_share

HUBER_EFFICIENCY = 1.345
"""Huber's constant in standard deviations: 95 % efficiency on normal errors (Huber, 1964)."""
NORMAL_MAD = 0.6744897501960817
"""MAD of a standard normal: MAD / this estimates the standard deviation."""


def robust_spread(numeric: NumericSummary) -> tuple[float, str]:
    """Return the spread of values as stray ones hardly change it, and where it comes from.

    It follows the MAD, and the standard deviation where more than half of the values tie.
    """
    return (numeric.mad / NORMAL_MAD, "MAD / 0.6745") if numeric.mad else (numeric.std, "standard deviation")


def huber_delta(numeric: NumericSummary) -> tuple[float, str]:
    """Return Huber's threshold in the label's unit, and where it comes from."""
    spread, source = robust_spread(numeric)
    return float(f"{HUBER_EFFICIENCY * spread:.6g}"), f"1.345 · {source}"


def quantity_choices(numeric: NumericSummary, task: Task, *, scaled: bool = False) -> list[Choice]:
    """Return every loss that is defined on these values, with its parameters and reasons.

    Args:
        numeric: The label's statistics.
        task: What is predicted.
        scaled: Whether the labels are brought to standard deviation 1 first, and parameters with them.
    """
    found = [_mse(numeric), _mae(numeric), *_robust(numeric, scaled=scaled), _quantile()]
    if numeric.log is not None and numeric.negatives == 0:
        found.append(_msle(numeric, numeric.log))
    if numeric.negatives == 0 and numeric.mean > 0:
        found += [_poisson(numeric, task), _tweedie(numeric)]
    if numeric.minimum > 0:
        found.append(_gamma(numeric))
    if numeric.share_in_unit == 1.0:
        found.append(_fractional(numeric))
    return found


def _shape(numeric: NumericSummary) -> str:
    return f"skewness {numeric.skewness:.2f}, excess kurtosis {numeric.excess_kurtosis:.2f}"


def _far(numeric: NumericSummary) -> str:
    outliers = far_out(numeric)
    if outliers is None:
        return "more than half of the values are the same"
    skew = "" if outliers == numeric.outer else ", its skew allowed for"
    return f"{outliers.count:,} of {numeric.count:,} values ({outliers.share:.2%}) are far out (beyond 3 IQR{skew})"


def _mse(numeric: NumericSummary) -> Choice:
    far = far_out_share(numeric)
    skewed = abs(numeric.skewness) > SKEWED
    reasons = []
    if far < OUTLIER_SHARE:
        reasons.append(f"{_far(numeric)}, fewer than 1 %" + ("" if skewed else ": squares are safe"))
    cautions = [] if far < OUTLIER_SHARE else [f"{_far(numeric)} and their squares would own the loss"]
    if _is_gaussian(numeric):
        reasons.append(f"the target is close to Gaussian ({_shape(numeric)}), for which mse is maximum likelihood")
    else:
        reasons.append("it learns the mean, the usual meaning of a prediction")
    if skewed:
        cautions.append(f"skewness {numeric.skewness:.2f}: the largest values weigh most")
    return Choice(loss="mse", activation="linear", elicits="mean", reasons=tuple(reasons), cautions=tuple(cautions))


def _is_gaussian(numeric: NumericSummary) -> bool:
    straight = numeric.normality.quantile_correlation >= _STRAIGHT_PLOT
    return straight and abs(numeric.skewness) < 0.5 and -0.7 < numeric.excess_kurtosis < 1


_STRAIGHT_PLOT = 0.99
"""Correlation of the normal quantile plot from which values count as close to Gaussian."""


def _mae(numeric: NumericSummary) -> Choice:
    reason = "an error counts by its size, not its square, so far-out values do not own the loss"
    many = far_out_share(numeric) >= MANY_OUTLIERS
    return Choice(
        loss="mae",
        activation="linear",
        elicits="median",
        reasons=(f"{_far(numeric)}, 3 % or more: {reason}",) if many else (reason,),
        cautions=(
            "it learns the median, not the mean; no gradient at 0, so it settles slowly",
            *(
                ("the median is also the most frequent value: a model may learn to answer it always",)
                if not numeric.mad
                else ()
            ),
        ),
    )


def _robust(numeric: NumericSummary, *, scaled: bool) -> list[Choice]:
    delta, source = (
        (HUBER_EFFICIENCY, "1.345 standard deviations, on the scaled labels") if scaled else huber_delta(numeric)
    )
    some = OUTLIER_SHARE <= far_out_share(numeric) < MANY_OUTLIERS
    why = f"delta {delta:g} = {source}: squared inside, linear outside"
    reasons = (f"{_far(numeric)}, between 1 and 3 %", why) if some else (why,)
    between = ("it learns neither the mean nor the median but a point between them",)
    return [
        Choice(
            loss="huber",
            activation="linear",
            elicits="between mean and median",
            params={"delta": delta},
            reasons=reasons,
            cautions=(*between, "delta was set from the labels; refit it to residuals once a model exists"),
        ),
        Choice(
            loss="smooth_l1",
            activation="linear",
            elicits="between mean and median",
            params={"beta": delta},
            reasons=(f"huber divided by delta: beta {delta:g}; the gradient keeps the size of mae's",),
            cautions=between,
        ),
        Choice(
            loss="log_cosh",
            activation="linear",
            elicits="between mean and median",
            reasons=("smooth everywhere, squared near 0 and linear far out",),
            cautions=(
                *between,
                f"its bend is fixed at 1 in the label's unit (here MAD {numeric.mad:.3g}): scale first",
            ),
        ),
    ]


def _quantile() -> Choice:
    return Choice(
        loss="quantile",
        activation="linear",
        elicits="quantile",
        params={"quantile": 0.5},
        reasons=("when being too low costs more or less than being too high: quantile = under / (under + over)",),
        cautions=("at 0.5 it is half of mae; name the level you need with --elicit quantile=LEVEL",),
    )


def _msle(numeric: NumericSummary, log: LogSummary) -> Choice:
    after = f"log(1 + y) has skewness {log.skewness:.2f} where y has {numeric.skewness:.2f}"
    reasons = ["relative errors count, not absolute ones"]
    cautions = ["it learns exp(mean of log(1 + y)) - 1, which lies below the mean of a skewed target"]
    if abs(log.skewness) < abs(numeric.skewness):
        reasons = [f"{after}: relative errors count, so the largest values no longer dominate"]
    else:
        cautions.append(f"{after}: the logarithm does not help")
    return Choice(
        loss="msle",
        activation="softplus",
        elicits="mean of log(1 + y)",
        reasons=tuple(reasons),
        cautions=tuple(cautions),
    )


def _poisson(numeric: NumericSummary, task: Task) -> Choice:
    reasons, cautions = [], []
    if Trait.COUNT in task.traits:
        reasons.append(
            f"whole numbers from {numeric.minimum:.0f} up, variance / mean = {numeric.dispersion:.2f}: a count"
        )
    else:
        cautions.append("the labels are no counts; it stays consistent for the mean of any non-negative target")
    reasons.append("the log link keeps every prediction positive, and it learns the mean")
    if numeric.dispersion is not None and numeric.dispersion > OVERDISPERSED and Trait.COUNT in task.traits:
        cautions.append(
            f"overdispersed (variance / mean = {numeric.dispersion:.2f}, Poisson has 1): right for the mean,"
            " too narrow for intervals; a negative binomial would widen them"
        )
    expected = math.exp(-numeric.mean)
    if numeric.zeros / numeric.count > 2 * expected and numeric.zeros > 0.3 * numeric.count:
        cautions.append(
            f"{numeric.zeros / numeric.count:.0%} zeros where a Poisson of this mean has {expected:.0%}:"
            " a zero-inflated model may fit better"
        )
    return Choice(
        loss="poisson_nll", activation="exp", elicits="mean", reasons=tuple(reasons), cautions=tuple(cautions)
    )


def _gamma(numeric: NumericSummary) -> Choice:
    assumed = "it takes the spread to grow with the mean, which labels alone cannot show"
    skewed = numeric.skewness > SKEWED
    return Choice(
        loss="gamma_deviance",
        activation="exp",
        elicits="mean",
        reasons=("all values are positive: it learns their mean from relative errors, under a log link",),
        cautions=(assumed,) if skewed else (assumed, "meant for right-skewed targets; this one is hardly skewed"),
    )


def _tweedie(numeric: NumericSummary) -> Choice:
    zeros = numeric.zeros / numeric.count
    reason = f"{zeros:.0%} exact zeros beside positive values" if zeros else "non-negative values"
    return Choice(
        loss="tweedie_deviance",
        activation="exp",
        elicits="mean",
        params={"power": 1.5},
        reasons=(f"{reason}: variance between a count's and a gamma's; it learns the mean",),
        cautions=("the power 1.5 is a convention; estimate it by profile likelihood",),
    )


def _fractional(numeric: NumericSummary) -> Choice:
    spread = f"all values lie in [0, 1] ({numeric.minimum:.3g} to {numeric.maximum:.3g})"
    return Choice(
        loss="binary_crossentropy",
        activation="sigmoid",
        elicits="mean",
        reasons=(
            f"{spread}: a fractional target, which a sigmoid cannot leave",
            "cross-entropy with soft labels learns the mean and keeps its gradient near 0 and 1 (Papke and Wooldridge)",
        ),
        cautions=("metrics that want hard labels (scikit-learn's log_loss) refuse fractions",),
    )
