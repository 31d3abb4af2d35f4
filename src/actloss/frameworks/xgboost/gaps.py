"""Labels of which rows know only some: a model for each, of the rows that know it, for XGBoost refuses nan."""

from collections.abc import Sequence

from actloss.frameworks.boosting.labelled import labelled, looped, several_weights
from actloss.frameworks.boosting.shape import labels_shape, scores_shape
from actloss.frameworks.boosting.written import defined
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_NUMPY = "import numpy as np"


def trained(problem: Problem, coding: Coding, settings: Sequence[str], *, native: bool) -> Block:
    """Return the function ``train(x, y)``, which returns a list of models.

    Args:
        problem: What is trained.
        coding: How labels are written.
        settings: Lines of arguments of each model, of which ``start`` is the raw score that it begins at.
        native: Whether the objective is one of XGBoost's, which takes labels between 0 and 1.
    """
    given = labelled(problem, coding, soft=native and problem.loss.name == "binary_crossentropy")
    beside = {"start": "START"}
    if given.weights and several_weights(problem):
        beside["weight"] = "POS_WEIGHT"
    model = ["model = xgb.XGBRegressor(", *(f"    {line}" for line in settings), ")"]
    body = looped(problem, [*given.lines, *model, called("model.fit(", given.arguments)], **beside)
    docstring = f"Return one model a label, of x float32 [n, k] and y {labels_shape(problem, coding)}."
    return defined("train(x, y)", docstring, body, (_NUMPY, "import xgboost as xgb"))


def scored(problem: Problem) -> Block:
    """Return the function ``score(model, x)``: raw scores."""
    docstring = f"Return raw scores after so many rounds, 0 for all of them, {scores_shape(problem)}."
    body = (
        'options = {"output_margin": True, "iteration_range": (0, rounds)}',
        "return np.column_stack([one.predict(x, **options) for one in model]).astype(float)",
    )
    return defined("score(model, x, rounds=0)", docstring, body, (_NUMPY,))
