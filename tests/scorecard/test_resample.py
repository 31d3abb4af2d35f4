import numpy as np
import pytest

from actloss.scorecard.resample import BLOCK, blocks_of, interval, sums_of, weights


def test_rows_take_part_as_often_as_poisson_says() -> None:
    times = weights(1, 0, BLOCK, 200)
    shares = [(times == k).mean() for k in range(4)]

    # e^-1 / k!
    assert shares == pytest.approx([0.36788, 0.36788, 0.18394, 0.06131], abs=0.004)
    assert times.mean() == pytest.approx(1.0, abs=0.01)


def test_a_row_takes_part_alike_wherever_its_batch_begins() -> None:
    whole = weights(7, 0, BLOCK, 20)

    np.testing.assert_array_equal(whole[100:300], weights(7, 100, 200, 20))


def test_blocks_and_seeds_differ() -> None:
    one = weights(7, 0, 50, 20)

    assert not np.array_equal(one, weights(8, 0, 50, 20))
    assert not np.array_equal(one, weights(7, BLOCK, 50, 20))


def test_parts_end_where_blocks_do() -> None:
    assert list(blocks_of(BLOCK - 2, 2 * BLOCK + 1)) == [slice(0, 2), slice(2, BLOCK + 2), slice(BLOCK + 2, BLOCK + 3)]


def test_the_interval_holds_the_middle_of_the_means() -> None:
    sums = np.column_stack([np.full(1001, 2.0), np.arange(1001.0)])

    assert interval(sums, summed=False) == pytest.approx((12.5, 487.5))
    assert interval(sums, summed=True) == pytest.approx((25.0, 975.0))


@pytest.mark.parametrize("sums", [[[1.0, np.inf]], [[0.0, 0.0]]])
def test_no_interval_of_what_has_no_mean(sums: list[list[float]]) -> None:
    assert interval(np.array(sums), summed=False) is None


def test_resamples_without_mass_are_left_out() -> None:
    assert interval(np.array([[0.0, 0.0], [2.0, 3.0]]), summed=False) == (1.5, 1.5)


def test_sums_run_over_all_blocks_and_only_the_rows_that_are_there() -> None:
    rows = np.array([3, BLOCK - 1, BLOCK, 2 * BLOCK + 5])
    columns = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0], [8.0, 80.0]])
    times = np.array([weights(9, row, 1, 30)[0] for row in rows.tolist()])

    np.testing.assert_array_equal(sums_of(9, 30, rows, columns), times.T @ columns)
