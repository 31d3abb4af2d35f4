"""The loss of predictions as code: a metric of scikit-learn where it has one, as the catalogue averages it."""

from collections.abc import Mapping

from actloss.frameworks.literal import assigned, number
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import CROSS_ENTROPIES
from actloss.frameworks.sklearn.call import NUMPY

Lines = tuple[tuple[str, ...], tuple[str, ...]]
"""Lines of a function, and their imports."""
Measure = tuple[str, tuple[str, ...]]
"""What ``loss(y_true, y_pred)`` returns, and its imports; parameters of the loss in braces."""


def measure(problem: Problem) -> tuple[Block, ...]:
    """Return the function ``loss(y_true, y_pred)`` of a problem that an estimator of scikit-learn trains for.

    ``y_true`` is what the estimator is fitted to, ``y_pred`` what it answers.
    """
    lines, imports = _lines(problem)
    if problem.labels.gaps:
        lines, imports = _of_known(lines), (*imports, *NUMPY)
    body = "".join(f"\n    {line}" for line in lines)
    weights = problem.params.get("pos_weight")
    constants = (Block(assigned("POS_WEIGHT", list(weights))),) if isinstance(weights, tuple) else ()
    docstring = '\n    """Return the loss of predictions."""'
    return (*constants, Block(f"def loss(y_true, y_pred):{docstring}{body}", imports))


def _of_known(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a loss of the labels that are known; a weight a label needs all of them at first."""
    known = "known = ~np.isnan(y_true)"
    if _WEIGHTED in lines:
        return (known, *lines[:-1], "return np.mean((weights * surprise)[known])")
    return (known, "y_true, y_pred = y_true[known], y_pred[known]", *lines)


def _lines(problem: Problem) -> Lines:
    name = problem.loss.name
    if name == "binary_crossentropy":
        return _of_bits(problem)
    if name in CROSS_ENTROPIES:
        return _of_classes(problem)
    expression, imports = BY_MARGIN.get(name) or BY_VALUE[name]
    shown = {key: number(value) for key, value in _numbers(problem).items()}
    before: tuple[str, ...] = ()
    if name in _ONE_COLUMN and problem.units > 1:
        before = ("y_true, y_pred = y_true.ravel(), y_pred.ravel()",)
    if name in BY_MARGIN and name != "crammer_singer":
        signs = "(2 * y_true - 1)" if problem.kind == "multilabel" else "y_true"
        before = (f"margin = {signs} * y_pred",)
    if name == "crammer_singer":
        shown["classes"] = "range(len(CLASSES))"
    if name == "crammer_singer" and problem.units == 2:
        expression, imports = BY_MARGIN["hinge"]
        before = ("margin = (2 * y_true - 1) * (y_pred[:, 1] - y_pred[:, 0])",)
    return (*before, f"return {expression.format(**shown)}"), imports


def _numbers(problem: Problem) -> dict[str, float]:
    values = {name: problem.params.get(name, row.default) for name, row in problem.loss.params.items()}
    return {name: value for name, value in values.items() if isinstance(value, (int, float))}


def _metric(name: str, arguments: str = "") -> Measure:
    return f"{name}(y_true, y_pred{arguments})", (f"from sklearn.metrics import {name}",)


BY_VALUE: Mapping[str, Measure] = {
    "mse": _metric("mean_squared_error"),
    "l2": _metric("mean_squared_error"),
    "msle": _metric("mean_squared_log_error"),
    "mae": _metric("mean_absolute_error"),
    "mape": _metric("mean_absolute_percentage_error"),
    "quantile": _metric("mean_pinball_loss", ", alpha={quantile}"),
    "poisson_nll": ("np.mean(y_pred - y_true * np.log(y_pred))", NUMPY),
    "poisson_deviance": _metric("mean_poisson_deviance"),
    "gamma_nll": ("np.mean(np.log(y_pred) + y_true / y_pred)", NUMPY),
    "gamma_deviance": _metric("mean_gamma_deviance"),
    "tweedie_deviance": _metric("mean_tweedie_deviance", ", power={power}"),
    "huber": ("huber({delta}, y_true - y_pred).mean()", ("from scipy.special import huber",)),
    "smooth_l1": ("huber({beta}, y_true - y_pred).mean() / {beta}", ("from scipy.special import huber",)),
    "epsilon_insensitive": ("np.maximum(0, np.abs(y_true - y_pred) - {epsilon}).mean()", NUMPY),
    "squared_epsilon_insensitive": ("np.mean(np.maximum(0, np.abs(y_true - y_pred) - {epsilon}) ** 2)", NUMPY),
}
_ONE_COLUMN = frozenset({"poisson_deviance", "gamma_deviance", "tweedie_deviance"})
"""Metrics that refuse several outputs."""

BY_MARGIN: Mapping[str, Measure] = {
    "hinge": ("np.maximum(0, 1 - margin).mean()", NUMPY),
    "squared_hinge": ("np.mean(np.maximum(0, 1 - margin) ** 2)", NUMPY),
    "exponential": ("np.exp(-margin).mean()", NUMPY),
    "logistic": ("np.logaddexp(0, -margin).mean()", NUMPY),
    "modified_huber": (
        "np.where(margin < -1, -4 * margin, np.maximum(0, 1 - margin) ** 2).mean()",
        NUMPY,
    ),
    "perceptron": ("np.maximum(0, -margin).mean()", NUMPY),
    "crammer_singer": _metric("hinge_loss", ", labels={classes}"),
}
_LOG_LOSS = ("from sklearn.metrics import log_loss",)
_WEIGHTED = "# Divided by the number of rows, not by their weights, as in training."
_BEFORE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "log_softmax": ("y_pred = np.exp(y_pred)", NUMPY),
    "linear": ("y_pred = softmax(y_pred, axis=1)", ("from scipy.special import softmax",)),
}
"""What makes probabilities of what is predicted in place of them."""


def _of_bits(problem: Problem) -> Lines:
    """Return binary cross-entropy; of several labels, each cell is a row of its own to the metric."""
    weight = problem.params.get("pos_weight", 1.0)
    if weight == 1.0:
        arrays = "y_true.ravel(), y_pred.ravel()" if problem.units > 1 else "y_true, y_pred"
        return (f"return log_loss({arrays}, labels=[0, 1])",), _LOG_LOSS
    shown = "POS_WEIGHT" if isinstance(weight, tuple) else number(weight)
    lines = (
        "surprise = -np.log(np.where(y_true == 1, y_pred, 1 - y_pred))",
        f"weights = np.where(y_true == 1, {shown}, 1.0)",
        _WEIGHTED,
        "return np.mean(weights * surprise)",
    )
    return lines, NUMPY


def _of_classes(problem: Problem) -> Lines:
    """Return cross-entropy of what the trees answer in place of the output activation."""
    before, imports = _BEFORE.get(problem.activation, ("", ()))
    base = problem.params.get("base")
    lines = (before,) if before else ()
    if "class_weight" in problem.params:
        weighted = (
            "surprise = -np.log(y_pred[np.arange(len(y_true)), y_true])",
            _WEIGHTED,
            "return np.mean(np.array(CLASS_WEIGHT)[y_true] * surprise)",
        )
        return (*lines, *weighted), (*imports, *NUMPY)
    nats = "log_loss(y_true, y_pred, labels=range(len(CLASSES)))"
    if isinstance(base, float):
        return (*lines, f"return {nats} / np.log({number(base)})"), (*imports, *NUMPY, *_LOG_LOSS)
    return (*lines, f"return {nats}"), (*imports, *_LOG_LOSS)
