"""What the head's output and the labels look like in PyTorch for a problem."""

from actloss.catalogue.row import Form
from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.pytorch.losses import LOSSES


def coding(problem: Problem) -> Coding:
    """Return how labels are written for a problem's loss."""
    usual = LOSSES[problem.loss.name].coding or coding_of(problem.loss, problem.kind, problem.units)
    # Where either would do, shares of classes stay what they are.
    either = problem.loss.variant("multiclass").form is Form.CLASSES
    return Coding.ROWS if either and problem.labels.cells is Cells.SHARES else usual


def outputs(problem: Problem) -> int:
    """Return how many labels a row has as numbers."""
    return problem.units // 2 if problem.pair else problem.units


def label_shape(problem: Problem) -> str:
    """Return type and shape of the labels that the loss takes.

    Labels of one output are a column: as ``[n]`` they would be spread against ``[n, 1]`` to ``[n, n]``.
    """
    if coding(problem) is Coding.INDICES:
        return "int64 [n]"
    return f"float32 [n, {outputs(problem)}]"


def raw_shape(problem: Problem) -> str:
    """Return type and shape of the head's output."""
    return f"float32 [n, {problem.units}]"
