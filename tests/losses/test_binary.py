from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from sklearn import metrics

from actloss.errors import LabelError, OptionError, PredictionError
from actloss.losses import binary
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import (
    binary_crossentropy_from_log_probabilities,
    binary_crossentropy_from_logits,
    binary_crossentropy_from_probabilities,
    brier_from_log_probabilities,
    brier_from_logits,
    brier_from_probabilities,
)
from strategies import BITS, LOGITS, PROBABILITIES, numbers
from two_sides import LOG_SHARES, LOGIT_EXTREMES, LOGITS_AT_HAND, SHARES, exactly

RNG = np.random.default_rng(20261123)
CROSSENTROPIES = (
    binary_crossentropy_from_logits,
    binary_crossentropy_from_probabilities,
    binary_crossentropy_from_log_probabilities,
)

every_label = pytest.mark.parametrize("y", [0.0, 1.0, 0.3, 1e-10])


def _crossentropy(p: mp.mpf, rest: mp.mpf, y: mp.mpf) -> mp.mpf:
    return -(y * mp.log(p) + (1 - y) * mp.log(rest))


def _brier(p: mp.mpf, rest: mp.mpf, y: mp.mpf) -> mp.mpf:
    return (p * (1 - y) - rest * y) ** 2


@every_label
@pytest.mark.parametrize("logits", [LOGIT_EXTREMES, LOGITS_AT_HAND], ids=["extreme", "ordinary"])
def test_crossentropy_of_logits_agrees_with_many_digits(y: float, logits: FloatArray) -> None:
    got = binary_crossentropy_from_logits(np.full(len(logits), y), logits)

    np.testing.assert_allclose(got, exactly(_crossentropy, "logit", logits, y), rtol=5e-16, atol=5e-324)


@every_label
def test_crossentropy_of_probabilities_agrees_with_many_digits(y: float) -> None:
    got = binary_crossentropy_from_probabilities(np.full(len(SHARES), y), SHARES)

    np.testing.assert_allclose(got, exactly(_crossentropy, "share", SHARES, y), rtol=5e-16)


@every_label
def test_crossentropy_of_log_probabilities_agrees_with_many_digits(y: float) -> None:
    got = binary_crossentropy_from_log_probabilities(np.full(len(LOG_SHARES), y), LOG_SHARES)

    np.testing.assert_allclose(got, exactly(_crossentropy, "log_share", LOG_SHARES, y), rtol=5e-16, atol=5e-324)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_brier_agrees_with_many_digits_on_every_scale(y: float) -> None:
    for kernel, scale, predictions in (
        (brier_from_logits, "logit", LOGIT_EXTREMES),
        (brier_from_logits, "logit", LOGITS_AT_HAND),
        (brier_from_probabilities, "share", SHARES),
        (brier_from_log_probabilities, "log_share", LOG_SHARES),
    ):
        got = kernel(np.full(len(predictions), y), predictions)

        np.testing.assert_allclose(got, exactly(_brier, scale, predictions, y), rtol=8e-16, atol=5e-324)


def test_brier_of_a_soft_label_is_the_squared_difference() -> None:
    y = np.array([0.3, 0.7, 0.7])

    np.testing.assert_allclose(brier_from_logits(y, [log(3), log(3), -log(3)]), [0.2025, 0.0025, 0.2025], rtol=1e-13)
    np.testing.assert_allclose(brier_from_log_probabilities(y, np.log([0.75, 0.75, 0.25])), [0.2025, 0.0025, 0.2025])


def test_certainty_costs_nothing_or_everything() -> None:
    y, certain = [0.0, 1.0, 0.0, 1.0, 0.5], np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    with np.errstate(divide="ignore"):
        logs = np.log(certain)

    assert binary_crossentropy_from_probabilities(y, certain).tolist() == [0.0, 0.0, inf, inf, inf]
    assert binary_crossentropy_from_logits(y, np.where(certain == 1.0, inf, -inf)).tolist() == [0.0, 0.0, inf, inf, inf]
    assert binary_crossentropy_from_log_probabilities(y, logs).tolist() == [0.0, 0.0, inf, inf, inf]
    assert brier_from_logits(y, np.where(certain == 1.0, inf, -inf)).tolist() == [0.0, 0.0, 1.0, 1.0, 0.25]
    assert brier_from_log_probabilities(y, logs).tolist() == [0.0, 0.0, 1.0, 1.0, 0.25]


def test_a_perfect_prediction_costs_zero_and_not_minus_zero() -> None:
    assert not np.signbit(binary_crossentropy_from_probabilities([0.0, 1.0], [0.0, 1.0])).any()
    assert not np.signbit(binary_crossentropy_from_log_probabilities([0.0, 1.0], [-inf, 0.0])).any()


@given(BITS, LOGITS)
def test_it_is_symmetric_in_the_classes_and_never_negative(y: FloatArray, z: FloatArray) -> None:
    for kernel in (binary_crossentropy_from_logits, brier_from_logits):
        losses = kernel(y, z)

        np.testing.assert_array_equal(losses, kernel(1.0 - y, -z))
        assert (losses >= 0.0).all()


@given(PROBABILITIES, PROBABILITIES)
def test_no_prediction_of_a_share_beats_the_share(y: FloatArray, p: FloatArray) -> None:
    floor = binary_crossentropy_from_probabilities(y, y)

    assert (binary_crossentropy_from_probabilities(y, p) >= floor * (1.0 - 1e-14)).all()


@given(BITS, LOGITS)
def test_a_label_of_0_or_1_takes_the_short_way_to_the_same_bits(y: FloatArray, z: FloatArray) -> None:
    # Beside a soft label every row is computed on both sides.
    soft = binary_crossentropy_from_logits(np.append(y, 0.5), np.append(z, 0.0))

    np.testing.assert_array_equal(binary_crossentropy_from_logits(y, z), soft[:-1])


@given(PROBABILITIES, LOGITS)
def test_every_scale_gives_the_same_loss(y: FloatArray, z: FloatArray) -> None:
    # Beyond 30 a probability has lost the digits that the logit still holds.
    z = np.clip(z, -30.0, 30.0)
    p = 1.0 / (1.0 + np.exp(-z))
    for name, absolute in (("binary_crossentropy", 1e-12), ("brier", 1e-15)):
        logits, shares, logs = (
            getattr(binary, f"{name}_from_{scale}") for scale in ("logits", "probabilities", "log_probabilities")
        )

        np.testing.assert_allclose(shares(y, p), logits(y, z), rtol=1e-2, atol=absolute)
        np.testing.assert_allclose(logs(y, np.log(p)), shares(y, p), rtol=1e-2, atol=absolute)


@given(BITS, LOGITS, st.floats(1e-3, 1e3))
def test_pos_weight_multiplies_label_1(y: FloatArray, z: FloatArray, weight: float) -> None:
    weighted = binary_crossentropy_from_logits(y, z, pos_weight=weight)

    np.testing.assert_array_equal(weighted, np.where(y == 1.0, weight, 1.0) * binary_crossentropy_from_logits(y, z))


def test_pos_weight_may_differ_between_labels() -> None:
    y, z = np.array([[1.0, 0.0], [1.0, 1.0]]), np.zeros((2, 2))

    for kernel, prediction in zip(CROSSENTROPIES, (z, z + 0.5, z - log(2)), strict=True):
        np.testing.assert_allclose(kernel(y, prediction, pos_weight=[2.0, 3.0]) / log(2), [[2.0, 1.0], [2.0, 3.0]])


@given(PROBABILITIES, LOGITS, st.floats(0.0, 0.99))
def test_smoothing_moves_labels_to_one_half(y: FloatArray, z: FloatArray, smoothing: float) -> None:
    moved = (1.0 - smoothing) * y + smoothing * np.full_like(y, 0.5)

    np.testing.assert_allclose(
        binary_crossentropy_from_logits(y, z, label_smoothing=smoothing, pos_weight=3.0),
        binary_crossentropy_from_logits(moved, z, pos_weight=3.0),
        rtol=1e-12,
        atol=1e-13,
    )


@given(numbers(-30.0, 30.0))
def test_the_crossentropy_of_a_class_and_its_opposite_differ_by_the_logit(z: FloatArray) -> None:
    ones, zeros = np.ones_like(z), np.zeros_like(z)

    np.testing.assert_allclose(
        binary_crossentropy_from_logits(zeros, z) - binary_crossentropy_from_logits(ones, z), z, rtol=1e-13, atol=1e-13
    )


@pytest.mark.parametrize("kernel", CROSSENTROPIES)
@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"pos_weight": 0.0}, r"^binary_crossentropy needs pos_weight in \(0, inf\), found 0$"),
        ({"pos_weight": [1.0, -2.0]}, r"^binary_crossentropy needs pos_weight in \(0, inf\), found -2$"),
        (
            {"pos_weight": [1.0, 1.0, 1.0]},
            r"needs pos_weight as one number or one for each label, found shape \(3,\) for labels of shape \(1, 2\)$",
        ),
        ({"label_smoothing": 1.0}, r"^binary_crossentropy needs label_smoothing in \[0, 1\), found 1$"),
    ],
)
def test_parameters_outside_their_domain_are_refused(kernel: Kernel, params: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        kernel([[0.0, 1.0]], [[0.0, 0.0]], **params)


def test_labels_minus_one_are_answered_with_the_cure() -> None:
    cure = r"^brier needs labels in \[0, 1\] \(recode -1/\+1 as \(y \+ 1\) / 2\), found -1 at row 1 \(counted from 0\)$"
    with pytest.raises(LabelError, match=cure):
        brier_from_probabilities([[1.0, 0.0], [1.0, -1.0]], [[0.5, 0.5], [0.5, 0.5]])


def test_labels_beyond_one_are_refused() -> None:
    with pytest.raises(LabelError, match=r"^brier needs labels in \[0, 1\], found 2 at row 1"):
        brier_from_logits([1.0, 2.0], [0.5, 0.5])
    with pytest.raises(LabelError, match=r"^brier needs labels in \[0, 1\], found 2$"):
        brier_from_logits(2.0, 0.5)


def test_predictions_outside_their_scale_are_refused() -> None:
    with pytest.raises(PredictionError, match=r"in \[0, 1\], found 1.5"):
        binary_crossentropy_from_probabilities([1.0], [1.5])
    with pytest.raises(PredictionError, match=r"in \[-inf, 0\], found 0.5"):
        binary_crossentropy_from_log_probabilities([1.0], [0.5])


def test_scikit_learn_agrees() -> None:
    bits, scores = RNG.integers(0, 2, 1000), RNG.normal(size=1000)
    p = 1.0 / (1.0 + np.exp(-scores))

    assert binary_crossentropy_from_logits(bits, scores).mean() == pytest.approx(
        metrics.log_loss(bits, p), rel=1e-12, abs=0.0
    )
    assert brier_from_logits(bits, scores).mean() == pytest.approx(
        metrics.brier_score_loss(bits, p), rel=1e-12, abs=0.0
    )


@pytest.mark.parametrize(
    ("kernel", "pred", "expected"),
    [
        # mpmath, 60 digits, of the numbers as they are written here.
        (binary.brier_from_logits, -0.6076978951720984, 4.4178853770426510e-05),
        (binary.brier_from_log_probabilities, -1.0424649185703447, 4.4178853770427330e-05),
    ],
)
def test_a_share_next_to_its_prediction_keeps_its_digits(kernel: Kernel, pred: float, expected: float) -> None:
    assert kernel([0.3592312353503596], [pred]).tolist() == pytest.approx([expected], rel=4e-16, abs=0.0)
