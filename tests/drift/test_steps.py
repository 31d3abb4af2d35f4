import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import stats

from actloss.column import FloatArray
from actloss.drift.steps import distances_to_many, steps_of
from actloss.drift.values import distances
from actloss.profile.classes import distinct_values
from actloss.profile.facts import Values

NUMBERS = npst.arrays(np.float64, st.integers(1, 40), elements=st.integers(-5, 5).map(float)).map(np.sort)
FINE = npst.arrays(np.float64, st.integers(1, 40), elements=st.floats(-1e6, 1e6)).map(np.sort)


def counted(ascending: FloatArray) -> Values:
    return Values(*distinct_values(ascending))


@given(NUMBERS | FINE, NUMBERS | FINE)
def test_they_agree_with_scipy(few: FloatArray, many: FloatArray) -> None:
    ks, area = distances_to_many(Values(few, None), Values(many, None))

    # Twice each, since scipy does not take one row.
    twice = stats.ks_2samp(np.repeat(few, 2), np.repeat(many, 2), method="asymp")
    assert ks == pytest.approx(twice.statistic, abs=1e-12)
    assert area == pytest.approx(stats.wasserstein_distance(few, many), rel=1e-12, abs=1e-9)


@given(NUMBERS | FINE, NUMBERS | FINE)
def test_counted_values_are_as_far_as_their_rows(few: FloatArray, many: FloatArray) -> None:
    rows = distances_to_many(Values(few, None), Values(many, None))

    for others in (counted(few), counted(many)), (Values(few, None), counted(many)), (counted(few), Values(many, None)):
        assert distances_to_many(*others) == pytest.approx(rows, rel=1e-12, abs=1e-9)


@given(NUMBERS | FINE, NUMBERS | FINE)
def test_neither_side_must_be_the_fewer(one: FloatArray, other: FloatArray) -> None:
    there = distances_to_many(Values(one, None), counted(other))

    assert distances_to_many(counted(other), Values(one, None)) == pytest.approx(there, rel=1e-12, abs=1e-9)


@given(NUMBERS | FINE, st.integers(1, 7))
def test_the_same_values_however_often_are_exactly_alike(values: FloatArray, times: int) -> None:
    assert distances_to_many(Values(values, None), Values(np.repeat(values, times), None)) == (0.0, 0.0)


@pytest.mark.parametrize("offset", [0.0, 1e9])
def test_a_hundred_thousand_values_are_as_far_as_if_both_were_sorted_together(offset: float) -> None:
    rng = np.random.default_rng(20261125)
    few = np.sort(offset + rng.lognormal(size=500))
    many = np.sort(offset + rng.lognormal(sigma=1.1, size=100_000))
    ks, area = distances_to_many(Values(few, None), Values(many, None))

    # Fewer than `distances` calls many.
    assert (ks, area) == pytest.approx(distances(Values(few, None), Values(many, None)), rel=1e-12)


def test_values_outside_of_all_points_count_to_their_ends() -> None:
    assert distances_to_many(Values(np.array([0.0]), None), Values(np.array([-2.0, 4.0]), None)) == (0.5, 3.0)


def test_the_largest_numbers_do_not_overflow() -> None:
    most = np.full(1000, 0.7e308)

    assert distances_to_many(Values(np.array([-0.9e308]), None), Values(most, None)) == pytest.approx((1.0, 1.6e308))


def test_a_function_reaches_a_share_with_the_value_that_completes_it() -> None:
    for steps in steps_of(Values(np.arange(4.0), None)), steps_of(Values(np.arange(4.0), np.ones(4))):
        assert steps.reaching(np.array([0.2, 0.25, 0.3, 1.0])).tolist() == [0, 0, 1, 3]
