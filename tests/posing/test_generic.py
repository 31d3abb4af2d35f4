import math
from typing import Any

import numpy as np
import pytest

from actloss.catalogue import LOSSES
from actloss.errors import OptionError
from actloss.frameworks.problem import Cells, Labels
from actloss.posing import pose_without_data
from actloss.posing.losses import serves

KINDS = ("regression", "binary", "multiclass", "multilabel")
PAIRS = [(kind, row.name) for row in LOSSES for kind in KINDS if serves(row, kind)]


@pytest.mark.parametrize(
    ("kind", "units", "expected"),
    [
        ("regression", None, ("linear", 1, "mse")),
        ("regression", 3, ("linear", 3, "mse")),
        ("binary", None, ("sigmoid", 1, "binary_crossentropy")),
        ("binary", 2, ("softmax", 2, "sparse_categorical_crossentropy")),
        ("multiclass", 4, ("softmax", 4, "sparse_categorical_crossentropy")),
        ("multilabel", 5, ("sigmoid", 5, "binary_crossentropy")),
    ],
)
def test_each_task_has_its_usual_head_and_loss(kind: str, units: int | None, expected: tuple[str, int, str]) -> None:
    posed = pose_without_data(kind, units)

    assert (posed.activation, posed.units, posed.loss.name) == expected
    assert (posed.bias, posed.bias_rule, posed.baseline, posed.source) == ((0.0,) * posed.units, "", None, None)


@pytest.mark.parametrize(("kind", "loss"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_every_loss_that_serves_a_task_has_a_head_for_it(kind: str, loss: str) -> None:
    units = 4 if kind in {"multiclass", "multilabel"} else None
    posed = pose_without_data(kind, units, loss=loss)

    assert len(posed.bias) == posed.units >= 1
    assert posed.loss.name == loss
    assert all(math.isfinite(start) for start in posed.bias)


@pytest.mark.parametrize(
    ("kind", "loss", "units"),
    [("multiclass", "coral", 3), ("regression", "gaussian_nll", 2), ("binary", "nll", 2), ("multiclass", "rps", 4)],
)
def test_some_losses_take_other_units_than_there_are_classes(kind: str, loss: str, units: int) -> None:
    assert pose_without_data(kind, 4 if kind == "multiclass" else None, loss=loss).units == units


def test_the_task_may_follow_from_the_loss() -> None:
    assert pose_without_data(loss="nn.HuberLoss(delta=2)").kind == "regression"
    assert pose_without_data(None, 3, loss="dice").kind == "multilabel"


def test_parameters_come_from_the_spelling_and_from_the_user() -> None:
    assert pose_without_data(loss="nn.HuberLoss(delta=2)").params == {"delta": 2.0}
    assert pose_without_data(loss="nn.HuberLoss(delta=2)", params={"delta": 3}).params == {"delta": 3.0}
    assert pose_without_data(loss="huber", params={"delta": 1}).params == {}


def test_weights_may_be_one_number_for_each_class() -> None:
    posed = pose_without_data("multiclass", 3, params={"class_weight": [1, 2, 3]})

    assert posed.params == {"class_weight": (1.0, 2.0, 3.0)}


@pytest.mark.parametrize(
    ("kind", "units", "labels"),
    [
        ("regression", None, Labels(cells=Cells.NUMBERS)),
        ("binary", None, Labels(cells=Cells.CLASSES, classes=("0", "1"), numbers=(0.0, 1.0))),
        ("multiclass", 3, Labels(cells=Cells.CLASSES, classes=("0", "1", "2"), numbers=(0.0, 1.0, 2.0))),
        ("multilabel", 2, Labels(cells=Cells.INDICATORS, classes=("label_0", "label_1"))),
    ],
)
def test_labels_are_generic(kind: str, units: int | None, labels: Labels) -> None:
    assert pose_without_data(kind, units).labels == labels


def test_classes_may_have_names() -> None:
    posed = pose_without_data("multiclass", classes=["cat", "dog", "owl"])

    assert (posed.units, posed.labels.classes, posed.labels.numbers) == (3, ("cat", "dog", "owl"), ())
    assert pose_without_data("multilabel", classes=["a", "b"]).labels.classes == ("a", "b")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "needs a task or a loss, found neither"),
        ({"kind": "multiclass"}, "a multiclass task needs units, the number of classes"),
        ({"kind": "multilabel"}, "a multilabel task needs units, the number of labels"),
        ({"kind": "multiclass", "units": 1}, "units of a multiclass task must be 2 or more, got 1"),
        ({"kind": "regression", "units": 0}, "units of a regression task must be 1 or more, got 0"),
        ({"kind": "binary", "units": 3}, "units of a binary task must be 1, or 2 for a softmax, got 3"),
        ({"kind": "binary", "units": 2, "loss": "bce"}, "binary_crossentropy of a binary task takes 1 units, got 2"),
        ({"kind": "binary", "classes": ["a", "b", "c"]}, "a binary task has two classes, got 3"),
        ({"kind": "regression", "classes": ["a"]}, "1 classes were named, and a regression has none"),
        ({"kind": "multiclass", "units": 2, "classes": ["a", "b", "c"]}, "3 classes were named, and units is 2"),
        ({"kind": "multiclass", "units": 3, "loss": "mse"}, "mse serves regression, binary and multilabel, and the"),
        ({"kind": "multilabel", "units": 3, "loss": "hamming"}, "hamming is of decisions: its gradient is 0"),
        ({"kind": "binary", "loss": "coral"}, "coral serves multiclass, and the task is binary"),
        ({"kind": "regression", "units": 2, "loss": "gaussian_nll"}, "two outputs for one quantity, and there are 2$"),
        ({"loss": "hubber"}, "unknown loss 'hubber': did you mean 'huber'"),
        ({"loss": "huber", "params": {"dleta": 1}}, "huber has no parameter 'dleta': did you mean 'delta'?"),
        ({"loss": "huber", "params": {"zzz": 1}}, "huber has no parameter 'zzz': it has delta"),
        ({"loss": "mse", "params": {"zzz": 1}}, "mse has no parameter 'zzz': it has none"),
        (
            {"kind": "regression", "params": {"delta": 1}},
            "mse has no parameter 'delta': it has none, and is what the task is usually trained with; name the loss",
        ),
        ({"loss": "huber", "params": {"delta": -1}}, r"delta of huber must lie in \(0, inf\), got -1"),
        ({"loss": "huber", "params": {"delta": [1, 2]}}, "delta of huber takes one number, got 2"),
        (
            {"kind": "multiclass", "units": 3, "params": {"class_weight": [1, 2]}},
            "class_weight of sparse_categorical_crossentropy takes one number, or 3, got 2",
        ),
        ({"loss": "huber", "activation": "softmax"}, "softmax does not suit huber of a regression task: choose linear"),
        ({"loss": "huber", "activation": "lineer"}, "unknown activation 'lineer': did you mean 'linear'"),
    ],
)
def test_what_does_not_go_together_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        pose_without_data(**options)  # type: ignore[arg-type]


def test_an_activation_may_be_wished() -> None:
    assert pose_without_data(loss="hinge", activation="linear").activation == "linear"
    assert pose_without_data("multilabel", 3, loss="hinge").activation == "tanh"
    assert pose_without_data("binary", loss="mse").activation == "sigmoid"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "multiclass", "units": 2.5}, "units must be a whole number, got '2.5'"),
        ({"kind": "multiclass", "units": "3"}, "units must be a whole number, got '3'"),
        ({"kind": "binary", "units": True}, "units must be a whole number, got 'True'"),
        ({"kind": "multilabel", "units": 10**11}, "there may be 10,000 units or fewer, got 100,000,000,000"),
        ({"kind": "multiclass", "classes": ["a", "b", "a"]}, "different from one another, and 'a' is there twice"),
        ({"kind": "multiclass", "classes": [1, "1"]}, "different from one another, and '1' is there twice"),
        ({"kind": "multiclass", "classes": "abc"}, "classes must be names in a list, got 'abc'"),
        ({"kind": "multiclass", "classes": 3}, "classes must be names in a list, got '3'"),
        ({"kind": "multiclass", "classes": [1.5, 2]}, "a class is a text or a whole number, got '1.5'"),
        ({"kind": "binary", "classes": [False, True]}, "a class is a text or a whole number, got 'False'"),
        ({"loss": "huber", "params": {"delta": "2"}}, "delta of huber takes numbers, got '2'"),
        ({"loss": "huber", "params": {"delta": True}}, "delta of huber takes numbers, got 'True'"),
        ({"loss": "huber", "params": {"delta": None}}, "delta of huber takes numbers, got 'None'"),
        ({"loss": "huber", "params": {"delta": 10**400}}, "delta of huber takes numbers, got a number beyond 1e308"),
        ({"loss": "huber", "params": {"delta": 10**5000}}, "delta of huber takes numbers, got a number beyond 1e308"),
        ({"loss": "huber", "params": {"delta": [[1], [2, 3]]}}, "delta of huber takes numbers, got"),
        ({"loss": "huber", "params": {3: 1}}, "huber has no parameter '3': it has delta"),
        ({"loss": "huber", "params": "delta=2"}, "params must map names to numbers, got 'delta=2'"),
        ({"kind": "multiclass", "units": 3, "params": {"class_weight": 0}}, "is 0 for every class: nothing would be"),
        ({"kind": "multiclass", "units": 2, "params": {"class_weight": [0, 0]}}, "is 0 for every class: nothing"),
        ({"kind": "binary", "loss": "bce", "params": {"pos_weight": [1, 3]}}, "takes one number, got 2"),
        ({"loss": 3}, "unknown loss '3'"),
    ],
)
def test_what_python_lets_pass_is_one_sentence(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        pose_without_data(**options)


def test_whole_numbers_may_be_classes_in_any_type() -> None:
    given: dict[str, Any] = {"units": np.int64(3), "classes": [1, np.int32(2), 3]}
    labels = pose_without_data("multiclass", **given).labels

    assert (labels.classes, labels.numbers) == (("1", "2", "3"), (1.0, 2.0, 3.0))
    assert pose_without_data("binary", classes=[1, "x"]).labels.numbers == ()
    assert pose_without_data("binary", classes=[1, 10**400]).labels.numbers == ()
    assert pose_without_data("binary", classes=(name for name in "ab")).labels.classes == ("a", "b")  # type: ignore[arg-type]
    assert pose_without_data("binary", classes=None).labels == pose_without_data("binary").labels  # type: ignore[arg-type]
    assert pose_without_data("multilabel", classes=[7, 8]).labels.classes == ("7", "8")


def test_a_weight_of_exclusive_classes_is_one_number_a_class() -> None:
    assert pose_without_data("multiclass", 3, params={"class_weight": 2}).params == {"class_weight": (2.0, 2.0, 2.0)}
    assert pose_without_data("multilabel", 3, params={"pos_weight": 2}).params == {"pos_weight": 2.0}


def test_a_loss_may_be_given_with_arrays_as_a_program_has_them() -> None:
    weighted = "nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0]))"

    assert pose_without_data("multiclass", 3, loss=weighted).params == {"class_weight": (1.0, 2.0, 3.0)}
    assert pose_without_data(loss="nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))").params == {"pos_weight": 3.0}
    assert pose_without_data(loss="Quantile:alpha=0.9").params == {"quantile": 0.9}
    assert pose_without_data(loss="nn.HuberLoss(reduction=how, delta=2)").params == {"delta": 2.0}


def test_a_parameter_that_is_a_variable_is_not_dropped_in_silence() -> None:
    sentence = r"pos_weight of 'nn.BCEWithLogitsLoss\(pos_weight=w\)' is no number that can be read here"

    with pytest.raises(OptionError, match=sentence):
        pose_without_data(loss="nn.BCEWithLogitsLoss(pos_weight=w)")
    with pytest.raises(OptionError, match=r"class_weight of .* is no number that can be read here"):
        pose_without_data("multiclass", 3, loss="nn.CrossEntropyLoss(weight=weights.to(device))")
