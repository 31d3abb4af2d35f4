import numpy as np
import pytest
import scipy.stats as st

from actloss.column import FloatArray
from actloss.profile.shape import medcouple, normality


def naive_medcouple(values: FloatArray) -> float:
    """The definition, for values without ties at the median (Brys, Hubert and Struyf, 2004, formula 2)."""
    median = np.median(values)
    low = [value for value in values if value <= median]
    high = [value for value in values if value >= median]
    return float(np.median([((b - median) - (median - a)) / (b - a) for a in low for b in high if a != b]))


def test_a_symmetric_sample_has_no_medcouple() -> None:
    assert medcouple(np.array([-3.0, -1.0, 0.0, 1.0, 3.0])) == 0.0
    assert medcouple(np.array([1.0, 2.0, 3.0, 4.0])) == 0.0


def test_the_medcouple_follows_its_definition() -> None:
    values = np.sort(np.random.default_rng(3).exponential(size=50))

    assert medcouple(values) == pytest.approx(naive_medcouple(values), abs=1e-12)


def test_the_medcouple_turns_its_sign_with_the_values() -> None:
    values = np.sort(np.random.default_rng(3).exponential(size=51))

    assert medcouple(np.sort(-values)) == pytest.approx(-medcouple(values), abs=1e-12)


def test_ties_at_the_median_compare_their_ranks() -> None:
    assert medcouple(np.array([2.0, 2.0, 2.0, 2.0])) == 0.0
    assert medcouple(np.array([1.0, 2.0, 2.0, 2.0, 3.0])) == 0.0


@pytest.mark.parametrize("size", [8, 20, 500, 100_000])
@pytest.mark.parametrize("shape", ["normal", "exponential"])
def test_the_normality_test_is_scipys(size: int, shape: str) -> None:
    rng = np.random.default_rng(11)
    values = np.sort(rng.normal(size=size) if shape == "normal" else rng.exponential(size=size))

    ours = normality(values[:1000], size, float(st.skew(values)), float(st.kurtosis(values)))
    with np.errstate(all="ignore"):
        theirs = st.normaltest(values)

    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6)


def test_fewer_than_eight_rows_have_no_test() -> None:
    facts = normality(np.array([1.0, 2.0, 4.0]), 3, 0.1, 0.1)

    assert np.isnan(facts.p_value)
    assert facts.quantile_correlation > 0.9


def test_the_quantile_correlation_is_that_of_scipys_probability_plot() -> None:
    values = np.sort(np.random.default_rng(5).exponential(size=800))

    ours = normality(values, 800, 2.0, 6.0).quantile_correlation
    (_, _), (_, _, theirs) = st.probplot(values)

    assert ours == pytest.approx(theirs, abs=1e-3)


def test_the_quantile_correlation_does_not_shrink_with_the_sample() -> None:
    rng = np.random.default_rng(5)
    small, large = (np.sort(rng.normal(size=size) + 0.1 * rng.exponential(size=size)) for size in (1001, 1_000_001))

    few = normality(small, 1001, 0.0, 0.0).quantile_correlation
    many = normality(large[:: len(large) // 1000], len(large), 0.0, 0.0).quantile_correlation

    assert many == pytest.approx(few, abs=0.01)
