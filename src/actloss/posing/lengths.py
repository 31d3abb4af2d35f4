"""Parameters in the label's unit, such as a delta: from the labels where nobody says, and on the scale of training."""

from collections.abc import Mapping
from dataclasses import dataclass

from actloss.advice import Advice
from actloss.advice.quantities import HUBER_EFFICIENCY, robust_spread
from actloss.advice.regression import too_wide
from actloss.catalogue import Form, Loss
from actloss.errors import OptionError
from actloss.interval import REAL
from actloss.posing.params import Params
from actloss.posing.supports import quantities
from actloss.profile import Profile
from actloss.task.traits import far_out_share

LENGTHS = ("delta", "beta", "epsilon", "c")
"""Parameters in the label's unit, which scale with the labels."""
_BENDS = frozenset({"delta", "beta"})
"""Those from which on a loss is linear: Huber's constant is theirs. The other defaults are made for a spread of 1."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """How labels are brought to mean 0 and standard deviation 1."""

    outputs: tuple[tuple[float, float], ...]
    """Mean and standard deviation of each."""
    unit: float
    """What a length in the label's unit is divided by; 1 where lengths are of the scaled labels already."""


def scaling_of(profile: Profile, advice: Advice, row: Loss) -> Scaling | None:
    """Return how labels are scaled where the advice says so, and the loss means the same on scaled labels.

    Args:
        profile: The labels of a regression.
        advice: What is advised for them.
        row: The loss.
    """
    if not _moves_along(row):
        return None
    outputs = tuple((output.mean, output.std or 1.0) for output in quantities(profile))
    transform = advice.target_transform
    if transform is not None and transform.kind == "scale":
        return Scaling(outputs, 1.0)
    if not profile.outputs and too_wide(profile.quantity, advice.loss):
        return Scaling(outputs, outputs[0][1])
    return None


def _moves_along(row: Loss) -> bool:
    """Return whether a loss of scaled labels is the same as of labels in their unit, but for a factor."""
    return row.y_true == REAL and row.form is not Form.PAIRS and row.name not in {"mape", "smape"}


def measured(row: Loss, profile: Profile, scaling: Scaling | None) -> Mapping[str, tuple[float, str]]:
    """Return the lengths of a loss as the labels set them, each with what it is.

    Several outputs that are not scaled share the length of the one with the heaviest tails, as in the advice.

    Args:
        row: The loss.
        profile: The labels of a regression.
        scaling: How they are scaled, if they are.
    """
    if scaling is not None and scaling.unit == 1.0:
        spread, source = 1.0, ""
    else:
        # A constant output has no spread to go by.
        heaviest = max(quantities(profile), key=lambda output: (output.std > 0, far_out_share(output)))
        spread, source = robust_spread(heaviest)
    found = {}
    for name in LENGTHS:
        if name in row.params:
            factor = HUBER_EFFICIENCY if name in _BENDS else row.params[name].default or 1.0
            rule = f"{factor:g} · {source}" if source else f"{factor:g} standard deviations"
            found[name] = (float(f"{factor * spread:.6g}"), rule)
    return found


def ensure_on_scale(given: Params, profile: Profile, scaling: Scaling | None) -> None:
    """Hold that a length of the user's own is one of scaled labels, where several outputs have no common unit.

    Raises:
        OptionError: It is longer than any error could be.
    """
    if scaling is None or scaling.unit != 1.0:
        return
    widest = max((output.maximum - output.minimum) / (output.std or 1.0) for output in quantities(profile))
    for name in LENGTHS:
        value = given.get(name, 0.0)
        if isinstance(value, float) and value > widest:
            raise OptionError(
                f"each output is scaled by its own spread, so {name} counts in standard deviations: {value:g} is more"
                f" than the {widest:.3g} from the smallest label to the largest"
            )


def on_scale(params: Params, scaling: Scaling | None) -> Params:
    """Return parameters on the scale that is trained on."""
    if scaling is None:
        return params
    return {name: _length(value, scaling.unit) if name in LENGTHS else value for name, value in params.items()}


def _length(value: float | tuple[float, ...], unit: float) -> float | tuple[float, ...]:
    return float(f"{value / unit:.6g}") if isinstance(value, float) else value
