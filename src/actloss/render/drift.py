"""How far labels moved from what they were."""

import math
from collections.abc import Iterator

from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.escape import quoted
from actloss.render.blocks import Entry
from actloss.render.figures import figure
from actloss.rules.wording import listed


def drifted(drift: Drift | None, *, still: bool) -> Iterator[Entry]:
    """Yield how the classes moved, and how each column of numbers did.

    Args:
        drift: How far labels moved; None where there is nothing to compare.
        still: Whether to say so of what did not move at all, too.
    """
    if drift is None:
        return
    if drift.classes is not None and (still or _moved(drift.classes)):
        yield Entry("drift", _classes(drift.classes))
    yield from (Entry("drift", _numbers(each)) for each in drift.numbers if still or each.ks or each.wasserstein)


def _moved(drift: ClassDrift) -> bool:
    return bool(drift.new or drift.vanished or drift.psi or drift.jensen_shannon)


def _classes(drift: ClassDrift) -> str:
    figures = (
        f"Cramér's V {figure(drift.cramers_v)}",
        f"PSI {figure(drift.psi)}",
        f"Jensen-Shannon {figure(drift.jensen_shannon)}",
        f"p = {figure(drift.p_value)} (chi-squared)",
    )
    new = f"; new: {listed(drift.new)}" if drift.new else ""
    vanished = f"; vanished: {listed(drift.vanished)}" if drift.vanished else ""
    shares = "shares of the classes" if drift.label is None else f"share of {quoted(drift.label, limit=40)}"
    return f"{shares}: {', '.join(figures)}{new}{vanished}"


def _numbers(drift: NumberDrift) -> str:
    shift = "" if math.isnan(drift.shift) else f" ({figure(drift.shift)} standard deviations)"
    measures = f"KS {figure(drift.ks)}, Wasserstein {figure(drift.wasserstein)}{shift}"
    return f"{quoted(drift.column, limit=40)}: {measures}, p = {figure(drift.p_value)} (KS)"
