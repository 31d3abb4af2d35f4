"""What to type for a loss or an activation in a framework."""

from collections.abc import Sequence

from actloss.catalogue.row import Activation, Loss
from actloss.errors import OptionError
from actloss.frameworks import FRAMEWORKS, code_for, commented
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.framework import Framework
from actloss.frameworks.problem import Style
from actloss.frameworks.program import Program
from actloss.posing import pose_without_data

_UNITS = {"multiclass": 3, "multilabel": 3}
"""Classes and labels of an example."""


def loss_code(row: Loss, frameworks: Sequence[str]) -> dict[str, str]:
    """Return code for a loss by framework: its source where it is one's own, else a snippet without data.

    Args:
        row: The loss.
        frameworks: Those that are wanted; libraries that no code is written for are passed over.
    """
    return {name: _loss(row, FRAMEWORKS[name]) for name in frameworks if name in FRAMEWORKS}


def activation_code(row: Activation, frameworks: Sequence[str]) -> dict[str, str]:
    """Return code for an activation by framework; arguments as above."""
    return {name: _activation(row, FRAMEWORKS[name]) for name in frameworks if name in FRAMEWORKS}


def _loss(row: Loss, framework: Framework) -> str:
    entry = framework.losses[row.name]
    if entry.how is not How.NAMED:
        return _own(row.name, entry, framework)
    reasons = []
    for kind in row.kinds:
        try:
            return code_for(pose_without_data(kind, _UNITS.get(kind), loss=row.name), framework, Style.SNIPPET)
        except OptionError as error:
            reasons.append(str(error))
    return commented(reasons[0])


def _activation(row: Activation, framework: Framework) -> str:
    entry = framework.activations[row.name]
    if entry.how is not How.NAMED:
        return _own(row.name, entry, framework)
    note = commented(entry.note) if entry.note else ""
    return f"{note}{entry.name}\n"


def _own(name: str, entry: Entry, framework: Framework) -> str:
    if entry.how is How.ABSENT:
        return commented(f"{framework.title} has no {name}: {entry.note}")
    return str(Program((), framework.own(name)))
