"""The functions ``train(x, y)`` and ``score(model, x)`` for CatBoost."""

from collections.abc import Sequence

from actloss.frameworks.boosting.labelled import labelled, looped, rows_of, several_weights
from actloss.frameworks.boosting.shape import Shape, labels_shape, scores_shape, shape_of
from actloss.frameworks.boosting.trees import careful, rounds
from actloss.frameworks.boosting.written import built, defined
from actloss.frameworks.catboost.native import Native
from actloss.frameworks.catboost.objective import is_columns, repeated
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import is_value

_NUMPY = "import numpy as np"
_REGRESSOR = "CatBoostRegressor"
_MANY = (Shape.COLUMNS, Shape.RANKS)
_HELD = "# The start is no part of the model until it is told."


def with_native(problem: Problem, native: Native, coding: Coding) -> Block:
    """Return ``train(x, y)`` with a loss function of CatBoost's own."""
    given = labelled(problem, coding, soft=native.soft, joint=native.joint)
    many = shape_of(problem) in _MANY and not native.joint
    settings = [f"loss_function={native.function}", *native.arguments, *_settings(problem, many=many or native.joint)]
    start = "start" if many else "START"
    inner = [*given.lines, *built(f"model = {native.estimator}", settings)]
    inner += [called("model.fit(", given.arguments)] if native.starts else _from(problem, given.arguments, start)
    if not many:
        return _train(problem, coding, [*inner, "return model"], native.estimator)
    beside = {} if native.starts else {"start": "START"}
    if several_weights(problem):
        beside["weight"] = "POS_WEIGHT"
    return _train(problem, coding, looped(problem, inner, **beside), native.estimator)


def with_own(problem: Problem, coding: Coding) -> Block:
    """Return ``train(x, y)`` with an objective of one's own."""
    many = is_columns(problem)
    single = many or shape_of(problem) is Shape.ONE
    metric = "RMSE" if single else "MultiRMSE"
    settings = ["loss_function=Objective()", f'eval_metric="{metric}"', *_settings(problem, many=many, own=True)]
    model = built(f"model = {_REGRESSOR}", settings)
    if many:
        inner = [*model, *_from(problem, (rows_of(problem), "label"), "start")]
        return _train(problem, coding, looped(problem, inner, start="START"), _REGRESSOR)
    if single:
        return _train(problem, coding, [*model, *_from(problem, ("x", "y"), "START"), "return model"], _REGRESSOR)
    reason = "# There are as many scores as columns of labels: the label is in each."
    fit = [reason, f"model.fit(x, np.tile(y[:, np.newaxis], {problem.units}))"]
    body = [
        *model,
        *(fit if repeated(problem) else ["model.fit(x, y)"]),
        _HELD,
        "model.set_scale_and_bias(1.0, START.tolist())",
        "return model",
    ]
    return _train(problem, coding, body, _REGRESSOR)


def scored(problem: Problem, *, many: bool) -> Block:
    """Return ``score(model, x)``: raw scores.

    Args:
        problem: What is trained.
        many: Whether ``model`` is a list of models.
    """
    predict = 'predict(x, prediction_type="RawFormulaVal", ntree_end=rounds)'
    docstring = f"Return raw scores after some rounds, or after all, {scores_shape(problem)}."
    if many:
        columns = ["columns = [", f"    one.{predict}", "    for one in model", "]"]
        body = [*columns, "return np.column_stack(columns)"]
    elif problem.loss.name == "gaussian_nll":
        # Its kernel and the other boosters take the log of the variance.
        body = [f"raw = model.{predict}", "return raw * np.array([1.0, 2.0])  # of log deviation, log variance"]
    else:
        body = [f"return model.{predict}"]
    return defined("score(model, x, rounds=0)", docstring, body, (_NUMPY,) if "np." in body[-1] else ())


def _from(problem: Problem, given: Sequence[str], start: str) -> list[str]:
    """Return the lines that fit from a start and put it into the model."""
    several = shape_of(problem) is Shape.CLASSES
    count = f"len({given[1]})"
    baseline = f"np.tile(START, ({count}, 1))" if several else f"np.full({count}, {start})"
    told = "START.tolist()" if several else start
    fit = called("model.fit(", (*given, f"baseline={baseline}"))
    return [fit, _HELD, f"model.set_scale_and_bias(1.0, {told})"]


def _train(problem: Problem, coding: Coding, body: Sequence[str], estimator: str) -> Block:
    what = "one model a label" if body[-1] == "return models" else "a model"
    docstring = f"Return {what}, of x float32 [n, k] and y {labels_shape(problem, coding)}."
    imports = (_NUMPY,) if any("np." in line for line in body) else ()
    return defined("train(x, y)", docstring, body, (*imports, f"from catboost import {estimator}"))


def _settings(problem: Problem, *, many: bool, own: bool = False) -> list[str]:
    """Return the parameters that are not the loss's."""
    # A hessian in the label's unit is small where labels are large.
    free = ["l2_leaf_reg=0.0"] if own and (is_value(problem) or shape_of(problem) is Shape.PAIR) else []
    # Where every row is right by its margin, all gradients are 0, and CatBoost cannot sample rows by them.
    whole = ['bootstrap_type="No"'] if own else []
    # A rare label may be missing from the rows of a split, and an output may be a constant.
    constant = ["allow_const_label=True"] if many else []
    quiet = ["random_seed=0", "allow_writing_files=False", "verbose=False"]
    return [f"iterations={rounds(problem)}", *careful(problem, "depth=3"), *free, *whole, *constant, *quiet]
