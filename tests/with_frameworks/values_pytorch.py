"""PyTorch's own values of the catalogue's losses on fixed inputs, in float64, and ours of the same."""

import math
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.program import Program
from actloss.frameworks.pytorch.losses import CATEGORICAL, LOSSES
from actloss.frameworks.pytorch.owned import OWNED, brought
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from needing import needed
from walking import CASES, CLASSES, MANY, Case, Params, drawn, on_scale

torch: Any = needed("torch")

BY_INDEX = (Form.INDICES, Form.CLASSES, Form.RANKS)
WITH_VALUE = tuple(case for case in CASES if LOSSES[case.row.name].how is not How.ABSENT)
"""All that PyTorch, or a function that code brings, has a value of."""
DEFAULTS: Params = MappingProxyType({})


def entry_of(case: Case) -> Entry:
    """Return what PyTorch has for a case."""
    return LOSSES[case.row.name] if case.own else CATEGORICAL[case.row.name]


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what PyTorch, or the function that code brings, makes of a case's labels and predictions."""
    return float(computed(case, drawn_tensors(case)[0], params))


def computed(case: Case, y_pred: Any, params: Params = DEFAULTS, *, rows: int = MANY) -> Any:  # noqa: ANN401 - tensors
    """Return the loss of predictions on the scale that the entry takes, pairs in columns.

    Args:
        case: Whose labels are taken.
        y_pred: A tensor; of `laplace_nll` the second column is the logarithm of the scale.
        params: The loss's.
        rows: How many labels are drawn.
    """
    y_true = drawn_tensors(case, rows=rows)[1]
    y_true = y_true.to(y_pred.dtype) if y_true.is_floating_point() else y_true
    chosen = {name: tensor(name, given) for name, given in params.items()}
    entry = entry_of(case)
    if entry.how is How.OWN:
        return brought_function(entry.name)(y_pred, y_true, **chosen)
    return _NAMED.get(case.row.name, _plain)(case, y_pred, y_true, chosen)


def drawn_tensors(case: Case, *, rows: int = MANY) -> tuple[Any, Any]:
    """Return predictions, on the scale that the entry takes, and labels, in float64."""
    labels, raw = drawn(case, rows=rows)
    entry = entry_of(case)
    prediction = on_scale(case, entry.takes or Scale.VALUE, raw)
    if entry.name == "laplace_nll":
        prediction = np.stack([prediction[:, 0], np.log(prediction[:, 1])], axis=1)
    y_true = torch.tensor(labels)
    if case.form in BY_INDEX:
        y_true = y_true.long()
    if entry.name in {"laplace_nll", "zip_nll"}:
        y_true = y_true[:, None]
    return torch.tensor(prediction), y_true


def inputs(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw predictions."""
    return drawn(case)


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's value of the same."""
    return loss_of(case, entry_of(case).takes, *drawn(case), params)


def tensor(name: str, given: Any) -> Any:  # noqa: ANN401 - numbers, or lists of them
    """Return a parameter as PyTorch takes it."""
    if name == "class_weight":
        return torch.tensor(np.broadcast_to(np.asarray(given, dtype=np.float64), CLASSES).copy())
    return torch.tensor(given, dtype=torch.float64) if isinstance(given, list) or name == "pos_weight" else given


def brought_class(name: str) -> Any:  # noqa: ANN401 - a module of PyTorch's
    """Return the module that code brings beside a function."""
    return _run(name)[OWNED[name]]


def brought_function(name: str) -> Any:  # noqa: ANN401
    """Return a function that code brings."""
    return _run(name)[name]


@cache
def _run(name: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(str(Program((), brought(name))), names)  # noqa: S102 - the program is ours
    return names


def _plain(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return _class(case)(**params)(y_pred, y_true)


def _class(case: Case) -> Any:  # noqa: ANN401
    return getattr(torch.nn, entry_of(case).name.removeprefix("torch.nn."))


def _binary(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    smoothing = params.get("label_smoothing", 0.0)
    weight = params.get("pos_weight")
    return _class(case)(pos_weight=weight)(y_pred, y_true * (1 - smoothing) + smoothing / 2)


def _weighted(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    smoothing = params.get("label_smoothing", 0.0)
    loss = _class(case)(weight=params.get("class_weight"), label_smoothing=smoothing, reduction="none")
    return loss(y_pred, y_true).mean()


def _pair(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return _class(case)(**params)(y_pred[:, 0], y_true, y_pred[:, 1])


def _divergence(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return _class(case)(reduction="batchmean")(y_pred, y_true) / math.log(params.get("base", math.e))


def _summed(case: Case, y_pred: Any, y_true: Any, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return _class(case)(reduction="sum", **params)(y_pred, y_true)


_NAMED: Mapping[str, Callable[[Case, Any, Any, Mapping[str, Any]], Any]] = {
    "l2": _summed,
    "gaussian_nll": _pair,
    "binary_crossentropy": _binary,
    "categorical_crossentropy": _weighted,
    "sparse_categorical_crossentropy": _weighted,
    "kl_divergence": _divergence,
}
