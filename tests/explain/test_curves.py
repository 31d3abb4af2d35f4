import math

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES, activation, loss
from actloss.catalogue.row import Activation, Loss
from actloss.explain.curves import AT_ONE, ERROR, INPUT, LEAD, POINTS, SCORE, TRUE_CLASS, activation_curve, loss_curve


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_every_loss_has_a_curve(row: Loss) -> None:
    curve = loss_curve(row)

    assert len(curve.x) == POINTS
    assert all(len(line.y) == POINTS for line in curve.lines)
    # A single point may have no finite loss: the true class at probability 0.
    assert all(sum(map(math.isfinite, line.y)) >= POINTS - 1 for line in curve.lines)


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.name)
def test_every_activation_has_a_curve_within_its_range(row: Activation) -> None:
    own = activation_curve(row).lines[0]

    assert row.range.low <= min(own.y)
    assert max(own.y) <= row.range.high


@pytest.mark.parametrize(
    ("name", "across", "at", "values"),
    [
        ("mse", ERROR, -6.0, [36.0]),
        ("mae", ERROR, 3.0, [3.0]),
        ("mape", AT_ONE, 4.0, [3.0]),
        ("msle", AT_ONE, 4.0, [math.log(2.5) ** 2]),
        ("binary_crossentropy", SCORE, 0.0, [math.log(2.0), math.log(2.0)]),
        ("hinge", SCORE, -3.0, [4.0, 0.0]),
        ("nll", TRUE_CLASS, 0.5, [math.log(2.0)]),
        ("categorical_crossentropy", TRUE_CLASS, 0.5, [math.log(2.0)]),
        ("softmax_loss", TRUE_CLASS, 0.25, [math.log(4.0)]),
        ("crammer_singer", LEAD, -3.0, [4.0]),
        # Two classes beyond cost a step each: (1 - 0)² of both sums against (1 - 0)² of one.
        ("rps", "probability of the true class, the first of 3", 0.0, [1.0, 2.0]),
        # (0.25 FN + 0.25 FP) of 1.0 present and predicted.
        ("dice", "probability of one of two labels", 1.0, [0.25 / 2.25, 1.25 / 2.75]),
    ],
)
def test_a_curve_has_the_values_that_can_be_worked_out(name: str, across: str, at: float, values: list[float]) -> None:
    curve = loss_curve(loss(name))
    place = min(range(POINTS), key=lambda number: abs(curve.x[number] - at))

    assert curve.across == across
    assert values == pytest.approx([line.y[place] for line in curve.lines])


def test_a_pair_of_predictions_has_a_line_for_each_second_one() -> None:
    assert [line.label for line in loss_curve(loss("gaussian_nll")).lines] == [
        "variance 1", "variance 4", "variance 16",
    ]  # fmt: skip
    assert [line.label for line in loss_curve(loss("zip_nll")).lines] == ["label 0", "label 2"]


def test_the_middle_class_is_cheapest_in_the_middle() -> None:
    lines = loss_curve(loss("coral")).lines
    middle = POINTS // 2

    assert min(lines, key=lambda line: line.y[middle]).label == "class 1"


def test_an_activation_is_drawn_with_its_derivative() -> None:
    curve = activation_curve(activation("tanh"))
    middle = POINTS // 2

    assert curve.across == INPUT
    assert [line.y[middle] for line in curve.lines] == [0.0, pytest.approx(1.0)]


def test_a_joint_activation_is_drawn_with_the_other_units() -> None:
    first, second = activation_curve(activation("softmax")).lines

    assert [one + 2 * other for one, other in zip(first.y, second.y, strict=True)] == pytest.approx([1.0] * POINTS)


def test_a_cap_far_above_zero_is_in_the_picture() -> None:
    assert max(activation_curve(activation("relu6")).lines[0].y) == 6.0
