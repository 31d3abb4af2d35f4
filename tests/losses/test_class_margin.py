from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from sklearn import metrics

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.class_margin import crammer_singer, weston_watkins
from actloss.losses.margin import hinge
from strategies import CLASSES

RNG = np.random.default_rng(20261123)
MARGINS = npst.arrays(np.float64, (4, 3), elements=st.floats(-100.0, 100.0))
both = pytest.mark.parametrize("kernel", [crammer_singer, weston_watkins])


@both
@given(z=MARGINS)
def test_two_classes_have_the_hinge_loss_of_the_difference_of_their_scores(kernel: Kernel, z: FloatArray) -> None:
    pairs = z[:, :2]
    for label in (0, 1):
        np.testing.assert_array_equal(
            kernel(np.full(len(pairs), label), pairs),
            hinge(np.full(len(pairs), 2.0 * label - 1.0), pairs[:, 1] - pairs[:, 0]),
        )


@given(CLASSES, MARGINS)
def test_the_sum_over_the_others_is_at_least_the_worst_and_at_most_all_of_it(y: FloatArray, z: FloatArray) -> None:
    worst, total = crammer_singer(y, z), weston_watkins(y, z)

    assert (worst <= total).all()
    assert (total <= 2.0 * worst).all()


@both
@given(y=CLASSES, z=MARGINS, order=st.permutations([0, 1, 2]))
def test_the_order_of_the_classes_means_nothing(kernel: Kernel, y: FloatArray, z: FloatArray, order: list[int]) -> None:
    np.testing.assert_allclose(kernel(np.argsort(order)[y.astype(int)], z[:, order]), kernel(y, z), rtol=1e-14)


@both
def test_a_margin_of_one_costs_nothing_and_equal_scores_cost_one_for_each_that_counts(kernel: Kernel) -> None:
    assert kernel([0, 1], [[1.0, 0.0, 0.0], [-3.0, 5.0, 4.0]]).tolist() == [0.0, 0.0]
    assert kernel([0], [[7.0, 7.0]]).tolist() == [1.0]


@both
def test_one_beside_large_scores_is_not_lost(kernel: Kernel) -> None:
    assert kernel([0], [[1e17, 1e17]]).tolist() == [1.0]


@both
def test_a_class_ruled_out_costs_infinity_where_it_occurs_and_nothing_elsewhere(kernel: Kernel) -> None:
    assert kernel([0, 1], [[-inf, 0.0, -inf]] * 2).tolist() == [inf, 0.0]


@both
def test_scores_at_the_end_of_float64_give_no_warning(kernel: Kernel) -> None:
    assert kernel([0, 1], [[1.7e308, -1.7e308]] * 2).tolist() == [0.0, inf]


@both
def test_a_single_class_cannot_be_wrong(kernel: Kernel) -> None:
    assert kernel([0, 0], [[3.0], [-3.0]]).tolist() == [0.0, 0.0]


def test_scikit_learn_agrees() -> None:
    y, z = RNG.integers(0, 4, 500), RNG.normal(size=(500, 4))

    assert crammer_singer(y, z).mean() == pytest.approx(metrics.hinge_loss(y, z), rel=1e-13, abs=0.0)
