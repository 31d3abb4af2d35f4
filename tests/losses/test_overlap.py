from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from mpmath import mp
from sklearn import metrics

from actloss.errors import LabelError, OptionError, PredictionError
from actloss.losses import overlap
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.overlap import (
    dice_from_logits,
    dice_from_probabilities,
    dice_mass_from_probabilities,
    tversky_from_probabilities,
    tversky_mass_from_probabilities,
)

RNG = np.random.default_rng(20261123)
BIT_ROWS = npst.arrays(np.float64, (5, 4), elements=st.sampled_from([0.0, 1.0]))
SHARE_ROWS = npst.arrays(np.float64, (5, 4), elements=st.floats(0.0, 1.0, allow_subnormal=False))
WEIGHTS = st.floats(0.01, 10.0)
ALL = [getattr(overlap, name) for name in dir(overlap) if "_from_" in name]


@given(BIT_ROWS, SHARE_ROWS)
def test_dice_is_tversky_with_halves(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_array_equal(dice_from_probabilities(y, p), tversky_from_probabilities(y, p, alpha=0.5, beta=0.5))
    np.testing.assert_array_equal(dice_mass_from_probabilities(y, p), 2.0 * tversky_mass_from_probabilities(y, p))


@given(BIT_ROWS, SHARE_ROWS, WEIGHTS, WEIGHTS)
def test_the_mean_by_mass_is_the_loss_of_all_counts_together(
    y: FloatArray, p: FloatArray, alpha: float, beta: float
) -> None:
    weights = {"alpha": alpha, "beta": beta}
    losses, masses = tversky_from_probabilities(y, p, **weights), tversky_mass_from_probabilities(y, p, **weights)
    found, false, missed = (y * p).sum(), ((1.0 - y) * p).sum(), (y * (1.0 - p)).sum()
    together = found + alpha * false + beta * missed

    assert masses.sum() == pytest.approx(together, rel=1e-12, abs=0.0)
    assert (losses * masses).sum() == pytest.approx(together - found, rel=1e-12, abs=1e-13 * together)


@given(BIT_ROWS, SHARE_ROWS)
def test_the_loss_lies_between_0_and_1_and_is_0_at_the_truth(y: FloatArray, p: FloatArray) -> None:
    losses = dice_from_probabilities(y, p)

    assert ((losses >= 0.0) & (losses <= 1.0)).all()
    assert not dice_from_probabilities(y, y).any()


@given(BIT_ROWS, npst.arrays(np.float64, (5, 4), elements=st.floats(-30.0, 30.0)), WEIGHTS, WEIGHTS)
def test_logits_and_probabilities_give_the_same_loss(y: FloatArray, z: FloatArray, alpha: float, beta: float) -> None:
    p = 1.0 / (1.0 + np.exp(-z))
    for name, params in (("dice", {}), ("tversky", {"alpha": alpha, "beta": beta})):
        by_logit, by_share = (getattr(overlap, f"{name}_from_{scale}") for scale in ("logits", "probabilities"))

        np.testing.assert_allclose(by_logit(y, z, **params), by_share(y, p, **params), rtol=1e-2, atol=1e-12)


def test_the_decisions_of_sure_scores_cost_what_the_f1_score_leaves() -> None:
    y, decided = RNG.integers(0, 2, (100, 6)), RNG.integers(0, 2, (100, 6))
    scores = np.where(decided == 1, inf, -inf)

    np.testing.assert_allclose(
        dice_from_logits(y, scores).mean(), 1.0 - metrics.f1_score(y, decided, average="samples"), rtol=1e-12
    )


def test_almost_perfect_sets_keep_their_digits() -> None:
    y, z = np.array([[1.0, 0.0, 0.0]]), np.array([[50.0, -60.0, -1000.0]])
    with mp.workdps(500):
        wrong = [1 / (1 + mp.exp(50)), 1 / (1 + mp.exp(60)), 1 / (1 + mp.exp(1000))]
        expected = float(mp.fsum(wrong) / (2 - wrong[0] + wrong[1] + wrong[2]))

    np.testing.assert_allclose(dice_from_logits(y, z), [expected], rtol=8e-16)


def test_two_empty_sets_cost_nothing_and_count_nothing() -> None:
    empty, truth = np.full((1, 3), -inf), np.zeros((1, 3))

    assert dice_from_logits(truth, empty).tolist() == [0.0]
    assert tversky_mass_from_probabilities(truth, truth).tolist() == [0.0]


def test_alpha_weighs_false_labels_and_beta_missed_ones() -> None:
    false, missed = [[0.0, 1.0]], [[1.0, 1.0]]
    predicted, none = [[1.0, 1.0]], [[1.0, 0.0]]

    # 1 found, 1 false: alpha / (1 + alpha); 1 found, 1 missed: beta / (1 + beta)
    assert tversky_from_probabilities(false, predicted, alpha=3.0, beta=1.0).tolist() == [0.75]
    assert tversky_from_probabilities(missed, none, alpha=1.0, beta=3.0).tolist() == [0.75]


@pytest.mark.parametrize("kernel", ALL)
def test_labels_are_rows_of_0_and_1(kernel: Kernel) -> None:
    with pytest.raises(
        PredictionError, match=r"needs labels and predictions of shape \(rows, labels\), found shape \(2,\)"
    ):
        kernel([1.0, 0.0], [0.0, 0.0])
    with pytest.raises(LabelError, match=r"needs labels 0 or 1, found 0\.5 at row 0"):
        kernel([[1.0, 0.5]], [[0.0, 0.0]])


@pytest.mark.parametrize("kernel", [kernel for kernel in ALL if "tversky" in kernel.__name__])
@pytest.mark.parametrize("name", ["alpha", "beta"])
def test_weights_below_zero_are_refused(kernel: Kernel, name: str) -> None:
    with pytest.raises(OptionError, match=rf"^tversky needs {name} in \[0, inf\), found -1$"):
        kernel([[1.0]], [[0.0]], **{name: -1.0})


def test_a_row_without_labels_is_all_wrong_though_its_probabilities_are_below_float64() -> None:
    assert overlap.dice_from_logits([[0.0, 0.0]], [[-1000.0, -1000.0]]).tolist() == [1.0]


def test_a_row_without_labels_costs_nothing_where_false_ones_are_not_counted() -> None:
    assert overlap.tversky_from_logits([[0.0, 0.0]], [[-1000.0, 0.0]], alpha=0.0).tolist() == [0.0]
