"""The regression ladder: which loss for which shape of target."""

from dataclasses import replace

from actloss.advice.choice import Choice, Plan
from actloss.advice.facts import Transform
from actloss.advice.quantities import quantity_choices
from actloss.escape import quoted
from actloss.profile import NumericSummary, Profile
from actloss.task import Task, Trait
from actloss.task.traits import MANY_OUTLIERS, OUTLIER_SHARE, SKEWED, far_out_share, log_is_nearer_normal

TWEEDIE_ZEROS = 0.10
"""Share of exact zeros from which a positive, otherwise continuous target is zero-inflated enough for Tweedie."""


def plan_regression(profile: Profile, task: Task) -> Plan:
    """Return the ladder's answer for real targets, best first."""
    if profile.outputs:
        return _several_outputs(profile, task)
    numeric = profile.quantity
    ladder = _ladder(numeric, task)
    return Plan(
        units=1,
        choices=tuple(ladder),
        transform=_written(profile),
        warnings=_warnings(profile, task, ladder[0]),
    )


def _ladder(numeric: NumericSummary, task: Task) -> list[Choice]:
    """Return the recommended loss, then those that suit the values, of these the ones for the same functional first."""
    choices = {choice.loss: choice for choice in quantity_choices(numeric, task)}
    first = choices[_first(numeric, task)]
    suiting = _suiting(numeric, task)
    others = [choices[name] for name in _ORDER if name in choices and choices[name] is not first]
    others.sort(key=lambda choice: (choice.loss not in suiting, choice.elicits != first.elicits))
    return [first, *others]


_ORDER = (
    "gamma_deviance",
    "huber",
    "mae",
    "mse",
    "msle",
    "tweedie_deviance",
    "poisson_nll",
    "log_cosh",
    "smooth_l1",
    "quantile",
    "binary_crossentropy",
)


def _suiting(numeric: NumericSummary, task: Task) -> set[str]:
    """Return the losses that the shape of the values speaks for."""
    far = far_out_share(numeric)
    suits = {
        "mse": far < OUTLIER_SHARE,
        "huber": far > 0 and numeric.mad > 0,
        "mae": far >= OUTLIER_SHARE and numeric.mad > 0,
        "msle": log_is_nearer_normal(numeric),
        "gamma_deviance": log_is_nearer_normal(numeric),
        "tweedie_deviance": numeric.zeros > 0 and numeric.skewness > SKEWED,
        "poisson_nll": Trait.COUNT in task.traits,
        "binary_crossentropy": Trait.PROPORTION in task.traits,
    }
    return {loss for loss, fits in suits.items() if fits}


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
    """Return one loss for all outputs: the one that the output with the heaviest tails needs."""
    far = [far_out_share(output) for output in profile.outputs]
    # A constant output has no spread to set a delta by.
    worst = max(range(len(far)), key=lambda place: (profile.outputs[place].std > 0, far[place]))
    first = "mae" if far[worst] >= MANY_OUTLIERS else "huber" if far[worst] >= OUTLIER_SHARE else "mse"
    spreads = [output.std for output in profile.outputs if output.distinct > 1]
    scaled = max(spreads) > _LIKE_SPREADS * min(spreads)
    found = quantity_choices(profile.outputs[worst], task, scaled=scaled)
    order = dict.fromkeys((first, "mse", "huber", "mae", "log_cosh", "smooth_l1", "quantile"))
    choices = {choice.loss: choice for choice in found if choice.loss in order}
    name = quoted(profile.target.columns[worst], limit=40)
    reasons = tuple(f"{name}, the output with the heaviest tails: {reason}" for reason in choices[first].reasons)
    choices[first] = replace(choices[first], reasons=reasons)
    skewed = [abs(output.skewness) > SKEWED for output in profile.outputs]
    warnings = (
        [f"{sum(skewed)} of {len(skewed)} outputs are skewed: look at each with --target alone"] if any(skewed) else []
    )
    description = (
        f"scale each output to mean 0 and standard deviation 1, and predictions back: their spreads run from"
        f" {min(spreads):.3g} to {max(spreads):.3g}, and a sum of losses would learn only the widest"
    )
    return Plan(
        units=len(profile.outputs),
        choices=tuple(choices[name] for name in order),
        transform=Transform(kind="scale", description=description) if scaled else None,
        warnings=tuple(warnings),
    )


_LIKE_SPREADS = 10.0
"""Outputs whose standard deviations differ by more than this factor are scaled."""


_IN_UNITS = frozenset({"mse", "mae", "huber", "smooth_l1", "log_cosh", "quantile"})
"""Losses whose gradients grow with the label's unit."""


def too_wide(numeric: NumericSummary, loss: str) -> bool:
    """Return whether labels spread so far, or so little, that they should be scaled to train with a loss."""
    return loss in _IN_UNITS and not 1e-3 <= numeric.std <= 1e3


def _written(profile: Profile) -> Transform | None:
    if not profile.written_formats:
        return None
    kinds = ", ".join(f"{kind} in {tally.count:,} cells" for kind, tally in profile.written_formats.items())
    name = quoted(profile.target.columns[0], limit=40)
    return Transform(kind="parse", description=f"store {name} as plain numbers: it is written as text ({kinds})")


def _warnings(profile: Profile, task: Task, first: Choice) -> tuple[str, ...]:
    numeric = profile.quantity
    found = []
    if profile.sentinel is not None:
        value, tally = profile.sentinel
        found.append(
            f"{tally.count:,} labels are {value:g}, which looks like a missing value written as a number: it took part"
            " in this advice; empty those cells and ask again"
        )
    if too_wide(numeric, first.loss):
        spread = f"the labels spread over {numeric.std:.3g}"
        found.append(f"{spread}: scale them to train; every number here is in their own unit")
    if abs(numeric.skewness) > SKEWED or far_out_share(numeric) >= OUTLIER_SHARE:
        found.append(
            "this judges the labels alone; features may explain their skew or tails: look at a model's residuals too"
        )
    percent = "percent" in profile.written_formats and numeric.minimum >= 0 and numeric.maximum <= 100
    if percent or (Trait.BOUNDED in task.traits and numeric.maximum == 100.0):
        found.append(
            "values are bounded at 0 and 100: divided by 100, sigmoid with binary_crossentropy respects both ends"
        )
    elif numeric.share_in_signed_unit == 1.0 and numeric.negatives and numeric.std > 0.05:
        found.append("all values lie in [-1, 1]: a tanh output would keep predictions there")
    if Trait.ORDINAL in task.traits:
        found.append("the name speaks of ordered steps: --task multiclass treats each step as a class of its own")
    if first.elicits not in ("mean", "median"):
        found.append("where sums or averages of predictions matter, ask with --elicit mean")
    return tuple(found)
