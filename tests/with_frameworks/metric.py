"""The metrics that libraries of trees measure by, and what makes the catalogue's loss of each."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from actloss.losses.arrays import FloatArray
from walking import CASES, Case, Params

Converted = Callable[[float, FloatArray, Params], float]
"""A metric's value, labels and parameters to the catalogue's loss."""


def _same(value: float, _: FloatArray, __: Params) -> float:
    return value


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric of a library."""

    name: str
    """As the library takes it; parameters in braces."""
    words: str = ""
    """What the catalogue's loss is of it; empty where it is that loss."""
    converted: Converted = _same


def squared(name: str) -> Metric:
    """Return a metric that is the root of a mean."""
    return Metric(name, "its square", lambda value, _, __: value**2)


def of_all(name: str) -> Metric:
    """Return a metric that is the root of a mean, where the catalogue has the sum."""
    return Metric(name, "its square times the number of rows", lambda value, labels, _: value**2 * len(labels))


def poisson_deviance(name: str) -> Metric:
    """Return a metric of Poisson's loss without a term in the label alone."""
    return Metric(name, "twice (it + y ln y - y)", _deviance_of_poisson)


def tweedie_deviance(name: str) -> Metric:
    """Return a metric of Tweedie's loss without the term in the label alone."""
    return Metric(name, "twice (it + y^(2 - r) / ((1 - r) (2 - r))), r the power", _deviance_of_tweedie)


def _deviance_of_poisson(value: float, labels: FloatArray, _: Params) -> float:
    logs = np.log(np.where(labels > 0.0, labels, 1.0))
    return 2.0 * float(value + (labels * logs - labels).mean())


def _deviance_of_tweedie(value: float, labels: FloatArray, params: Params) -> float:
    power = params.get("power", 1.5)
    return 2.0 * float(value + (labels ** (2.0 - power) / ((1.0 - power) * (2.0 - power))).mean())


def of_steps(name: str) -> dict[str, Metric]:
    """Return the metric of a model for each step between ordered classes, put together by `by_steps`."""
    return {
        "coral": Metric(name, "its sum over the models of the steps"),
        "corn": Metric(name, "its mean over the steps that each row reaches"),
    }


def binary(labels: FloatArray, scores: FloatArray) -> Case:
    """Return binary cross-entropy of labels 0 and 1 and raw scores."""
    return replace(next(case for case in CASES if case.name == "binary_crossentropy"), given=(labels, scores))


Mean = Callable[[FloatArray, FloatArray], float]
"""Whether each row is above a step, and its scores, to the mean loss."""


def by_steps(case: Case, labels: FloatArray, raw: FloatArray, measured: Mean) -> float:
    """Return what models for each step between ordered classes make of labels and scores.

    Args:
        case: ``coral`` measures every step by all rows and adds the steps up, ``corn`` by the rows that reach it.
        labels: Class indices.
        raw: A score for each step.
        measured: The metric of one model.
    """
    steps = range(raw.shape[1])
    reached = [labels >= (step if case.row.name == "corn" else 0) for step in steps]
    means = [measured((labels[reached[step]] > step).astype(np.float64), raw[reached[step], step]) for step in steps]
    if case.row.name == "coral":
        return float(sum(means))
    return float(np.average(means, weights=[rows.sum() for rows in reached]))
