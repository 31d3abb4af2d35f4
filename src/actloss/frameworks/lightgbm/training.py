"""The functions ``train(x, y)`` and ``score(model, x)`` for LightGBM."""

from collections.abc import Sequence

from actloss.frameworks.boosting.constants import passed
from actloss.frameworks.boosting.labelled import labelled, looped, rows_of, several_weights
from actloss.frameworks.boosting.own import function_name
from actloss.frameworks.boosting.shape import Shape, labels_shape, scores_shape, shape_of
from actloss.frameworks.boosting.trees import careful, rounds
from actloss.frameworks.boosting.written import built, defined
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.lightgbm.native import Native
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import is_value

_NUMPY = "import numpy as np"
_REGRESSOR = "from lightgbm import LGBMRegressor"
_MANY = (Shape.COLUMNS, Shape.RANKS)
_PREDICT = "predict(x, raw_score=True, num_iteration=rounds)"


def with_native(problem: Problem, native: Native, coding: Coding) -> Block:
    """Return ``train(x, y)`` with an objective of LightGBM's own."""
    given = labelled(problem, coding, soft=native.soft)
    many = shape_of(problem) in _MANY
    settings = [f'objective="{native.objective}"', *native.arguments, *_settings(problem)]
    start = "start" if many else "START"
    begun = () if native.starts else (f"init_score=np.full(len({given.labels}), {start})",)
    fit = called("model.fit(", (*given.arguments, *begun))
    inner = [*given.lines, *built(f"model = {native.estimator}", settings)]
    if not many:
        return _train(problem, coding, [*inner, f"return {fit}"], f"from lightgbm import {native.estimator}")
    beside = {} if native.starts else {"start": "START"}
    if several_weights(problem):
        beside["weight"] = "POS_WEIGHT"
    body = looped(problem, [*inner, fit], **beside)
    return _train(problem, coding, body, f"from lightgbm import {native.estimator}")


def with_own(problem: Problem, coding: Coding) -> tuple[Block, ...]:
    """Return ``train(x, y)`` with an objective of one's own, and that objective where it is no part of it."""
    settings = ["objective=objective", *_several(problem), *_settings(problem, own=True)]
    model = built("model = LGBMRegressor", settings)
    if is_joint(problem):
        held = "# LightGBM holds one label a row; the objective holds them all."
        inside = ["def objective(_, raw):", *(f"    {line}" for line in _derived(problem, "y")), ""]
        fit = called("return model.fit(", ("x", "np.zeros(len(x))", "init_score=np.tile(START, (len(x), 1))"))
        return (_train(problem, coding, ["", held, *inside, *model, fit], _REGRESSOR),)
    integers = ".astype(int)" if coding is Coding.INDICES else ""
    docstring = "Return gradient and hessian by raw scores, which begin at init_score."
    objective = defined("objective(y_true, raw)", docstring, _derived(problem, f"y_true{integers}"))
    if shape_of(problem) is Shape.COLUMNS:
        fit = called("model.fit(", (rows_of(problem), "label", "init_score=np.full(len(label), start)"))
        body = looped(problem, [*model, fit], start="START")
    else:
        at = "np.full(len(y), START)" if shape_of(problem) is Shape.ONE else "np.tile(START, (len(y), 1))"
        body = [*model, called("return model.fit(", ("x", "y", f"init_score={at}"))]
    return objective, _train(problem, coding, body, _REGRESSOR)


def is_joint(problem: Problem) -> bool:
    """Return whether one objective sees all labels of a row."""
    several = any(isinstance(value, tuple) for value in problem.params.values())
    return shape_of(problem) is Shape.SETS or (shape_of(problem) is Shape.COLUMNS and several)


def scored(problem: Problem, *, starts: bool, joint: bool) -> Block:
    """Return ``score(model, x)``: raw scores.

    Args:
        problem: What is trained.
        starts: Whether the model holds its start by itself.
        joint: Whether several columns of labels share one model.
    """
    reason = () if starts else ("# init_score is no part of the model.",)
    begin = "" if starts else "START + "
    if shape_of(problem) in _MANY and not joint:
        body = [
            f"columns = [one.{_PREDICT} for one in model]",
            *reason,
            f"return {begin}np.column_stack(columns)",
        ]
    else:
        body = [*reason, f"return {begin}model.{_PREDICT}"]
    docstring = f"Return raw scores after some rounds, or after all, {scores_shape(problem)}."
    return defined("score(model, x, rounds=None)", docstring, body, (_NUMPY,) if "np." in body[-1] else ())


def _train(problem: Problem, coding: Coding, body: Sequence[str], estimator: str) -> Block:
    many = body[-1] == "return models"
    what = "one model a label" if many else "a model"
    docstring = f"Return {what}, of x float32 [n, k] and y {labels_shape(problem, coding)}."
    imports = (_NUMPY,) if any("np." in line for line in body) else ()
    return defined("train(x, y)", docstring, body, (*imports, estimator))


def _derived(problem: Problem, y_true: str) -> list[str]:
    call = called(f"_, gradient, hessian = {function_name(problem)}(", (y_true, "raw", *passed(problem.params)))
    return [*call.split("\n"), "return gradient, hessian"]


def _several(problem: Problem) -> list[str]:
    if shape_of(problem) is Shape.ONE or (shape_of(problem) is Shape.COLUMNS and not is_joint(problem)):
        return []
    return [f"num_class={problem.units}", 'metric="None"']


def _settings(problem: Problem, *, own: bool = False) -> list[str]:
    """Return the parameters that are not the objective's."""
    # A hessian in the label's unit is small where labels are large.
    any_hessian = ["min_child_weight=0.0"] if own and (is_value(problem) or shape_of(problem) is Shape.PAIR) else []
    grown = [f"n_estimators={rounds(problem)}", *careful(problem, "num_leaves=3")]
    return [*grown, *any_hessian, "random_state=0", "verbosity=-1"]
