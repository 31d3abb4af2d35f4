"""The levels of predicted quantiles, as the names of their columns say them."""

import re
from collections.abc import Sequence

_NAMED = re.compile(
    r"(?:^|[\W_])(q|p|quant|quantile|pct|percentile)[\W_]*?(0[._]\d{1,9}|\.\d{1,9}|\d{1,3}(?:\.\d{1,9})?)$",
    re.IGNORECASE,
)
_PERCENTILES = frozenset({"pct", "percentile"})
_LONGEST_NAME = 200


def levels_of(names: Sequence[str]) -> tuple[float | None, ...]:
    """Return the level in (0, 1) of each column that is named for a quantile, None for the others.

    A number without a point is in percent: ``q10``, or in per mille if it has three digits: ``q975``. One with a single
    digit may number quartiles or models, and counts as a level beside others only.

    Examples:
        >>> levels_of(["q_0.1", "pred_q50", "quantile 97.5", "p025", "percentile_5", "q", "y_pred"])
        (0.1, 0.5, 0.975, 0.025, 0.05, None, None)
        >>> levels_of(["p5", "p50"]), levels_of(["p5", "p6"])
        ((0.05, 0.5), (None, None))
    """
    read = [_NAMED.search(name[:_LONGEST_NAME]) for name in names]
    sure = any(match and (len(match[2]) > 1 or match[1].casefold() in _PERCENTILES) for match in read)
    return tuple(_level(match[2]) if match and sure else None for match in read)


def _level(digits: str) -> float | None:
    if digits == "100":
        # The largest value is no quantile that can be predicted.
        return None
    digits = digits.replace("_", ".")
    number = float(digits)
    if "." not in digits:
        number /= 1000 if len(digits) == 3 else 100
    elif number >= 1:
        number = float(f"{number / 100:.12g}")
    return number if 0 < number < 1 else None
