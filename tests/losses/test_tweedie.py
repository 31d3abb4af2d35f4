import numpy as np
import pytest
from mpmath import mp

from actloss.losses.arrays import FloatArray
from actloss.losses.tweedie import HALFWAY, tweedie, tweedie_halfway
from counting import worst_ulps

RNG = np.random.default_rng(20261125)
MEANS = np.concatenate([RNG.gamma(2.0, 3.0, 500), 10.0 ** RNG.uniform(-200.0, 200.0, 500)])


def _deviance(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
    return 4 * (mp.sqrt(y) - mp.sqrt(mu)) ** 2 / mp.sqrt(mu)


@pytest.mark.parametrize("spread", [1e-12, 1e-3, 0.3, 5.0])
def test_halfway_between_poisson_and_gamma_square_roots_keep_every_digit(spread: float) -> None:
    y = MEANS * np.exp(RNG.normal(0.0, spread, MEANS.size))
    deviance, known = tweedie_halfway(y, MEANS)

    assert known.all()
    assert worst_ulps(deviance, _deviance, y, MEANS) <= 4.0


@pytest.mark.parametrize(("y", "mu"), [(0.0, 0.0), (3.0, np.inf), (2.0, 0.0), (1e-300, 2e-300), (1.0, 1e-320)])
def test_halfway_it_is_said_where_square_roots_do_not_tell(y: float, mu: float) -> None:
    _, known = tweedie_halfway(np.array([y]), np.array([mu]))

    assert known.tolist() == [y == 1.0]


@pytest.mark.parametrize("y", [np.array([0.0, 2.0, 5.0]), np.array([1e307, 9e307, 1.6e308])])
def test_halfway_the_sizes_do_not_overflow(y: FloatArray) -> None:
    mu = np.full(3, y[1])
    deviance, known = tweedie_halfway(y, mu)

    assert known.all()
    assert worst_ulps(deviance, _deviance, y, mu) <= 4.0


def test_halfway_the_series_and_the_square_roots_agree() -> None:
    y, mu = RNG.gamma(2.0, 3.0, 100), RNG.gamma(2.0, 3.0, 100)
    series = tweedie(y, np.log(y / mu), np.sqrt(mu), y / np.sqrt(mu), HALFWAY)

    np.testing.assert_allclose(tweedie_halfway(y, mu)[0], series, rtol=1e-9)
