"""The class ``Objective`` that CatBoost asks for derivatives of a loss of one's own."""

from actloss.frameworks.boosting.constants import passed
from actloss.frameworks.boosting.own import function_name
from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_NUMPY = "import numpy as np"
_MULTI = "from catboost import MultiTargetCustomObjective"

_HEAD = '''class {name}:
    """{what}

    CatBoost climbs, so the signs are those of the loss's negative.
    """

    no_jit = True  # numba, where it is installed, cannot compile this

'''


def objective(problem: Problem, coding: Coding) -> Block:
    """Return the class."""
    if shape_of(problem) is Shape.ONE or is_columns(problem):
        return _of_one_score(problem)
    return _of_several_scores(problem, coding)


def is_columns(problem: Problem) -> bool:
    """Return whether there is one model for each column of labels."""
    several = any(isinstance(value, tuple) for value in problem.params.values())
    return shape_of(problem) is Shape.COLUMNS and not several


def repeated(problem: Problem) -> bool:
    """Return whether one label is given once a score."""
    return shape_of(problem) is not Shape.COLUMNS


def _of_one_score(problem: Problem) -> Block:
    arguments = ("np.asarray(y_true)", "np.asarray(raw)", *passed(problem.params))
    call = called(f"        _, gradient, hessian = {function_name(problem)}(", arguments)
    head = _HEAD.format(name="Objective", what="Gradient and hessian of all rows by their raw scores.")
    text = f"""{head}    def calc_ders_range(self, raw, y_true, weights):
{call}
        return np.column_stack([-gradient, -hessian])"""
    return Block(text, (_NUMPY,))


def _of_several_scores(problem: Problem, coding: Coding) -> Block:
    kind = ", dtype=int" if coding is Coding.INDICES else ""
    label = f"np.asarray(y_true[:1]{kind})" if repeated(problem) else "np.asarray(y_true)[np.newaxis]"
    arguments = ("label", "scores", *passed(problem.params))
    call = called(f"        _, gradient, hessian = {function_name(problem)}(", arguments)
    what = "Gradient and hessian of one row by its raw scores, which begin at START."
    head = _HEAD.format(name="Objective(MultiTargetCustomObjective)", what=what)
    text = f"""{head}    def calc_ders_multi(self, raw, y_true, weight):
        label = {label}
        scores = START + np.asarray(raw)[np.newaxis]
{call}
        return -gradient[0], np.diag(-hessian[0])"""
    return Block(text, (_NUMPY, _MULTI))
