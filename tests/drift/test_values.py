import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import stats

from actloss.column import FloatArray
from actloss.drift.values import distances, ks_p_value, rows_of
from actloss.profile.classes import distinct_values
from actloss.profile.facts import Values

NUMBERS = npst.arrays(np.float64, st.integers(1, 40), elements=st.integers(-5, 5).map(float)).map(np.sort)


def counted(ascending: FloatArray) -> Values:
    return Values(*distinct_values(ascending))


@given(NUMBERS, NUMBERS)
def test_distances_agree_with_scipy_where_values_tie(before: FloatArray, now: FloatArray) -> None:
    ks, wasserstein = distances(Values(before, None), Values(now, None))

    # Twice each, since scipy does not take one row.
    twice = stats.ks_2samp(np.repeat(before, 2), np.repeat(now, 2), method="asymp")
    assert ks == pytest.approx(twice.statistic, abs=1e-12)
    assert wasserstein == pytest.approx(stats.wasserstein_distance(before, now), abs=1e-12)


@given(NUMBERS, NUMBERS)
def test_counted_values_are_as_far_apart_as_their_rows(before: FloatArray, now: FloatArray) -> None:
    rows = distances(Values(before, None), Values(now, None))

    assert distances(counted(before), counted(now)) == pytest.approx(rows, abs=1e-12)
    assert distances(counted(before), Values(now, None)) == pytest.approx(rows, abs=1e-12)


@given(NUMBERS, NUMBERS)
def test_neither_side_is_the_first(before: FloatArray, now: FloatArray) -> None:
    one, other = counted(before), counted(now)

    assert distances(one, other) == pytest.approx(distances(other, one), abs=1e-12)


@given(NUMBERS, st.integers(1, 7))
def test_the_same_values_however_often_are_exactly_alike(values: FloatArray, times: int) -> None:
    assert distances(Values(values, None), Values(np.repeat(values, times), None)) == (0.0, 0.0)


@given(NUMBERS, st.floats(-100.0, 100.0))
def test_a_shift_is_as_long_as_it_is(values: FloatArray, shift: float) -> None:
    moved = Values(values + shift, None)

    assert distances(Values(values, None), moved)[1] == pytest.approx(abs(shift), abs=1e-9)


def test_the_largest_numbers_do_not_overflow() -> None:
    ends = Values(np.array([-1.5e308]), None), Values(np.array([0.2e308]), None)

    assert distances(*ends) == pytest.approx((1.0, 1.7e308))


def test_one_row_against_one_row_is_no_evidence() -> None:
    assert ks_p_value(1.0, 1, 1) > 0.25


@pytest.mark.parametrize(("before", "now", "gap"), [(100, 100, 0.1), (1000, 50, 0.2), (30_000, 60_000, 0.01)])
def test_p_values_agree_with_scipys_to_a_few_percent(before: int, now: int, gap: float) -> None:
    # scipy takes the exact law of one sample at the harmonic size; we correct the limit as Stephens does.
    exact = stats.kstwo.sf(gap, round(before * now / (before + now)))

    assert ks_p_value(gap, before, now) == pytest.approx(exact, rel=0.05)


def test_ten_million_rows_with_a_large_difference_leave_no_doubt() -> None:
    assert ks_p_value(0.5, 1e7, 1e7) == 0.0


def test_rows_are_counted() -> None:
    assert rows_of(Values(np.array([1.0, 2.0]), None)) == 2.0
    assert rows_of(Values(np.array([1.0, 2.0]), np.array([3.0, 4.0]))) == 7.0


def test_many_values_are_not_copied_for_a_few_points() -> None:
    # The way for many neither sorts nor keeps them: a copy of them alone would take 8 MB.
    many, few = Values(np.arange(1e6), None), Values(np.arange(0.0, 1e6, 2000.0), None)
    tracemalloc.start()
    try:
        ks, _ = distances(few, many)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert ks == pytest.approx(0.001999)
    assert most < 1_000_000


@given(st.integers(250, 260))
def test_both_ways_meet_where_one_gives_way_to_the_other(times: int) -> None:
    few, many = np.array([0.25, 2.0]), np.linspace(-1.0, 3.0, 2 * times)

    ks, wasserstein = distances(Values(few, None), Values(many, None))

    twice = stats.ks_2samp(np.repeat(few, 2), np.repeat(many, 2), method="asymp")
    assert ks == pytest.approx(twice.statistic, abs=1e-12)
    assert wasserstein == pytest.approx(stats.wasserstein_distance(few, many), abs=1e-12)
