import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.losses.arrays import FloatArray
from actloss.scorecard.moments import Moments, merged, moments

LOSSES = npst.arrays(np.float64, st.integers(2, 60), elements=st.floats(-1e6, 1e6, allow_subnormal=False))
RNG = np.random.default_rng(20261125)


def _cut(losses: FloatArray, weights: FloatArray | None, at: int) -> Moments:
    parts = (slice(None, at), slice(at, None))
    first, second = (moments(losses[part], None if weights is None else weights[part]) for part in parts)
    return merged(first, second)


@given(LOSSES)
def test_the_value_is_the_mean_and_the_error_the_usual_one(losses: FloatArray) -> None:
    found = moments(losses, None)

    assert found.value() == pytest.approx(losses.mean(), rel=1e-12, abs=1e-12)
    assert found.standard_error() == pytest.approx(losses.std(ddof=1) / np.sqrt(losses.size), rel=1e-9, abs=1e-9)


@given(LOSSES, st.integers(0, 60))
def test_it_does_not_matter_where_the_rows_are_divided(losses: FloatArray, at: int) -> None:
    whole, parts = moments(losses, None), _cut(losses, None, at)

    assert parts.value() == pytest.approx(whole.value(), rel=1e-12, abs=1e-9)
    assert parts.standard_error() == pytest.approx(whole.standard_error(), rel=1e-9, abs=1e-9)


def test_many_divisions_lose_no_digit_of_the_sum() -> None:
    losses = RNG.lognormal(0.0, 3.0, 200_000)
    whole = moments(losses, None)
    parts = moments(losses[:7], None)
    for start in range(7, losses.size, 997):
        parts = merged(parts, moments(losses[start : start + 997], None))

    assert parts.sum() == pytest.approx(whole.sum(), rel=1e-14)
    assert parts.standard_error() == pytest.approx(whole.standard_error(), rel=1e-12)


def test_whole_weights_count_rows_several_times() -> None:
    losses, weights = np.array([1.0, 2.0, 4.0]), np.array([1.0, 0.0, 3.0])

    assert moments(losses, weights).value() == (1.0 + 3 * 4.0) / 4.0


def test_the_error_of_a_weighted_mean_is_that_of_a_ratio() -> None:
    losses, weights = RNG.normal(size=500), RNG.uniform(0.1, 3.0, 500)
    value = np.average(losses, weights=weights)
    expected = np.sqrt((weights**2 * (losses - value) ** 2).sum() * 500 / 499) / weights.sum()

    assert moments(losses, weights).standard_error() == pytest.approx(expected, rel=1e-12)
    assert _cut(losses, weights, 123).standard_error() == pytest.approx(expected, rel=1e-12)


def test_a_row_that_does_not_count_may_lose_infinitely() -> None:
    losses, weights = np.array([1.0, 3.0, np.inf]), np.array([1.0, 1.0, 0.0])
    found, grouped = moments(losses, weights), moments(losses, weights, np.zeros(3, int))

    assert found.value() == grouped.value() == 2.0
    # sqrt((1 + 1) 3 / 2) / 2
    assert found.standard_error() == pytest.approx(np.sqrt(3.0) / 2)
    assert grouped.standard_error() == pytest.approx(np.sqrt(3.0) / 2)


def test_an_infinite_loss_makes_the_mean_infinite_and_the_error_unknown() -> None:
    parts = merged(moments(np.array([1.0, np.inf]), None), moments(np.array([2.0, 3.0]), None))

    assert parts.value() == np.inf
    assert np.isnan(parts.standard_error())


def test_no_row_and_no_mass_make_no_loss() -> None:
    assert moments(np.empty(0), None).value() == 0.0
    assert moments(np.array([3.0]), np.array([0.0])).value() == 0.0
    assert np.isnan(moments(np.array([3.0]), None).standard_error())


def test_groups_are_counted_apart_and_rows_of_no_group_left_out() -> None:
    losses, groups = RNG.normal(size=300), RNG.integers(-1, 3, 300)
    weights = RNG.uniform(0.5, 2.0, 300)
    found = merged(
        moments(losses[:100], weights[:100], groups[:100], 3), moments(losses[100:], weights[100:], groups[100:], 3)
    )

    for group in range(3):
        own = groups == group
        alone = moments(losses[own], weights[own])

        assert found.rows[group] == own.sum()
        assert found.value(group) == pytest.approx(alone.value(), rel=1e-12)
        assert found.standard_error(group) == pytest.approx(alone.standard_error(), rel=1e-11)


def test_a_group_that_comes_late_is_as_exact_as_one_that_comes_first() -> None:
    losses = 1e8 + RNG.normal(size=100)
    late = merged(moments(np.zeros(50), None, np.zeros(50, int), 2), moments(losses, None, np.ones(100, int), 2))

    assert late.standard_error(1) == pytest.approx(losses.std(ddof=1) / 10, rel=1e-7)


@pytest.mark.parametrize("losses", [np.full(10, 0.1), 100.1 - np.full(7, 100.0) + np.arange(7) * 1e-15])
def test_losses_that_differ_by_rounding_scatter_not_at_all(losses: FloatArray) -> None:
    assert moments(losses, None).standard_error() == 0.0
    assert moments(losses, np.full(losses.size, 0.3)).standard_error() == 0.0


def test_losses_that_differ_by_little_scatter() -> None:
    assert moments(np.array([1e9, 1e9 + 1.0]), None).standard_error() == pytest.approx(0.5)
