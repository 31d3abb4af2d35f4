from dataclasses import replace

import pytest

from actloss.catalogue import loss
from actloss.frameworks.jax.shapes import coding, is_column, label_shape, predicted_shape
from problems import problem


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("regression", "mse", "float32 [n]"),
        ("regression", "gaussian_nll", "float32 [n]"),
        ("binary", "hinge", "float32 [n]"),
        ("multiclass", "softmax_loss", "int32 [n]"),
        ("multiclass", "coral", "int32 [n]"),
        ("multiclass", "categorical_crossentropy", "float32 [n, 3]"),
        ("multilabel", "dice", "float32 [n, 4]"),
    ],
)
def test_labels_have_the_shape_that_their_coding_has(kind: str, name: str, expected: str) -> None:
    assert label_shape(problem(kind, name)) == expected


def test_several_outputs_are_columns_of_labels() -> None:
    several = problem("regression", "mse", units=2, bias=(0.0, 0.0))

    assert label_shape(several) == "float32 [n, 2]"
    assert predicted_shape(several) == "[n, 2]"
    assert not is_column(several)


def test_ranks_of_two_classes_are_no_column_of_numbers() -> None:
    ranks = problem("multiclass", "coral", units=1, bias=(0.0,))

    assert not is_column(ranks)
    assert is_column(replace(ranks, loss=loss("mse")))


def test_the_logistic_loss_takes_bits() -> None:
    assert coding(problem("binary", "logistic")) == "bits"
