import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import stats
from scipy.spatial.distance import jensenshannon

from actloss.column import FloatArray
from actloss.drift.shares import ALIKE, distance

COUNTS = npst.arrays(np.float64, 6, elements=st.integers(0, 10_000_000).map(float))


def counts(*numbers: float) -> FloatArray:
    return np.array(numbers, dtype=np.float64)


@given(COUNTS, COUNTS)
def test_the_test_and_the_distance_agree_with_scipy(before: FloatArray, now: FloatArray) -> None:
    present = before + now > 0
    assume(before.any() and now.any() and present.sum() > 1)
    found = distance(before, now)
    expected = stats.chi2_contingency(np.stack((before, now))[:, present], correction=False)

    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-7, abs=1e-290)
    assert found.jensen_shannon == pytest.approx(jensenshannon(before, now, base=2), abs=1e-7)


@given(COUNTS, COUNTS)
def test_neither_side_is_the_first(before: FloatArray, now: FloatArray) -> None:
    assert distance(before, now) == pytest.approx(distance(now, before), rel=1e-9, abs=1e-12)


@given(COUNTS, st.integers(1, 50))
def test_equal_shares_are_exactly_alike(before: FloatArray, factor: int) -> None:
    found = distance(before, before * factor)

    assert (found.p_value, found.cramers_v) == (1.0, 0.0)
    assert (found.psi, found.jensen_shannon) == pytest.approx((0.0, 0.0), abs=1e-7)


@given(COUNTS, COUNTS, st.permutations(range(6)))
def test_the_order_of_the_classes_does_not_matter(before: FloatArray, now: FloatArray, order: list[int]) -> None:
    assert distance(before, now) == pytest.approx(distance(before[order], now[order]), rel=1e-9, abs=1e-12)


@given(COUNTS, COUNTS)
def test_measures_stay_in_their_ranges(before: FloatArray, now: FloatArray) -> None:
    found = distance(before, now)

    assert 0.0 <= found.p_value <= 1.0 + 1e-11
    assert 0.0 <= found.cramers_v <= 1.0
    assert 0.0 <= found.jensen_shannon <= 1.0
    assert found.psi >= -1e-12


def test_cramers_v_is_bergsmas() -> None:
    square = stats.chi2_contingency([[50, 50], [80, 20]], correction=False).statistic
    expected = np.sqrt((square / 200 - 1 / 199) / (1 - 1 / 199))

    assert distance(counts(50, 50), counts(80, 20)).cramers_v == pytest.approx(expected, rel=1e-12)


def test_what_chance_alone_makes_of_small_samples_is_taken_off() -> None:
    assert distance(counts(3, 2, 2, 3), counts(2, 3, 3, 2)).cramers_v == 0.0


def test_psi_counts_a_class_without_a_row_as_half_a_row() -> None:
    expected = (0.5 - 1.0) * np.log(0.5 / 1.0) + (0.5 - 0.5 / 10) * np.log(0.5 / (0.5 / 10))

    assert distance(counts(10, 0), counts(10, 10)).psi == pytest.approx(expected, rel=1e-12)


def test_no_class_in_common_is_as_far_as_it_gets() -> None:
    found = distance(counts(1000, 0), counts(0, 1000))

    assert found.jensen_shannon == 1.0
    assert found.cramers_v == pytest.approx(1.0, abs=1e-12)
    assert found.p_value == 0.0


@pytest.mark.parametrize(
    ("before", "now"), [(counts(0, 0), counts(1, 2)), (counts(1, 2), counts(0, 0)), (counts(), counts())]
)
def test_nothing_cannot_be_far_from_anything(before: FloatArray, now: FloatArray) -> None:
    assert distance(before, now) == ALIKE


def test_one_class_is_like_itself() -> None:
    assert distance(counts(1), counts(7)) == (1.0, 0.0, 0.0, 0.0)


def test_one_row_against_one_row_says_nothing_of_an_effect() -> None:
    assert distance(counts(1, 0), counts(0, 1)).cramers_v == 0.0


def test_nearly_equal_shares_do_not_cancel() -> None:
    found = distance(counts(5_000_000, 5_000_000), counts(5_000_001, 4_999_999))

    # Each share is off the mean of the two by 1e-7 of it: to first order the divergence is its square over 2 log 2.
    assert found.jensen_shannon == pytest.approx(1e-7 / np.sqrt(2 * np.log(2)), rel=1e-6)
