import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.losses.arrays import FloatArray
from actloss.scorecard import label_counts
from actloss.scorecard.label_counts import NO_LABELS, LabelCounts, counts_of, merged_counts

RNG = np.random.default_rng(20261125)
LABELS = npst.arrays(np.float64, st.integers(1, 60), elements=st.sampled_from([-2.0, -0.5, 0.0, 1.0, 3.5]))


@given(LABELS, st.integers(0, 60))
def test_few_values_are_counted_exactly_wherever_the_rows_are_divided(labels: FloatArray, at: int) -> None:
    values, counts = np.unique(labels, return_counts=True)
    found = merged_counts(counts_of(labels[:at], None), counts_of(labels[at:], None))

    assert found.exact
    np.testing.assert_array_equal(found.values, values)
    np.testing.assert_array_equal(found.weights, counts)


def test_weights_take_the_place_of_counts() -> None:
    found = counts_of(np.array([2.0, 1.0, 2.0]), np.array([0.5, 1.0, 0.25]))

    assert found.values.tolist() == [1.0, 2.0]
    assert found.weights.tolist() == [1.0, 0.75]


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_many_values_keep_sum_median_and_square_closely(sign: float) -> None:
    labels = sign * RNG.lognormal(2.0, 1.5, 300_000)
    found = NO_LABELS
    for start in range(0, labels.size, 70_000):
        found = merged_counts(found, counts_of(labels[start : start + 70_000], None))
    middle = found.values[np.searchsorted(np.cumsum(found.weights), labels.size / 2)]

    assert not found.exact
    assert found.values.size < label_counts.EXACT
    assert (np.diff(found.values) > 0).all()
    assert found.weights.sum() == labels.size
    assert (found.values * found.weights).sum() == pytest.approx(labels.sum(), rel=1e-12)
    assert (found.values**2 * found.weights).sum() == pytest.approx((labels**2).sum(), rel=1e-6)
    assert middle == pytest.approx(np.median(labels), rel=5e-4)


def test_values_of_any_size_fit_in_bins_that_widen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_counts, "EXACT", 8)
    monkeypatch.setattr(label_counts, "_MOST", 16)
    labels = np.concatenate([-np.geomspace(1e-300, 1e300, 500), np.geomspace(1e-300, 1e300, 500)])
    found = counts_of(labels, None)

    assert found.values.size <= 16
    assert found.weights.sum() == 1000
    assert found.values[0] >= labels.min()
    assert found.values[-1] <= labels.max()


def test_minus_zero_and_zero_are_one_value() -> None:
    assert counts_of(np.array([0.0, -0.0]), None).weights.tolist() == [2.0]


def test_a_bin_without_weight_keeps_a_value_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_counts, "EXACT", 2)
    found = counts_of(np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 1.0]))

    assert found.values.tolist() == [1.0, 2.0, 4.0]


def test_nothing_adds_nothing() -> None:
    some = LabelCounts(np.array([1.0]), np.array([2.0]))

    assert merged_counts(some, NO_LABELS) is some
    assert merged_counts(NO_LABELS, some) is some
    assert counts_of(np.empty(0), None) is NO_LABELS
