from collections.abc import Callable
from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy.optimize import minimize_scalar

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_probabilities
from actloss.losses.constant import mean_loss
from actloss.losses.constant.binary import (
    asymmetric_share,
    dice_set,
    focal_share,
    log_odds,
    majority_bit,
    tversky_set,
    undecided,
    weighted_share,
)
from actloss.losses.decisions import hamming_from_probabilities
from actloss.losses.focal import focal_from_probabilities
from actloss.losses.margin import logistic, modified_huber, perceptron
from actloss.losses.multilabel import asymmetric_from_probabilities
from actloss.losses.overlap import (
    dice_from_probabilities,
    dice_mass_from_probabilities,
    tversky_from_probabilities,
    tversky_mass_from_probabilities,
)

BITS = np.array([0.0, 1.0])
SIGNS = np.array([-1.0, 1.0])
SHARES = [1e-6, 0.03, 0.3, 0.5, 0.9, 1.0 - 1e-6]
LABEL_SETS = npst.arrays(np.float64, (6, 3), elements=st.sampled_from([0.0, 1.0]))


def _counts(share: float) -> FloatArray:
    return np.array([1.0 - share, share])


def _sets(labels: int) -> list[FloatArray]:
    return [np.array([float(code >> label & 1) for label in range(labels)]) for code in range(1 << labels)]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize(
    ("kernel", "optimum", "params"),
    [
        (binary_crossentropy_from_probabilities, weighted_share, {}),
        (binary_crossentropy_from_probabilities, weighted_share, {"pos_weight": 5.0}),
        (binary_crossentropy_from_probabilities, weighted_share, {"pos_weight": 0.5, "label_smoothing": 0.2}),
        *((focal_from_probabilities, focal_share, {"gamma": gamma}) for gamma in (0.0, 0.5, 2.0, 5.0)),
        (focal_from_probabilities, focal_share, {"alpha": 0.25}),
        (asymmetric_from_probabilities, asymmetric_share, {}),
        (asymmetric_from_probabilities, asymmetric_share, {"gamma_neg": 0.0, "gamma_pos": 0.0, "margin": 0.2}),
        (asymmetric_from_probabilities, asymmetric_share, {"gamma_neg": 0.5, "gamma_pos": 2.0, "margin": 0.0}),
        (asymmetric_from_probabilities, asymmetric_share, {"margin": 0.9}),
    ],
)
def test_no_other_probability_makes_the_mean_smaller(
    share: float, kernel: Kernel, optimum: Callable[..., float], params: dict[str, float]
) -> None:
    counts = _counts(share)
    best = mean_loss(kernel, BITS, optimum(BITS, counts, **params), counts, **params)
    found = minimize_scalar(
        lambda p: mean_loss(kernel, BITS, p, counts, **params), bounds=(0.0, 1.0), options={"xatol": 1e-12}
    )

    assert best <= found.fun * (1.0 + 1e-12)


@pytest.mark.parametrize("optimum", [weighted_share, focal_share, asymmetric_share])
def test_a_single_class_is_certain(optimum: Callable[..., float]) -> None:
    assert optimum(BITS, np.array([3.0, 0.0])) == 0.0
    assert optimum(BITS, np.array([0.0, 3.0])) == 1.0


def test_the_weighted_share_is_the_share_where_nothing_is_weighted() -> None:
    assert weighted_share(np.array([0.25, 0.5]), np.array([1.0, 3.0])) == 0.4375
    # Odds of 1 to 3, times 6.
    assert weighted_share(BITS, _counts(0.25), pos_weight=6.0) == pytest.approx(2 / 3, rel=1e-15, abs=0.0)


def test_the_focal_loss_pulls_shares_towards_one_half() -> None:
    plain, focused = (focal_share(BITS, _counts(0.1), gamma=gamma) for gamma in (0.0, 2.0))

    assert plain == pytest.approx(0.1, rel=1e-14, abs=0.0)
    assert 0.1 < focused < 0.5
    assert focal_share(BITS, _counts(0.9)) == pytest.approx(1.0 - focused, rel=1e-14, abs=0.0)


def test_soft_labels_count_by_their_mean() -> None:
    soft = np.array([0.1, 0.3, 0.9])

    assert focal_share(soft) == pytest.approx(focal_share(BITS, _counts(13 / 30)), rel=1e-14, abs=0.0)
    assert asymmetric_share(soft) == pytest.approx(asymmetric_share(BITS, _counts(13 / 30)), rel=1e-14, abs=0.0)


def test_the_asymmetric_loss_elicits_more_than_the_share() -> None:
    assert all(asymmetric_share(BITS, _counts(share)) > share for share in (0.01, 0.1, 0.5))


@pytest.mark.parametrize("share", [0.03, 0.3, 0.5, 0.9])
def test_margin_losses_elicit_a_function_of_the_share(share: float) -> None:
    counts = _counts(share)
    for kernel, constant in (
        (logistic, log_odds(SIGNS, counts)),
        (modified_huber, 2.0 * share - 1.0),
        (perceptron, undecided(SIGNS, counts)),
    ):
        best = mean_loss(kernel, SIGNS, constant, counts)
        found = minimize_scalar(lambda s, kernel=kernel: mean_loss(kernel, SIGNS, s, counts), bounds=(-5.0, 5.0))

        assert best <= found.fun + 1e-15


def test_log_odds_are_infinite_for_a_single_class() -> None:
    assert log_odds(SIGNS, np.array([1.0, 3.0])) == pytest.approx(log(3), rel=1e-15, abs=0.0)
    assert log_odds(SIGNS, np.array([0.0, 3.0])) == inf
    assert log_odds(SIGNS, np.array([3.0, 0.0])) == -inf


def test_decisions_are_for_the_majority_and_at_a_tie_for_0() -> None:
    assert [majority_bit(BITS, _counts(share)) for share in (0.25, 0.5, 0.75)] == [0.0, 0.0, 1.0]
    assert mean_loss(hamming_from_probabilities, BITS, majority_bit(BITS, _counts(0.75)), _counts(0.75)) == 0.25


@given(LABEL_SETS, st.floats(0.0, 3.0), st.floats(0.0, 3.0))
def test_no_other_set_overlaps_better(rows: FloatArray, alpha: float, beta: float) -> None:
    def pooled(labels: FloatArray) -> float:
        same = np.tile(labels, (len(rows), 1))
        losses = tversky_from_probabilities(rows, same, alpha=alpha, beta=beta)
        masses = tversky_mass_from_probabilities(rows, same, alpha=alpha, beta=beta)
        return float((losses * masses).sum() / masses.sum()) if masses.sum() else float(rows.any())

    best = tversky_set(rows, alpha=alpha, beta=beta)

    assert pooled(best) <= min(pooled(labels) for labels in _sets(3)) + 1e-12


@given(LABEL_SETS, npst.arrays(np.float64, 3, elements=st.floats(0.0, 1.0)))
def test_no_probabilities_overlap_better_than_a_set(rows: FloatArray, shares: FloatArray) -> None:
    def pooled(labels: FloatArray) -> float:
        same = np.tile(labels, (len(rows), 1))
        masses = dice_mass_from_probabilities(rows, same)
        return float((dice_from_probabilities(rows, same) * masses).sum() / max(masses.sum(), 1e-300))

    assert pooled(dice_set(rows)) <= pooled(shares) + 1e-12


def test_the_best_set_counts_rows_as_often_as_they_occur() -> None:
    rows = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]])

    assert dice_set(rows, np.array([9.0, 1.0])).tolist() == [1.0, 0.0, 0.0]
    assert dice_set(rows, np.array([1.0, 9.0])).tolist() == [1.0, 1.0, 0.0]


def test_labels_that_never_occur_make_an_empty_set() -> None:
    assert dice_set(np.zeros((4, 3))).tolist() == [0.0, 0.0, 0.0]
