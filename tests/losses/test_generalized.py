import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf

from actloss.errors import OptionError
from actloss.losses import generalized
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.multiclass import categorical_crossentropy_from_logits
from class_digits import EXTREME_DIGITS, EXTREMES, ORDINARY_DIGITS, SCALES, nats, predictions, worst_ulps
from strategies import CLASSES, SCORES, distributions


def _kernel(scale: str) -> Kernel:
    kernel: Kernel = getattr(generalized, f"generalized_crossentropy_from_{scale}")
    return kernel


def _exact(scale: str, label: int, row: list[float]) -> mpf:
    q = mpf(0.7)
    return (1 - mp.exp(-q * nats(scale, row)[label])) / q


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("label", [0, 1, 2])
def test_ordinary_losses_are_right_to_their_last_digits(scale: str, label: int) -> None:
    p = predictions(scale)
    y = np.full(len(p), label)

    assert worst_ulps(_kernel(scale)(y, p), y, p, lambda c, row: _exact(scale, c, row), ORDINARY_DIGITS) < 4.0


@pytest.mark.parametrize("label", [0, 1, 2])
def test_extreme_logits_are_right_to_their_last_digits(label: int) -> None:
    y = np.full(len(EXTREMES), label)
    losses = _kernel("logits")(y, EXTREMES)

    assert worst_ulps(losses, y, EXTREMES, lambda c, row: _exact("logits", c, row), EXTREME_DIGITS) < 4.0


@given(distributions(), SCORES)
def test_for_a_small_q_it_is_the_crossentropy(y: FloatArray, z: FloatArray) -> None:
    np.testing.assert_allclose(_kernel("logits")(y, z, q=1e-9), categorical_crossentropy_from_logits(y, z), rtol=2e-6)


@given(CLASSES, distributions())
def test_for_q_one_it_is_the_probability_of_the_other_classes(y: FloatArray, p: FloatArray) -> None:
    own = p[np.arange(len(y)), y.astype(int)]

    np.testing.assert_allclose(_kernel("probabilities")(y, p, q=1.0), 1.0 - own, rtol=1e-12, atol=1e-15)


@given(CLASSES, SCORES, st.floats(0.01, 1.0))
def test_no_row_costs_more_than_one_over_q(y: FloatArray, z: FloatArray, q: float) -> None:
    losses = _kernel("logits")(y, z, q=q)

    assert ((losses >= 0.0) & (losses <= 1.0 / q)).all()


def test_an_impossible_class_costs_exactly_one_over_q() -> None:
    assert _kernel("probabilities")([0], [[0.0, 1.0]], q=0.5).tolist() == [2.0]
    assert _kernel("probabilities")([[0.5, 0.5]], [[0.0, 1.0]], q=0.5).tolist() == [1.0]


@pytest.mark.parametrize("q", [0.0, 1.5, -1.0])
def test_q_outside_its_domain_is_refused(q: float) -> None:
    with pytest.raises(OptionError, match=rf"^generalized_crossentropy needs q in \(0, 1\], found {q:g}$"):
        _kernel("logits")([0], [[0.0, 1.0]], q=q)
