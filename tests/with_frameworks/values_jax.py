"""What programs for JAX compute as their loss, in float64, beside the catalogue's own figure."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Coding, How
from actloss.frameworks.jax import FRAMEWORK
from actloss.frameworks.jax.objective import objective
from actloss.frameworks.jax.shapes import coding
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.program import Program
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from needing import needed
from walking import CASES, CLASSES, Case, Params, drawn, on_scale

jax: ModuleType = needed("jax")
needed("optax")

DEFAULTS: Params = {}
WITH_VALUE = tuple(case for case in CASES if FRAMEWORK.losses[case.row.name].how is not How.ABSENT)


def is_own(case: Case) -> bool:
    """Return whether programs bring a function for a case."""
    # optax's focal loss is for two classes.
    return FRAMEWORK.losses[case.row.name].how is How.OWN or case.name == "categorical focal"


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return the loss that a program's ``loss_fn`` gives for a case's labels and predictions."""
    labels, raw = inputs(case)
    takes = FRAMEWORK.losses[case.row.name].takes
    if takes is Scale.VALUE and case.form is not Form.PAIRS:
        raw = on_scale(case, Scale.VALUE, raw)
    posed = posed_for(case, params, activated=False)
    with jax.enable_x64(new_val=True):
        return float(loss_fn(posed)(*of_jax(posed, raw, labels)))


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's loss of the same labels and predictions."""
    return loss_of(case, FRAMEWORK.losses[case.row.name].takes, *inputs(case), params)


def posed_for(case: Case, params: Params = DEFAULTS, *, activated: bool = True) -> Problem:
    """Return a problem whose labels and head are those of a case.

    Args:
        case: A row of the catalogue, for one kind of task.
        params: Of its loss.
        activated: Whether values and margins come from the activation that suits the row first.
    """
    kind = case.row.kinds[0] if case.own else "multiclass"
    units = {Form.ELEMENTS: 1, Form.PAIRS: 2, Form.RANKS: CLASSES - 1}.get(case.form, CLASSES)
    activation = case.row.activations[-1 if kind == "multiclass" else 0]
    if not activated and FRAMEWORK.losses[case.row.name].takes in {Scale.VALUE, Scale.MARGIN}:
        activation = "linear"
    return Problem(
        kind=kind,
        loss=case.row,
        params={name: tuple(given) if isinstance(given, list) else given for name, given in params.items()},
        activation=activation,
        units=units,
        labels=Labels(cells=Cells.NUMBERS),
        bias=(0.0,) * units,
    )


def loss_fn(problem: Problem) -> Callable[..., Any]:
    """Return the function of a program, with the functions of its own that it calls."""
    names: dict[str, Any] = {}
    exec(str(Program((), objective(problem))), names)  # noqa: S102 - the program is ours
    function: Callable[..., Any] = names["loss_fn"]
    return function


def of_jax(problem: Problem, raw: FloatArray, labels: FloatArray) -> tuple[Any, Any]:
    """Return predictions and labels in the shapes and types that a program has them in."""
    coded = coding(problem)
    if coded is Coding.INDICES:
        labels = labels.astype(np.int64)
    if problem.loss.name == "logistic":
        labels = (labels + 1) / 2
    if raw.ndim == 1:
        raw = raw[:, np.newaxis]
        labels = labels[:, np.newaxis] if coded in {Coding.SETS, Coding.SIGNED_SETS} else labels
    return jax.numpy.asarray(raw), jax.numpy.asarray(labels)


def inputs(case: Case) -> tuple[FloatArray, FloatArray]:
    labels, raw = drawn(case)
    # optax's focal loss is made for labels of 0 and 1.
    return (np.round(labels) if case.row.name == "focal" and case.given is None else labels), raw
