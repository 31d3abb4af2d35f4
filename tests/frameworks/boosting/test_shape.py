from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.boosting.shape import Shape, coding, labels_shape, scores_shape, shape_of
from actloss.frameworks.entry import Coding, Entry, How
from actloss.frameworks.problem import Cells
from problems import problem

NAMED = Entry(how=How.NAMED)


@pytest.mark.parametrize(
    ("kind", "loss", "shape"),
    [
        ("regression", "mse", Shape.ONE),
        ("binary", "hinge", Shape.ONE),
        ("regression", "gaussian_nll", Shape.PAIR),
        ("multilabel", "binary_crossentropy", Shape.COLUMNS),
        ("multiclass", "focal", Shape.CLASSES),
        ("multiclass", "coral", Shape.RANKS),
        ("multilabel", "dice", Shape.SETS),
    ],
)
def test_a_loss_says_how_scores_lie(kind: str, loss: str, shape: Shape) -> None:
    assert shape_of(problem(kind, loss)) is shape


def test_two_classes_with_a_score_each_are_several_classes() -> None:
    two = problem("binary", "focal", units=2, activation="softmax")
    assert shape_of(two) is Shape.CLASSES
    assert coding(two, NAMED) is Coding.INDICES


def test_a_sigmoid_for_each_class_is_a_column_for_each() -> None:
    apart = replace(problem("multiclass", "nll", activation="sigmoid"), loss=catalogue.loss("binary_crossentropy"))
    assert shape_of(apart) is Shape.COLUMNS
    assert coding(apart, NAMED) is Coding.ROWS


def test_shares_of_classes_stay_rows() -> None:
    posed = problem("multiclass", "categorical_crossentropy")
    shares = replace(posed, labels=replace(posed.labels, cells=Cells.SHARES))
    assert coding(posed, NAMED) is Coding.INDICES
    assert coding(shares, NAMED) is Coding.ROWS


def test_an_entry_may_ask_for_other_labels() -> None:
    posed = problem("binary", "logistic")
    assert coding(posed, NAMED) is Coding.SIGNS
    assert coding(posed, replace(NAMED, coding=Coding.BITS)) is Coding.BITS


def test_shapes_are_told_in_words() -> None:
    assert labels_shape(problem("regression", "mse"), Coding.VALUES) == "float64 [n]"
    assert labels_shape(problem("regression", "mse", units=2), Coding.VALUES) == "float64 [n, outputs]"
    assert labels_shape(problem("multiclass", "nll"), Coding.INDICES) == "int64 [n]"
    assert labels_shape(problem("multilabel", "dice"), Coding.SETS) == "float64 [n, L]"
    assert scores_shape(problem("binary", "hinge")) == "float64 [n]"
    assert scores_shape(problem("multiclass", "nll")) == "float64 [n, 3]"
