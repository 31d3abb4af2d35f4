"""How reports write numbers that are read by people; the JSON form has them exactly."""

import math
from collections.abc import Mapping, Sequence

_LISTED = 6
"""Numbers of a list that are written out before the rest are only counted."""


def figure(value: float, *, digits: int = 4) -> str:
    """Return a number with four significant digits; whole ones in full up to 15 digits, nan as a dash.

    Examples:
        >>> figure(1234567.0), figure(0.693147), figure(24.125), figure(1.5e-9), figure(-0.0)
        ('1,234,567', '0.6931', '24.12', '1.5e-09', '0')
        >>> figure(float("inf")), figure(float("nan"))
        ('inf', '-')
    """
    if not math.isfinite(value):
        return "-" if math.isnan(value) else str(value)
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    size = abs(value)
    if not 1e-4 <= size < 1e6:
        return f"{value:.{digits}g}"
    decimals = max(0, digits - 1 - math.floor(math.log10(size)))
    shown = f"{value:,.{decimals}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def figures(values: Sequence[float]) -> str:
    """Return the first numbers of a list, and how many more there are.

    Examples:
        >>> figures([0.5, 1, 2]), figures(range(20))
        ('0.5, 1, 2', '0, 1, 2, 3, 4, 5 and 14 more')
    """
    # "and 1 more" would take the room of that one.
    listed = values if len(values) <= _LISTED + 1 else values[:_LISTED]
    shown = ", ".join(map(figure, listed))
    left = len(values) - len(listed)
    return f"{shown} and {left:,} more" if left else shown


def called(loss: str, params: Mapping[str, float | tuple[float, ...]]) -> str:
    """Return a loss with its parameters, written as a call.

    Examples:
        >>> called("mse", {}), called("huber", {"delta": 1.345}), called("bce", {"pos_weight": (2.0, 3.5)})
        ('mse', 'huber(delta=1.345)', 'bce(pos_weight=[2, 3.5])')
    """
    if not params:
        return loss
    written = (
        f"{name}=[{figures(value)}]" if isinstance(value, tuple) else f"{name}={figure(value)}"
        for name, value in params.items()
    )
    return f"{loss}({', '.join(written)})"
