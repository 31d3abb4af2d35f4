from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from sklearn import metrics

from actloss.losses.arrays import FloatArray
from actloss.losses.binary import (
    binary_crossentropy_from_logits,
    binary_crossentropy_from_probabilities,
    exponential,
    hinge,
    squared_hinge,
)
from strategies import BITS, LOGITS, PROBABILITIES, SIGNS

RNG = np.random.default_rng(20261123)
LOGIT_EXTREMES = [-1000.0, -745.0, -40.0, -36.5, -1.0, -1e-9, 0.0, 0.3, 37.0, 40.0, 745.0, 1000.0]


@pytest.mark.parametrize("y", [0.0, 1.0, 0.3, 1e-10])
def test_logits_agree_with_700_digits(y: float) -> None:
    with mp.workdps(700):
        expected = [
            float(mp.mpf(y) * mp.log1p(mp.exp(-mp.mpf(z))) + (1 - mp.mpf(y)) * mp.log1p(mp.exp(mp.mpf(z))))
            for z in LOGIT_EXTREMES
        ]

    got = binary_crossentropy_from_logits(np.full(len(LOGIT_EXTREMES), y), LOGIT_EXTREMES)
    np.testing.assert_allclose(got, expected, rtol=5e-16, atol=5e-324)


@pytest.mark.parametrize("y", [0.0, 1.0, 0.3])
def test_probabilities_agree_with_60_digits(y: float) -> None:
    shares = [1e-320, 1e-300, 1e-16, 0.1, 0.5, 0.9, 1 - 1e-10, 1 - 2**-53]
    with mp.workdps(400):
        expected = [float(-(mp.mpf(y) * mp.log(p) + (1 - mp.mpf(y)) * mp.log1p(-mp.mpf(p)))) for p in shares]

    got = binary_crossentropy_from_probabilities(np.full(len(shares), y), shares)
    np.testing.assert_allclose(got, expected, rtol=5e-16)


def test_certainty_costs_nothing_or_everything() -> None:
    y = [0.0, 1.0, 0.0, 1.0, 0.5]

    assert binary_crossentropy_from_probabilities(y, [0.0, 1.0, 1.0, 0.0, 1.0]).tolist() == [0.0, 0.0, inf, inf, inf]
    assert binary_crossentropy_from_logits(y, [-inf, inf, inf, -inf, inf]).tolist() == [0.0, 0.0, inf, inf, inf]
    # A perfect prediction costs 0, not -0.
    assert not np.signbit(binary_crossentropy_from_probabilities([0.0, 1.0], [0.0, 1.0])).any()


@given(BITS, LOGITS)
def test_it_is_symmetric_in_the_classes_and_never_negative(y: FloatArray, z: FloatArray) -> None:
    losses = binary_crossentropy_from_logits(y, z)

    np.testing.assert_array_equal(losses, binary_crossentropy_from_logits(1.0 - y, -z))
    assert (losses >= 0.0).all()


@given(PROBABILITIES, PROBABILITIES)
def test_no_prediction_of_a_share_beats_the_share(y: FloatArray, p: FloatArray) -> None:
    floor = binary_crossentropy_from_probabilities(y, y)

    assert (binary_crossentropy_from_probabilities(y, p) >= floor * (1.0 - 1e-14)).all()


@given(BITS, LOGITS)
def test_it_equals_the_logistic_loss_of_the_margin(y: FloatArray, z: FloatArray) -> None:
    margin = (2.0 * y - 1.0) * z

    np.testing.assert_allclose(
        binary_crossentropy_from_logits(y, z), np.logaddexp(0.0, -margin), rtol=1e-14, atol=5e-324
    )


@given(PROBABILITIES, LOGITS)
def test_sigmoid_and_logits_give_the_same_loss(y: FloatArray, z: FloatArray) -> None:
    # Beyond 30 a probability has lost the digits that the logit still holds.
    z = np.clip(z, -30.0, 30.0)
    p = 1.0 / (1.0 + np.exp(-z))

    np.testing.assert_allclose(
        binary_crossentropy_from_probabilities(y, p), binary_crossentropy_from_logits(y, z), rtol=1e-2, atol=1e-12
    )


@given(SIGNS, LOGITS)
def test_margin_losses_know_only_the_margin(y: FloatArray, s: FloatArray) -> None:
    for loss in (hinge, squared_hinge, exponential):
        losses = loss(y, s)

        np.testing.assert_array_equal(losses, loss(-y, -s))
        np.testing.assert_array_equal(losses, loss(np.ones_like(y), y * s))
        assert (losses >= 0.0).all()


def test_a_stray_point_costs_most_under_the_exponential_loss() -> None:
    y, s = [1.0], [-10.0]
    by_loss = {
        "exponential": exponential(y, s)[0],
        "squared_hinge": squared_hinge(y, s)[0],
        "hinge": hinge(y, s)[0],
        "logistic": binary_crossentropy_from_logits(y, s)[0],
    }

    # e^10, 11², 11 and log(1 + e^10)
    assert list(by_loss.values()) == pytest.approx([22026.4657948067, 121.0, 11.0, 10.0000453988992], rel=1e-14)


def test_margins_of_any_size_give_no_warning() -> None:
    y, s = [1.0, 1.0, -1.0, -1.0], [1e200, -1e200, inf, -inf]

    assert hinge(y, s).tolist() == [0.0, 1e200, inf, 0.0]
    assert squared_hinge(y, s).tolist() == [0.0, inf, inf, 0.0]
    assert exponential(y, s).tolist() == [0.0, inf, inf, 0.0]


def test_scikit_learn_agrees() -> None:
    bits, scores = RNG.integers(0, 2, 1000), RNG.normal(size=1000)
    p = 1.0 / (1.0 + np.exp(-scores))

    assert binary_crossentropy_from_logits(bits, scores).mean() == pytest.approx(metrics.log_loss(bits, p), rel=1e-12)
    assert hinge(2 * bits - 1, scores).mean() == pytest.approx(metrics.hinge_loss(bits, scores), rel=1e-14)
