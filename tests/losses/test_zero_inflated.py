from itertools import product
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from scipy import stats
from scipy.special import gammaln

from actloss.errors import LabelError, PredictionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.count import poisson_nll_from_rate
from actloss.losses.zero_inflated import zip_nll_from_log_rate, zip_nll_from_rate
from counting import COUNT_RATES, COUNTS, HARD_COUNTS, HARD_LOG_RATES, HARD_RATES, worst_ulps
from strategies import PROBABILITIES, RATES

RNG = np.random.default_rng(20261123)
LABELS = np.where(RNG.random(300) < 0.4, 0.0, COUNTS)
SHARES, LOGITS = RNG.random(300), RNG.normal(0.0, 4.0, 300)
both_scales = pytest.mark.parametrize("kernel", [zip_nll_from_rate, zip_nll_from_log_rate])


def _exact(y: mp.mpf, share: mp.mpf, mu: mp.mpf) -> mp.mpf:
    if not y:
        return -mp.log(share + (1 - share) * mp.exp(-mu))
    return -mp.log(1 - share) + mu - y * mp.log(mu) + mp.log(mp.factorial(int(y)))


def _exact_of_logs(y: mp.mpf, logit: mp.mpf, s: mp.mpf) -> mp.mpf:
    return _exact(y, 1 / (1 + mp.exp(-logit)), mp.exp(s))


def test_ordinary_counts_agree_with_700_digits() -> None:
    rates = zip_nll_from_rate(LABELS, np.stack([SHARES, COUNT_RATES], axis=-1))
    logs = zip_nll_from_log_rate(LABELS, np.stack([LOGITS, np.log(COUNT_RATES)], axis=-1))

    assert worst_ulps(rates, _exact, LABELS, SHARES, COUNT_RATES) <= 4.0
    assert worst_ulps(logs, _exact_of_logs, LABELS, LOGITS, np.log(COUNT_RATES)) <= 4.0


def test_extreme_predictions_agree_with_700_digits() -> None:
    shares = (0.0, 1e-300, 1e-17, 0.5, 0.999999, 1.0 - 2.0**-53)
    rows = np.array(list(product(HARD_COUNTS[:-1], shares, HARD_RATES)))
    logs = np.array(list(product(HARD_COUNTS[:-1], HARD_LOG_RATES, HARD_LOG_RATES)))

    assert worst_ulps(zip_nll_from_rate(rows[:, 0], rows[:, 1:]), _exact, *rows.T) <= 4.0
    assert worst_ulps(zip_nll_from_log_rate(logs[:, 0], logs[:, 1:]), _exact_of_logs, *logs.T) <= 4.0


@given(PROBABILITIES, RATES)
def test_both_scales_give_the_same_loss(share: FloatArray, mu: FloatArray) -> None:
    y = np.floor(mu[::-1] % 7.0)
    with np.errstate(divide="ignore"):
        logit = np.log(share) - np.log1p(-share)
    rates, logs = (
        zip_nll_from_rate(y, np.stack([share, mu], axis=-1)),
        zip_nll_from_log_rate(y, np.stack([logit, np.log(mu)], axis=-1)),
    )

    np.testing.assert_allclose(logs, rates, rtol=1e-9, atol=1e-9)


def test_without_zeros_by_nature_it_is_poisson_with_its_constant() -> None:
    found = zip_nll_from_rate(COUNTS, np.stack([np.zeros(300), COUNT_RATES], axis=-1))

    np.testing.assert_allclose(found, poisson_nll_from_rate(COUNTS, COUNT_RATES) + gammaln(COUNTS + 1.0), rtol=1e-10)


def test_scipy_agrees() -> None:
    mixed = (LABELS == 0.0) * SHARES + (1.0 - SHARES) * stats.poisson.pmf(LABELS, COUNT_RATES)
    found = zip_nll_from_rate(LABELS, np.stack([SHARES, COUNT_RATES], axis=-1))

    np.testing.assert_allclose(np.exp(-found), mixed, rtol=1e-9)


@pytest.mark.parametrize(
    ("y", "share", "mu", "loss"),
    [
        (0.0, 1.0, 5.0, 0.0),
        (0.0, 0.0, 0.0, 0.0),
        (0.0, 0.0, inf, inf),
        (0.0, 0.5, inf, np.log(2.0)),
        (1.0, 1.0, 1.0, inf),
        (1.0, 0.5, 0.0, inf),
        (1.0, 0.5, inf, inf),
    ],
)
def test_certainties_cost_nothing_or_infinity(y: float, share: float, mu: float, loss: float) -> None:
    with np.errstate(divide="ignore"):
        logs = np.log(share) - np.log1p(-share), np.log(mu)

    assert zip_nll_from_rate(y, [share, mu]) == pytest.approx(loss, rel=1e-15, abs=0.0)
    assert zip_nll_from_log_rate(y, logs) == pytest.approx(loss, rel=1e-15, abs=0.0)


@both_scales
def test_labels_must_be_counts(kernel: Kernel) -> None:
    with pytest.raises(LabelError, match=r"^zip_nll needs labels that are counts, .*, found 1\.5 at row 1"):
        kernel([1.0, 1.5], [[0.5, 1.0], [0.5, 1.0]])


@both_scales
def test_each_label_needs_two_predictions(kernel: Kernel) -> None:
    with pytest.raises(PredictionError, match=r"needs two predictions .* shape \(2,\) .* shape \(2, 3\)$"):
        kernel([1.0, 1.0], np.full((2, 3), 0.5))


@pytest.mark.parametrize(
    ("kernel", "prediction"),
    [
        (zip_nll_from_rate, [1.5, 1.0]),
        (zip_nll_from_rate, [0.5, -1.0]),
        (zip_nll_from_log_rate, [nan, 1.0]),
        (zip_nll_from_log_rate, [1.0, nan]),
    ],
)
def test_predictions_outside_their_scale_are_refused_with_their_row(kernel: Kernel, prediction: list[float]) -> None:
    with pytest.raises(PredictionError, match=r"^zip_nll needs predictions in .* at row 1"):
        kernel([1.0, 1.0], [[0.5, 1.0], prediction])
