"""How rules word what they found: shares, column names, short lists."""

from collections.abc import Iterable, Sequence

from actloss.escape import quoted
from actloss.profile.facts import Profile
from actloss.spelling import joined, near_names
from actloss.twins import Twins

_SHOWN = 3
"""Names listed before the rest are only counted."""


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage that never rounds something to nothing.

    Examples:
        >>> percent(0.06), percent(0.00042), percent(1.0)
        ('6.0 %', '0.042 %', '100.0 %')
    """
    digits = 100 * share
    return f"{digits:.1f} %" if digits == 0 or digits >= 0.1 else f"{digits:.2g} %"


def several(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun.

    Examples:
        >>> several(1, "row"), several(1200, "row"), several(2, "class", "classes")
        ('1 row', '1,200 rows', '2 classes')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def every(count: int, noun: str) -> str:
    """Return all of them, or the only one there is.

    Examples:
        >>> every(1, "labelled row"), every(20, "labelled row")
        ('the only labelled row', 'all 20 labelled rows')
    """
    return f"the only {noun}" if count == 1 else f"all {several(count, noun)}"


def listed(names: Sequence[str]) -> str:
    """Return the first names, quoted and visible, and how many more there are.

    Examples:
        >>> listed(["a", "b"])
        "'a' and 'b'"
        >>> listed(["a", "b", "c", "d", "e"])
        "'a', 'b', 'c' and 2 more"
    """
    shown = [quoted(name, limit=40) for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        return f"{', '.join(shown)} and {len(names) - _SHOWN:,} more"
    return joined(shown)


def label(profile: Profile) -> str:
    """Return the label columns' names as messages write them."""
    return listed(profile.target.columns)


def only_column(profile: Profile) -> str | None:
    """Return the label column's name, or None when there are several."""
    return profile.target.columns[0] if len(profile.target.columns) == 1 else None


def left_out(twins: Twins) -> str:
    """Return which columns were not compared, as a clause; nothing where all were."""
    return f" ({listed(twins.left_out)} left out)" if twins.left_out else ""


def apart(value: float, bound: float, digits: int = 4) -> str:
    """Return a number with as many digits as it takes to see on which side of a bound it lies.

    Examples:
        >>> apart(1.0000011, 1.0), apart(-2.51234, 0.0), apart(1.0, 1.0)
        ('1.000001', '-2.512', '1')
    """
    side = (value > bound, value < bound)
    rounded = (f"{value:.{count}g}" for count in range(digits, 17))
    return next((text for text in rounded if (float(text) > bound, float(text) < bound) == side), f"{value:.17g}")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like ``name``, or None when none is alike.

    Examples:
        >>> nearest("lable", ["id", "label"])
        'label'
    """
    return next(iter(near_names(name, known)), None)
