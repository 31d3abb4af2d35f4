"""A hand-worked value for every loss, on the label's own scale."""

from collections.abc import Mapping
from math import e, log

import pytest

from actloss.catalogue import LOSSES, loss

VALUES: tuple[tuple[str, object, object, Mapping[str, float], float], ...] = (
    ("mse", [3.0], [1.0], {}, 4.0),  # 2²
    ("msle", [e - 1], [0.0], {}, 1.0),  # (log e - log 1)²
    ("mae", [3.0], [1.0], {}, 2.0),  # |3 - 1|
    ("huber", [0.0], [3.0], {"delta": 2.0}, 4.0),  # 2 (3 - 1)
    ("huber", [0.0], [1.0], {"delta": 2.0}, 0.5),  # ½ 1²
    ("smooth_l1", [0.0], [3.0], {"beta": 2.0}, 2.0),  # 3 - 1
    ("smooth_l1", [0.0], [1.0], {"beta": 2.0}, 0.25),  # ½ 1² / 2
    ("log_cosh", [0.0], [log(2)], {}, log(1.25)),  # cosh(log 2) = (2 + ½) / 2
    ("quantile", [5.0], [1.0], {"quantile": 0.75}, 3.0),  # ¾ of 4
    ("quantile", [1.0], [5.0], {"quantile": 0.75}, 1.0),  # ¼ of 4
    ("poisson_nll", [2.0], [e], {}, e - 2.0),  # e - 2 log e
    ("gamma_deviance", [1.0], [e], {}, 2.0 / e),  # 2 (log e + 1/e - 1)
    ("tweedie_deviance", [4.0], [1.0], {}, 4.0),  # 2 (2 / -¼ - 4 / -½ + 1 / ½) = 2 (-8 + 8 + 2)
    ("tweedie_deviance", [0.0], [4.0], {}, 8.0),  # 2 (2 / ½)
    ("binary_crossentropy", [1.0], [0.25], {}, log(4)),  # -log ¼
    ("binary_crossentropy", [0.5], [0.25], {}, 0.5 * (log(4) + log(4 / 3))),
    ("hinge", [-1.0], [0.5], {}, 1.5),  # 1 + ½
    ("squared_hinge", [-1.0], [0.5], {}, 2.25),  # 1.5²
    ("exponential", [-1.0], [0.5], {}, e**0.5),
    ("categorical_crossentropy", [[0.0, 1.0]], [[0.75, 0.25]], {}, log(4)),  # -log ¼
    ("categorical_crossentropy", [[0.5, 0.5]], [[0.75, 0.25]], {}, 0.5 * (log(4) + log(4 / 3))),
    ("sparse_categorical_crossentropy", [1.0], [[0.75, 0.25]], {}, log(4)),  # -log ¼
    ("kl_divergence", [[0.5, 0.5]], [[0.75, 0.25]], {}, 0.5 * log(4 / 3)),  # ½ log(½/¾) + ½ log(½/¼)
)


def test_every_loss_has_a_hand_worked_value() -> None:
    assert {name for name, *_ in VALUES} == {row.name for row in LOSSES}


@pytest.mark.parametrize(("name", "y_true", "y_pred", "params", "expected"), VALUES)
def test_hand_worked_values(
    name: str, y_true: object, y_pred: object, params: Mapping[str, float], expected: float
) -> None:
    assert loss(name).kernel(y_true, y_pred, **params).tolist() == pytest.approx([expected], rel=1e-15)
