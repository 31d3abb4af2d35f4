"""The estimator of one's own: a linear model of any loss that has a gradient."""

import math
from collections.abc import Mapping

from actloss import catalogue
from actloss.catalogue import Loss, Scale
from actloss.frameworks.entry import coding_of
from actloss.frameworks.literal import Value, assigned, laid_out
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.sklearn.call import NUMPY, Source, call
from actloss.frameworks.sklearn.recipe import Recipe, held, shaped
from actloss.frameworks.sources import own

MANY_ROWS = 100_000
"""Up to so many, seven columns for each feature are no burden."""
_RAW = "model.decision_function(x)"
_ACTIVATED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "linear": (_RAW, ()),
    "exp": (f"np.exp({_RAW})", NUMPY),
    "sigmoid": (f"expit({_RAW})", ("from scipy.special import expit",)),
    "softmax": (f"softmax({_RAW}, axis=1)", ("from scipy.special import softmax",)),
    "log_softmax": (f"log_softmax({_RAW}, axis=1)", ("from scipy.special import log_softmax",)),
}
"""The output activation as an expression, and its imports."""
_PAIRS: Mapping[str, tuple[str, str]] = {
    "gaussian_nll": ("raw[:, 0], np.exp(raw[:, 1])", "mean and variance"),
    "laplace_nll": ("raw[:, 0], np.exp(raw[:, 1])", "location and scale"),
    "zip_nll": ("expit(raw[:, 0]), np.exp(raw[:, 1])", "share of extra zeros and rate of the rest"),
}
"""Columns of a pair's prediction, and what they are."""


def linear(problem: Problem) -> Recipe:
    """Return the recipe of a linear model of a problem's loss.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    loss, kind = _posed(problem)
    asked, imports = _asked(problem)
    given, constants = _given(problem)
    settings, more = _settings(problem)
    before = tuple(Block(line, NUMPY if "np." in line else ()) for line in (*constants, *more))
    name = function(loss, kind)
    losses = call("functools.partial", Source(name), **given) if given else Source(name)
    model = call("LinearModel", losses, **settings)
    curved = problem.rows <= MANY_ROWS
    if curved:
        model = call("sklearn.pipeline.make_pipeline", call("sklearn.preprocessing.SplineTransformer"), model)
    return Recipe(
        model=model,
        comment=("Through splines, a curve of each feature takes the place of a line.",) if curved else (),
        before=(*objective(loss, kind), *estimator(), *before),
        coding=coding_of(problem.loss, problem.kind, problem.units),
        asked=asked,
        imports=imports,
        shape=_shape(problem),
        own=True,
    )


def estimator() -> tuple[Block, ...]:
    """Return the source of the user's own estimator."""
    return own("sklearn", "estimator", "LinearModel")


def _posed(problem: Problem) -> tuple[Loss, str]:
    """Return which function's loss it is: a squared error of probabilities is Brier's, of each label by itself."""
    several = problem.kind in {"binary", "multiclass"} and problem.units > 1
    if problem.loss.name == "mse" and problem.kind != "regression":
        return catalogue.loss("brier"), "multilabel"
    if problem.loss.name == "binary_crossentropy":
        return problem.loss, "multilabel"
    return problem.loss, "multiclass" if several else problem.kind


def _given(problem: Problem) -> tuple[dict[str, Value], list[str]]:
    """Return the parameters that the function is given, and constants for those with a number for each class."""
    given: dict[str, Value] = {}
    constants = []
    for name, value in problem.params.items():
        given[name] = value
        if isinstance(value, tuple):
            given[name] = Source(name.upper())
            constants.append(laid_out(f"{name.upper()} = np.array(", list(value), ")"))
    return given, constants


def _settings(problem: Problem) -> tuple[dict[str, Value], list[str]]:
    """Return where the model starts and the spread that its weights learn in, and constants for them."""
    start, spread = _start(problem), _spread(problem)
    settings: dict[str, Value] = {"start": start[0]} if len(start) == 1 else {"start": Source("START")}
    comment = problem.bias_rule
    constants = [assigned("START", list(start), comment=comment)] if len(start) > 1 else []
    if spread != 1.0:
        settings["spread"] = spread
    if problem.loss.name == "coral":
        settings["shared"] = True
    return settings, constants


def _start(problem: Problem) -> tuple[float, ...]:
    """Return the best constant prediction as the raw output that gives it."""
    if problem.loss.form == "pairs" or problem.kind != "regression":
        return problem.bias
    scales = problem.loss.scales
    if Scale.LOG_RATE in scales and problem.activation != "exp":
        return tuple(math.log(rate) for rate in problem.constant) or (0.0,) * problem.units
    if scales == (Scale.VALUE,) and problem.activation != "linear":
        return problem.constant or (0.0,) * problem.units
    return problem.bias


def _spread(problem: Problem) -> Value:
    """Return the spread of the raw outputs; of a pair, only the first is in the label's unit."""
    pair = problem.loss.form == "pairs" and problem.spread != 1.0
    return [problem.spread, 1.0] if pair else problem.spread


def _asked(problem: Problem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of ``predict``, and their imports."""
    if problem.loss.name in _PAIRS:
        columns = _PAIRS[problem.loss.name][0]
        sigmoid = ("from scipy.special import expit",) if "expit" in columns else ()
        return (f"raw = {_RAW}", f"return np.column_stack([{columns}])"), (*NUMPY, *sigmoid)
    if problem.loss.name == "corn":
        # Its units answer "y > k?" of those with y >= k only; their products answer it of all.
        return (f"return np.cumprod(expit({_RAW}), axis=1)",), (*NUMPY, "from scipy.special import expit")
    if problem.kind == "regression" and Scale.VALUE in problem.loss.scales:
        held_back, imports = held(_RAW, problem.activation)
        return (f"return {held_back}",), imports
    activation = "exp" if Scale.LOG_RATE in problem.loss.scales else problem.activation
    activated, imports = _ACTIVATED[activation]
    return (f"return {activated}",), imports


def _shape(problem: Problem) -> str:
    if problem.loss.name in _PAIRS:
        return f"{_PAIRS[problem.loss.name][1]}, float64 [n, 2]"
    return shaped(_meaning(problem), problem.units)


def _meaning(problem: Problem) -> str:
    if problem.loss.variant("multiclass").form == "ranks":
        return 'probabilities of "above class k"'
    if problem.kind == "regression":
        return "predictions"
    return {"linear": "scores", "log_softmax": "log-probabilities"}.get(problem.activation, "probabilities")
