"""The regression ladder: which loss for which shape of target."""

from actloss.advice.choice import Choice, Plan
from actloss.advice.facts import Transform
from actloss.advice.quantities import quantity_choices
from actloss.escape import quoted
from actloss.profile import NumericSummary, Profile
from actloss.task import Task, Trait
from actloss.task.traits import MANY_OUTLIERS, OUTLIER_SHARE, SKEWED, far_out_share

TWEEDIE_ZEROS = 0.10
"""Share of exact zeros from which a positive, otherwise continuous target is zero-inflated enough for Tweedie."""
NEAR_NORMAL = 0.98
"""Correlation of the normal quantile plot from which a logarithm counts as near normal."""


def plan_regression(profile: Profile, task: Task) -> Plan:
    """Return the ladder's answer for real targets, best first."""
    if profile.outputs:
        return _several_outputs(profile, task)
    numeric = profile.quantity
    ladder = _ladder(numeric, task)
    return Plan(
        units=1,
        choices=tuple(ladder),
        transform=_written(profile) or _scale(numeric, ladder[0].loss),
        warnings=_warnings(numeric, task, ladder[0]),
    )


def log_is_nearer_normal(numeric: NumericSummary) -> bool:
    """Return whether log(1 + y) is nearer to normal than y, and near enough to be worth it."""
    log = numeric.log
    if log is None or numeric.skewness <= 0 or numeric.medcouple <= 0:
        return False
    gain = log.normality.quantile_correlation - numeric.normality.quantile_correlation
    return (
        abs(log.skewness) < numeric.skewness
        and gain > 0
        and (log.normality.quantile_correlation >= NEAR_NORMAL or log.outer.share < OUTLIER_SHARE)
    )


def _ladder(numeric: NumericSummary, task: Task) -> list[Choice]:
    """Return every choice in order: the recommended loss first, then the others by how well they fit."""
    choices = {choice.loss: choice for choice in quantity_choices(numeric, task)}
    first = _first(numeric, task)
    # Where a logarithm fits, the gamma deviance is the loss that pursues the mean of such a target.
    order = [first, *(("gamma_deviance",) if first == "msle" else ()), *_SECOND_BEST]
    return [choices[name] for name in dict.fromkeys(order) if name in choices]


_SECOND_BEST = (
    "huber",
    "mae",
    "mse",
    "msle",
    "gamma_deviance",
    "tweedie_deviance",
    "poisson_nll",
    "log_cosh",
    "smooth_l1",
    "quantile",
    "binary_crossentropy",
)


def _first(numeric: NumericSummary, task: Task) -> str:
    far = far_out_share(numeric)
    if Trait.PROPORTION in task.traits:
        return "binary_crossentropy"
    if Trait.COUNT in task.traits:
        return "poisson_nll"
    if numeric.negatives == 0 and numeric.zeros >= TWEEDIE_ZEROS * numeric.count and numeric.skewness > SKEWED:
        return "tweedie_deviance"
    if far >= MANY_OUTLIERS:
        return "mae"
    positive = numeric.negatives == 0 and log_is_nearer_normal(numeric)
    if far >= OUTLIER_SHARE:
        return "msle" if positive else "huber"
    return "msle" if positive and numeric.skewness > SKEWED else "mse"


def _several_outputs(profile: Profile, task: Task) -> Plan:
    worst = max(profile.outputs, key=far_out_share)
    far = far_out_share(worst)
    first = "mae" if far >= MANY_OUTLIERS else "huber" if far >= OUTLIER_SHARE else "mse"
    choices = {choice.loss: choice for choice in quantity_choices(worst, task)}
    spreads = [output.std for output in profile.outputs]
    transform = None
    if max(spreads) > 10 * min(spread for spread in spreads if spread > 0):
        transform = Transform(
            kind="scale",
            description=(
                f"scale each output to mean 0 and standard deviation 1: their spreads run from {min(spreads):.3g}"
                f" to {max(spreads):.3g}, and a sum of losses would learn only the widest"
            ),
        )
    order = dict.fromkeys((first, "mse", "huber", "mae", "log_cosh", "smooth_l1", "quantile"))
    return Plan(units=len(profile.outputs), choices=tuple(choices[name] for name in order), transform=transform)


def _scale(numeric: NumericSummary, loss: str) -> Transform | None:
    if loss not in ("mse", "mae", "huber", "smooth_l1", "log_cosh", "quantile"):
        return None
    if 1e-3 <= numeric.std <= 1e3 or numeric.std == 0:
        return None
    return Transform(
        kind="scale",
        description=(
            f"train on (y - {numeric.mean:.6g}) / {numeric.std:.6g} and scale predictions back: a spread of"
            f" {numeric.std:.3g} makes gradients {'explode' if numeric.std > 1 else 'vanish'}"
        ),
    )


def _written(profile: Profile) -> Transform | None:
    if not profile.written_formats:
        return None
    kinds = ", ".join(f"{kind} in {tally.count:,} cells" for kind, tally in profile.written_formats.items())
    name = quoted(profile.target.columns[0], limit=40)
    return Transform(kind="parse", description=f"store {name} as plain numbers: it is written as text ({kinds})")


def _warnings(numeric: NumericSummary, task: Task, first: Choice) -> tuple[str, ...]:
    found = []
    if abs(numeric.skewness) > SKEWED or far_out_share(numeric) >= OUTLIER_SHARE:
        found.append(
            "this judges the labels alone; features may explain their skew or tails: look at a model's residuals too"
        )
    if Trait.BOUNDED in task.traits and numeric.maximum == 100.0:
        found.append(
            "values are bounded at 0 and 100: divided by 100, sigmoid with binary_crossentropy respects both ends"
        )
    elif numeric.share_in_signed_unit == 1.0 and numeric.negatives and numeric.std > 0.05:
        found.append("all values lie in [-1, 1]: a tanh output would keep predictions there")
    if Trait.ORDINAL in task.traits:
        found.append("the name speaks of ordered steps: --task multiclass treats each step as a class of its own")
    if first.elicits not in ("mean", "median"):
        found.append(f"{first.loss} does not learn the mean: use --elicit mean when sums or averages matter")
    return tuple(found)
