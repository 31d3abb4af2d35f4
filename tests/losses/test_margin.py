from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from sklearn import metrics

from actloss.errors import LabelError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_logits
from actloss.losses.margin import exponential, hinge, logistic, modified_huber, perceptron, squared_hinge
from strategies import LOGITS, SIGNS

RNG = np.random.default_rng(20261123)
ALL = (hinge, squared_hinge, exponential, logistic, modified_huber, perceptron)
MARGINS = np.array([-1000.0, -745.0, -40.0, -1.0, -0.3, -1e-9, 0.0, 0.3, 1.0, 2.0, 40.0, 700.0])

every_loss = pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.__name__)


@given(SIGNS, LOGITS)
def test_only_the_margin_counts(y: FloatArray, s: FloatArray) -> None:
    for loss in ALL:
        losses = loss(y, s)

        np.testing.assert_array_equal(losses, loss(-y, -s))
        np.testing.assert_array_equal(losses, loss(np.ones_like(y), y * s))
        assert (losses >= 0.0).all()


@given(SIGNS, LOGITS)
def test_the_logistic_loss_is_the_crossentropy_of_the_logit(y: FloatArray, s: FloatArray) -> None:
    np.testing.assert_array_equal(logistic(y, s), binary_crossentropy_from_logits((y + 1.0) / 2.0, s))


@given(SIGNS, LOGITS)
def test_the_modified_huber_loss_is_the_squared_hinge_with_a_straight_end(y: FloatArray, s: FloatArray) -> None:
    straight = y * s < -1.0

    np.testing.assert_array_equal(modified_huber(y, s)[~straight], squared_hinge(y, s)[~straight])
    np.testing.assert_array_equal(modified_huber(y, s)[straight], -4.0 * (y * s)[straight])


@given(SIGNS, LOGITS)
def test_the_perceptron_loss_is_the_hinge_loss_without_margin(y: FloatArray, s: FloatArray) -> None:
    np.testing.assert_allclose(perceptron(y, s), hinge(y, s + y), rtol=1e-12, atol=1e-12)


def test_the_logistic_loss_agrees_with_700_digits() -> None:
    with mp.workdps(700):
        expected = [float(mp.log1p(mp.exp(-mp.mpf(s)))) for s in MARGINS]

    np.testing.assert_allclose(logistic(np.ones_like(MARGINS), MARGINS), expected, rtol=4e-16, atol=5e-324)


def test_the_exponential_loss_agrees_with_sixty_digits() -> None:
    within = MARGINS[np.abs(MARGINS) < 709.0]
    with mp.workdps(60):
        expected = [float(mp.exp(-mp.mpf(s))) for s in within]

    np.testing.assert_allclose(exponential(np.ones_like(within), within), expected, rtol=4e-16)


def test_a_stray_point_costs_most_under_the_exponential_loss() -> None:
    at_minus_ten = {loss.__name__: float(loss([1.0], [-10.0])[0]) for loss in ALL}

    # 1 + 10, its square, e^10, log(1 + e^10), 4 · 10 and 10
    assert list(at_minus_ten.values()) == pytest.approx(
        [11.0, 121.0, 22026.4657948067, 10.0000453988992, 40.0, 10.0], rel=1e-14, abs=0.0
    )


@every_loss
def test_margins_of_any_size_give_no_warning(loss: Kernel) -> None:
    right, wrong, outermost = loss([1.0, 1.0, -1.0], [1e200, -1e200, inf]).tolist()

    assert right == 0.0
    assert wrong >= 1e200
    assert outermost == inf


def test_a_right_score_costs_zero_and_not_minus_zero() -> None:
    for loss in (hinge, squared_hinge, modified_huber, perceptron):
        assert not np.signbit(loss([1.0, -1.0, 1.0, -1.0], [3.0, -3.0, inf, -inf])).any()
    assert not np.signbit(perceptron([1.0, -1.0], [0.0, 0.0])).any()


@every_loss
def test_labels_zero_and_one_are_answered_with_the_cure(loss: Kernel) -> None:
    wanted = rf"^{loss.__name__} needs labels -1 or \+1 \(recode 0/1 as 2y - 1\), found 0 at row 1"
    with pytest.raises(LabelError, match=wanted):
        loss([1.0, 0.0], [0.5, 0.5])


def test_scikit_learn_agrees_on_the_hinge_loss() -> None:
    signs, scores = RNG.choice([-1.0, 1.0], 1000), RNG.normal(size=1000)

    assert hinge(signs, scores).mean() == pytest.approx(metrics.hinge_loss(signs, scores), rel=1e-14, abs=0.0)
