from math import inf, log
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.catalogue import Loss, loss
from actloss.errors import LabelError, OptionError
from actloss.losses import constant
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import BestConstant, baseline, mean_loss, own_params

RNG = np.random.default_rng(20261123)
VALUES = np.array([0.5, 1.0, 2.0, 4.0, 9.0])
COUNTS = np.array([1.0, 4.0, 2.0, 2.0, 1.0])


def _repeated(values: FloatArray, counts: FloatArray) -> FloatArray:
    return np.repeat(values, counts.astype(int))


ONE_NUMBER = ["mse", "msle", "mae", "huber", "smooth_l1", "log_cosh", "quantile", "poisson_nll", "gamma_deviance"]


@pytest.mark.parametrize("name", [*ONE_NUMBER, "tweedie_deviance"])
def test_counts_stand_for_repeated_values(name: str) -> None:
    row = loss(name)
    weighted, repeated = baseline(row, VALUES, COUNTS), baseline(row, _repeated(VALUES, COUNTS))

    assert weighted.prediction == pytest.approx(repeated.prediction, rel=1e-13, abs=0.0)
    assert weighted.loss == pytest.approx(repeated.loss, rel=1e-13, abs=0.0)


@pytest.mark.parametrize("name", [*ONE_NUMBER, "tweedie_deviance"])
def test_a_value_without_rows_changes_nothing(name: str) -> None:
    row = loss(name)
    with_ghost = baseline(row, np.append(VALUES, 1000.0), np.append(COUNTS, 0.0))

    assert with_ghost.loss == pytest.approx(baseline(row, VALUES, COUNTS).loss, rel=1e-13, abs=0.0)


@pytest.mark.parametrize("name", ["mse", "mae", "huber", "quantile"])
def test_blocks_are_summed_as_one(name: str) -> None:
    values = np.sort(RNG.normal(100.0, 3.0, 100_001))
    row = loss(name)
    best = baseline(row, values)

    assert baseline(row, values, np.broadcast_to(1.0, values.shape)).loss == pytest.approx(
        best.loss, rel=1e-13, abs=0.0
    )
    assert row.kernel(values, np.full_like(values, best.prediction[0])).mean() == pytest.approx(
        best.loss, rel=1e-13, abs=0.0
    )


@pytest.mark.parametrize(
    ("quantile", "expected"),
    # Ranks 1 | 2-5 | 6-7 | 8-9 | 10 of ten rows: a whole rank between two values gives the middle.
    [(0.05, 0.5), (0.1, 0.75), (0.3, 1.0), (0.5, 1.5), (0.7, 3.0), (0.85, 4.0), (0.9, 6.5), (0.99, 9.0)],
)
def test_quantiles_of_counts_are_those_of_the_rows(quantile: float, expected: float) -> None:
    assert constant.quantile(VALUES, COUNTS, quantile=quantile) == expected
    assert constant.quantile(_repeated(VALUES, COUNTS), quantile=quantile) == expected


def test_a_share_of_the_rows_is_whole_where_only_float64_says_otherwise() -> None:
    assert constant.quantile(np.arange(100.0), quantile=0.07) == 6.5
    assert constant.quantile(np.arange(100.0), np.ones(100), quantile=0.07) == 6.5


def test_a_quantile_beyond_the_first_block_is_found() -> None:
    values = np.arange(100_000.0)

    assert constant.quantile(values, np.full(100_000, 3.0), quantile=0.75) == 74_999.5
    assert constant.median(values) == 49_999.5
    # The lower half ends exactly where a block does.
    assert constant.median(np.arange(65_536.0), np.ones(65_536)) == 32_767.5


@given(npst.arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)), st.floats(1e-3, 300.0))
def test_huber_location_balances_the_bounded_pulls(values: FloatArray, delta: float) -> None:
    values = np.sort(values)
    centre = constant.huber_location(values, delta=delta)

    assert np.clip(values - centre, -delta, delta).sum() == pytest.approx(0.0, abs=1e-9)


@given(npst.arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)))
def test_log_cosh_location_balances_the_tanh_pulls(values: FloatArray) -> None:
    values = np.sort(values)

    assert np.tanh(values - constant.log_cosh_location(values)).sum() == pytest.approx(0.0, abs=1e-9)


def test_huber_location_runs_from_the_median_to_the_mean() -> None:
    values = np.array([0.0, 0.0, 1.0, 2.0, 97.0])

    assert constant.huber_location(values, delta=1e-9) == pytest.approx(1.0, abs=1e-8)
    assert constant.huber_location(values, delta=1e9) == pytest.approx(20.0, rel=1e-12, abs=0.0)


def test_huber_location_bridges_a_gap_without_neighbours() -> None:
    # From the middle of the gap nothing is in reach: one row on the left, three on the right.
    assert constant.huber_location(np.array([0.0, 100.0, 100.0, 100.0]), delta=3.0) == pytest.approx(
        99.0, rel=1e-14, abs=0.0
    )
    assert constant.huber_location(np.array([0.0, 100.0]), np.array([1.0, 3.0]), delta=3.0) == pytest.approx(99.0)


def test_a_start_in_an_empty_stretch_is_bisected() -> None:
    # The weighted median is 0, yet two thirds of the pull come from just beyond reach on one side.
    values, counts = np.array([-10.0, 0.0, 10.0]), np.array([1.0, 0.1, 1.05])

    centre = constant.huber_location(values, counts, delta=0.5)

    assert (counts * np.clip(values - centre, -0.5, 0.5)).sum() == pytest.approx(0.0, abs=1e-12)


def test_a_threshold_below_the_last_digit_of_the_labels_gives_the_median() -> None:
    values = np.array([1e16, 1e16 + 2, 1e16 + 100, 1e16 + 102])

    assert 1e16 + 2 <= constant.huber_location(values, np.array([1.0, 1.0, 1.0, 1.5]), delta=1e-9) <= 1e16 + 100


@pytest.mark.parametrize(
    ("minus", "plus", "hinge", "squared", "exponential"),
    [
        (1.0, 3.0, (1.0, 0.5), (0.5, 0.75), (0.5 * log(3), 2 * (3 / 16) ** 0.5)),
        (3.0, 1.0, (-1.0, 0.5), (-0.5, 0.75), (-0.5 * log(3), 2 * (3 / 16) ** 0.5)),
        (2.0, 2.0, (0.0, 1.0), (0.0, 1.0), (0.0, 1.0)),
        (0.0, 4.0, (1.0, 0.0), (1.0, 0.0), (inf, 0.0)),
    ],
)
def test_margin_losses_elicit_a_function_of_the_share(
    minus: float,
    plus: float,
    hinge: tuple[float, float],
    squared: tuple[float, float],
    exponential: tuple[float, float],
) -> None:
    values, counts = np.array([-1.0, 1.0]), np.array([minus, plus])
    expected = {"hinge": hinge, "squared_hinge": squared, "exponential": exponential}
    for name, (prediction, value) in expected.items():
        best = baseline(loss(name), values, counts)

        assert (*best.prediction, best.loss) == pytest.approx((prediction, value), rel=1e-15, abs=0.0)


def test_class_losses_elicit_the_shares_and_cost_the_entropy() -> None:
    shares = (0.5, 0.3, 0.2)
    entropy = -sum(p * log(p) for p in shares)
    indices = baseline(loss("sparse_categorical_crossentropy"), np.arange(3.0), np.array([5.0, 3.0, 2.0]))
    one_hot = baseline(loss("categorical_crossentropy"), np.eye(3), np.array([5.0, 3.0, 2.0]))
    bits = baseline(loss("binary_crossentropy"), np.array([0.0, 1.0]), np.array([3.0, 1.0]))

    for best in (indices, one_hot):
        assert best.prediction == pytest.approx(shares, rel=1e-15, abs=0.0)
        assert best.loss == pytest.approx(entropy, rel=1e-15, abs=0.0)
    assert bits.prediction == (0.25,)
    assert bits.loss == pytest.approx(-(0.25 * log(0.25) + 0.75 * log(0.75)), rel=1e-15, abs=0.0)


def test_the_divergence_costs_the_entropy_between_the_rows() -> None:
    rows, counts = np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([1.0, 3.0])
    divergence = baseline(loss("kl_divergence"), rows, counts)
    crossentropy = baseline(loss("categorical_crossentropy"), rows, counts)

    assert divergence.prediction == (0.625, 0.375)
    assert divergence.loss == pytest.approx(crossentropy.loss - 0.75 * log(2), rel=1e-14, abs=0.0)


def test_a_class_that_never_occurs_costs_nothing() -> None:
    only = baseline(loss("binary_crossentropy"), np.array([0.0, 1.0]), np.array([10.0, 0.0]))
    gap = baseline(loss("sparse_categorical_crossentropy"), np.arange(3.0), np.array([1.0, 0.0, 1.0]))

    assert only == BestConstant(prediction=(0.0,), loss=0.0)
    assert gap.prediction == (0.5, 0.0, 0.5)
    assert gap.loss == pytest.approx(log(2), rel=1e-15, abs=0.0)


def test_numbers_at_the_end_of_float64_have_a_mean() -> None:
    assert mean_loss(loss("mae").kernel, np.array([1e308, 1.5e308]), 0.0) == pytest.approx(1.25e308, rel=1e-15, abs=0.0)
    assert mean_loss(loss("mae").kernel, np.array([1.0, 2.0]), inf) == inf
    assert constant.mean(np.array([1e308, 1.5e308])) == pytest.approx(1.25e308, rel=1e-15, abs=0.0)
    assert constant.median(np.array([1.5e308, 1.7e308])) == pytest.approx(1.6e308, rel=1e-15, abs=0.0)


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (loss("msle"), np.array([-3.0, 1.0])),
        (loss("gamma_deviance"), np.array([0.0, 1.0])),
        (loss("hinge"), np.array([0.0, 1.0])),
        (loss("binary_crossentropy"), np.array([-1.0, 1.0])),
        (loss("sparse_categorical_crossentropy"), np.array([-1.0, 1.0])),
    ],
    ids=lambda case: case.name if isinstance(case, Loss) else "",
)
def test_labels_outside_the_support_are_refused(row: Loss, values: FloatArray) -> None:
    with pytest.raises(LabelError, match=rf"^{row.name} needs labels .* found"):
        baseline(row, values)


def test_parameters_outside_their_domain_are_refused() -> None:
    with pytest.raises(OptionError, match="quantile needs quantile"):
        baseline(loss("quantile"), VALUES, quantile=1.0)


def test_the_value_always_comes_through_the_kernel() -> None:
    own = SimpleNamespace(kernel=lambda y, p: np.where(y == p, 0.0, 7.0), optimum=constant.median, mass=None)

    assert baseline(own, np.array([1.0, 2.0, 2.0])) == BestConstant(prediction=(2.0,), loss=7.0 / 3.0)
    assert mean_loss(own.kernel, np.array([1.0, 2.0, 2.0]), 1.0) == pytest.approx(14 / 3)


@pytest.mark.parametrize("counts", [None, np.array([3.0, 1.0, 0.0])])
def test_rows_enter_the_mean_by_their_mass(counts: FloatArray | None) -> None:
    row, sets = loss("dice"), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    best = baseline(row, sets, counts)
    together = np.repeat(sets, [1, 1, 1] if counts is None else counts.astype(int), axis=0).ravel()
    predicted = np.resize(best.prediction, together.shape)

    # 1 - 2 TP / (sum(y) + sum(p)) of all rows together
    assert best.loss == pytest.approx(
        1.0 - 2.0 * (together @ predicted) / (together + predicted).sum(), rel=1e-14, abs=0.0
    )


def test_rows_without_mass_cost_nothing() -> None:
    assert baseline(loss("dice"), np.zeros((4, 3))) == BestConstant(prediction=(0.0, 0.0, 0.0), loss=0.0)


def test_each_of_several_labels_has_its_own_parameters() -> None:
    assert own_params({"pos_weight": (2.0, 3.0), "gamma": 1.0}, 1, 2) == {"pos_weight": 3.0, "gamma": 1.0}
    assert own_params({"pos_weight": [2.0]}, 0, 1) == {"pos_weight": [2.0]}
