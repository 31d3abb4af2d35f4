"""Whether labels lie where a loss has a value for them."""

from actloss.catalogue import Loss
from actloss.errors import OptionError
from actloss.interval import REAL, Interval
from actloss.profile import NumericSummary, Profile


def quantities(profile: Profile) -> tuple[NumericSummary, ...]:
    """Return the statistics of each output of a regression."""
    return profile.outputs or (profile.quantity,)


def span(profile: Profile) -> Interval:
    """Return the labels of a regression from the smallest to the largest, of all outputs together."""
    outputs = quantities(profile)
    low, high = min(output.minimum for output in outputs), max(output.maximum for output in outputs)
    return Interval(low, high, low_closed=True, high_closed=True)


def ensure_held(row: Loss, profile: Profile) -> None:
    """Hold that a loss is defined on the labels of a regression.

    Raises:
        OptionError: It is not; the message says which label lies outside.
    """
    held, instead = span(profile), "choose another loss, or mend these labels"
    # Only losses of classes have labels that no interval can say.
    support = row.y_true or REAL
    for label in (held.low, held.high):
        if not support.contains(label):
            raise OptionError(f"{row.name} needs labels in {support}, found {label:g}: {instead}")
    if row.whole and not all(output.integral for output in quantities(profile)):
        raise OptionError(f"{row.name} takes {row.labels}, and some labels are not whole: {instead}")
    if row.nonzero and any(output.zeros for output in quantities(profile)):
        raise OptionError(f"{row.name} divides by the label, and some labels are 0: {instead}")
