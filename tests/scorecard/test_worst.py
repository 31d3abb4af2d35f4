import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.losses.arrays import FloatArray
from actloss.scorecard.worst import Worst, merged_worst, worst_of

LOSSES = npst.arrays(np.float64, st.integers(1, 40), elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, np.inf]))


def _worst(losses: FloatArray, start: int = 0) -> Worst:
    rows = np.arange(start, start + losses.size)
    return worst_of(3, losses, rows, losses * 2, np.column_stack([losses, losses + 1]))


def test_the_largest_losses_come_first_and_of_equals_the_earliest() -> None:
    found = _worst(np.array([1.0, 5.0, 2.0, 5.0, 2.0, 0.0]))

    assert found.rows.tolist() == [1, 3, 2]
    assert found.losses.tolist() == [5.0, 5.0, 2.0]
    assert found.y_true.tolist() == [[10.0], [10.0], [4.0]]
    assert found.y_pred.tolist() == [[5.0, 6.0], [5.0, 6.0], [2.0, 3.0]]


@given(LOSSES, st.integers(0, 40))
def test_it_does_not_matter_where_the_rows_are_divided(losses: FloatArray, at: int) -> None:
    whole = _worst(losses)
    parts = merged_worst(_worst(losses[:at]), _worst(losses[at:], len(losses[:at])))

    assert whole.rows.tolist() == parts.rows.tolist()
    assert whole.losses.tolist() == parts.losses.tolist()
