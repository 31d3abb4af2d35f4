from typing import Any

import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, outcome, profile_of, training

BINARY = profile_of([0, 1] * 60)


def test_a_softmax_of_one_unit_is_an_error() -> None:
    finding = outcome("AL425", BINARY, training=training(activation="softmax", loss="bce", units=1)).finding

    assert finding is not None
    assert finding.message == (
        "the activation softmax divides by the sum over 1 unit, so that every output is 1; some libraries say nothing: "
        "every row of class 0 costs the most that the loss can, 100 in PyTorch and 16 in Keras, for ever"
    )
    assert finding.severity is Severity.ERROR
    assert finding.fix == "take sigmoid and binary_crossentropy on one unit, or softmax on one unit a class"


def test_a_softmax_inside_the_loss_is_one_too() -> None:
    finding = outcome(
        "AL425", BINARY, training=training(activation="linear", loss="nn.CrossEntropyLoss()", units=1)
    ).finding

    assert finding is not None
    assert finding.message.startswith("the loss nn.CrossEntropyLoss() divides by the sum over 1 unit")


@pytest.mark.parametrize(
    ("labels", "how", "says"),
    [
        (
            [0] * 120,
            {"loss": "nn.CrossEntropyLoss()"},
            "; PyTorch says nothing: the loss is exactly 0 from the first step (5.96e-08 in Keras)",
        ),
        ([0, 1, 2] * 40, {"loss": "nn.CrossEntropyLoss()"}, '; PyTorch says "Target 2 is out of bounds"'),
        ([0, 1, 2] * 40, {"loss": "optax.softmax_cross_entropy_with_integer_labels"}, ""),
        ([-1, 1] * 60, {"activation": "softmax", "loss": "hinge", "framework": "pytorch"}, ""),
        (
            [0, 1] * 60,
            {"activation": "softmax", "loss": "bce", "framework": "keras"},
            '; Keras says "You are using a softmax over axis -1 of a tensor of shape (n, 1)"',
        ),
    ],
)
def test_what_follows_depends_on_the_loss_and_on_the_labels(labels: Cells, how: dict[str, Any], says: str) -> None:
    finding = outcome("AL425", profile_of(labels), "multiclass", training=training(**how, units=1)).finding

    assert finding is not None
    assert finding.message.partition("every output is 1")[2] == says


def test_keras_asks_whether_a_sigmoid_was_meant() -> None:
    made = training(activation="softmax", framework="keras", units=1)
    finding = outcome("AL425", BINARY, training=made).finding

    assert finding is not None
    assert finding.message.endswith('; Keras says "You are using a softmax over axis -1 of a tensor of shape (n, 1)"')


@pytest.mark.parametrize(
    "how",
    [
        {"activation": "softmax", "loss": "scce", "units": 2},
        {"activation": "sigmoid", "loss": "bce", "units": 1},
        {"activation": "sigmoid", "units": 1},
        {"activation": "linear", "loss": "nll", "units": 1},
        {"activation": "linear", "loss": "scce", "framework": "keras", "units": 1},
        {"activation": "linear", "loss": "crammer_singer", "units": 1},
        {"activation": "linear", "loss": "mse", "units": 1},
    ],
)
def test_two_units_or_no_softmax_pass(how: dict[str, Any]) -> None:
    assert outcome("AL425", BINARY, training=training(**how)).status is Status.PASSED


@pytest.mark.parametrize("loss", ["softmax_loss", "logit_adjusted_crossentropy", "scce", "focal"])
def test_every_loss_that_applies_a_softmax_is_known(loss: str) -> None:
    found = outcome("AL425", BINARY, training=training(activation="linear", loss=loss, units=1)).status

    assert found is (Status.PASSED if loss == "focal" else Status.FINDING)


def test_without_units_or_where_the_library_makes_them_nothing_is_known() -> None:
    assert (
        outcome("AL425", BINARY, training=training(activation="softmax")).reason == "the number of units was not given"
    )
    assert outcome("AL425", BINARY, training=training(units=1)).reason == "no activation and no loss was given"
    assert outcome("AL425", BINARY).reason == "no activation and no loss was given"
    assert outcome("AL425", BINARY, training=training(loss="multi:softmax", units=1)).reason == (
        "XGBoost applies the activation itself"
    )
