"""Losses that are one another under another name, on other labels or at some parameter."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import entr, log_softmax

from actloss import losses
from actloss.losses.arrays import FloatArray
from strategies import BITS, CLASSES, LOGITS, PROBABILITIES, RATES, REALS, SCORES, SIGNS, distributions

THRESHOLDS = st.floats(1e-3, 1e3)


def _same(first: FloatArray, second: FloatArray, absolute: float = 0.0) -> None:
    np.testing.assert_allclose(first, second, rtol=1e-12, atol=absolute)


def _one_hot(classes: FloatArray) -> FloatArray:
    rows: FloatArray = np.eye(3)[classes.astype(int)]
    return rows


@given(distributions(), SCORES)
def test_cross_entropy_is_divergence_and_entropy(p: FloatArray, z: FloatArray) -> None:
    crossentropy = losses.categorical_crossentropy_from_logits(p, z)

    np.testing.assert_allclose(losses.kl_divergence_from_logits(p, z) + entr(p).sum(axis=1), crossentropy, rtol=1e-11)


@given(CLASSES, SCORES)
def test_nll_of_the_log_softmax_is_the_cross_entropy(y: FloatArray, z: FloatArray) -> None:
    logs = log_softmax(z, axis=1)

    _same(losses.nll_from_log_probabilities(y, logs), losses.softmax_loss_from_logits(y, z), absolute=1e-12)


@given(CLASSES, SCORES)
def test_sparse_cross_entropy_is_cross_entropy_on_one_hot_rows(y: FloatArray, z: FloatArray) -> None:
    sparse = losses.sparse_categorical_crossentropy_from_logits(y, z)

    _same(losses.categorical_crossentropy_from_logits(_one_hot(y), z), sparse)
    _same(losses.softmax_loss_from_logits(y, z), sparse)
    _same(losses.kl_divergence_from_logits(_one_hot(y), z), sparse)
    _same(losses.categorical_focal_from_logits(y, z, gamma=0.0), sparse)


@given(CLASSES, SCORES, st.floats(1e-3, 1e3))
def test_equal_class_weights_are_one_factor(y: FloatArray, z: FloatArray, weight: float) -> None:
    plain = losses.sparse_categorical_crossentropy_from_logits(y, z)

    _same(losses.sparse_categorical_crossentropy_from_logits(y, z, class_weight=[weight] * 3), weight * plain)
    _same(losses.sparse_categorical_crossentropy_from_logits(y, z, class_weight=1.0), plain)


@given(CLASSES, SCORES, st.floats(0.0, 5.0))
def test_an_even_prior_adjusts_nothing(y: FloatArray, z: FloatArray, tau: float) -> None:
    adjusted = losses.logit_adjusted_crossentropy_from_logits(y, z, tau=tau, prior=[1.0, 1.0, 1.0])

    _same(adjusted, losses.softmax_loss_from_logits(y, z), absolute=1e-12)


@given(SIGNS, LOGITS)
def test_the_logistic_loss_is_the_binary_cross_entropy_at_the_margin(y: FloatArray, z: FloatArray) -> None:
    _same(losses.logistic(y, z), losses.binary_crossentropy_from_logits((y + 1.0) / 2.0, z))


@given(BITS, LOGITS)
def test_a_softmax_over_zero_and_a_logit_is_its_sigmoid(y: FloatArray, z: FloatArray) -> None:
    scores = np.stack([np.zeros_like(z), z], axis=1)

    _same(losses.softmax_loss_from_logits(y, scores), losses.binary_crossentropy_from_logits(y, z))


@given(BITS, LOGITS)
def test_two_classes_have_one_margin(y: FloatArray, z: FloatArray) -> None:
    scores, margin = np.stack([np.zeros_like(z), z], axis=1), losses.hinge(2.0 * y - 1.0, z)

    _same(losses.crammer_singer(y, scores), margin)
    _same(losses.weston_watkins(y, scores), margin)


@given(CLASSES, SCORES)
def test_counting_all_margins_costs_no_less_than_counting_one(y: FloatArray, z: FloatArray) -> None:
    assert (losses.weston_watkins(y, z) >= losses.crammer_singer(y, z)).all()


@given(BITS, PROBABILITIES)
def test_two_classes_have_one_brier_and_ranked_probability_score(y: FloatArray, p: FloatArray) -> None:
    rows, brier = np.stack([1.0 - p, p], axis=1), losses.brier_from_probabilities(y, p)

    _same(losses.rps_from_probabilities(y, rows), brier, absolute=1e-15)
    _same(losses.categorical_brier_from_probabilities(y, rows), 2.0 * brier, absolute=1e-15)
    _same(losses.mse(y, p), brier)


@given(BITS, LOGITS)
def test_binary_cross_entropy_is_focal_and_asymmetric_without_focus(y: FloatArray, z: FloatArray) -> None:
    crossentropy = losses.binary_crossentropy_from_logits(y, z)

    _same(losses.focal_from_logits(y, z, gamma=0.0), crossentropy)
    _same(losses.asymmetric_from_logits(y, z, gamma_neg=0.0, gamma_pos=0.0, margin=0.0), crossentropy)


@given(BITS, LOGITS, st.floats(0.0, 4.0))
def test_the_asymmetric_loss_without_a_margin_is_focal(y: FloatArray, z: FloatArray, gamma: float) -> None:
    asymmetric = losses.asymmetric_from_logits(y, z, gamma_neg=gamma, gamma_pos=gamma, margin=0.0)

    _same(asymmetric, losses.focal_from_logits(y, z, gamma=gamma))


@given(CLASSES, SCORES)
def test_coral_and_corn_are_binary_cross_entropies_of_the_steps(y: FloatArray, z: FloatArray) -> None:
    steps = z[:, :2]
    above = (y[:, np.newaxis] > [0.0, 1.0]).astype(np.float64)
    answers, asked = losses.binary_crossentropy_from_logits(above, steps), y[:, np.newaxis] >= [0.0, 1.0]

    _same(losses.coral_from_logits(y, steps), answers.sum(axis=1))
    _same(losses.corn_from_logits(y, steps), np.where(asked, answers, 0.0).sum(axis=1) / asked.sum(axis=1))


@given(BITS, PROBABILITIES)
def test_dice_is_tversky_with_even_weights(y: FloatArray, p: FloatArray) -> None:
    sets, shares = y.reshape(2, -1), p.reshape(2, -1)

    _same(losses.tversky_from_probabilities(sets, shares), losses.dice_from_probabilities(sets, shares))


@given(BITS, PROBABILITIES)
def test_accuracy_is_what_the_hamming_loss_leaves(y: FloatArray, p: FloatArray) -> None:
    _same(losses.per_label_accuracy_from_probabilities(y, p), 1.0 - losses.hamming_from_probabilities(y, p))


@given(REALS, REALS, THRESHOLDS)
def test_huber_is_its_threshold_times_the_smooth_absolute_error(y: FloatArray, p: FloatArray, delta: float) -> None:
    _same(losses.huber(y, p, delta=delta), delta * losses.smooth_l1(y, p, beta=delta), absolute=1e-300)


@given(REALS, REALS, THRESHOLDS)
def test_pseudo_huber_never_exceeds_huber(y: FloatArray, p: FloatArray, delta: float) -> None:
    exceeded = losses.pseudo_huber(y, p, delta=delta) > losses.huber(y, p, delta=delta) * (1.0 + 1e-12)

    assert not exceeded.any()


@given(REALS, REALS)
def test_middle_levels_and_empty_tubes_are_the_plain_errors(y: FloatArray, p: FloatArray) -> None:
    _same(losses.quantile(y, p, quantile=0.5), 0.5 * losses.mae(y, p), absolute=1e-300)
    _same(losses.expectile(y, p, quantile=0.5), 0.5 * losses.mse(y, p), absolute=1e-300)
    _same(losses.epsilon_insensitive(y, p, epsilon=0.0), losses.mae(y, p))
    _same(losses.squared_epsilon_insensitive(y, p, epsilon=0.0), losses.mse(y, p))
    _same(losses.l2(y, p), losses.mse(y, p))


@given(REALS, REALS)
def test_a_fixed_width_makes_likelihoods_errors(y: FloatArray, p: FloatArray) -> None:
    pairs = np.stack([p, np.ones_like(p)], axis=-1)

    _same(losses.gaussian_nll(y, pairs), 0.5 * losses.mse(y, p), absolute=1e-300)
    _same(losses.laplace_nll(y, pairs), losses.mae(y, p) + np.log(2.0))


@given(RATES, RATES)
def test_deviances_are_twice_what_likelihoods_lose_to_the_truth(y: FloatArray, p: FloatArray) -> None:
    poisson = losses.poisson_nll_from_rate(y, p) - losses.poisson_nll_from_rate(y, y)
    gamma = losses.gamma_nll_from_rate(y, p) - losses.gamma_nll_from_rate(y, y)
    # The difference of likelihoods loses the digits that the deviance keeps.
    scale = 1e-12 * (np.abs(losses.poisson_nll_from_rate(y, p)) + np.abs(losses.poisson_nll_from_rate(y, y)))

    assert (np.abs(losses.poisson_deviance_from_rate(y, p) - 2.0 * poisson) <= 4.0 * scale + 1e-12).all()
    np.testing.assert_allclose(losses.gamma_deviance_from_rate(y, p), 2.0 * gamma, rtol=1e-9, atol=1e-12)


@given(RATES, RATES)
def test_tweedie_runs_from_the_poisson_to_the_gamma_deviance(y: FloatArray, p: FloatArray) -> None:
    near_one = losses.tweedie_deviance_from_rate(y, p, power=1.0 + 1e-9)
    near_two = losses.tweedie_deviance_from_rate(y, p, power=2.0 - 1e-9)

    np.testing.assert_allclose(near_one, losses.poisson_deviance_from_rate(y, p), rtol=1e-6)
    np.testing.assert_allclose(near_two, losses.gamma_deviance_from_rate(y, p), rtol=1e-6)


@given(RATES)
def test_counts_without_inflation_or_overdispersion_are_poisson(p: FloatArray) -> None:
    y = np.arange(8.0)
    log_factorials = np.cumsum(np.log(np.maximum(y, 1.0)))
    poisson = losses.poisson_nll_from_rate(y, p) + log_factorials

    none = np.stack([np.zeros_like(p), p], axis=-1)
    np.testing.assert_allclose(losses.zip_nll_from_rate(y, none), poisson, rtol=1e-11, atol=1e-11)
    tamed = losses.neg_binomial_nll_from_rate(y, np.minimum(p, 100.0), alpha=1e-13)
    capped = losses.poisson_nll_from_rate(y, np.minimum(p, 100.0)) + log_factorials
    np.testing.assert_allclose(tamed, capped, rtol=1e-8, atol=1e-8)


@given(REALS, REALS)
def test_logarithmic_and_relative_errors_are_plain_ones_elsewhere(y: FloatArray, p: FloatArray) -> None:
    y, p = np.abs(y), np.abs(p)

    _same(losses.msle(y, p), losses.mse(np.log1p(y), np.log1p(p)), absolute=1e-12)
    y = y + 1.0
    _same(losses.mape(y, p), losses.mae(y, p) / y)
