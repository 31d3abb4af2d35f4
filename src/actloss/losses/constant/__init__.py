"""The best constant prediction: what a model that sees no feature at all should answer, and what it costs.

Labels come as distinct values with counts, so that a column of millions of rows is summed once. `values` is ascending,
shape ``[n]`` (or one row for each distribution, shape ``[n, C]``); `counts` holds how often each occurs, shape
``[n]``, or is None when each counts once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.constant.classes import class_shares, mean_distribution
from actloss.losses.constant.location import (
    expectile,
    huber_location,
    log_cosh_location,
    pseudo_huber_location,
    smooth_l1_location,
    squared_tube_location,
)
from actloss.losses.constant.moments import gaussian_moments, laplace_moments
from actloss.losses.constant.nested import nested_sets
from actloss.losses.constant.order import (
    exp_mean_log,
    half_log_odds,
    majority_sign,
    median,
    quantile,
    relative_median,
    tube_location,
)
from actloss.losses.constant.redescending import cauchy_location, smape_location, tukey_location, welsch_location
from actloss.losses.constant.sums import average, mean

__all__ = [
    "BestConstant",
    "Minimisable",
    "Optimum",
    "baseline",
    "cauchy_location",
    "class_shares",
    "exp_mean_log",
    "expectile",
    "gaussian_moments",
    "half_log_odds",
    "huber_location",
    "laplace_moments",
    "log_cosh_location",
    "majority_sign",
    "mean",
    "mean_distribution",
    "mean_loss",
    "median",
    "nested_sets",
    "own_params",
    "pseudo_huber_location",
    "quantile",
    "relative_median",
    "smape_location",
    "smooth_l1_location",
    "squared_tube_location",
    "tube_location",
    "tukey_location",
    "welsch_location",
]

Param: TypeAlias = float | ArrayLike
"""A parameter of a loss: a number, or one for each class or label."""

Optimum = Callable[..., float | FloatArray]
"""``(values, counts, *, params)`` to the constant that a loss is smallest for, one number or one for each class."""


class Minimisable(Protocol):
    """A loss with its optimum: a row of `actloss.catalogue.LOSSES`."""

    @property
    def kernel(self) -> Kernel:
        """The loss of predictions on the label's scale."""

    @property
    def optimum(self) -> Optimum:
        """The constant that minimises its mean."""

    @property
    def mass(self) -> Kernel | None:
        """How much each row counts in the mean; None where all count alike."""


@dataclass(frozen=True, slots=True)
class BestConstant:
    """The constant that a loss is smallest for, and its mean there."""

    prediction: tuple[float, ...]
    """After the activation, in the label's unit or as probabilities: one number, or one for each class."""
    loss: float
    """Mean over the rows, by their mass."""


def baseline(loss: Minimisable, values: FloatArray, counts: FloatArray | None = None, **params: Param) -> BestConstant:
    """Return what a model must beat: the best constant prediction under a loss, and its mean loss.

    Args:
        loss: A row of the catalogue.
        values: Labels as the loss takes them, ascending, shape ``[n]`` or ``[n, C]``, at least one.
        counts: How often each occurs, shape ``[n]``; None when each counts once.
        params: The loss's parameters, where they differ from its defaults.

    Returns:
        The constant and its loss.

    Raises:
        LabelError: If a value lies outside the loss's support.
        OptionError: If a parameter lies outside its domain.
    """
    constant = loss.optimum(values, counts, **params)
    return BestConstant(
        prediction=tuple(np.atleast_1d(constant).tolist()),
        loss=mean_loss(loss.kernel, values, constant, counts, loss.mass, **params),
    )


def own_params(params: Mapping[str, Param], at: int, width: int) -> Mapping[str, Param]:
    """Return the parameters of one label or class of several.

    Args:
        params: Those of all: a number, or one for each of them.
        at: Which of them, from 0.
        width: How many there are.
    """
    if width == 1:
        return params
    return {
        name: float(np.reshape(value, -1)[at]) if np.size(value) == width else value for name, value in params.items()
    }


def mean_loss(
    kernel: Kernel,
    values: FloatArray,
    constant: float | FloatArray,
    counts: FloatArray | None = None,
    mass: Kernel | None = None,
    /,
    **params: Param,
) -> float:
    """Return the mean of a kernel when every prediction is one constant; 0 where no row has a mass.

    Args:
        kernel: The loss.
        values: Labels, shape ``[n]`` or ``[n, C]``.
        constant: The prediction: a number, or one for each class.
        counts: How often each label occurs, shape ``[n]``; None when each occurs once.
        mass: Labels and predictions to how much each row counts, shape ``[n]``; None where all count alike.
        params: Parameters of both functions.
    """

    def at_constant(function: Kernel, part: FloatArray) -> FloatArray:
        return function(part, np.broadcast_to(constant, part.shape[:1] + np.shape(constant)), **params)

    if mass is not None:
        masses = at_constant(mass, values)
        counts = masses if counts is None else masses * counts
        if not counts.any():
            return 0.0
    return average(partial(at_constant, kernel), values, counts, width=np.size(constant))
