"""How far an answer is from the truth, and what is wrong with it where it is far."""

from dataclasses import dataclass, field
from math import inf, isinf, isnan

import numpy as np
from benchmarks.numerics.scales import Number
from mpmath import mp

RIGHT = 1e-12
"""Relative error up to which an answer in float64 counts as right at the ends."""
FEW_ULP = 4.0
"""Units in the last place up to which an ordinary answer counts as right."""

TINY = float(np.finfo(np.float64).tiny)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer beside the truth."""

    ulp: float
    """Distance in float64 spacings at the truth."""
    relative: float
    fault: str
    """What is wrong, empty where it is right."""


def verdict(got: float, true: Number) -> Verdict:
    """Judge one answer; right are what rounds to the truth within `RIGHT`, and inf where the truth leaves float64."""
    nearest = float(true)
    if isnan(got):
        return Verdict(inf, inf, "nan")
    if isinf(nearest) or isinf(got):
        return _at_infinity(got, nearest)
    distance = abs(mp.mpf(got) - true)
    ulp = float(distance / mp.mpf(float(np.spacing(abs(nearest)))))
    relative = float(distance / abs(true)) if true else (0.0 if got == 0.0 else inf)
    # Below the normal numbers a spacing is more than 1e-12.
    few = FEW_ULP if abs(nearest) < TINY else 1.0
    if relative <= RIGHT or ulp <= few:
        return Verdict(ulp, relative, "")
    return Verdict(ulp, relative, "lost to 0" if got == 0.0 else "wrong digits")


def _at_infinity(got: float, nearest: float) -> Verdict:
    if got == nearest:
        return Verdict(0.0, 0.0, "")
    # Finite in truth, or of the other sign; or else cut off.
    return Verdict(inf, inf, "false inf" if isinf(got) else "cut off")


@dataclass(slots=True)
class Tally:
    """A library's answers on one row."""

    ulp: float = 0.0
    """Largest distance of an ordinary answer."""
    asked: int = 0
    """Extreme inputs that it takes."""
    right: int = 0
    """Extreme answers that are right."""
    worst: float = 0.0
    """Largest finite relative error of an extreme answer that is neither nan nor false infinity nor 0."""
    faults: dict[str, int] = field(default_factory=dict)
    ahead: int = 0
    """Answers, ordinary and extreme, that are right where ours is not."""

    def add_ordinary(self, it: Verdict, ours: Verdict) -> None:
        """Count an ordinary answer."""
        self.ulp = max(self.ulp, it.ulp)
        self.ahead += it.ulp <= FEW_ULP < ours.ulp

    def add_extreme(self, it: Verdict, ours: Verdict) -> None:
        """Count an answer at the ends."""
        self.asked += 1
        self.right += not it.fault
        self.ahead += bool(not it.fault and ours.fault)
        if it.fault:
            self.faults[it.fault] = self.faults.get(it.fault, 0) + 1
        if it.fault == "wrong digits":
            self.worst = max(self.worst, it.relative)
