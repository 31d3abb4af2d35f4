"""A hand-worked value for every row, on its first scale, and for every row's functions of several classes."""

from collections.abc import Sequence

import pytest

from actloss.catalogue import LOSSES, Loss, Scale, loss
from actloss.losses.arrays import Kernel
from hand_worked import CATEGORICAL, VALUES, Value


def test_every_row_has_a_hand_worked_value() -> None:
    assert {name for name, *_ in VALUES} == {row.name for row in LOSSES}
    assert {name for name, *_ in CATEGORICAL} == {row.name for row in LOSSES if row.multiclass is not None}


@pytest.mark.parametrize("row", [row for row in LOSSES if row.params], ids=lambda row: row.name)
def test_every_parameter_has_a_hand_worked_value(row: Loss) -> None:
    assert {param for name, _, _, params, _ in VALUES if name == row.name for param in params} == set(row.params)


def _numbered(values: Sequence[Value]) -> list[str]:
    return [f"{at} {value[0]}" for at, value in enumerate(values)]


def _check(kernel: Kernel, value: Value) -> None:
    _, y_true, y_pred, params, expected = value

    assert kernel(y_true, y_pred, **params).tolist() == pytest.approx([expected], rel=1e-15, abs=0.0)


@pytest.mark.parametrize("value", VALUES, ids=_numbered(VALUES))
def test_hand_worked_values(value: Value) -> None:
    _check(loss(value[0]).kernel, value)


@pytest.mark.parametrize("value", CATEGORICAL, ids=_numbered(CATEGORICAL))
def test_hand_worked_values_of_several_classes(value: Value) -> None:
    _check(loss(value[0]).variant("multiclass").kernels[Scale.PROBABILITY], value)
