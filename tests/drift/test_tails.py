import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from actloss.drift.tails import chi_squared_tail, kolmogorov_tail

DEGREES = (1, 2, 3, 10, 99, 1000, 9999)
FACTORS = (1e-9, 0.1, 0.5, 0.9, 0.99, 1.0, 1.001, 1.01, 1.1, 1.5, 2.0)


@pytest.mark.parametrize("degrees", DEGREES)
@pytest.mark.parametrize("factor", FACTORS)
def test_chi_squared_tails_agree_with_scipy_to_eleven_digits(degrees: int, factor: float) -> None:
    expected = stats.chi2.sf(factor * degrees, degrees)

    assert chi_squared_tail(factor * degrees, degrees) == pytest.approx(expected, rel=1e-11, abs=1e-300)


def test_a_tail_too_small_for_a_float_is_nothing() -> None:
    assert chi_squared_tail(1e7, 3) == 0.0
    assert kolmogorov_tail(1e4) == 0.0


def test_a_tail_just_above_the_smallest_float_is_still_right() -> None:
    assert chi_squared_tail(1400.0, 4) == pytest.approx(stats.chi2.sf(1400.0, 4), rel=1e-11)


def test_nothing_is_below_nothing() -> None:
    assert chi_squared_tail(0.0, 5) == 1.0
    assert kolmogorov_tail(0.0) == 1.0


@given(st.floats(0.0, 40.0))
def test_kolmogorovs_tails_agree_with_scipy(statistic: float) -> None:
    assert kolmogorov_tail(statistic) == pytest.approx(special.kolmogorov(statistic), rel=1e-12, abs=1e-300)


@given(st.integers(1, 2000), st.floats(0.0, 4000.0), st.floats(0.0, 4000.0))
def test_a_larger_statistic_is_never_more_probable(degrees: int, one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert chi_squared_tail(high, degrees) <= chi_squared_tail(low, degrees) * (1.0 + 1e-11)
    assert 0.0 <= chi_squared_tail(high, degrees) <= 1.0 + 1e-11
