"""The best constants of losses of classes, against independent minimisers."""

from collections.abc import Callable
from math import inf, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import ArrayLike
from scipy.optimize import linprog, minimize
from scipy.special import softmax

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.categorical import categorical_brier_from_probabilities, categorical_focal_from_logits
from actloss.losses.class_margin import crammer_singer, weston_watkins
from actloss.losses.constant import Param, classes, mean_loss, ranks
from actloss.losses.constant.levels import best_levels
from actloss.losses.constant.sharing import focal_shares
from actloss.losses.generalized import generalized_crossentropy_from_logits
from actloss.losses.indexed import logit_adjusted_crossentropy_from_logits, nll_from_log_probabilities
from actloss.losses.multiclass import categorical_crossentropy_from_logits, sparse_categorical_crossentropy_from_logits
from actloss.losses.ordinal import coral_from_logits, corn_from_logits, corn_tasks, rps_from_probabilities

VALUES, COUNTS = np.arange(4.0), np.array([5.0, 1.0, 3.0, 1.5])
ROWS = np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5], [1.0, 0.0, 0.0], [0.1, 0.2, 0.7]])
SHARES = npst.arrays(np.float64, st.integers(1, 6), elements=st.floats(0.0, 1.0)).map(
    lambda weights: (weights + 1e-3) / (weights + 1e-3).sum()
)


def _least(kernel: Kernel, values: FloatArray, counts: FloatArray | None, size: int, **params: Param) -> float:
    """Return the least mean loss over constant scores, as a general minimiser finds it."""
    found = minimize(lambda z: mean_loss(kernel, values, z, counts, **params), np.zeros(size), tol=1e-12)
    return float(found.fun)


CASES: tuple[tuple[Kernel, Callable[..., FloatArray], dict[str, Any]], ...] = (
    (sparse_categorical_crossentropy_from_logits, classes.weighted_shares, {}),
    (sparse_categorical_crossentropy_from_logits, classes.weighted_shares, {"class_weight": [1.0, 2.0, 0.5, 3.0]}),
    (sparse_categorical_crossentropy_from_logits, classes.weighted_shares, {"label_smoothing": 0.2}),
    (
        sparse_categorical_crossentropy_from_logits,
        classes.weighted_shares,
        {"class_weight": [1.0, 2.0, 0.5, 3.0], "label_smoothing": 0.2},
    ),
    (categorical_focal_from_logits, classes.categorical_focal_shares, {}),
    (categorical_focal_from_logits, classes.categorical_focal_shares, {"gamma": 0.5, "alpha": [1.0, 2.0, 0.5, 3.0]}),
    (categorical_focal_from_logits, classes.categorical_focal_shares, {"gamma": 5.0}),
    (categorical_focal_from_logits, classes.categorical_focal_shares, {"gamma": 0.0, "alpha": 0.25}),
    (generalized_crossentropy_from_logits, classes.powered_shares, {}),
    (generalized_crossentropy_from_logits, classes.powered_shares, {"q": 0.2}),
)


@pytest.mark.parametrize(("kernel", "optimum", "params"), CASES)
def test_the_best_probabilities_are_those_that_a_general_minimiser_finds(
    kernel: Kernel, optimum: Callable[..., FloatArray], params: dict[str, Any]
) -> None:
    shares = optimum(VALUES, COUNTS, **params)
    least = _least(kernel, VALUES, COUNTS, 4, **params)

    assert shares.sum() == pytest.approx(1.0, rel=1e-14, abs=0.0)
    assert mean_loss(kernel, VALUES, np.log(shares), COUNTS, **params) == pytest.approx(least, rel=1e-8)


@pytest.mark.parametrize("params", [{}, {"class_weight": [1.0, 2.0, 0.5], "label_smoothing": 0.1}])
def test_the_best_probabilities_of_rows_are_those_that_a_general_minimiser_finds(params: dict[str, Any]) -> None:
    shares = classes.weighted_shares(ROWS, **params)
    least = _least(categorical_crossentropy_from_logits, ROWS, None, 3, **params)

    assert mean_loss(categorical_crossentropy_from_logits, ROWS, np.log(shares), **params) == pytest.approx(least)


@pytest.mark.parametrize("kernel", [categorical_brier_from_probabilities, rps_from_probabilities])
@pytest.mark.parametrize("values", [VALUES, ROWS], ids=["indices", "rows"])
def test_shares_make_the_scores_of_probabilities_smallest(kernel: Kernel, values: FloatArray) -> None:
    shares = classes.either_shares(values, COUNTS)
    found = minimize(lambda z: mean_loss(kernel, values, softmax(z), COUNTS), np.zeros(len(shares)), tol=1e-12)

    assert mean_loss(kernel, values, shares, COUNTS) == pytest.approx(found.fun, rel=1e-9)


def test_without_any_weight_the_shares_themselves_are_as_good_as_any() -> None:
    shares = classes.class_shares(VALUES, COUNTS).tolist()

    assert classes.weighted_shares(VALUES, COUNTS, class_weight=0.0).tolist() == shares
    assert classes.categorical_focal_shares(VALUES, COUNTS, gamma=0.0, alpha=0.0).tolist() == pytest.approx(shares)


def test_weights_for_another_number_of_classes_are_refused() -> None:
    with pytest.raises(OptionError, match="class_weight"):
        classes.weighted_shares(VALUES, COUNTS, class_weight=[1.0, 2.0])


def test_the_absolute_error_elicits_certainty_for_the_most_frequent_class() -> None:
    assert classes.powered_shares(VALUES, COUNTS, q=1.0).tolist() == [1.0, 0.0, 0.0, 0.0]
    assert classes.powered_shares(ROWS, q=0.999).tolist() == pytest.approx([1.0, 0.0, 0.0], abs=1e-12)


def test_log_shares_cost_the_entropy_and_classes_that_never_occur_nothing() -> None:
    logs = classes.log_shares(VALUES, np.array([1.0, 0.0, 2.0, 1.0]))

    assert logs.tolist() == [log(0.25), -inf, log(0.5), log(0.25)]
    assert mean_loss(nll_from_log_probabilities, VALUES, logs, np.array([1.0, 0.0, 2.0, 1.0])) == pytest.approx(
        1.5 * log(2)
    )


@pytest.mark.parametrize("tau", [0.0, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("prior", [None, COUNTS, [0.1, 0.2, 0.3, 0.4]], ids=["none", "own", "other"])
def test_the_scores_best_under_a_prior_are_those_that_a_general_minimiser_finds(
    tau: float, prior: ArrayLike | None
) -> None:
    scores = classes.adjusted_log_shares(VALUES, COUNTS, tau=tau, prior=prior)
    kernel = logit_adjusted_crossentropy_from_logits
    params: dict[str, Any] = {"tau": tau, "prior": prior}

    assert mean_loss(kernel, VALUES, scores, COUNTS, **params) == pytest.approx(
        _least(kernel, VALUES, COUNTS, 4, **params), rel=1e-9
    )


def test_with_its_own_shares_as_prior_no_score_is_needed() -> None:
    counts = np.array([3.0, 1.0, 0.0])

    assert classes.adjusted_log_shares(np.arange(3.0), counts, prior=counts).tolist() == pytest.approx([0.0] * 3)
    assert classes.adjusted_log_shares(np.arange(3.0), counts, prior=[1, 1, 2]).tolist()[2] == -inf


@given(SHARES, st.floats(0.0, 6.0))
def test_focal_shares_pull_all_classes_alike(shares: FloatArray, gamma: float) -> None:
    p = focal_shares(shares, gamma)
    pulls = shares * (1.0 - p) ** gamma * (gamma * -np.log(p) / np.maximum(1.0 - p, 1e-300) + 1.0 / p)

    assert p.sum() == pytest.approx(1.0, rel=1e-14, abs=0.0)
    assert len(p) == 1 or pulls.max() == pytest.approx(pulls.min(), rel=1e-5)


def test_focal_shares_come_to_an_end_where_only_rounding_is_left() -> None:
    assert focal_shares(np.array([0.5, 0.5]), 0.9522696189926585).tolist() == pytest.approx([0.5, 0.5])


def test_focal_shares_of_very_uneven_weights_stay_probabilities() -> None:
    p = focal_shares(np.array([1.0, 1e-30, 0.0]), 0.25)

    assert p[0] == 1.0
    assert 0.0 < p[1] < 1e-15
    assert p[2] == 0.0


@pytest.mark.parametrize(
    ("counts", "scores", "loss"),
    [([3.0, 1.0, 1.0], [1.0, 0.0, 0.0], 0.8), ([2.0, 1.0, 1.0], [0.0, 0.0, 0.0], 1.0)],
)
def test_only_a_majority_gets_a_score_from_crammer_and_singer(
    counts: list[float], scores: list[float], loss: float
) -> None:
    best = classes.majority_scores(np.arange(3.0), np.array(counts))

    assert best.tolist() == scores
    # With a majority f of the rows 2 (1 - f), else 1 whatever the scores.
    assert mean_loss(crammer_singer, np.arange(3.0), best, np.array(counts)) == pytest.approx(loss)


@given(SHARES, npst.arrays(np.float64, 6, elements=st.floats(-3.0, 3.0)))
def test_no_scores_beat_those_of_crammer_and_singer(shares: FloatArray, other: FloatArray) -> None:
    values = np.arange(float(len(shares)))
    best = mean_loss(crammer_singer, values, classes.majority_scores(values, shares), shares)

    assert best <= mean_loss(crammer_singer, values, other[: len(shares)], shares) + 1e-12


def _linear_programme(shares: FloatArray) -> float:
    """Return the least expected loss of Weston and Watkins: a variable for each score and for each hinge."""
    size = len(shares)
    pairs = [(y, k) for y in range(size) for k in range(size) if y != k]
    bounds = np.zeros((len(pairs), size + len(pairs)))
    for row, (y, k) in enumerate(pairs):
        bounds[row, [k, y, size + row]] = 1.0, -1.0, -1.0
    cost = np.concatenate([np.zeros(size), [shares[y] for y, _ in pairs]])
    free, hinges = [(None, None)] * size, [(0.0, None)] * len(pairs)
    return float(linprog(cost, A_ub=bounds, b_ub=np.full(len(pairs), -1.0), bounds=free + hinges).fun)


@pytest.mark.parametrize("size", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("evenness", [0.2, 1.0, 5.0, inf])
def test_levels_cost_what_the_linear_programme_of_weston_and_watkins_costs(size: int, evenness: float) -> None:
    rng = np.random.default_rng(size)
    for _ in range(5):
        shares = np.full(size, 1.0 / size) if evenness == inf else rng.dirichlet(np.full(size, evenness))
        cost = mean_loss(weston_watkins, np.arange(float(size)), best_levels(shares), shares)

        assert cost == pytest.approx(_linear_programme(shares), abs=1e-6)


def test_levels_of_one_class_and_of_counts() -> None:
    assert best_levels(np.array([1.0])).tolist() == [0.0]
    assert classes.level_scores(np.arange(3.0), np.array([1.0, 8.0, 1.0])).tolist() == [0.0, 1.0, 0.0]


def test_the_steps_of_ordered_classes_are_the_log_odds_of_going_on() -> None:
    # Of 10.5 rows 5 stop at class 0, 1 at 1, 3 at 2 and 1.5 at 3.
    assert np.exp(ranks.step_log_odds(VALUES, COUNTS)).tolist() == pytest.approx([5.5 / 5, 4.5 / 6, 1.5 / 9])
    assert np.exp(ranks.conditional_log_odds(VALUES, COUNTS)).tolist() == pytest.approx([5.5 / 5, 4.5 / 1, 1.5 / 3])


def test_the_best_steps_are_those_that_a_general_minimiser_finds() -> None:
    def corn(z: FloatArray) -> float:
        tasks = corn_tasks(VALUES, np.zeros((4, 3))) * COUNTS
        return float((tasks * corn_from_logits(VALUES, np.tile(z, (4, 1)))).sum() / tasks.sum())

    assert mean_loss(coral_from_logits, VALUES, ranks.step_log_odds(VALUES, COUNTS), COUNTS) == pytest.approx(
        _least(coral_from_logits, VALUES, COUNTS, 3), rel=1e-9
    )
    assert corn(ranks.conditional_log_odds(VALUES, COUNTS)) == pytest.approx(
        minimize(corn, np.zeros(3), tol=1e-12).fun, rel=1e-9
    )


def test_a_step_that_never_or_always_happens_is_infinite() -> None:
    counts = np.array([0.0, 2.0, 0.0, 0.0])

    assert ranks.step_log_odds(VALUES, counts).tolist() == [inf, -inf, -inf]
    assert ranks.conditional_log_odds(VALUES, counts).tolist() == [inf, -inf, -inf]
    assert mean_loss(coral_from_logits, VALUES, ranks.step_log_odds(VALUES, counts), counts) == 0.0


def test_a_single_class_has_one_step_that_never_happens() -> None:
    assert ranks.step_log_odds(np.zeros(1)).tolist() == [-inf]
    assert ranks.conditional_log_odds(np.zeros(1), np.array([3.0])).tolist() == [-inf]
