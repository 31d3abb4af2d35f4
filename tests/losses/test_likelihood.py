from math import inf, log, nan, pi

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from scipy import stats

from actloss.errors import LabelError, PredictionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.likelihood import gaussian_nll, laplace_nll
from actloss.losses.regression import mae, mse
from digits import exactly
from strategies import RATES, REALS

RNG = np.random.default_rng(20261123)
Y = RNG.normal(size=1000)
P = np.stack([RNG.normal(size=1000), np.exp(RNG.normal(size=1000))], axis=1)
HUGE = 1.7e308


def _terms(kernel: Kernel, y: object, pair: tuple[object, object]) -> tuple[object, object]:
    centre, width = pair
    if kernel is gaussian_nll:
        return mp.log(width) / 2, (y - centre) ** 2 / width / 2  # type: ignore[operator] # mpmath has no types
    return mp.log(2 * width), abs(y - centre) / width  # type: ignore[operator] # as above


@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
def test_ordinary_losses_are_right_to_the_last_digits_of_their_larger_term(kernel: Kernel) -> None:
    exact = exactly(lambda y, pair: _terms(kernel, y, pair), Y, P)
    for ours, (width, distance) in zip(kernel(Y, P).tolist(), exact, strict=True):
        unit = np.spacing(float(max(abs(width), distance)))

        assert abs(float(ours - (width + distance))) <= 4.0 * unit


@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
@pytest.mark.parametrize("y", [0.0, 1e-160, 1.0, HUGE])
@pytest.mark.parametrize("centre", [0.0, 1e-170, 1e150, -HUGE])
@pytest.mark.parametrize("width", [5e-324, 1e-300, 1e-5, 0.5, 1.0, 1e150, HUGE])
def test_extreme_losses_agree_with_many_digits(kernel: Kernel, y: float, centre: float, width: float) -> None:
    exact = exactly(lambda y, pair: mp.fsum(_terms(kernel, y, pair)), [y], [[centre, width]], digits=1500)

    assert kernel([y], [[centre, width]]).tolist() == pytest.approx([float(exact[0])], rel=1e-15, abs=0.0)


@given(REALS, REALS, RATES)
def test_at_width_one_they_are_squared_and_absolute_error_but_for_a_constant(
    y: FloatArray, centre: FloatArray, width: FloatArray
) -> None:
    ones = np.ones_like(width)

    np.testing.assert_allclose(
        gaussian_nll(y, np.stack([centre, ones], axis=1)), 0.5 * mse(y, centre), rtol=1e-15, atol=1e-300
    )
    np.testing.assert_allclose(laplace_nll(y, np.stack([centre, ones], axis=1)), mae(y, centre) + log(2), rtol=1e-15)


@given(REALS, REALS, RATES)
def test_an_error_costs_the_same_on_either_side(y: FloatArray, centre: FloatArray, width: FloatArray) -> None:
    for kernel in (gaussian_nll, laplace_nll):
        there, back = kernel(y, np.stack([centre, width], axis=1)), kernel(centre, np.stack([y, width], axis=1))

        np.testing.assert_array_equal(there, back)


@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
def test_a_certain_prediction_gains_or_loses_everything(kernel: Kernel) -> None:
    assert kernel([1.0, 1.0, 0.0], [[1.0, 0.0], [2.0, 0.0], [inf, 0.0]]).tolist() == [-inf, inf, inf]


@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
def test_an_infinite_distance_or_width_costs_infinity(kernel: Kernel) -> None:
    assert kernel([1.0, 1.0, 1.0], [[inf, 1.0], [1.0, inf], [-inf, inf]]).tolist() == [inf, inf, inf]


@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
def test_labels_have_any_shape(kernel: Kernel) -> None:
    assert kernel(1.0, [1.0, 1.0]).shape == ()
    assert kernel(np.zeros((3, 4)), np.ones((3, 4, 2))).shape == (3, 4)


@pytest.mark.parametrize(
    ("y", "pairs", "error", "message"),
    [
        ([1.0], [1.0], PredictionError, r"two predictions for each label, found labels of shape \(1,\) and .* \(1,\)"),
        (
            [1.0, 2.0],
            [[1.0, 1.0], [1.0, -0.5]],
            PredictionError,
            r"_nll \(.*\) needs .* \[0, inf\], found -0.5 at row 1",
        ),
        ([1.0], [[nan, 1.0]], PredictionError, r"needs predictions in \[-inf, inf\], found nan at row 0"),
        ([1.0], [[1.0, nan]], PredictionError, r"needs predictions in \[0, inf\], found nan at row 0"),
        ([inf], [[1.0, 1.0]], LabelError, r"needs labels in \(-inf, inf\), found inf at row 0"),
    ],
)
@pytest.mark.parametrize("kernel", [gaussian_nll, laplace_nll])
def test_what_is_no_distribution_is_refused(
    kernel: Kernel, y: object, pairs: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        kernel(y, pairs)


def test_scipy_agrees_but_for_the_normal_constant() -> None:
    centre, width = P.T

    np.testing.assert_allclose(
        gaussian_nll(Y, P) + 0.5 * log(2 * pi), -stats.norm.logpdf(Y, centre, np.sqrt(width)), rtol=1e-12
    )
    np.testing.assert_allclose(laplace_nll(Y, P), -stats.laplace.logpdf(Y, centre, width), rtol=1e-12)
