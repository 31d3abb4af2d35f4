"""The catalogue's PyTorch names compute the catalogue's losses.

Run where the `frameworks` extra is installed: ``pytest tests/frameworks``.
"""

import math
from importlib import import_module

import numpy as np
import pytest

from actloss.catalogue import LOSSES, Loss, Scale, framework_names
from actloss.losses.arrays import FloatArray
from actloss.losses.binary import binary_crossentropy_from_logits

# The types are checked where torch is not installed.
torch = import_module("torch")

RNG = np.random.default_rng(20261123)
ROWS = 200


def _labels(row: Loss) -> FloatArray:
    match row.name:
        case "kl_divergence":
            return RNG.dirichlet(np.ones(3), ROWS)
        case "categorical_crossentropy":
            return np.eye(3)[RNG.integers(0, 3, ROWS)]
        case "sparse_categorical_crossentropy":
            return RNG.integers(0, 3, ROWS).astype(np.float64)
        case "binary_crossentropy":
            return RNG.uniform(size=ROWS)
        case "hinge" | "squared_hinge" | "exponential":
            return RNG.choice([-1.0, 1.0], ROWS)
        case _:
            return RNG.gamma(2.0, 2.0, ROWS)


def _predictions(row: Loss, scale: Scale) -> tuple[Scale, FloatArray, FloatArray]:
    """Return a scale that our function takes, predictions on it, and the same ones on the framework's scale."""
    shape = (ROWS, 3) if row.kinds == ("multiclass",) else (ROWS,)
    raw = RNG.normal(size=shape)
    match scale:
        case Scale.LOG_PROBABILITY:
            return Scale.LOGIT, raw, raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))
        case Scale.VALUE:
            return scale, np.exp(raw), np.exp(raw)
        case _:
            return scale, raw, raw


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
@pytest.mark.parametrize("factor", [1.0, 1.25])
def test_the_name_in_pytorch_computes_the_loss(row: Loss, factor: float) -> None:
    params = {name: parameter.default * factor for name, parameter in row.params.items() if parameter.default}
    scale, ours, theirs = _predictions(row, row.expects["pytorch"])
    labels = _labels(row)
    code = framework_names(row, **params)["pytorch"]
    y_true, y_pred = torch.tensor(labels), torch.tensor(theirs)
    if row.name == "sparse_categorical_crossentropy":
        y_true = y_true.long()
    answer = eval(code, {"torch": torch, "math": math, "y_true": y_true, "y_pred": y_pred})  # noqa: S307 - the catalogue's own code
    value = answer if "y_pred" in code else answer(y_pred, y_true)

    assert float(value) == pytest.approx(row.kernels[scale](labels, ours, **params).mean(), rel=1e-12)


def test_ours_keeps_the_tail_that_pytorch_drops_on_the_negative_class() -> None:
    logit = torch.tensor([-40.0], dtype=torch.float64)
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(logit, torch.zeros_like(logit))

    assert float(theirs) == 0.0
    assert binary_crossentropy_from_logits(0.0, -40.0).tolist() == pytest.approx(math.exp(-40.0), rel=1e-15)
