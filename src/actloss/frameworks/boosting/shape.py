"""How labels and raw scores of a problem lie beside one another, and how the labels are written."""

from enum import StrEnum

from actloss.catalogue.row import Form
from actloss.frameworks.entry import Coding, Entry, coding_of
from actloss.frameworks.problem import Cells, Problem

_JOINT = {Coding.ROWS: "float64 [n, C]", Coding.SETS: "float64 [n, L]", Coding.SIGNED_SETS: "float64 [n, L]"}


class Shape(StrEnum):
    """What a model is asked for."""

    ONE = "one"
    """One score a row for one label a row."""
    COLUMNS = "columns"
    """A score for each column of labels, each column a problem of its own."""
    CLASSES = "classes"
    """A score for each of several exclusive classes."""
    PAIR = "pair"
    """Two scores a row for one label a row."""
    RANKS = "ranks"
    """A score for each step between two ordered classes."""
    SETS = "sets"
    """A score for each label, all labels of a row counted together."""


def shape_of(problem: Problem) -> Shape:
    """Return how a problem's labels and scores lie."""
    kind = "multiclass" if _softmaxed(problem) else problem.kind
    match problem.loss.variant(kind).form:
        case Form.PAIRS:
            return Shape.PAIR
        case Form.RANKS:
            return Shape.RANKS
        case Form.SETS:
            return Shape.SETS
        case Form.ELEMENTS:
            return Shape.ONE if problem.units == 1 else Shape.COLUMNS
    return Shape.CLASSES


def coding(problem: Problem, entry: Entry) -> Coding:
    """Return how labels are written: of classes as indices, unless each row holds the shares of all classes."""
    if shape_of(problem) is Shape.CLASSES:
        return Coding.ROWS if problem.labels.cells is Cells.SHARES else Coding.INDICES
    return entry.coding or coding_of(problem.loss, problem.kind, problem.units)


def labels_shape(problem: Problem, written: Coding) -> str:
    """Return type and shape of what ``encode`` returns, as a comment has it."""
    if shape_of(problem) is Shape.COLUMNS and written is Coding.VALUES:
        return "float64 [n, outputs]"
    return _JOINT.get(written, "int64 [n]" if written is Coding.INDICES else "float64 [n]")


def scores_shape(problem: Problem) -> str:
    """Return type and shape of raw scores, as a comment has it."""
    return "float64 [n]" if shape_of(problem) is Shape.ONE else f"float64 [n, {problem.units}]"


def _softmaxed(problem: Problem) -> bool:
    return problem.kind == "multiclass" or (problem.kind == "binary" and problem.units > 1)
