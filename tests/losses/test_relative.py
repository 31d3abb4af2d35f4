from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from sklearn import metrics

from actloss.errors import LabelError, PredictionError
from actloss.losses.arrays import FloatArray
from actloss.losses.regression import mse
from actloss.losses.relative import mape, msle, smape
from digits import exactly, ulps
from strategies import RATES, REALS

RNG = np.random.default_rng(20261123)
Y = RNG.gamma(2.0, 2.0, 1000)
# Half of the predictions are anywhere, half close to the label.
P = np.where(np.arange(1000) % 2, RNG.gamma(2.0, 2.0, 1000), Y * (1.0 + 10.0 ** RNG.uniform(-12, 0, 1000)))

MSLE_PAIRS = (
    [1.0, 1.0, 1e-20, 5.0, 0.0, 1e300, 1e300, -0.999, 0.5, 1e-8, -1.0 + 1e-15, -1.0 + 2**-53, -0.5],
    [1.0 + 1e-12, 1e9, 3e-20, 5.0, 1e-300, 3e300, 0.0, -0.9, 1e308, 2e-8, 1e308, 1.7e308, -0.5 - 1e-16],
)
TINY, HUGE = 5e-324, 1.7e308
FRACTION_PAIRS = (
    [1.0, 1e-310, TINY, 1e-300, 1e300, HUGE, HUGE, -HUGE, 3.0, -1e-200, 1.0],
    [1.0 + 1e-15, 3e-310, 2 * TINY, 1e-8, 1.1e300, -HUGE, 1.6e308, HUGE, 0.0, 1e-200, 1e-320],
)


def test_ordinary_squared_log_errors_agree_with_sixty_digits() -> None:
    rng = np.random.default_rng(1)
    y, p = np.exp(2.0 * rng.normal(size=20_000)), np.exp(2.0 * rng.normal(size=20_000))
    p[::2] = y[::2] * (1.0 + 10.0 ** rng.uniform(-12, 0, 10_000))

    # Without what its roundings lost it is up to 4.4 units off.
    assert ulps(msle(y, p), exactly(lambda y, p: (mp.log1p(y) - mp.log1p(p)) ** 2, y, p)) <= 4.0


def test_extreme_squared_log_errors_agree_with_four_hundred_digits() -> None:
    exact = exactly(lambda y, p: (mp.log1p(y) - mp.log1p(p)) ** 2, *MSLE_PAIRS, digits=700)

    assert ulps(msle(*MSLE_PAIRS), exact) <= 4.0


def test_squared_log_error_is_infinite_only_at_the_ends() -> None:
    assert msle([0.0, 0.0, 1e308], [-1.0, inf, 1e308]).tolist() == [inf, inf, 0.0]


@given(RATES, RATES)
def test_squared_log_error_is_the_squared_error_of_logarithms(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_allclose(msle(y, p), mse(np.log1p(y), np.log1p(p)), rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(msle(y, p), msle(p, y))


@pytest.mark.parametrize(
    ("y", "p", "error"), [(-1.0, 0.0, LabelError), (0.0, -1.5, PredictionError), (inf, 0.0, LabelError)]
)
def test_what_has_no_logarithm_is_refused(y: float, p: float, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^msle needs .* at row 1 \(counted from 0\)$"):
        msle([1.0, y], [1.0, p])


def test_ordinary_fractions_agree_with_sixty_digits() -> None:
    assert ulps(mape(Y, P), exactly(lambda y, p: abs((y - p) / y), Y, P)) <= 4.0
    assert ulps(smape(Y, P), exactly(lambda y, p: 2 * abs(y - p) / (abs(y) + abs(p)), Y, P)) <= 4.0


def test_extreme_fractions_agree_with_sixty_digits() -> None:
    y, p = FRACTION_PAIRS

    assert ulps(mape(y, p), exactly(lambda y, p: abs((y - p) / y), y, p)) <= 4.0
    assert ulps(smape(y, p), exactly(lambda y, p: 2 * abs(y - p) / (abs(y) + abs(p)), y, p)) <= 4.0


def test_a_label_of_zero_is_infinitely_many_percent_off_unless_met() -> None:
    assert mape([0.0, -0.0, 0.0, 0.0], [0.0, 0.0, 1e-300, -inf]).tolist() == [0.0, 0.0, inf, inf]


def test_an_infinite_prediction_is_infinitely_many_percent_off_and_two_at_most() -> None:
    assert mape([1.0, -HUGE], [inf, -inf]).tolist() == [inf, inf]
    assert smape([1.0, -HUGE, 0.0], [inf, -inf, inf]).tolist() == [2.0, 2.0, 2.0]


@given(REALS, REALS)
def test_the_symmetric_error_swaps_label_and_prediction_and_stays_within_two(y: FloatArray, p: FloatArray) -> None:
    losses = smape(y, p)

    np.testing.assert_array_equal(losses, smape(p, y))
    np.testing.assert_array_equal(losses, smape(-y, -p))
    assert ((losses >= 0.0) & (losses <= 2.0)).all()
    assert smape(y, y).tolist() == [0.0] * len(y)


@given(RATES, REALS)
def test_an_error_of_either_sign_is_as_many_percent(y: FloatArray, error: FloatArray) -> None:
    np.testing.assert_allclose(mape(y, y + error), mape(y, y - error), rtol=1e-9, atol=1e-9)
    assert mape(y, y).tolist() == [0.0] * len(y)


def test_scikit_learn_agrees() -> None:
    assert msle(Y, P).mean() == pytest.approx(metrics.mean_squared_log_error(Y, P), rel=1e-13, abs=0.0)
    assert mape(Y, P).mean() == pytest.approx(metrics.mean_absolute_percentage_error(Y, P), rel=1e-13, abs=0.0)


def test_the_smallest_error_of_a_label_of_zero_is_infinitely_many_percent() -> None:
    assert mape([0.0], [5e-324]).tolist() == [inf]
