"""What programs for Keras compute as their loss, in float32, beside the catalogue's own figure."""

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Coding, How
from actloss.frameworks.keras import FRAMEWORK
from actloss.frameworks.keras.objective import objective
from actloss.frameworks.keras.shapes import coding_in_keras
from actloss.frameworks.problem import Cells, Labels, Problem, Style
from actloss.frameworks.program import Program
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from needing import needed
from walking import CASES, CLASSES, Case, Params, drawn, on_scale

# Keras asks for TensorFlow unless it is told otherwise.
os.environ.setdefault("KERAS_BACKEND", "jax")
keras: ModuleType = needed("keras")

WITH_VALUE = tuple(case for case in CASES if FRAMEWORK.losses[case.row.name].how is not How.ABSENT)
NONE: Params = {}
_ACTIVATED = {Scale.RATE: "exp", Scale.LOG_RATE: "exp", Scale.PROBABILITY: "sigmoid", Scale.LOGIT: "sigmoid"}


def value(case: Case, params: Params = NONE) -> float:
    """Return the value of Keras, or of the function that code brings, for a case's labels and predictions."""
    labels, raw = inputs(case)
    if _scale(case) is Scale.VALUE and case.form is not Form.PAIRS:
        raw = on_scale(case, Scale.VALUE, raw)
    posed = posed_for(case, params)
    given = of_keras(posed, labels, raw)
    if FRAMEWORK.losses[case.row.name].factor != 1.0:
        # Code divides by the factor: what Keras itself says is asked for here.
        return float(named(case)(**params)(given[0][:, np.newaxis], given[1]))
    return float(loss_fn(posed)(*given))


def named(case: Case) -> Any:  # noqa: ANN401 - a class of Keras's
    """Return the class that an entry names."""
    return getattr(keras.losses, FRAMEWORK.losses[case.row.name].name.rpartition(".")[2])


def ours(case: Case, params: Params = NONE) -> float:
    """Return the catalogue's value of the same labels and predictions."""
    return loss_of(case, _scale(case), *inputs(case), params)


def posed_for(case: Case, params: Params = NONE) -> Problem:
    """Return a problem whose labels and head are those of a case."""
    kind = case.row.kinds[0] if case.own else "multiclass"
    units = {Form.ELEMENTS: 1, Form.PAIRS: 2, Form.RANKS: CLASSES - 1}.get(case.form, CLASSES)
    return Problem(
        kind=kind,
        loss=case.row,
        params={name: tuple(given) if isinstance(given, list) else given for name, given in params.items()},
        activation=_ACTIVATED.get(_scale(case), "linear"),
        units=units,
        labels=Labels(cells=Cells.NUMBERS),
        bias=(0.0,) * units,
    )


def loss_fn(problem: Problem, style: Style = Style.SNIPPET) -> Callable[..., Any]:
    """Return the function of a program, with the code of its own that it calls."""
    names: dict[str, Any] = {}
    exec(str(Program((), objective(problem, style))), names)  # noqa: S102 - the program is ours
    function: Callable[..., Any] = names["loss_fn"]
    return function


def of_keras(problem: Problem, labels: FloatArray, raw: FloatArray) -> tuple[Any, Any]:
    """Return labels and predictions in the shapes and types that a program has them in."""
    y_true: Any = labels
    match coding_in_keras(problem):
        case Coding.INDICES:
            y_true = labels.astype(np.int64)
        case Coding.ROWS if labels.ndim == 1:
            y_true = np.eye(problem.units)[labels.astype(np.int64)]
        case Coding.BITS if problem.loss.name == "logistic":
            y_true = (labels + 1) / 2
        case Coding.SETS | Coding.SIGNED_SETS if labels.ndim == 1:
            y_true = labels[:, np.newaxis]
    return y_true, (raw[:, np.newaxis] if raw.ndim == 1 else raw).astype(np.float32)


def _scale(case: Case) -> Scale:
    scale = FRAMEWORK.losses[case.row.name].takes
    assert scale is not None
    return scale


def inputs(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return labels that Keras's function is made for, and raw predictions."""
    labels, raw = drawn(case)
    match case.row.name:
        case _ if case.given is not None:
            pass
        case "focal":
            labels = np.round(labels)
        case "msle":
            labels, raw = np.maximum(labels, 0.0), np.abs(raw)
    # As float32 has them, so that only the arithmetic differs.
    return labels, raw.astype(np.float32).astype(np.float64)
