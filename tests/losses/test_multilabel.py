from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

from actloss.errors import LabelError, OptionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_logits
from actloss.losses.focal import focal_from_log_probabilities, focal_from_logits, focal_from_probabilities
from actloss.losses.multilabel import (
    asymmetric_from_log_probabilities,
    asymmetric_from_logits,
    asymmetric_from_probabilities,
)
from strategies import LOGITS, PROBABILITIES
from two_sides import LOG_SHARES, LOGIT_EXTREMES, LOGITS_AT_HAND, SHARES, exactly

RNG = np.random.default_rng(20261123)
KERNELS = (asymmetric_from_logits, asymmetric_from_probabilities, asymmetric_from_log_probabilities)
NEXT_TO_THE_MARGIN = log(0.05 / 0.95) + RNG.choice([-1.0, 1.0], 200) * 10.0 ** RNG.uniform(-14.0, 0.0, 200)

every_kernel = pytest.mark.parametrize("kernel", KERNELS)


def _asymmetric(p: mp.mpf, rest: mp.mpf, y: mp.mpf, gamma_neg: mp.mpf, margin: mp.mpf) -> mp.mpf:
    excess = max(p - margin, mp.mpf(0))
    absent = -(excess**gamma_neg) * mp.log(rest + margin) if excess else mp.mpf(0)
    return -y * rest * mp.log(p) + (1 - y) * absent


@pytest.mark.parametrize("y", [0.0, 1.0, 0.3])
@pytest.mark.parametrize(("gamma_neg", "margin"), [(4.0, 0.05), (1.0, 0.2), (2.0, 0.0), (2.0, 0.9), (1.0, 1e-9)])
@pytest.mark.parametrize(
    ("kernel", "scale", "predictions"),
    [
        (asymmetric_from_logits, "logit", LOGIT_EXTREMES),
        (asymmetric_from_logits, "logit", LOGITS_AT_HAND),
        (asymmetric_from_logits, "logit", NEXT_TO_THE_MARGIN),
        (asymmetric_from_probabilities, "share", SHARES),
        (asymmetric_from_log_probabilities, "log_share", LOG_SHARES),
    ],
    ids=["extreme", "logits", "next to the margin", "probabilities", "log-probabilities"],
)
def test_it_agrees_with_many_digits(
    kernel: Kernel, scale: str, predictions: FloatArray, gamma_neg: float, margin: float, y: float
) -> None:
    got = kernel(np.full(len(predictions), y), predictions, gamma_neg=gamma_neg, margin=margin)

    tolerance = 8e-16
    expected = exactly(_asymmetric, scale, predictions, y, gamma_neg, margin)
    np.testing.assert_allclose(got, expected, rtol=tolerance, atol=5e-324)


@given(PROBABILITIES, LOGITS)
def test_without_margin_and_gammas_it_is_the_crossentropy(y: FloatArray, z: FloatArray) -> None:
    plain = asymmetric_from_logits(y, z, gamma_neg=0.0, gamma_pos=0.0, margin=0.0)

    np.testing.assert_array_equal(plain, binary_crossentropy_from_logits(y, z))


@given(PROBABILITIES, PROBABILITIES, st.floats(0.0, 5.0))
def test_without_margin_and_with_equal_gammas_it_is_the_focal_loss(y: FloatArray, p: FloatArray, gamma: float) -> None:
    plain = {"gamma_neg": gamma, "gamma_pos": gamma, "margin": 0.0}
    with np.errstate(divide="ignore"):
        log_p = np.log(p)
    logit = 60.0 * p - 30.0

    np.testing.assert_array_equal(asymmetric_from_logits(y, logit, **plain), focal_from_logits(y, logit, gamma=gamma))
    np.testing.assert_array_equal(
        asymmetric_from_probabilities(y, p, **plain), focal_from_probabilities(y, p, gamma=gamma)
    )
    np.testing.assert_array_equal(
        asymmetric_from_log_probabilities(y, log_p, **plain), focal_from_log_probabilities(y, log_p, gamma=gamma)
    )


@given(PROBABILITIES, LOGITS, st.floats(0.0, 0.9))
def test_every_scale_gives_the_same_loss(y: FloatArray, z: FloatArray, margin: float) -> None:
    # Beyond 30 a probability has lost the digits that the logit still holds.
    z = np.clip(z, -30.0, 30.0)
    p = 1.0 / (1.0 + np.exp(-z))
    shares = asymmetric_from_probabilities(y, p, margin=margin)

    np.testing.assert_allclose(asymmetric_from_logits(y, z, margin=margin), shares, rtol=1e-2, atol=1e-12)
    np.testing.assert_allclose(
        asymmetric_from_log_probabilities(y, np.log(p), margin=margin), shares, rtol=1e-2, atol=1e-12
    )


def test_an_absent_label_below_the_margin_costs_nothing() -> None:
    below = np.array([0.0, 1e-9, 0.04999])
    with np.errstate(divide="ignore"):
        logs = np.log(below)

    for kernel, predictions in zip(KERNELS, (logs - np.log1p(-below), below, logs), strict=True):
        for gamma_neg in (0.0, 4.0):
            assert kernel(np.zeros(3), predictions, gamma_neg=gamma_neg).tolist() == [0.0, 0.0, 0.0]


def test_the_margin_bounds_what_a_certain_call_of_an_absent_label_costs() -> None:
    for kernel, certain in zip(KERNELS, (inf, 1.0, 0.0), strict=True):
        assert kernel([0.0], [certain]).tolist() == pytest.approx([0.95**4 * log(20)], rel=1e-15, abs=0.0)
        assert kernel([0.0], [certain], margin=0.0).tolist() == [inf]
        assert kernel([1.0], [certain]).tolist() == [0.0]


def test_a_certain_miss_of_a_present_label_costs_everything() -> None:
    for kernel, never in zip(KERNELS, (-inf, 0.0, -inf), strict=True):
        assert kernel([1.0], [never]).tolist() == [inf]


@every_kernel
@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"gamma_neg": -1.0}, r"^asymmetric needs gamma_neg in \[0, inf\), found -1$"),
        ({"gamma_pos": inf}, r"^asymmetric needs gamma_pos in \[0, inf\), found inf$"),
        ({"margin": 1.0}, r"^asymmetric needs margin in \[0, 1\), found 1$"),
    ],
)
def test_parameters_outside_their_domain_are_refused(kernel: Kernel, params: dict[str, float], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        kernel([1.0], [0.0], **params)


def test_labels_minus_one_are_answered_with_the_cure() -> None:
    with pytest.raises(LabelError, match=r"^asymmetric needs labels in \[0, 1\] \(recode -1/\+1 as \(y \+ 1\) / 2\)"):
        asymmetric_from_logits([[1.0, -1.0]], [[0.0, 0.0]])
