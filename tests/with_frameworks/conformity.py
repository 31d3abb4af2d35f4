"""Each framework's own value of each loss beside the catalogue's: what docs/conformance.md shows and a test holds.

What computes the values is in ``values_<framework>.py``. A value counts as the catalogue's loss after the convention
that is stated with it: a factor, or what makes the loss of a metric.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import ModuleType

import numpy as np

from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import Entry, How
from metric import Metric
from walking import CASES, Case


class Precision(StrEnum):
    """In what numbers a framework computes a value, or holds the labels and predictions that it is of."""

    FLOAT32 = "float32"
    FLOAT64 = "float64"


TOLERANCE: Mapping[Precision, float] = {Precision.FLOAT32: 1e-6, Precision.FLOAT64: 1e-12}
"""Relative differences up to which two values are the same number."""

FAR: Mapping[Precision, float] = {Precision.FLOAT32: 1e-5, Precision.FLOAT64: 1e-11}
"""The same of large scores, whose rounding exponentials magnify."""

TREES = ("xgboost", "lightgbm", "catboost")
"""Frameworks whose objectives show in their gradients only, and in metrics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A loss and a framework that has it, and what both make of the same inputs."""

    framework: str
    case: Case
    entry: Entry
    own: bool
    """Whether generated code brings a function for it."""
    precision: Precision
    metric: Metric | None
    """What the library measures the loss by; None where it computes the loss itself."""
    by_gradient: bool
    """Whether no value of it can be had, and the gradients of its objective are compared."""
    theirs: float
    """The framework's value as it is, or the length of its gradient."""
    ours: float
    """The catalogue's."""
    relative: float
    """How far apart they are after the convention, divided by the catalogue's."""

    @property
    def name(self) -> str:
        """The loss and the framework, as tests are called."""
        return f"{self.case.name} in {self.framework}"

    @property
    def agrees(self) -> bool:
        """Whether they are the same number."""
        return self.relative <= TOLERANCE[self.precision]

    @property
    def differs(self) -> str:
        """The reason that is stated for a difference; empty for a function of the user's own for several classes."""
        return "" if self.own and self.entry.how is How.NAMED else self.entry.differs


BY_NAME: Mapping[str, Case] = {case.name: case for case in CASES}


def claimed() -> list[tuple[str, str]]:
    """Return every framework and what it has of the cases, by framework and in the order of the catalogue."""
    return [
        (framework, name)
        for framework in FRAMEWORKS
        for name, case in BY_NAME.items()
        if entry_of(framework, case).how is not How.ABSENT
    ]


def pairs() -> Iterator[Pair]:
    """Yield every pair of a framework and a loss that it has."""
    return (pair(*names) for names in claimed())


def far_out(it: Pair) -> float | None:
    """Return how far apart both are on the inputs of the table with raw predictions fifteen times as large."""
    # Values have no logarithm where expm1 of them rounds to -1, and gradients stand for no value.
    if it.by_gradient or it.case.row.name == "msle":
        return None
    module = values(it.framework)
    labels, raw = module.inputs(it.case)
    case = replace(it.case, given=(labels, 15.0 * raw))
    return distance(module.value(case), factor_of(it.framework, it.entry) * module.ours(case))


@cache
def pair(framework: str, name: str) -> Pair:
    """Return what a framework and we make of the same inputs.

    Args:
        framework: As the package names it.
        name: A case's.
    """
    case = BY_NAME[name]
    entry = entry_of(framework, case)
    module = values(framework)
    own = is_own(framework, case)
    metric = None if own or framework not in TREES else module.METRICS.get(case.row.name)
    by_gradient = framework in TREES and not own and metric is None
    if by_gradient:
        theirs, ours = module.gradients_of(case)
        relative = float(np.abs(theirs - ours).max() / np.abs(ours).max())
        theirs, ours = float(np.linalg.norm(theirs)), float(np.linalg.norm(ours))
    else:
        theirs, ours = module.value(case), module.ours(case)
        relative = distance(theirs, factor_of(framework, entry) * ours)
        theirs = theirs if metric is None else module.measured(case)
    return Pair(
        framework=framework,
        case=case,
        entry=entry,
        own=own,
        precision=precision_of(framework, own=own),
        metric=metric,
        by_gradient=by_gradient,
        theirs=theirs,
        ours=ours,
        relative=relative,
    )


def values(framework: str) -> ModuleType:
    """Return what computes the values of a framework, which must be installed."""
    return import_module(f"values_{framework}")


def entry_of(framework: str, case: Case) -> Entry:
    """Return what a framework has for a case."""
    found: Entry | None = None
    if framework == "pytorch":
        found = values(framework).entry_of(case)
    return found or FRAMEWORKS[framework].losses[case.row.name]


def is_own(framework: str, case: Case) -> bool:
    """Return whether generated code brings a function for a case."""
    known = getattr(values(framework), "is_own", None)
    return entry_of(framework, case).how is How.OWN if known is None else known(case)


def factor_of(framework: str, entry: Entry) -> float:
    """Return a framework's value divided by the catalogue's; for trees the factor is that of the gradient."""
    return 1.0 if framework in TREES else entry.factor


def precision_of(framework: str, *, own: bool) -> Precision:
    """Return in what numbers a framework computes: libraries of trees keep labels and scores in float32."""
    return Precision.FLOAT32 if framework == "keras" or (framework in TREES and not own) else Precision.FLOAT64


def distance(theirs: float, ours: float) -> float:
    """Return a relative difference."""
    return 0.0 if theirs == ours else abs(theirs - ours) / abs(ours)
