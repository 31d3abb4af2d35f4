import numpy as np
import pytest

from actloss import activations
from actloss.rules.floors import SIGMOID_FLOORS, SIGMOID_TWICE, softmax_floor, softmax_twice


@pytest.mark.parametrize(
    ("classes", "floor"),
    [(2, 0.3133), (3, 0.5514), (4, 0.7437), (5, 0.9048), (10, 1.4612), (100, 3.622), (1000, 5.909)],
)
def test_the_floor_is_what_a_softmax_of_a_certain_row_costs(classes: int, floor: float) -> None:
    twice = activations.softmax(np.eye(classes))

    assert softmax_floor(classes) == pytest.approx(-np.log(twice[0, 0]))
    assert softmax_floor(classes) == pytest.approx(floor, abs=1e-3)
    assert softmax_twice(classes) == pytest.approx((twice.min(), twice.max()))


def test_inputs_further_apart_leave_a_lower_floor() -> None:
    assert softmax_floor(3, 2.0) == pytest.approx(-np.log(activations.softmax(np.array([[2.0, 0.0, 0.0]]))[0, 0]))


def test_a_sigmoid_of_probabilities_lies_between_those_of_0_and_1() -> None:
    least, largest = activations.sigmoid(np.array([0.0, 1.0]))

    assert pytest.approx((least, largest)) == SIGMOID_TWICE
    assert pytest.approx((-np.log(largest), -np.log(1 - least))) == SIGMOID_FLOORS
