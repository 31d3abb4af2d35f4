from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from actloss.losses import multiclass
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.binary import binary_crossentropy_from_logits
from actloss.losses.multiclass import (
    categorical_crossentropy_from_log_probabilities,
    categorical_crossentropy_from_logits,
    categorical_crossentropy_from_probabilities,
    sparse_categorical_crossentropy_from_logits,
    sparse_categorical_crossentropy_from_probabilities,
)
from class_digits import EXTREME_DIGITS, EXTREMES, ORDINARY_DIGITS, SCALES, nats, predictions, worst_ulps
from strategies import CLASSES, LOGITS, SCORES, distributions

RNG = np.random.default_rng(20261123)


def _one_hot(y: FloatArray) -> FloatArray:
    rows: FloatArray = np.eye(3)[y.astype(int)]
    return rows


def _sparse(scale: str) -> Kernel:
    kernel: Kernel = getattr(multiclass, f"sparse_categorical_crossentropy_from_{scale}")
    return kernel


@pytest.mark.parametrize("label", [0, 1, 2])
@pytest.mark.parametrize("scale", SCALES)
def test_ordinary_losses_are_right_to_their_last_digits(scale: str, label: int) -> None:
    p = predictions(scale)
    y = np.full(len(p), label)

    assert worst_ulps(_sparse(scale)(y, p), y, p, lambda c, row: nats(scale, row)[c], ORDINARY_DIGITS) < 4.0


@pytest.mark.parametrize("label", [0, 1, 2])
def test_extreme_logits_are_right_to_their_last_digits(label: int) -> None:
    y = np.full(len(EXTREMES), label)
    losses = sparse_categorical_crossentropy_from_logits(y, EXTREMES)

    assert worst_ulps(losses, y, EXTREMES, lambda c, row: nats("logits", row)[c], EXTREME_DIGITS) < 4.0


@pytest.mark.parametrize("classes", [10, 65, 300])
def test_many_classes_are_summed_as_exactly(classes: int) -> None:
    z = RNG.normal(size=(20, classes)) + 12.0 * np.eye(20, classes)
    y = np.arange(20) % classes
    losses = sparse_categorical_crossentropy_from_logits(y, z)

    assert worst_ulps(losses, y, z, lambda c, row: nats("logits", row)[c], ORDINARY_DIGITS) < 6.0


@given(CLASSES, SCORES)
def test_the_sparse_loss_is_the_categorical_one_of_one_hot_rows(y: FloatArray, z: FloatArray) -> None:
    sparse = sparse_categorical_crossentropy_from_logits(y, z)

    np.testing.assert_array_equal(sparse, categorical_crossentropy_from_logits(_one_hot(y), z))
    assert (sparse >= 0.0).all()


@given(CLASSES, distributions())
def test_the_sparse_loss_of_probabilities_is_the_categorical_one_too(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_probabilities(y, p),
        categorical_crossentropy_from_probabilities(_one_hot(y), p),
    )


@given(distributions(), SCORES)
def test_softmax_and_logits_give_the_same_loss(y: FloatArray, z: FloatArray) -> None:
    # Beyond 30 a probability has lost the digits that the score still holds.
    z = np.clip(z, -15.0, 15.0)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

    np.testing.assert_allclose(
        categorical_crossentropy_from_probabilities(y, p),
        categorical_crossentropy_from_logits(y, z),
        rtol=1e-9,
        atol=1e-12,
    )


@given(CLASSES, SCORES)
def test_adding_a_number_to_all_scores_changes_nothing(y: FloatArray, z: FloatArray) -> None:
    # Whole numbers, so that adding 64 is exact.
    z = np.round(z)

    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_logits(y, z + 64.0), sparse_categorical_crossentropy_from_logits(y, z)
    )


@given(LOGITS)
def test_softmax_over_zero_and_z_is_the_sigmoid_of_z(z: FloatArray) -> None:
    pairs = np.stack([np.zeros_like(z), z], axis=1)
    for label in (0.0, 1.0):
        y = np.full_like(z, label)

        np.testing.assert_allclose(
            sparse_categorical_crossentropy_from_logits(y, pairs),
            binary_crossentropy_from_logits(y, z),
            rtol=1e-15,
            atol=5e-324,
        )


@given(distributions(), distributions())
def test_no_prediction_of_a_distribution_beats_the_distribution(y: FloatArray, p: FloatArray) -> None:
    floor = categorical_crossentropy_from_probabilities(y, y)

    assert (categorical_crossentropy_from_probabilities(y, p) >= floor - 1e-14).all()


def test_an_impossible_class_that_occurs_costs_infinity_and_one_that_does_not_nothing() -> None:
    y, p = [[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]], [[0.0, 0.5, 0.5], [0.0, 0.5, 0.5]]
    with np.errstate(divide="ignore"):
        z = np.log(p)

    expected = [inf, pytest.approx(np.log(2.0), rel=1e-15, abs=0.0)]
    assert categorical_crossentropy_from_probabilities(y, p).tolist() == expected
    assert categorical_crossentropy_from_logits(y, z).tolist() == expected
    assert sparse_categorical_crossentropy_from_probabilities([0, 1], p).tolist() == expected
    assert sparse_categorical_crossentropy_from_logits([0, 1], z).tolist() == expected


def test_scores_at_the_end_of_float64_give_no_warning() -> None:
    assert sparse_categorical_crossentropy_from_logits([0, 1], [[1.7e308, -1.7e308]] * 2).tolist() == [0.0, inf]


def test_scikit_learn_agrees() -> None:
    y, z = RNG.integers(0, 3, 1000), RNG.normal(size=(1000, 3))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

    assert sparse_categorical_crossentropy_from_logits(y, z).mean() == pytest.approx(
        metrics.log_loss(y, p), rel=1e-12, abs=0.0
    )


def test_a_large_table_is_the_sum_of_its_parts() -> None:
    y, z = RNG.integers(0, 3, 50_000), RNG.normal(size=(50_000, 3))

    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_logits(y, z)[40_000:],
        sparse_categorical_crossentropy_from_logits(y[40_000:], z[40_000:]),
    )


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("weights", [None, 2.0, [1.0, 0.0, 3.0]])
@given(y=CLASSES, z=SCORES)
def test_parameters_do_the_same_to_indices_and_to_one_hot_rows(
    y: FloatArray, z: FloatArray, weights: object, smoothing: float
) -> None:
    params: dict[str, Any] = {"class_weight": weights, "label_smoothing": smoothing}

    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_logits(y, z, **params),
        categorical_crossentropy_from_logits(_one_hot(y), z, **params),
    )


@given(distributions(), SCORES, st.floats(0.1, 10.0))
def test_equal_weights_multiply_the_loss(y: FloatArray, z: FloatArray, weight: float) -> None:
    np.testing.assert_allclose(
        categorical_crossentropy_from_logits(y, z, class_weight=[weight] * 3),
        weight * categorical_crossentropy_from_logits(y, z),
        rtol=1e-14,
        atol=1e-315,
    )


@given(CLASSES, SCORES)
def test_a_weight_multiplies_the_loss_of_its_class(y: FloatArray, z: FloatArray) -> None:
    weights = np.array([1.0, 2.0, 4.0])

    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_logits(y, z, class_weight=weights),
        weights[y.astype(int)] * sparse_categorical_crossentropy_from_logits(y, z),
    )


def test_a_class_of_weight_zero_costs_nothing_even_where_it_is_impossible() -> None:
    assert categorical_crossentropy_from_probabilities([[1, 0]], [[0.0, 1.0]], class_weight=[0.0, 1.0]).tolist() == [0]
    assert categorical_crossentropy_from_probabilities(
        [[0.5, 0.5]], [[0.0, 1.0]], class_weight=[0.0, 1.0]
    ).tolist() == [0.0]


@given(CLASSES, SCORES, st.floats(0.01, 0.99))
def test_smoothing_is_the_loss_of_smoothed_labels(y: FloatArray, z: FloatArray, smoothing: float) -> None:
    smooth = (1.0 - smoothing) * _one_hot(y) + smoothing / 3

    np.testing.assert_allclose(
        sparse_categorical_crossentropy_from_logits(y, z, label_smoothing=smoothing),
        categorical_crossentropy_from_logits(smooth, z),
        rtol=1e-14,
    )


@given(distributions(), SCORES, st.permutations([0, 1, 2]))
def test_the_order_of_the_classes_means_nothing(y: FloatArray, z: FloatArray, order: list[int]) -> None:
    np.testing.assert_allclose(
        categorical_crossentropy_from_logits(y[:, order], z[:, order]),
        categorical_crossentropy_from_logits(y, z),
        rtol=1e-14,
    )


@given(distributions(), distributions())
def test_logarithms_of_probabilities_give_the_loss_of_the_probabilities(y: FloatArray, p: FloatArray) -> None:
    with np.errstate(divide="ignore"):
        logs = np.log(p)

    np.testing.assert_array_equal(
        categorical_crossentropy_from_log_probabilities(y, logs), categorical_crossentropy_from_probabilities(y, p)
    )


def test_a_column_major_table_gives_the_same_losses() -> None:
    y, z = RNG.integers(0, 3, 100), RNG.normal(size=(100, 3))

    np.testing.assert_array_equal(
        sparse_categorical_crossentropy_from_logits(y, np.asfortranarray(z)),
        sparse_categorical_crossentropy_from_logits(y, z),
    )
