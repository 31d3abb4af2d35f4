"""What is scored: the task, the shape of the labels, and each model's predictions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from actloss.catalogue import Scale
from actloss.losses.arrays import BoolArray, FloatArray
from actloss.losses.constant import Param
from actloss.predictions import Layout, Spread
from actloss.scorecard.moments import Groups

Params = Mapping[str, Mapping[str, Param]]
"""Parameters by loss: ``{"huber": {"delta": 2.0}}``."""

Custom = Callable[[FloatArray, FloatArray], object]
"""A user's own loss: ``(y_true, y_pred)`` to one loss a row, or to their mean."""


FIRST = {
    "regression": "mse",
    "binary": "binary_crossentropy",
    "multiclass": "sparse_categorical_crossentropy",
    "multilabel": "binary_crossentropy",
}
"""The loss that stands for a task where one is wanted and none was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The task and the labels."""

    kind: str
    """``regression``, ``binary``, ``multiclass`` or ``multilabel``."""
    classes: tuple[str, ...] = ()
    """Classes in the order of their index, labels or outputs in the order of their columns."""
    soft: bool = False
    """Whether several exclusive classes are labelled by one row each (one-hot or a distribution), not by an index."""
    ordered: bool = False
    """Whether the order of the classes means something."""
    shares: tuple[float, ...] | None = None
    """The share of each class, where it is known before the losses are summed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One model's predictions."""

    name: str
    scale: Scale
    layout: Layout = Layout.SINGLE
    width: int = 1
    """Numbers a row."""
    spread: Spread | None = None
    """What the second number of a pair measures, where that is known."""
    quantile: float | None = None
    """The level in (0, 1) whose quantile it predicts, where that is known."""
    decimals: int | None = None
    """Decimals that they are printed with, where that is known."""
    scale_given: bool = False
    misordered: bool = False
    unsorted: tuple[str, ...] = ()
    paired: bool = False

    @property
    def joint(self) -> bool:
        """Whether each row holds one number for each of several exclusive classes."""
        return self.layout is Layout.CLASSES

    @property
    def second(self) -> str:
        """What the second number of a pair is to a loss: ``variance``, ``scale`` or ``rate``; a variance if unknown."""
        if self.scale in {Scale.RATE, Scale.LOG_RATE}:
            return "rate"
        return "scale" if self.spread is Spread.SCALE else "variance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user asked for."""

    losses: tuple[str, ...] = ()
    """Catalogue names; empty for all that apply."""
    params: Params = field(default_factory=dict)
    eps: float | None = None
    """Probabilities are kept between this and 1 less this; None leaves them as they are."""
    customs: Mapping[str, Custom] = field(default_factory=dict)
    by_class: bool = False
    worst: int = 0
    resamples: int = 0
    seed: int = 0
    metrics: bool = False
    class_weight: tuple[float, ...] | None = None
    """What the rows of each class count."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Consecutive rows of what is scored."""

    start: int
    """How many rows stand before them."""
    truth: FloatArray
    """Labels, shape ``[n]`` or ``[n, k]``; nan where there is none."""
    predictions: tuple[FloatArray, ...]
    """Of each model, shape ``[n]`` or ``[n, k]``; nan where there is none."""
    weight: FloatArray | None = None
    """What each row counts, shape ``[n]``."""
    groups: Groups | None = None
    """Its group in ``--by``, shape ``[n]``."""


def with_variance(pair: FloatArray) -> FloatArray:
    """Return centres and standard deviations, shape ``[n, 2]``, as centres and variances."""
    # A negative deviation stays negative, for the loss to refuse.
    return np.column_stack([pair[:, 0], pair[:, 1] * np.abs(pair[:, 1])])


def counts_of_rows(labels: FloatArray) -> FloatArray:
    """Return how many rows each class has, of one-hot rows or distributions, shape ``[n, C]``; nan rows are none."""
    return np.asarray(labels[~missing_rows(labels)].sum(axis=0))


def infinite_rows(numbers: FloatArray) -> BoolArray:
    """Return which rows hold an infinite number, shape ``[n]``."""
    endless = np.isinf(numbers)
    return endless if endless.ndim == 1 else np.asarray(endless.any(axis=1))


def missing_rows(numbers: FloatArray) -> BoolArray:
    """Return which rows hold a nan, shape ``[n]``."""
    nothing = np.isnan(numbers)
    return nothing if nothing.ndim == 1 else np.asarray(nothing.any(axis=1))
