from dataclasses import replace

import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.xgboost.native import by_indices, labels_of, native, told
from problems import problem

SHARES = Labels(columns=("a", "b", "c"), cells=Cells.SHARES, classes=("a", "b", "c"))


def soft(loss: str) -> Problem:
    return problem("multiclass", loss, labels=SHARES)


@pytest.mark.parametrize(
    ("kind", "loss", "objective"),
    [
        ("regression", "mse", "reg:squarederror"),
        ("regression", "msle", "reg:squarederror"),
        ("regression", "quantile", "reg:quantileerror"),
        ("regression", "tweedie_deviance", "reg:tweedie"),
        ("regression", "binary_crossentropy", "reg:logistic"),
        ("regression", "huber", ""),
        ("binary", "binary_crossentropy", "binary:logistic"),
        ("binary", "hinge", "binary:hinge"),
        ("binary", "logistic", "binary:logitraw"),
        ("binary", "focal", ""),
        ("multiclass", "categorical_crossentropy", "multi:softprob"),
        ("multiclass", "nll", "multi:softprob"),
        ("multiclass", "kl_divergence", "multi:softprob"),
        ("multiclass", "rps", ""),
        ("multilabel", "binary_crossentropy", "binary:logistic"),
        ("multilabel", "asymmetric", ""),
    ],
)
def test_what_xgboost_has_is_taken(kind: str, loss: str, objective: str) -> None:
    assert native(problem(kind, loss)) == objective


@pytest.mark.parametrize(
    ("kind", "params", "objective"),
    [
        ("binary", {"pos_weight": 2.0}, "binary:logistic"),
        ("binary", {"label_smoothing": 0.1}, ""),
        ("multilabel", {"pos_weight": (1.0, 2.0, 3.0, 4.0)}, ""),
        ("regression", {"pos_weight": 2.0}, ""),
    ],
)
def test_weights_and_smoothing_of_two_sides_may_take_an_own_objective(
    kind: str, params: dict[str, float], objective: str
) -> None:
    assert native(problem(kind, "binary_crossentropy", params=params)) == objective


@pytest.mark.parametrize(
    ("params", "objective"),
    [
        ({"class_weight": (1.0, 2.0, 3.0)}, "multi:softprob"),
        ({"label_smoothing": 0.1}, ""),
    ],
)
def test_weights_of_classes_are_sample_weights_and_smoothing_is_not(params: dict[str, float], objective: str) -> None:
    assert native(problem("multiclass", "categorical_crossentropy", params=params)) == objective


def test_several_outputs_have_no_quantile_objective() -> None:
    assert native(problem("regression", "quantile", units=2)) == ""
    assert native(problem("regression", "mae", units=2)) == "reg:absoluteerror"


def test_of_two_sided_losses_the_labels_are_0_and_1_where_the_objective_is_xgboost_s() -> None:
    assert labels_of(problem("binary", "hinge")) is Coding.BITS
    assert labels_of(problem("binary", "squared_hinge")) is Coding.SIGNS
    assert labels_of(problem("regression", "mse")) is Coding.VALUES


def test_labels_that_are_shares_stay_shares_where_the_loss_takes_them() -> None:
    assert native(soft("categorical_crossentropy")) == ""
    assert labels_of(soft("categorical_crossentropy")) is Coding.ROWS
    assert labels_of(soft("rps")) is Coding.ROWS
    assert labels_of(soft("crammer_singer")) is Coding.INDICES
    assert labels_of(problem("multiclass", "categorical_crossentropy")) is Coding.INDICES


def test_the_cross_entropy_is_that_of_the_labels_as_written() -> None:
    smoothed = problem("multiclass", "categorical_crossentropy", params={"label_smoothing": 0.1})

    assert by_indices(smoothed).loss.name == "sparse_categorical_crossentropy"
    assert by_indices(soft("nll")).loss.name == "categorical_crossentropy"
    assert by_indices(soft("kl_divergence")).loss.name == "kl_divergence"


def test_an_objective_is_told_its_defaults_where_xgboost_has_others_or_none() -> None:
    assert told(problem("regression", "quantile")) == {"quantile": 0.5}
    assert told(problem("regression", "pseudo_huber", params={"delta": 3.0})) == {"delta": 3.0}
    assert told(replace(problem("regression", "quantile"), units=2)) == {}
    assert told(problem("regression", "huber", params={"delta": 3.0})) == {"delta": 3.0}
