"""Every row of the catalogue with labels that it takes, and predictions on each of its scales."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy.special import log_expit, log_softmax, softmax

from actloss.activations import sigmoid
from actloss.catalogue import LOSSES, Form, Loss, Scale, Variant
from actloss.interval import ABOVE_MINUS_ONE, NON_NEGATIVE, POSITIVE, UNIT
from actloss.losses.arrays import FloatArray, Kernel

Params = Mapping[str, Any]

CLASSES = 3
FEW, MANY = 8, 400
WEIGHTS = np.array([2.0, 0.5, 3.5, 1.0, 1.5, 0.75, 2.5])
"""Of the distinct labels of a case, as many as there are."""
INDICES = np.arange(float(CLASSES))
ROWS = np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5], [1.0, 0.0, 0.0], [0.1, 0.2, 0.7]])
SETS = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
BITS, SHARES, SIGNS = np.array([0.0, 1.0]), np.array([0.0, 0.3, 1.0]), np.array([-1.0, 1.0])
COUNTS = np.array([0.0, 1.0, 2.0, 4.0, 9.0])
REALS = np.array([-3.0, 0.25, 0.5, 1.0, 2.0, 8.0, 9.5])
SUPPORTS = {
    UNIT: SHARES,
    POSITIVE: np.array([0.1, 1.0, 2.0, 2.5, 8.0, 20.0, 31.0]),
    NON_NEGATIVE: np.array([0.0, 1.0, 2.0, 2.5, 8.0, 20.0]),
    ABOVE_MINUS_ONE: np.array([-0.5, 0.0, 1.0, 2.5, 8.0, 20.0, 31.0]),
}
CLASS_FORMS = (Form.INDICES, Form.ROWS, Form.CLASSES)
"""Forms with one prediction for each class."""


@dataclass(frozen=True, slots=True)
class Case:
    """A row, with its own functions or with those for several exclusive classes."""

    row: Loss
    variant: Variant
    own: bool
    given: tuple[FloatArray, FloatArray] | None = field(default=None, compare=False)
    """Labels and raw predictions that take the place of those that are drawn."""

    @property
    def name(self) -> str:
        return self.row.name if self.own else f"categorical {self.row.name}"

    @property
    def form(self) -> Form:
        return self.variant.form

    @property
    def scale(self) -> Scale:
        """The first scale, which constants are on."""
        return next(iter(self.variant.kernels))

    @property
    def kernel(self) -> Kernel:
        return self.variant.kernels[self.scale]


def _cases() -> Iterator[Case]:
    for row in LOSSES:
        yield Case(row, row.variant(row.kinds[0]), own=True)
        if row.multiclass is not None:
            yield Case(row, row.multiclass, own=False)


CASES = tuple(_cases())
every_loss = pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def labels_of(case: Case) -> FloatArray:
    """Return distinct labels that a case takes, ascending where they are numbers."""
    match case.form:
        case Form.INDICES | Form.RANKS | Form.CLASSES:
            return INDICES
        case Form.ROWS:
            return ROWS
        case Form.SETS:
            return SETS
    if case.scale is Scale.MARGIN:
        return SIGNS
    if case.row.labels.startswith("counts: whole numbers"):
        return COUNTS
    if case.row.labels.startswith("0 or 1 for each label: absent"):
        return BITS
    return REALS if case.row.y_true is None else SUPPORTS.get(case.row.y_true, REALS)


def weighted_labels(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return distinct labels and how much each weighs."""
    labels = labels_of(case)
    return labels, WEIGHTS[: len(labels)]


def certain_labels(case: Case) -> FloatArray:
    """Return labels that leave no doubt: where they may be probabilities, 0 and 1 only."""
    labels = np.eye(CLASSES) if case.form is Form.ROWS else labels_of(case)
    return BITS if labels is SHARES else labels


def width_of(case: Case) -> tuple[int, ...]:
    """Return the shape of one row's prediction."""
    if case.form in (Form.PAIRS, Form.RANKS):
        return (2,)
    return () if case.form is Form.ELEMENTS else (CLASSES,)


def drawn(case: Case, rows: int = MANY, seed: int = 20261125, spread: float = 2.0) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw predictions that are made for no scale yet: see `on_scale`."""
    if case.given is not None:
        return case.given
    rng = np.random.default_rng(seed)
    labels = labels_of(case)
    chosen = labels[rng.integers(0, len(labels), rows)]
    return chosen, rng.normal(0.0, spread, (rows, *width_of(case)))


def on_scale(case: Case, scale: Scale, raw: FloatArray) -> FloatArray:
    """Return raw predictions, any real numbers, on a scale: what suits it as an output activation is applied."""
    if case.form is Form.PAIRS:
        return _pairs(scale, raw)
    match scale:
        case Scale.VALUE:
            # Above -1 for the logarithmic error, anything for the others.
            return np.expm1(raw) if case.row.y_true == ABOVE_MINUS_ONE else raw
        case Scale.RATE:
            return np.exp(raw)
        case Scale.PROBABILITY:
            return np.asarray(softmax(raw, axis=-1) if case.form in CLASS_FORMS else sigmoid(raw))
        case Scale.LOG_PROBABILITY:
            return np.asarray(log_softmax(raw, axis=-1) if case.form in CLASS_FORMS else log_expit(raw))
        case Scale.LABEL:
            return np.asarray(raw > 0.0, dtype=np.float64)
        case _:
            return raw


def _pairs(scale: Scale, raw: FloatArray) -> FloatArray:
    first, second = raw[..., 0], raw[..., 1]
    match scale:
        case Scale.VALUE:
            return np.stack([first, np.exp(second)], axis=-1)
        case Scale.RATE:
            return np.stack([sigmoid(first), np.exp(second)], axis=-1)
        case _:
            return raw


def value_of(case: Case, labels: FloatArray, weights: FloatArray, constant: ArrayLike, params: Params) -> float:
    """Return the loss of a data set of distinct labels with weights under a constant prediction."""
    numbers = np.asarray(constant, dtype=np.float64)
    prediction = np.broadcast_to(numbers, (len(labels), *numbers.shape))
    losses = case.kernel(labels, prediction, **params)
    mass = case.row.mass
    counted = weights if mass is None else weights * mass(labels, prediction, **params)
    # A data set of nothing but empty sets costs nothing.
    return float((counted * losses).sum() / counted.sum()) if counted.any() else 0.0


def parameters_of(case: Case) -> tuple[Params, ...]:
    """Return the defaults, each parameter changed one way and the other, and all of them changed at once."""
    changed = [{name: _changed(case, name) for name in case.row.params}]
    lower, upper = ({name: values[at] for name, values in changed[0].items()} for at in (0, 1))
    single = [{name: number} for name, numbers in changed[0].items() for number in numbers]
    return ({}, *single, *([lower, upper] if len(changed[0]) > 1 else []))


_CHANGED: dict[str, tuple[Any, Any]] = {
    "alpha": (0.3, 0.8),
    "base": (2.0, 10.0),
    "beta": (0.3, 2.5),
    "c": (0.7, 8.0),
    "class_weight": (0.5, [0.5, 3.0, 1.0]),
    "delta": (0.3, 4.0),
    "epsilon": (0.0, 1.25),
    "gamma": (0.0, 4.0),
    "gamma_neg": (0.0, 2.5),
    "gamma_pos": (0.0, 2.0),
    "label_smoothing": (0.0, 0.2),
    "margin": (0.0, 0.3),
    "pos_weight": (0.25, 3.0),
    "power": (1.1, 1.8),
    "prior": ([1.0, 1.0, 2.0], [5.0, 3.0, 1.0]),
    "q": (0.2, 1.0),
    "quantile": (0.2, 0.9),
    "tau": (0.0, 2.0),
}


def _changed(case: Case, name: str) -> tuple[Any, Any]:
    if name == "alpha" and case.form is Form.CLASSES:
        return 0.3, [0.5, 3.0, 1.0]
    return _CHANGED[name]
