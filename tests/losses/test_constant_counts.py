from math import exp, inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy.optimize import minimize, minimize_scalar

from actloss.catalogue.count import NEG_BINOMIAL_NLL, POISSON_DEVIANCE, ZIP_NLL
from actloss.catalogue.positive import GAMMA_NLL
from actloss.catalogue.row import Loss
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import baseline, mean_loss
from actloss.losses.constant.counts import zero_inflated_rate
from actloss.losses.zero_inflated import zip_nll_from_log_rate

RNG = np.random.default_rng(20261123)
COUNTS = npst.arrays(np.float64, st.integers(1, 30), elements=st.integers(0, 6).map(float))


@pytest.mark.parametrize("row", [POISSON_DEVIANCE, NEG_BINOMIAL_NLL, GAMMA_NLL], ids=lambda row: row.name)
def test_the_mean_is_the_best_rate(row: Loss) -> None:
    values = np.array([1.0, 2.0, 2.0, 5.0, 31.0])
    found = minimize_scalar(lambda c: mean_loss(row.kernel, values, c), bounds=(1.0, 31.0), options={"xatol": 1e-10})

    assert baseline(row, values).loss <= found.fun * (1.0 + 1e-12)
    assert found.x == pytest.approx(values.mean(), rel=1e-5)


def test_shares_of_zeros_and_rates_are_what_an_optimiser_finds() -> None:
    values = np.sort(np.where(RNG.random(5000) < 0.3, 0.0, RNG.poisson(2.5, 5000)))
    share, rate = zero_inflated_rate(values)
    found = minimize(
        lambda raw: zip_nll_from_log_rate(values, np.tile(raw, (5000, 1))).mean(), [0.0, 0.0], options={"gtol": 1e-9}
    )

    assert 1.0 / (1.0 + exp(-found.x[0])) == pytest.approx(share, rel=1e-5)
    assert exp(found.x[1]) == pytest.approx(rate, rel=1e-5)


@given(COUNTS, st.floats(0.0, 1.0), st.floats(0.01, 10.0))
def test_nothing_is_more_likely(values: FloatArray, share: float, rate: float) -> None:
    values = np.sort(values)
    best = baseline(ZIP_NLL, values)

    assert best.loss <= mean_loss(ZIP_NLL.kernel, values, np.array([share, rate])) + 1e-14


@given(COUNTS)
def test_counts_stand_for_repeated_values(values: FloatArray) -> None:
    distinct, times = np.unique(values, return_counts=True)

    assert zero_inflated_rate(distinct, times.astype(np.float64)) == pytest.approx(
        zero_inflated_rate(np.sort(values)), rel=1e-12, abs=1e-14
    )


def test_fractional_weights_count_as_shares() -> None:
    values = np.array([0.0, 1.0, 3.0])

    assert zero_inflated_rate(values, np.array([0.5, 0.25, 0.25])) == pytest.approx(
        zero_inflated_rate(values, np.array([2.0, 1.0, 1.0])), rel=1e-14, abs=0.0
    )


def test_zeros_that_the_mean_explains_are_no_zeros_by_nature() -> None:
    assert zero_inflated_rate(np.array([0.0, 1.0, 1.0, 2.0])).tolist() == [0.0, 1.0]
    assert zero_inflated_rate(np.array([3.0, 4.0])).tolist() == [0.0, 3.5]


def test_nothing_but_zeros_is_a_rate_of_zero() -> None:
    assert zero_inflated_rate(np.zeros(3)).tolist() == [0.0, 0.0]


def test_a_handful_of_zeros_more_than_poisson_is_told_from_none() -> None:
    # A mean of 1 explains a share of 1/e = 0.367879 zeros.
    values = np.array([0.0, 1.0, 2.0])
    share, rate = zero_inflated_rate(values, np.array([0.36788, 0.26424, 0.36788]))

    assert 0.0 < share < 1e-5
    assert rate == pytest.approx(1.0, rel=1e-5)


def test_large_counts_leave_no_zero_to_chance() -> None:
    assert zero_inflated_rate(np.array([0.0, 1e6])).tolist() == [0.5, 1e6]


@pytest.mark.parametrize("values", [np.array([-3.0, 0.0]), np.array([0.0, inf])])
def test_labels_that_no_count_can_be_are_left_to_the_kernel(values: FloatArray) -> None:
    assert zero_inflated_rate(values).shape == (2,)
