"""Parameters of a loss that a user sets: does it have them, and may they have these values?"""

from collections.abc import Mapping, Sequence

import numpy as np

from actloss.catalogue import Loss, Parameter
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import near_names

Params = Mapping[str, float | tuple[float, ...]]
Given = Mapping[str, float | Sequence[float]]
"""As a user gives them: one number for each class or label may come in any sequence."""

LENGTHS = ("delta", "beta", "epsilon", "c")
"""Parameters in the label's unit, which scale with the labels."""


def checked(row: Loss, kind: str, given: Given, width: int) -> Params:
    """Return parameters as a problem holds them.

    Args:
        row: The loss.
        kind: The task.
        given: Its parameters by name.
        width: Classes or labels, of which some parameters take one number each.

    Raises:
        OptionError: The loss has no such parameter, or it may not have this value.
    """
    known = row.variant(kind).params or row.params
    return {name: _checked(row, known, name, value, width) for name, value in given.items()}


def _checked(
    row: Loss, known: Mapping[str, Parameter], name: str, value: float | Sequence[float], width: int
) -> float | tuple[float, ...]:
    if name not in known:
        near = near_names(name, known)
        has = f"it has {', '.join(known)}" if known else "it has none"
        hint = f"did you mean {quoted(near[0])}?" if near else has
        raise OptionError(f"{row.name} has no parameter {quoted(name)}: {hint}")
    parameter = known[name]
    numbers = np.asarray(value, dtype=np.float64)
    if numbers.ndim and not parameter.many:
        raise OptionError(f"{name} of {row.name} takes one number, got {numbers.size}")
    if numbers.ndim and numbers.shape != (width,):
        raise OptionError(f"{name} of {row.name} takes one number, or {width}, got {numbers.size}")
    if not parameter.domain.contains(numbers.reshape(-1)).all():
        wrong = next(number for number in numbers.reshape(-1) if not parameter.domain.contains(float(number)))
        raise OptionError(f"{name} of {row.name} must lie in {parameter.domain}, got {wrong:g}")
    return tuple(numbers.tolist()) if numbers.ndim else float(numbers)


def told(row: Loss, params: Params) -> Params:
    """Return those parameters that differ from their defaults."""
    return {name: value for name, value in params.items() if value != row.params[name].default}
