from dataclasses import replace

import numpy as np
import pytest
import scipy.stats as st
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from actloss.column import NOWHERE, FloatArray, LabelColumn, Tally
from actloss.profile import NumericSummary
from actloss.profile.numeric import first_rows, summarise


def column(values: FloatArray | list[float]) -> LabelColumn:
    numbers = np.asarray(values, dtype=np.float64)
    return LabelColumn(name="y", rows=len(numbers), numbers=numbers, texts={}, empty=NOWHERE)


def summary(values: FloatArray | list[float]) -> NumericSummary:
    found = summarise(column(values))
    assert found is not None
    return found[0]


def sample(name: str, size: int = 2000) -> FloatArray:
    rng = np.random.default_rng(7)
    draws: dict[str, FloatArray] = {
        "normal": rng.normal(3, 2, size),
        "lognormal": rng.lognormal(0, 1, size),
        "exponential": rng.exponential(5, size),
        "student": rng.standard_t(3, size),
        "counts": rng.poisson(3, size).astype(np.float64),
        "far from zero": rng.normal(1e9, 1, size),
    }
    return draws[name]


SAMPLES = ("normal", "lognormal", "exponential", "student", "counts", "far from zero")


@pytest.mark.parametrize("name", SAMPLES)
def test_moments_are_those_of_scipy(name: str) -> None:
    values = sample(name)
    facts = summary(values)

    np.testing.assert_allclose(facts.mean, values.mean(), rtol=1e-12)
    np.testing.assert_allclose(facts.std, values.std(), rtol=1e-9)
    # scipy rounds the mean, which far from zero shows; the distance from any value nearby is exact.
    centred = values - values[0]
    np.testing.assert_allclose(facts.skewness, st.skew(centred), rtol=1e-9)
    np.testing.assert_allclose(facts.excess_kurtosis, st.kurtosis(centred), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", SAMPLES)
def test_order_statistics_are_those_of_numpy_and_scipy(name: str) -> None:
    values = sample(name)
    facts = summary(values)

    quartiles = np.quantile(values, [0.25, 0.5, 0.75])
    np.testing.assert_allclose([facts.lower_quartile, facts.median, facts.upper_quartile], quartiles, rtol=1e-14)
    np.testing.assert_allclose(facts.mad, st.median_abs_deviation(values), rtol=1e-12)
    assert facts.distinct == len(np.unique(values))
    assert (facts.minimum, facts.maximum) == (values.min(), values.max())


def test_a_column_larger_than_a_block_has_the_same_statistics_as_scipy() -> None:
    values = sample("lognormal", 300_001)
    facts = summary(values)

    np.testing.assert_allclose(facts.skewness, st.skew(values), rtol=1e-9)
    np.testing.assert_allclose(facts.mad, st.median_abs_deviation(values), rtol=1e-12)
    assert facts.distinct == len(np.unique(values))


@given(arrays(np.float64, some.integers(1, 60), elements=some.floats(-1e6, 1e6)))
def test_the_median_absolute_deviation_needs_no_second_sort(values: FloatArray) -> None:
    np.testing.assert_allclose(summary(values).mad, st.median_abs_deviation(values), rtol=1e-9, atol=1e-9)


def test_outliers_are_counted_and_the_first_of_them_named_by_row_and_value() -> None:
    values = [10.0, 11, 12, 13, 14, 15, 16, 100, 12, 13, -50]

    outer = summary(values).outer

    assert outer.count == 2
    assert outer.share == 2 / 11
    assert outer.first == ((8, 100.0), (11, -50.0))


def test_the_adjusted_fences_do_not_take_skew_for_outliers() -> None:
    facts = summary(sample("lognormal", 20_000))

    assert facts.outer.share > 0.025
    assert facts.adjusted.share < 0.005
    assert facts.log is not None
    assert facts.log.outer.share < 0.005


def test_the_modified_z_score_uses_the_mean_deviation_where_most_values_tie() -> None:
    modified = summary([5.0] * 9 + [5.5, 50.0]).modified_z

    assert modified.count == 1
    assert modified.first == ((11, 50.0),)


def test_signs_and_ranges_are_counted_with_their_first_row() -> None:
    facts = summary([0.5, 0, -0.25, 2, -1, -3])

    assert (facts.zeros, facts.negatives) == (1, 3)
    assert (facts.negative.count, facts.negative.first_row) == (3, 3)
    assert (facts.non_positive.count, facts.non_positive.first_row) == (4, 2)
    assert (facts.at_or_below_minus_one.count, facts.at_or_below_minus_one.first_row) == (2, 5)
    assert (facts.outside_unit.count, facts.outside_unit.first_row) == (4, 3)
    assert (facts.outside_signed_unit.count, facts.outside_signed_unit.first_row) == (2, 4)
    assert facts.share_in_unit == 2 / 6
    assert facts.share_in_signed_unit == 4 / 6


def test_missing_and_infinite_numbers_stay_out_of_the_statistics() -> None:
    facts = summary([1.0, np.nan, 3.0, np.inf, -np.inf])

    assert (facts.count, facts.non_finite, facts.first_non_finite) == (2, 2, 4)
    assert facts.mean == 2.0
    assert facts.maximum == 3.0


def test_no_finite_number_gives_no_summary() -> None:
    assert summarise(column([np.nan, np.inf])) is None
    assert summarise(column([])) is None


def test_a_constant_has_no_spread_and_no_shape() -> None:
    facts = summary([0.1] * 10)

    assert (facts.std, facts.skewness, facts.excess_kurtosis, facts.mad) == (0.0, 0.0, 0.0, 0.0)
    assert facts.distinct == 1


def test_huge_values_overflow_nothing_but_the_shape() -> None:
    facts = summary([1e308, 1e308, 1e308, 5.0])

    assert facts.mean == pytest.approx(7.5e307)
    assert facts.maximum == 1e308


@pytest.mark.parametrize("exponent", [1000, -1000, 300, -300])
def test_moments_are_as_exact_however_far_from_one_the_values_are(exponent: int) -> None:
    values = np.array([1.5, 2.25, 2.5, 7.0, -3.0])
    near, far = summary(values), summary(np.ldexp(values, exponent))

    assert far.std == np.ldexp(near.std, exponent)
    assert (far.skewness, far.excess_kurtosis) == (near.skewness, near.excess_kurtosis)


def test_the_smallest_numbers_of_all_have_a_spread() -> None:
    assert summary([0.0, 5e-324 * 1000, 5e-324 * 3000]).std == pytest.approx(5e-324 * 1247, rel=1e-2)


def test_rounding_noise_of_a_large_mean_is_no_spread() -> None:
    facts = summary([1e16, 1e16, 1e16 + 2.0])

    assert (facts.std, facts.skewness) == (0.0, 0.0)


@pytest.mark.parametrize(("values", "decimals"), [([1.0, 2.0], 0), ([1.5, 2.0], 1), ([0.125, 0.25], 3)])
def test_decimals_are_the_most_that_a_value_needs(values: list[float], decimals: int) -> None:
    assert summary(values).decimals == decimals


def test_dispersion_exists_only_for_non_negative_values() -> None:
    counts = summary([0.0, 1, 2, 3, 4])

    assert counts.dispersion == pytest.approx(1.0)
    assert summary([-1.0, 3.0]).dispersion is None


def test_the_logarithm_is_judged_where_it_is_defined() -> None:
    values = sample("lognormal")
    log = summary(values).log

    assert log is not None
    np.testing.assert_allclose(log.mean, np.log1p(values).mean(), rtol=1e-12)
    np.testing.assert_allclose(log.skewness, st.skew(np.log1p(values)), rtol=1e-9)
    assert summary([-1.0, 2.0, 3.0]).log is None


def test_first_rows_stop_at_the_limit() -> None:
    values = column([9.0, 1.0, 9.0, 9.0])

    assert first_rows(values, 0.0, 5.0, limit=2) == ((1, 9.0), (3, 9.0))


def test_rows_are_those_of_the_file_with_its_bad_records_counted() -> None:
    whole = column([5.0, 6.0, 5.5, 500.0, -1.0])
    facts = summarise(replace(whole, left_out=np.array([2, 3])))
    assert facts is not None

    assert first_rows(replace(whole, left_out=np.array([2, 3])), 0.0, 10.0) == ((6, 500.0), (7, -1.0))
    assert facts[0].negative == Tally(1, 7)
