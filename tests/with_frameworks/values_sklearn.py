"""What programs for scikit-learn compute as their loss, beside the catalogue's own figure."""

from collections.abc import Callable
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import How
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.program import Block, Program
from actloss.frameworks.sklearn import FRAMEWORK
from actloss.frameworks.sklearn.decisions import named
from actloss.frameworks.sklearn.measure import measure
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from walking import CASES, CLASSES, Case, Params, drawn, on_scale

DEFAULTS: Params = {}
WITH_VALUE = tuple(case for case in CASES if FRAMEWORK.losses[case.row.name].how is not How.ABSENT)


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return the loss that a script prints for a case's labels and predictions."""
    posed = posed_for(case, params)
    labels, raw = inputs(case, params)
    if named(posed) is None:
        losses, *_ = defined(objective(case.row, posed.kind))[function(case.row, posed.kind)](
            _coded(case, labels), raw, **params
        )
        return float(losses.mean())
    recipe = named(posed)
    assert recipe is not None
    loss: Callable[..., Any] = defined((*recipe.before, *measure(posed)))["loss"]
    if case.form is Form.ROWS:
        labels = labels.argmax(axis=1)
    return float(loss(_coded(case, labels), on_scale(case, _scale(case, params), raw)))


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's loss of the same labels and predictions."""
    # Of l2 too a script prints the mean.
    return loss_of(case, _scale(case, params), *inputs(case, params), params, reduction="mean")


def posed_for(case: Case, params: Params = DEFAULTS) -> Problem:
    """Return a problem whose labels are those of a case."""
    kind = case.row.kinds[0] if case.own else "multiclass"
    units = {Form.ELEMENTS: 1, Form.PAIRS: 2, Form.RANKS: CLASSES - 1}.get(case.form, CLASSES)
    return Problem(
        kind=kind,
        loss=case.row,
        params={name: _told(name, given) for name, given in params.items()},
        activation=case.row.activations[-1 if kind == "multiclass" else 0],
        units=units,
        labels=Labels(cells=Cells.NUMBERS),
        bias=(0.0,) * units,
    )


def _told(name: str, given: Any) -> Any:  # noqa: ANN401 - a number, or one for each class or label
    """Return a parameter as problems have it: a weight of classes is one for each."""
    if name == "class_weight":
        return (given,) * CLASSES if isinstance(given, float) else tuple(given)
    return tuple(given) if isinstance(given, list) else given


def defined(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """Return what the blocks of a program define."""
    names: dict[str, Any] = {"CLASSES": range(CLASSES)}
    exec(str(Program((), blocks)), names)  # noqa: S102 - the program is ours
    return names


def _scale(case: Case, params: Params) -> Scale:
    """Return the scale of what `predict` returns, or of the raw output of a model of one's own."""
    takes = FRAMEWORK.losses[case.row.name].takes
    assert takes is not None
    # Where a parameter is one that no estimator has, the model of one's own takes over.
    return Scale.LOGIT if takes is Scale.PROBABILITY and named(posed_for(case, params)) is None else takes


def _coded(case: Case, labels: FloatArray) -> Any:  # noqa: ANN401 - indices or numbers
    classes = case.form in {Form.INDICES, Form.RANKS, Form.CLASSES, Form.ROWS}
    return labels.astype(np.int64) if classes and labels.ndim == 1 else labels


def inputs(case: Case, params: Params = DEFAULTS) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw predictions; of certain labels only where the estimator takes no others."""
    labels, raw = drawn(case)
    if named(posed_for(case, params)) is None or case.given is not None:
        return labels, raw
    if case.form is Form.ROWS:
        return np.eye(CLASSES)[labels.argmax(axis=1)], raw
    return (np.round(labels) if case.row.name == "binary_crossentropy" else labels), raw
