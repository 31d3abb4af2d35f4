from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp, mpf
from sklearn import metrics

from actloss.errors import OptionError
from actloss.losses import categorical
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import brier_from_probabilities
from actloss.losses.multiclass import categorical_crossentropy_from_logits
from class_digits import EXTREME_DIGITS, ORDINARY_DIGITS, SCALES, nats, predictions, unsquared, worst_ulps
from strategies import CLASSES, PROBABILITIES, SCORES, distributions

RNG = np.random.default_rng(20261123)
every_scale = pytest.mark.parametrize("scale", SCALES)
every_label = pytest.mark.parametrize("label", [0, 1, 2])


def _focal(scale: str) -> Kernel:
    kernel: Kernel = getattr(categorical, f"categorical_focal_from_{scale}")
    return kernel


def _brier(scale: str) -> Kernel:
    kernel: Kernel = getattr(categorical, f"categorical_brier_from_{scale}")
    return kernel


def _exact_focal(scale: str, label: int, row: list[float]) -> mpf:
    cost = nats(scale, row)[label]
    return (1 - mp.exp(-cost)) ** 2 * cost


def _exact_brier(scale: str, label: int, row: list[float]) -> mpf:
    return mp.fsum(((c == label) - mp.exp(-cost)) ** 2 for c, cost in enumerate(nats(scale, row)))


@every_scale
@every_label
def test_focal_is_right_to_its_last_digits(scale: str, label: int) -> None:
    p = predictions(scale)
    y = np.full(len(p), label)

    # It is the third power of the loss where that is small, so it has three times its error.
    assert worst_ulps(_focal(scale)(y, p), y, p, lambda c, row: _exact_focal(scale, c, row), ORDINARY_DIGITS) < 8.0


@every_scale
@every_label
def test_brier_is_right_to_its_last_digits(scale: str, label: int) -> None:
    p = predictions(scale)
    y = np.full(len(p), label)

    assert worst_ulps(_brier(scale)(y, p), y, p, lambda c, row: _exact_brier(scale, c, row), ORDINARY_DIGITS) < 5.0


@every_label
def test_extreme_logits_are_right_to_their_last_digits(label: int) -> None:
    z = unsquared(label)
    y = np.full(len(z), label)

    assert worst_ulps(_focal("logits")(y, z), y, z, lambda c, row: _exact_focal("logits", c, row), EXTREME_DIGITS) < 8.0
    assert worst_ulps(_brier("logits")(y, z), y, z, lambda c, row: _exact_brier("logits", c, row), EXTREME_DIGITS) < 5.0


@every_scale
def test_values_worked_out_by_hand(scale: str) -> None:
    p = {"probabilities": [[0.25, 0.75]], "logits": [[0.0, log(3)]], "log_probabilities": [[log(0.25), log(0.75)]]}
    focal, brier = _focal(scale), _brier(scale)

    # (¾)² log 4, (¾)³ log 4 times 2; (1 - ¼)² + (¾)²; half of that label and half of the other
    assert focal([0], p[scale]).tolist() == pytest.approx([0.5625 * log(4)], rel=1e-15, abs=0.0)
    assert focal([0], p[scale], gamma=3.0, alpha=[2.0, 9.0]).tolist() == pytest.approx(
        [0.84375 * log(4)], rel=1e-15, abs=0.0
    )
    assert focal([[0.5, 0.5]], p[scale]).tolist() == pytest.approx(
        [0.5 * (0.5625 * log(4) + 0.0625 * log(4 / 3))], rel=1e-14, abs=0.0
    )
    assert brier([0], p[scale]).tolist() == pytest.approx([1.125], rel=1e-15, abs=0.0)
    assert brier([[0.5, 0.5]], p[scale]).tolist() == pytest.approx([0.125], rel=1e-14, abs=0.0)


@given(distributions(), SCORES)
def test_focal_without_focus_is_the_crossentropy(y: FloatArray, z: FloatArray) -> None:
    np.testing.assert_allclose(
        _focal("logits")(y, z, gamma=0.0), categorical_crossentropy_from_logits(y, z), rtol=1e-15
    )


@given(CLASSES, SCORES)
def test_indices_and_one_hot_rows_give_the_same_losses(y: FloatArray, z: FloatArray) -> None:
    one_hot = np.eye(3)[y.astype(int)]

    np.testing.assert_array_equal(
        _focal("logits")(y, z, alpha=[1, 2, 3]), _focal("logits")(one_hot, z, alpha=[1, 2, 3])
    )
    np.testing.assert_array_equal(_brier("logits")(y, z), _brier("logits")(one_hot, z))


@given(distributions(), distributions())
def test_brier_is_the_squared_distance_of_the_distributions(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_allclose(_brier("probabilities")(y, p), np.square(y - p).sum(axis=1), rtol=1e-12, atol=1e-30)


@given(PROBABILITIES)
def test_brier_of_two_classes_is_twice_that_of_one(p: FloatArray) -> None:
    pairs = np.stack([1.0 - p, p], axis=1)

    np.testing.assert_allclose(
        _brier("probabilities")(np.ones(len(p)), pairs),
        2.0 * brier_from_probabilities(np.ones(len(p)), p),
        rtol=1e-12,
        atol=1e-30,
    )


def test_an_impossible_class_that_occurs_costs_infinity_under_focal_and_two_under_brier() -> None:
    p = [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]]
    half = np.log(2.0) / 4

    assert _focal("probabilities")([1, 0], p).tolist() == [inf, pytest.approx(half)]
    assert _focal("probabilities")([[0.5, 0.5, 0.0]] * 2, p).tolist() == [inf, pytest.approx(half)]
    assert _focal("probabilities")([1, 0], p, alpha=0.0).tolist() == [0.0, 0.0]
    assert _brier("probabilities")([1, 0], p).tolist() == [2.0, 0.5]


@pytest.mark.parametrize("labels", [[0.0], [[1.0, 0.0]]])
def test_brier_near_certainty_keeps_its_digits(labels: object) -> None:
    # 1 - p_0 = p_1 = e^-40 / (1 + e^-40), squared and added.
    assert _brier("logits")(labels, [[40.0, 0.0]]).tolist() == pytest.approx([2.0 * np.exp(-80.0)], rel=1e-14, abs=0.0)


def test_brier_of_a_nearly_certain_distribution_keeps_its_digits() -> None:
    rare = 2.0**-52
    label, share = [[1.0 - rare, rare]], np.exp(-40.0)

    assert _brier("logits")(label, [[40.0, 0.0]]).tolist() == pytest.approx(
        [2.0 * (rare - share) ** 2], rel=1e-13, abs=0.0
    )


def test_log_probabilities_that_rounding_left_above_zero_count_as_certain() -> None:
    logs = [[1e-12, -40.0]]

    assert _focal("log_probabilities")([0], logs, gamma=1.5).tolist() == [0.0]
    assert _brier("log_probabilities")([0], logs)[0] == pytest.approx(np.exp(-80.0), rel=1e-14, abs=0.0)


@pytest.mark.parametrize("params", [{"gamma": -0.5}, {"alpha": -1.0}, {"alpha": [1.0, 1.0]}])
def test_parameters_outside_their_domain_are_refused(params: dict[str, object]) -> None:
    with pytest.raises(OptionError, match=next(iter(params))):
        _focal("logits")([0], [[0.0, 1.0, 2.0]], **params)


def test_scikit_learn_agrees() -> None:
    y, p = RNG.integers(0, 3, 500), RNG.dirichlet(np.ones(3), 500)
    theirs = metrics.brier_score_loss(y, p, scale_by_half=False)

    assert _brier("probabilities")(y, p).mean() == pytest.approx(theirs, rel=1e-12, abs=0.0)


@pytest.mark.parametrize("z", [[3.58558955037726, -4.2238727422435876, 0.7346928591257343, 1.2781232773610391]])
def test_a_high_gamma_does_not_magnify_the_rounding_of_the_doubt(z: list[float]) -> None:
    # mpmath, 60 digits.
    expected = [6.8705126141289816504e-06]

    assert categorical.categorical_focal_from_logits([0], [z], gamma=5.0).tolist() == pytest.approx(
        expected, rel=5e-16, abs=0.0
    )


def test_a_distribution_that_is_predicted_costs_exactly_nothing() -> None:
    assert categorical.categorical_brier_from_probabilities([[0.25, 0.75]], [[0.25, 0.75]]).tolist() == [0.0]


def test_a_log_probability_next_to_its_share_is_told_from_it() -> None:
    log = [[-1.3862943611198906, -0.2876820724517809]]
    # mpmath, 60 digits: what rounding a logarithm of 1/4 and one of 3/4 costs.
    expected = [5.1679681761628265371e-34]

    losses = categorical.categorical_brier_from_log_probabilities([[0.25, 0.75]], log)
    assert losses.tolist() == pytest.approx(expected, rel=1e-12, abs=0.0)
