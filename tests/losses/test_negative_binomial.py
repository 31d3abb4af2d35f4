from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from scipy import stats
from scipy.special import gammaln

from actloss.errors import LabelError, OptionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.count import neg_binomial_nll_from_log_rate, neg_binomial_nll_from_rate, poisson_nll_from_rate
from counting import COUNT_RATES, COUNTS, HARD_COUNTS, HARD_LOG_RATES, HARD_RATES, of_log, pairs, worst_ulps
from strategies import RATES

ALPHAS = (1e-10, 1e-3, 0.1, 1.0, 3.0, 1e10)
FEW = slice(0, 300, 4)
both_scales = pytest.mark.parametrize("kernel", [neg_binomial_nll_from_rate, neg_binomial_nll_from_log_rate])


def _exact(alpha: float) -> Callable[[mp.mpf, mp.mpf], mp.mpf]:
    n = 1 / mp.mpf(alpha)

    def nll(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
        # Exact for whole labels, where log-gamma of so many digits would take seconds.
        choices = mp.log(mp.factorial(int(y)) / mp.rf(n, int(y)))
        return choices + n * mp.log1p(mu / n) + y * mp.log1p(n / mu)

    return nll


@pytest.mark.parametrize("alpha", ALPHAS)
def test_ordinary_counts_agree_with_700_digits(alpha: float) -> None:
    with mp.workdps(700):
        exact, y, mu = _exact(alpha), COUNTS[FEW], COUNT_RATES[FEW]
    s = np.log(mu)

    assert worst_ulps(neg_binomial_nll_from_rate(y, mu, alpha=alpha), exact, y, mu) <= 4.0
    assert worst_ulps(neg_binomial_nll_from_log_rate(y, s, alpha=alpha), of_log(exact), y, s) <= 4.0


@pytest.mark.parametrize("alpha", ALPHAS)
def test_extreme_rates_agree_with_700_digits(alpha: float) -> None:
    with mp.workdps(700):
        exact, (y, mu), (labels, s) = (
            _exact(alpha),
            pairs(HARD_COUNTS[:-1], HARD_RATES),
            pairs(HARD_COUNTS[:-1], HARD_LOG_RATES),
        )

    assert worst_ulps(neg_binomial_nll_from_rate(y, mu, alpha=alpha), exact, y, mu) <= 4.0
    assert worst_ulps(neg_binomial_nll_from_log_rate(labels, s, alpha=alpha), of_log(exact), labels, s) <= 4.0


@pytest.mark.parametrize("alpha", [1e-300, 1e300])
def test_extreme_overdispersion_agrees_with_700_digits(alpha: float) -> None:
    with mp.workdps(700):
        exact, (y, mu) = _exact(alpha), pairs(HARD_COUNTS[:-1], (1e-5, 0.3, 17.0, 1e6, 1e15))

    assert worst_ulps(neg_binomial_nll_from_rate(y, mu, alpha=alpha), exact, y, mu) <= 4.0


def test_a_million_events_keep_their_digits() -> None:
    y, mu = np.full(3, 1e6), np.array([1e6, 1e6 + 1e-3, 1.5e6])
    with mp.workdps(60):
        exact = [
            float(mp.loggamma(1e6 + 1) - mp.loggamma(1e6 + 2) + mp.loggamma(2) - 2 * 0 + _tail(m)) for m in mu.tolist()
        ]

    np.testing.assert_allclose(neg_binomial_nll_from_rate(y, mu, alpha=0.5), exact, rtol=1e-15)


def _tail(mu: float) -> mp.mpf:
    return 2 * mp.log1p(mp.mpf(mu) / 2) + 1000000 * mp.log1p(2 / mp.mpf(mu))


@given(RATES, st.sampled_from([1e-3, 1.0, 30.0]))
def test_rates_and_log_rates_give_the_same_loss(mu: FloatArray, alpha: float) -> None:
    y = np.floor(mu[::-1])
    # log mu is rounded: what that moves the loss by is the slope of its last digit.
    slack = np.abs(mu - y) / (1.0 + alpha * mu) * 1e-14 + 1e-12
    rates, logs = (
        neg_binomial_nll_from_rate(y, mu, alpha=alpha),
        neg_binomial_nll_from_log_rate(y, np.log(mu), alpha=alpha),
    )

    assert (np.abs(rates - logs) <= slack + 1e-14 * rates).all()


def test_it_tends_to_poisson_with_its_constant() -> None:
    poisson = poisson_nll_from_rate(COUNTS, COUNT_RATES) + gammaln(COUNTS + 1.0)

    for alpha in (1e-14, 5e-324):
        np.testing.assert_allclose(neg_binomial_nll_from_rate(COUNTS, COUNT_RATES, alpha=alpha), poisson, rtol=1e-10)


def test_scipy_agrees() -> None:
    for alpha in (0.1, 1.0, 3.0):
        n = 1.0 / alpha
        expected = -stats.nbinom.logpmf(COUNTS, n, n / (n + COUNT_RATES))

        np.testing.assert_allclose(neg_binomial_nll_from_rate(COUNTS, COUNT_RATES, alpha=alpha), expected, rtol=1e-9)


def test_zeros_and_infinities_cost_exactly_what_the_formula_tends_to() -> None:
    y, mu, s = [0.0, 0.0, 2.0, 2.0], [0.0, inf, 0.0, inf], [-inf, inf, -inf, inf]

    for alpha in ALPHAS:
        assert neg_binomial_nll_from_rate(y, mu, alpha=alpha).tolist() == [0.0, inf, inf, inf]
        assert neg_binomial_nll_from_log_rate(y, s, alpha=alpha).tolist() == [0.0, inf, inf, inf]


@both_scales
@pytest.mark.parametrize(("y", "row"), [([1.0, 2.5, 0.5], 1), ([[0.0, 1.0], [1.0, 0.25]], 1)])
def test_labels_must_be_counts(kernel: Kernel, y: list[object], row: int) -> None:
    with pytest.raises(
        LabelError, match=r"^neg_binomial_nll needs labels that are counts.*, found (2.5|0.25) at"
    ) as error:
        kernel(y, np.ones_like(y, dtype=np.float64))

    assert error.value.row == row


def test_a_single_label_that_is_no_count_has_no_row() -> None:
    with pytest.raises(LabelError, match=r"found 0\.5$"):
        neg_binomial_nll_from_rate(0.5, 1.0)


@both_scales
def test_overdispersion_must_be_positive(kernel: Kernel) -> None:
    with pytest.raises(OptionError, match=r"^neg_binomial_nll needs alpha in \(0, inf\), found 0$"):
        kernel([1.0], [1.0], alpha=0.0)
