from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_logits
from actloss.losses.focal import focal_from_log_probabilities, focal_from_logits, focal_from_probabilities
from strategies import BITS, LOGITS, PROBABILITIES
from two_sides import LOG_SHARES, LOGIT_EXTREMES, LOGITS_AT_HAND, SHARES, exactly

KERNELS = (focal_from_logits, focal_from_probabilities, focal_from_log_probabilities)

every_kernel = pytest.mark.parametrize("kernel", KERNELS)


def _focal(p: mp.mpf, rest: mp.mpf, y: mp.mpf, gamma: mp.mpf) -> mp.mpf:
    return -(y * rest**gamma * mp.log(p) + (1 - y) * p**gamma * mp.log(rest))


@pytest.mark.parametrize("y", [0.0, 1.0, 0.3])
@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.7, 2.0])
@pytest.mark.parametrize(
    ("kernel", "scale", "predictions"),
    [
        (focal_from_logits, "logit", LOGIT_EXTREMES),
        (focal_from_logits, "logit", LOGITS_AT_HAND),
        (focal_from_probabilities, "share", SHARES),
        (focal_from_log_probabilities, "log_share", LOG_SHARES),
    ],
    ids=["extreme", "logits", "probabilities", "log-probabilities"],
)
def test_it_agrees_with_many_digits(
    kernel: Kernel, scale: str, predictions: FloatArray, gamma: float, y: float
) -> None:
    got = kernel(np.full(len(predictions), y), predictions, gamma=gamma)

    np.testing.assert_allclose(got, exactly(_focal, scale, predictions, y, gamma), rtol=8e-16, atol=5e-324)


@given(PROBABILITIES, LOGITS)
def test_without_gamma_it_is_the_crossentropy(y: FloatArray, z: FloatArray) -> None:
    np.testing.assert_array_equal(focal_from_logits(y, z, gamma=0.0), binary_crossentropy_from_logits(y, z))


@given(BITS, LOGITS, st.floats(0.0, 10.0))
def test_it_is_symmetric_in_the_classes_and_below_the_crossentropy(y: FloatArray, z: FloatArray, gamma: float) -> None:
    losses = focal_from_logits(y, z, gamma=gamma)

    np.testing.assert_array_equal(losses, focal_from_logits(1.0 - y, -z, gamma=gamma))
    assert (losses >= 0.0).all()
    assert (losses <= binary_crossentropy_from_logits(y, z) * (1.0 + 1e-14)).all()


@given(BITS, LOGITS, st.floats(0.01, 0.99))
def test_alpha_weighs_the_labels_against_one_another(y: FloatArray, z: FloatArray, alpha: float) -> None:
    weight = np.where(y == 1.0, alpha, 1.0 - alpha)

    np.testing.assert_array_equal(focal_from_logits(y, z, alpha=alpha), weight * focal_from_logits(y, z))


def test_alpha_may_differ_between_labels() -> None:
    y, z = np.array([[1.0, 0.0], [1.0, 1.0]]), np.zeros((2, 2))

    for kernel, prediction in zip(KERNELS, (z, z + 0.5, z - log(2)), strict=True):
        relative = kernel(y, prediction, alpha=[0.5, 0.25]) / (0.25 * log(2))

        np.testing.assert_allclose(relative, [[0.5, 0.75], [0.5, 0.25]])


@given(PROBABILITIES, LOGITS)
def test_every_scale_gives_the_same_loss(y: FloatArray, z: FloatArray) -> None:
    # Beyond 30 a probability has lost the digits that the logit still holds.
    z = np.clip(z, -30.0, 30.0)
    p = 1.0 / (1.0 + np.exp(-z))

    np.testing.assert_allclose(focal_from_probabilities(y, p), focal_from_logits(y, z), rtol=1e-2, atol=1e-12)
    np.testing.assert_allclose(
        focal_from_log_probabilities(y, np.log(p)), focal_from_probabilities(y, p), rtol=1e-2, atol=1e-12
    )


@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0, 3.0])
def test_certainty_costs_nothing_or_everything(gamma: float) -> None:
    y, certain = [0.0, 1.0, 0.0, 1.0], np.array([0.0, 1.0, 1.0, 0.0])
    with np.errstate(divide="ignore"):
        logs = np.log(certain)
    for kernel, predictions in zip(KERNELS, (np.where(certain == 1.0, inf, -inf), certain, logs), strict=True):
        losses = kernel(y, predictions, gamma=gamma)

        assert losses.tolist() == [0.0, 0.0, inf, inf]
        assert not np.signbit(losses).any()


@every_kernel
@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"gamma": -1.0}, r"^focal needs gamma in \[0, inf\), found -1$"),
        ({"alpha": 1.0}, r"^focal needs alpha in \(0, 1\), found 1$"),
        ({"alpha": [0.5, 0.5]}, r"^focal needs alpha as one number or one for each label, found shape \(2,\)"),
    ],
)
def test_parameters_outside_their_domain_are_refused(kernel: Kernel, params: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        kernel([1.0], [0.0], **params)
