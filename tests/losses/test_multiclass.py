from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from sklearn import metrics

from actloss.losses.arrays import FloatArray
from actloss.losses.binary import binary_crossentropy_from_logits
from actloss.losses.multiclass import (
    categorical_crossentropy_from_logits,
    categorical_crossentropy_from_probabilities,
    sparse_categorical_crossentropy_from_logits,
    sparse_categorical_crossentropy_from_probabilities,
)
from strategies import CLASSES, LOGITS, SCORES, distributions

RNG = np.random.default_rng(20261123)
EXTREMES = [
    [40.0, 0.0, 0.0],
    [1000.0, -1000.0, 0.0],
    [745.0, 0.0, -745.0],
    [0.0, 0.0, 0.0],
    [1e-9, 0.0, -1e-9],
    [3.0, 2.9, -800.0],
]


def _one_hot(y: FloatArray) -> FloatArray:
    rows: FloatArray = np.eye(3)[y.astype(int)]
    return rows


@pytest.mark.parametrize("label", [0, 1, 2])
def test_logits_agree_with_900_digits(label: int) -> None:
    with mp.workdps(900):
        expected = [float(mp.log(mp.fsum(mp.exp(mp.mpf(z) - row[label]) for z in row))) for row in EXTREMES]

    got = sparse_categorical_crossentropy_from_logits(np.full(len(EXTREMES), label), EXTREMES)
    np.testing.assert_allclose(got, expected, rtol=1e-15, atol=5e-324)


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

    expected = [inf, pytest.approx(np.log(2.0), rel=1e-15)]
    assert categorical_crossentropy_from_probabilities(y, p).tolist() == expected
    assert categorical_crossentropy_from_logits(y, z).tolist() == expected
    assert sparse_categorical_crossentropy_from_probabilities([0, 1], p).tolist() == expected
    assert sparse_categorical_crossentropy_from_logits([0, 1], z).tolist() == expected


def test_scores_at_the_end_of_float64_give_no_warning() -> None:
    assert sparse_categorical_crossentropy_from_logits([0, 1], [[1.7e308, -1.7e308]] * 2).tolist() == [0.0, inf]


def test_scikit_learn_agrees() -> None:
    y, z = RNG.integers(0, 3, 1000), RNG.normal(size=(1000, 3))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

    assert sparse_categorical_crossentropy_from_logits(y, z).mean() == pytest.approx(metrics.log_loss(y, p), rel=1e-12)
