"""Parameters of a loss that a user sets: does it have them, and may they have these values?"""

from collections.abc import Mapping, Sequence

import numpy as np

from actloss.catalogue import Loss, Parameter
from actloss.column import FloatArray
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import near_names

Params = Mapping[str, float | tuple[float, ...]]
Given = Mapping[str, float | Sequence[float]]
"""As a user gives them: one number for each class or label may come in any sequence."""

_NUMBERS = "iuf"
"""Kinds of numpy's types that are numbers; truth values are none."""


def given_of(params: Given | None) -> Given:
    """Return what a user gives by name.

    Raises:
        OptionError: It is no mapping.
    """
    if params is not None and not isinstance(params, Mapping):
        raise OptionError(f"params must map names to numbers, got {quoted(str(params))}")
    return params or {}


def checked(row: Loss, kind: str, given: Given, units: int, *, chosen: str = "") -> Params:
    """Return parameters as a problem holds them: where classes exclude one another, weights are one number a class.

    Args:
        row: The loss.
        kind: The task.
        given: Its parameters by name.
        units: Outputs of the head, of which some parameters take one number each.
        chosen: What the loss is, where the user named none, who may have meant another.

    Raises:
        OptionError: The loss has no such parameter, or it may not have this value.
    """
    known = row.variant(kind).params or row.params
    for name in given:
        if name not in known:
            raise OptionError(f"{row.name} has no parameter {quoted(str(name))}: {_instead(str(name), known, chosen)}")
    found = {name: _checked(row, known, name, value, units) for name, value in given.items()}
    exclusive = row.exclusive and kind in {"binary", "multiclass"} and units > 1
    return {name: _one_a_class(row, name, value, units) for name, value in found.items()} if exclusive else found


def _instead(name: str, known: Mapping[str, Parameter], chosen: str) -> str:
    near = near_names(name, known)
    if near:
        return f"did you mean {quoted(near[0])}?"
    has = f"it has {', '.join(known)}" if known else "it has none"
    return f"{has}, and is {chosen}; name the loss that has it" if chosen else has


def _checked(
    row: Loss, known: Mapping[str, Parameter], name: str, value: float | Sequence[float], units: int
) -> float | tuple[float, ...]:
    parameter, several = known[name], f", or {units}" if units > 1 else ""
    numbers = _numbers(f"{name} of {row.name}", value)
    if numbers.ndim and not parameter.many:
        raise OptionError(f"{name} of {row.name} takes one number, got {numbers.size}")
    if numbers.ndim and numbers.shape != (units,):
        raise OptionError(f"{name} of {row.name} takes one number{several}, got {numbers.size}")
    if not parameter.domain.contains(numbers.reshape(-1)).all():
        wrong = next(number for number in numbers.reshape(-1) if not parameter.domain.contains(float(number)))
        raise OptionError(f"{name} of {row.name} must lie in {parameter.domain}, got {wrong:g}")
    return tuple(numbers.tolist()) if numbers.ndim and units > 1 else float(numbers.reshape(-1)[0])


def _numbers(what: str, value: object) -> FloatArray:
    """Return one number, or several, as an array of its own shape."""
    try:
        found = np.asarray(value)
        # Python's whole numbers have no end, and numpy's have: long ones come as objects.
        if found.dtype == object and all(isinstance(item, int) for item in found.reshape(-1)):
            found = found.astype(np.float64)
    except (ValueError, OverflowError):
        raise OptionError(f"{what} takes numbers, got {_told(value)}") from None
    if found.dtype.kind not in _NUMBERS:
        raise OptionError(f"{what} takes numbers, got {_told(value)}")
    return found.astype(np.float64)


def _told(value: object) -> str:
    # The digits of a whole number without end are nothing to show, and Python refuses to.
    return "a number beyond 1e308" if isinstance(value, int) and abs(value) > 1 else quoted(str(value))


def _one_a_class(row: Loss, name: str, value: float | tuple[float, ...], classes: int) -> float | tuple[float, ...]:
    if not row.params[name].many:
        return value
    weights = value if isinstance(value, tuple) else (value,) * classes
    if not any(weights):
        raise OptionError(f"{name} of {row.name} is 0 for every class: nothing would be learnt")
    return weights


def told(row: Loss, params: Params) -> Params:
    """Return those parameters that differ from their defaults."""
    return {name: value for name, value in params.items() if value != row.params[name].default}
