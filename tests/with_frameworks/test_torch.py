"""The catalogue's PyTorch names compute the catalogue's losses.

Skipped where the `frameworks` extra is not installed.
"""

import math
import re

import numpy as np
import pytest

from actloss.catalogue import Form, Scale, framework_names
from actloss.losses.arrays import FloatArray
from actloss.losses.binary import binary_crossentropy_from_logits
from needing import needed
from walking import CASES, Case, Params, drawn, on_scale, parameters_of

torch = needed("torch")

BY_INDEX = (Form.INDICES, Form.CLASSES, Form.RANKS)
WITH_CODE = [case for case in CASES if case.own and "pytorch" in case.row.apis]


def _settings(case: Case) -> list[Params]:
    """Return the defaults, and changes of the parameters that the code has room for."""
    room = set(re.findall(r"{(\w+)}", case.row.apis["pytorch"]))
    return [params for params in parameters_of(case) if set(params) <= room and 0.0 not in params.values()]


def _tensor(labels: FloatArray, *, indices: bool) -> object:
    return torch.tensor(labels).long() if indices else torch.tensor(labels)


def _of_torch(case: Case, labels: FloatArray, prediction: FloatArray, params: Params) -> float:
    code = framework_names(case.row, **params)["pytorch"]
    y_true, y_pred = _tensor(labels, indices=case.form in BY_INDEX), torch.tensor(prediction)
    answer = eval(code, {"torch": torch, "math": math, "y_true": y_true, "y_pred": y_pred})  # noqa: S307 - the catalogue's own code
    return float(answer if "y_pred" in code else answer(y_pred, y_true))


def _of_ours(case: Case, labels: FloatArray, prediction: FloatArray, params: Params) -> float:
    scale = case.row.expects["pytorch"]
    losses = case.variant.kernels[scale](labels, prediction, **params)
    if case.row.mass is not None:
        masses = case.row.mass(labels, prediction, **params)
        return float((masses * losses).sum() / masses.sum())
    return float(losses.sum() if case.row.reduction == "sum" else losses.mean())


def _checked(case: Case, labels: FloatArray) -> FloatArray:
    """Return labels that the code is for: focal's, only 0 and 1."""
    return np.round(labels) if case.row.name == "focal" else labels


@pytest.mark.parametrize("case", WITH_CODE, ids=lambda case: case.name)
def test_the_name_in_pytorch_computes_the_loss(case: Case) -> None:
    labels, raw = drawn(case)
    labels, prediction = _checked(case, labels), on_scale(case, case.row.expects["pytorch"], raw)
    for params in _settings(case):
        ours = _of_ours(case, labels, prediction, params)

        assert _of_torch(case, labels, prediction, params) == pytest.approx(ours, rel=1e-10)


def test_every_parameter_with_room_in_the_code_is_changed() -> None:
    for case in WITH_CODE:
        room = set(re.findall(r"{(\w+)}", case.row.apis["pytorch"]))

        assert {name for params in _settings(case) for name in params} == room


def test_focal_code_is_for_labels_0_and_1() -> None:
    focal = next(case for case in CASES if case.name == "focal")
    labels, raw = np.full(4, 0.5), np.array([-2.0, -1.0, 1.0, 2.0])

    assert focal.row.expects["pytorch"] is Scale.LOGIT
    assert _of_torch(focal, labels, raw, {}) != pytest.approx(_of_ours(focal, labels, raw, {}), rel=1e-3)


def test_ours_keeps_the_tail_that_pytorch_drops_on_the_negative_class() -> None:
    logit = torch.tensor([-40.0], dtype=torch.float64)
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(logit, torch.zeros_like(logit))

    assert float(theirs) == 0.0
    assert binary_crossentropy_from_logits(0.0, -40.0).tolist() == pytest.approx(math.exp(-40.0), rel=1e-15, abs=0.0)
