import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.losses.arrays import FloatArray
from actloss.scorecard.tail import NO_TAIL, merged_tails, tail_of

RNG = np.random.default_rng(20261125)
CONTRIBUTIONS = npst.arrays(np.float64, st.integers(1, 80), elements=st.floats(0.0, 1e9, allow_subnormal=False))


def _exact(contributions: FloatArray) -> float:
    worst = np.sort(contributions)[::-1]
    rows = 0.01 * worst.size
    whole = int(rows)
    return float((worst[:whole].sum() + (rows - whole) * worst[whole]) / worst.sum())


@pytest.mark.parametrize("spread", [0.1, 1.0, 3.0])
def test_the_share_of_the_worst_hundredth_is_right_within_two_percent(spread: float) -> None:
    losses = RNG.lognormal(0.0, spread, 50_000)

    assert tail_of(losses).concentration() == pytest.approx(_exact(losses), rel=0.02)


def test_one_wild_row_owns_the_loss() -> None:
    losses = np.append(np.full(99, 1e-6), 1000.0)

    assert tail_of(losses).concentration() == pytest.approx(1.0, abs=1e-5)


@given(CONTRIBUTIONS, st.integers(0, 80))
def test_it_does_not_matter_where_the_rows_are_divided(contributions: FloatArray, at: int) -> None:
    whole = tail_of(contributions).concentration()
    parts = merged_tails(tail_of(contributions[:at]), tail_of(contributions[at:])).concentration()

    assert (whole is None) == (parts is None)
    assert whole is None or parts == pytest.approx(whole, rel=1e-12)


@pytest.mark.parametrize("losses", [[-1.0, 2.0], [1.0, np.inf], [0.0, 0.0]])
def test_no_share_of_what_has_no_sum(losses: list[float]) -> None:
    assert tail_of(np.array(losses)).concentration() is None
    assert merged_tails(tail_of(np.array(losses)), tail_of(np.array(losses))).concentration() is None


def test_equal_rows_carry_equal_shares() -> None:
    assert tail_of(np.full(300, 0.7)).concentration() == pytest.approx(0.01, rel=1e-12)


def test_rows_that_are_predicted_perfectly_count_as_rows() -> None:
    losses = np.append(np.zeros(900), np.full(100, 3.0))

    assert tail_of(losses).concentration() == pytest.approx(0.1, rel=1e-12)


def test_the_histogram_stays_small_however_far_losses_lie_apart() -> None:
    assert tail_of(10.0 ** np.linspace(-300.0, 300.0, 1000)).counts.size < 10_000


def test_the_largest_losses_do_not_overflow() -> None:
    assert tail_of(np.full(200, 1e308)).concentration() == pytest.approx(0.01, rel=1e-12)


def test_perfect_rows_of_one_batch_count_beside_those_of_another() -> None:
    some = merged_tails(tail_of(np.zeros(900)), tail_of(np.full(100, 3.0)))

    assert some.concentration() == pytest.approx(0.1, rel=1e-12)


def test_minus_zero_is_zero() -> None:
    assert tail_of(np.array([-0.0, 1.0])).concentration() == 1.0


def test_nothing_adds_nothing() -> None:
    some = tail_of(np.array([1.0, 2.0]))

    assert merged_tails(some, NO_TAIL) is some
    assert merged_tails(NO_TAIL, some) is some
    assert tail_of(np.empty(0)) is NO_TAIL
