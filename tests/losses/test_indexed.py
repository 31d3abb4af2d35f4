from math import exp, inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray
from actloss.losses.indexed import (
    logit_adjusted_crossentropy_from_logits,
    nll_from_log_probabilities,
    softmax_loss_from_logits,
)
from actloss.losses.multiclass import sparse_categorical_crossentropy_from_logits
from actloss.losses.predicted import from_logits
from class_digits import EXTREME_DIGITS, EXTREMES
from strategies import CLASSES, SCORES


@given(CLASSES, SCORES)
def test_softmax_loss_is_the_crossentropy_of_logits(y: FloatArray, z: FloatArray) -> None:
    np.testing.assert_array_equal(softmax_loss_from_logits(y, z), sparse_categorical_crossentropy_from_logits(y, z))


@given(CLASSES, SCORES)
def test_nll_of_a_log_softmax_is_the_crossentropy_of_logits(y: FloatArray, z: FloatArray) -> None:
    log_softmax = -from_logits("nll", z).surprisal()

    np.testing.assert_array_equal(
        nll_from_log_probabilities(y, log_softmax), sparse_categorical_crossentropy_from_logits(y, z)
    )


def test_nll_of_a_class_ruled_out_is_infinite_and_of_a_certain_one_zero() -> None:
    assert nll_from_log_probabilities([0, 1], [[-inf, 0.0], [-inf, 0.0]]).tolist() == [inf, 0.0]


def test_a_log_probability_that_rounding_left_above_zero_costs_nothing() -> None:
    assert nll_from_log_probabilities([0], [[1e-12, -40.0]]).tolist() == [0.0]


@given(CLASSES, SCORES)
def test_without_a_prior_or_with_an_even_one_nothing_is_adjusted(y: FloatArray, z: FloatArray) -> None:
    plain = softmax_loss_from_logits(y, z)

    np.testing.assert_array_equal(logit_adjusted_crossentropy_from_logits(y, z, tau=2.0), plain)
    np.testing.assert_array_equal(logit_adjusted_crossentropy_from_logits(y, z, tau=2.0, prior=[1, 1, 1]), plain)
    np.testing.assert_array_equal(logit_adjusted_crossentropy_from_logits(y, z, tau=0.0, prior=[1, 2, 0]), plain)


@given(CLASSES, SCORES, st.floats(0.0, 3.0))
def test_adjusting_adds_the_log_prior_to_the_scores(y: FloatArray, z: FloatArray, tau: float) -> None:
    prior = np.array([0.7, 0.2, 0.1])

    np.testing.assert_allclose(
        logit_adjusted_crossentropy_from_logits(y, z, tau=tau, prior=prior),
        softmax_loss_from_logits(y, z + tau * np.log(prior)),
        rtol=1e-10,
        atol=1e-12,
    )


@pytest.mark.parametrize("factor", [2.0, 4096.0])
@given(y=CLASSES, z=SCORES)
def test_only_the_proportions_of_the_prior_count(y: FloatArray, z: FloatArray, factor: float) -> None:
    prior = np.array([0.75, 0.125, 0.125])

    np.testing.assert_allclose(
        logit_adjusted_crossentropy_from_logits(y, z, prior=factor * prior),
        logit_adjusted_crossentropy_from_logits(y, z, prior=prior),
        rtol=1e-10,
        atol=1e-300,
    )


def test_a_large_score_does_not_swallow_the_prior() -> None:
    losses = logit_adjusted_crossentropy_from_logits([0, 1], [[1e17, 1e17]] * 2, prior=[3.0, 1.0])

    assert losses.tolist() == pytest.approx([log(4 / 3), log(4)], rel=1e-15, abs=0.0)


def test_a_class_without_prior_costs_infinity_where_it_occurs_and_nothing_elsewhere() -> None:
    losses = logit_adjusted_crossentropy_from_logits([0, 2], [[0.0, 0.0, 5.0]] * 2, prior=[0.5, 0.5, 0.0])

    assert losses.tolist() == [pytest.approx(log(2)), inf]


@pytest.mark.parametrize("label", [0, 1, 2])
def test_extreme_logits_agree_with_many_digits(label: int) -> None:
    prior = [0.5, 0.25, 0.25]

    def exact(label: int, row: list[float]) -> mpf:
        return mp.log(mp.fsum(p * mp.exp(z) for p, z in zip(prior, row, strict=True)) / prior[label]) - row[label]

    y = np.full(len(EXTREMES), label)
    losses = logit_adjusted_crossentropy_from_logits(y, EXTREMES, prior=prior)

    with mp.workdps(EXTREME_DIGITS):
        expected = [float(exact(label, row)) for row in EXTREMES.tolist()]
    np.testing.assert_allclose(losses, expected, rtol=1e-12, atol=5e-324)


def test_a_tiny_loss_is_kept_under_a_prior() -> None:
    # (1 - p) / p = 3 e^-40
    losses = logit_adjusted_crossentropy_from_logits([0], [[40.0, 0.0]], prior=[1.0, 3.0])

    assert losses.tolist() == pytest.approx([3.0 * exp(-40.0)], rel=1e-14, abs=0.0)


@pytest.mark.parametrize(
    "params", [{"tau": -1.0}, {"prior": [0.5, -0.5]}, {"prior": [1.0, 1.0, 1.0]}, {"prior": [0, 0]}]
)
def test_parameters_outside_their_domain_are_refused(params: dict[str, object]) -> None:
    with pytest.raises(OptionError, match=next(iter(params))):
        logit_adjusted_crossentropy_from_logits([0], [[0.0, 1.0]], **params)  # type: ignore[arg-type] # by name only
