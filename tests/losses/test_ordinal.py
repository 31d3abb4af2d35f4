from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from mpmath import mp, mpf

from actloss.losses import ordinal
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_logits, brier_from_probabilities
from actloss.losses.ordinal import coral_from_logits, corn_from_logits, corn_tasks
from class_digits import EXTREME_DIGITS, ORDINARY_DIGITS, SCALES, nats, predictions, unsquared, worst_ulps
from strategies import CLASSES, PROBABILITIES, distributions

RNG = np.random.default_rng(20261123)
STEPS = npst.arrays(np.float64, (4, 2), elements=st.floats(-800.0, 800.0, allow_subnormal=False))


def _rps(scale: str) -> Kernel:
    kernel: Kernel = getattr(ordinal, f"rps_from_{scale}")
    return kernel


def _exact_rps(scale: str, label: int, row: list[float]) -> mpf:
    p = [mp.exp(-cost) for cost in nats(scale, row)]
    wrong = [mp.fsum(p[: k + 1]) if k < label else mp.fsum(p[k + 1 :]) for k in range(len(p) - 1)]
    return mp.fsum(share**2 for share in wrong)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("label", [0, 1, 2, 3])
def test_rps_is_right_to_its_last_digits(scale: str, label: int) -> None:
    p = predictions(scale)
    y = np.full(len(p), label)

    assert worst_ulps(_rps(scale)(y, p), y, p, lambda c, row: _exact_rps(scale, c, row), ORDINARY_DIGITS) < 5.0


@pytest.mark.parametrize("label", [0, 1, 2])
def test_rps_of_extreme_logits_is_right_to_its_last_digits(label: int) -> None:
    z = unsquared(label)
    y = np.full(len(z), label)

    assert worst_ulps(_rps("logits")(y, z), y, z, lambda c, row: _exact_rps("logits", c, row), EXTREME_DIGITS) < 5.0


@given(distributions(4, 5), distributions(4, 5))
def test_rps_is_the_squared_distance_of_the_cumulative_distributions(y: FloatArray, p: FloatArray) -> None:
    gaps = np.cumsum(p - y, axis=1)[:, :-1]

    np.testing.assert_allclose(_rps("probabilities")(y, p), np.square(gaps).sum(axis=1), rtol=1e-9, atol=1e-15)


@given(PROBABILITIES)
def test_rps_of_two_classes_is_the_brier_score_of_one(p: FloatArray) -> None:
    y = (np.arange(len(p)) % 2).astype(np.float64)

    np.testing.assert_allclose(
        _rps("probabilities")(y, np.stack([1.0 - p, p], axis=1)),
        brier_from_probabilities(y, p),
        rtol=1e-12,
        atol=1e-30,
    )


@given(CLASSES, distributions())
def test_rps_is_the_same_with_the_classes_in_the_opposite_order(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_allclose(
        _rps("probabilities")(2.0 - y, p[:, ::-1]), _rps("probabilities")(y, p), rtol=1e-12, atol=1e-30
    )


@given(CLASSES, distributions())
def test_rps_of_indices_is_that_of_rows(y: FloatArray, p: FloatArray) -> None:
    rows = np.eye(3)[y.astype(int)]
    nearly = rows + np.array([1.0, -1.0, 0.0]) * 1e-300

    np.testing.assert_array_equal(_rps("probabilities")(rows, p), _rps("probabilities")(y, p))
    np.testing.assert_allclose(
        _rps("probabilities")(np.clip(nearly, 0.0, 1.0), p), _rps("probabilities")(y, p), rtol=1e-9, atol=1e-15
    )


def test_a_near_miss_costs_less_than_a_far_one() -> None:
    losses = _rps("probabilities")([0, 0, 0], np.eye(3))

    assert losses.tolist() == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_rps_of_nearly_certain_distributions_keeps_its_digits(order: list[int]) -> None:
    y, p = np.array([[1.0, 1e-20]]), np.array([[1.0, 3e-20]])

    assert _rps("probabilities")(y[:, order], p[:, order]).tolist() == pytest.approx([4e-40], rel=1e-14, abs=0.0)


def test_a_single_class_cannot_be_wrong() -> None:
    assert _rps("probabilities")([0], [[1.0]]).tolist() == [0.0]


@given(CLASSES, STEPS)
def test_coral_is_the_sum_of_the_binary_crossentropies_of_the_steps(y: FloatArray, z: FloatArray) -> None:
    above = (y[:, np.newaxis] > np.arange(2)).astype(np.float64)

    np.testing.assert_allclose(
        coral_from_logits(y, z), binary_crossentropy_from_logits(above, z).sum(axis=1), rtol=1e-15, atol=1e-315
    )


@given(CLASSES, STEPS)
def test_corn_times_its_tasks_is_what_the_class_costs(y: FloatArray, z: FloatArray) -> None:
    go_on, stop = -binary_crossentropy_from_logits(np.ones_like(z), z), -binary_crossentropy_from_logits(0.0 * z, z)
    # P(0) = stop, P(1) = go on and stop, P(2) = go on twice
    logs = np.stack([stop[:, 0], go_on[:, 0] + stop[:, 1], go_on[:, 0] + go_on[:, 1]], axis=1)
    own = np.take_along_axis(logs, y.astype(int)[:, np.newaxis], axis=1)[:, 0]

    np.testing.assert_allclose(corn_tasks(y, z) * corn_from_logits(y, z), -own, rtol=1e-14, atol=1e-315)


def test_every_row_answers_the_questions_up_to_its_class() -> None:
    assert corn_tasks(np.arange(4.0), np.zeros((4, 3))).tolist() == [1.0, 2.0, 3.0, 3.0]


def test_corn_ignores_what_it_does_not_ask() -> None:
    assert corn_from_logits([0, 0], [[0.0, inf], [0.0, -7.0]]).tolist() == pytest.approx([np.log(2.0)] * 2)


def test_a_certain_step_costs_nothing_when_right_and_infinity_when_wrong() -> None:
    for kernel in (coral_from_logits, corn_from_logits):
        assert kernel([2, 0, 2], [[inf, inf], [-inf, -inf], [inf, -inf]]).tolist() == [0.0, 0.0, inf]


@pytest.mark.parametrize("kernel", [coral_from_logits, corn_from_logits])
def test_a_tiny_loss_keeps_its_digits(kernel: Kernel) -> None:
    losses = kernel([0], [[-40.0, -745.0]])

    assert losses.tolist() == pytest.approx([np.exp(-40.0)], rel=1e-15, abs=0.0)


def test_the_mean_of_corn_over_a_data_set_is_that_over_all_questions() -> None:
    y, z = RNG.integers(0, 4, 200).astype(np.float64), RNG.normal(size=(200, 3))
    # As coral_pytorch does it: a loop over the questions, each on the rows that got so far.
    asked = [y > k - 1 for k in range(3)]
    costs = [binary_crossentropy_from_logits((y[rows] > k) * 1.0, z[rows, k]) for k, rows in enumerate(asked)]
    tasks = corn_tasks(y, z)

    mean = (tasks * corn_from_logits(y, z)).sum() / tasks.sum()
    assert mean == pytest.approx(
        sum(cost.sum() for cost in costs) / sum(len(cost) for cost in costs), rel=1e-13, abs=0.0
    )


def test_a_distribution_next_to_the_predicted_one_keeps_its_digits() -> None:
    y = [[0.2810583483607498, 0.15629464005356417, 0.28487346185898055, 0.2777735497267054]]
    z = [[0.44243729659844677, 1.3256505896649045, -1.1764277789867155, 0.8289443932197997]]

    # mpmath, 60 digits.
    assert ordinal.rps_from_logits(y, z).tolist() == pytest.approx([0.062255943530431692422], rel=5e-16, abs=0.0)
