"""Estimators of numbers: the regressors whose loss is the catalogue's."""

from collections.abc import Callable, Mapping
from typing import cast

from actloss.frameworks.entry import Coding
from actloss.frameworks.literal import Value, assigned, laid_out
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import Expression, has_no_logarithm, held, is_rate
from actloss.frameworks.sklearn.call import NUMPY, Call, Source, call
from actloss.frameworks.sklearn.recipe import Recipe, shaped
from actloss.frameworks.sklearn.trees import regressor
from actloss.frameworks.words import predicted_words

MANY_ROWS = 10_000
"""Beyond so many a kernel machine, which compares each row with every other, takes minutes and more."""
_SCALED = (
    "def in_spreads(y):\n    return (y - CENTRE) / SPREAD",
    "def in_units(y):\n    return y * SPREAD + CENTRE",
)


def quantity(problem: Problem) -> Recipe | None:
    """Return the regressor that trains with a problem's loss, or None where scikit-learn has none."""
    make = _REGRESSORS.get(problem.loss.name)
    if make is None or has_no_logarithm(problem):
        return None
    model = make(problem)
    on_scale = problem.spread != 1.0 and problem.loss.name in _BY_GRADIENT and not _by_kernel(problem)
    if problem.units > 1:
        model = call("sklearn.multioutput.MultiOutputRegressor", model)
    if on_scale:
        scaling = {"func": Source("in_spreads"), "inverse_func": Source("in_units")}
        model = call("sklearn.compose.TransformedTargetRegressor", model, **scaling)
    if problem.loss.name == "msle":
        logarithm = {"func": Source("np.log1p"), "inverse_func": Source("np.expm1")}
        model = call("sklearn.compose.TransformedTargetRegressor", model, **logarithm)
    plain = "model.predict(x)"
    # Where the link is an exponential, predictions are positive by themselves.
    made = Expression(plain) if is_rate(problem) else held(plain, problem.activation)
    return Recipe(
        model=model,
        comment=_comment(problem, on_scale=on_scale),
        before=_scaling(problem) if on_scale else (),
        coding=Coding.VALUES,
        asked=(f"return {made.text}",),
        imports=made.imports,
        shape=shaped(predicted_words(problem), problem.units),
        weights="1 / np.abs({y})" if problem.loss.name == "mape" else "",
    )


def _level(problem: Problem) -> Value:
    return problem.params.get("quantile", problem.loss.params["quantile"].default)


def _number(problem: Problem, name: str) -> float:
    value = problem.params.get(name, problem.loss.params[name].default)
    # None of these takes a number for each class.
    return cast("float", value)


def _tweedie(problem: Problem) -> Call:
    power = _number(problem, "power")
    return call("sklearn.linear_model.TweedieRegressor", power=power, link="log", alpha=1e-4, max_iter=1000)


def _by_descent(loss: str, parameter: str) -> Callable[[Problem], Call]:
    """Return a linear model that stochastic gradient descent trains; its labels are brought to spread 1 first."""

    def made(problem: Problem) -> Call:
        epsilon = _number(problem, parameter) / problem.spread
        steps: dict[str, Value] = {"learning_rate": "adaptive"}
        if loss == "huber" and epsilon < 1.0:
            # Its gradient is at most epsilon: with the usual steps it would stop before it has moved.
            steps |= {"eta0": 0.01 / epsilon, "tol": 1e-3 * epsilon}
        return call("sklearn.linear_model.SGDRegressor", loss=loss, epsilon=epsilon, **steps, random_state=0)

    return made


def _tube(problem: Problem) -> Call:
    if not _by_kernel(problem):
        return _by_descent("epsilon_insensitive", "epsilon")(problem)
    epsilon = _number(problem, "epsilon")
    if problem.spread == 1.0:
        return call("sklearn.svm.SVR", epsilon=epsilon)
    return call("sklearn.svm.SVR", C=problem.spread, epsilon=epsilon)


def _by_kernel(problem: Problem) -> bool:
    return problem.loss.name == "epsilon_insensitive" and problem.rows <= MANY_ROWS


_REGRESSORS: Mapping[str, Callable[[Problem], Call]] = {
    "mse": lambda problem: regressor(problem, "squared_error"),
    "l2": lambda problem: regressor(problem, "squared_error"),
    "msle": lambda problem: regressor(problem, "squared_error"),
    "mae": lambda problem: regressor(problem, "absolute_error"),
    "mape": lambda problem: regressor(problem, "absolute_error"),
    "quantile": lambda problem: regressor(problem, "quantile", quantile=_level(problem)),
    "poisson_nll": lambda problem: regressor(problem, "poisson"),
    "poisson_deviance": lambda problem: regressor(problem, "poisson"),
    "gamma_nll": lambda problem: regressor(problem, "gamma"),
    "gamma_deviance": lambda problem: regressor(problem, "gamma"),
    "tweedie_deviance": _tweedie,
    "huber": _by_descent("huber", "delta"),
    "smooth_l1": _by_descent("huber", "beta"),
    "epsilon_insensitive": _tube,
    "squared_epsilon_insensitive": _by_descent("squared_epsilon_insensitive", "epsilon"),
}
_HUBERS = frozenset({"huber", "smooth_l1"})
_BY_GRADIENT = _HUBERS | {"epsilon_insensitive", "squared_epsilon_insensitive"}

_COMMENTS: Mapping[str, tuple[str, ...]] = {
    "mape": ("Weighing each row by 1 / |y| makes a relative error of the absolute one.",),
    "msle": ("The squared error of log(1 + y) is msle.",),
    "smooth_l1": ("smooth_l1 is Huber's loss divided by beta.",),
    "tweedie_deviance": ("alpha is a small penalty on the weights.",),
}


def _comment(problem: Problem, *, on_scale: bool) -> tuple[str, ...]:
    """Return what to know of the estimator, in lines."""
    lines = _COMMENTS.get(problem.loss.name, ())
    parameter = next(iter(problem.loss.params), "")
    if on_scale:
        lines += (f"epsilon is {parameter} in spreads: gradient descent needs labels of order 1.",)
    if problem.loss.name in _HUBERS and _number(problem, parameter) < problem.spread:
        lines += ("eta0 and tol follow epsilon, beyond which the gradient does not grow.",)
    if _by_kernel(problem) and problem.spread != 1.0:
        return (*lines, "C is in the label's unit, here one standard deviation.")
    return lines


def _scaling(problem: Problem) -> tuple[Block, ...]:
    several = len(problem.bias) > 1
    centre = laid_out("CENTRE = np.array(", list(problem.bias), ")") if several else assigned("CENTRE", problem.bias[0])
    spread = assigned("SPREAD", problem.spread)
    return (Block(f"{centre}\n{spread}", NUMPY if several else ()), *map(Block, _SCALED))
