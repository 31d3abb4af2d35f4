"""The rule's own words; who applies what is `test_takes`, and `test_misfit` what comes of it."""

import math
from typing import Any

import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

BINARY = profile_of([0, 1] * 60)
COUNTS = profile_of([0, 1, 2, 3, 4, 7, 9, 12, 20, 31] * 20, name="n_calls")


def said(labels: int = 3, **how: Any) -> str:  # noqa: ANN401 - any argument of training_of
    finding = outcome("AL418", profile_of(list(range(labels)) * 40), training=training(**how)).finding
    return "" if finding is None else finding.message


@pytest.mark.parametrize(
    ("classes", "floor"), [(2, "0.3133"), (3, "0.5514"), (4, "0.7437"), (5, "0.9048"), (10, "1.4612")]
)
def test_softmax_before_cross_entropy_of_logits_is_applied_twice(classes: int, floor: str) -> None:
    finding = outcome(
        "AL418",
        profile_of(list(range(classes)) * 40),
        training=training(activation="softmax", loss="nn.CrossEntropyLoss()"),
    ).finding

    assert finding is not None
    assert finding.message == (
        f"the model applies softmax, and nn.CrossEntropyLoss() applies its activation again: with {classes} classes "
        f"the loss cannot fall below {floor}; PyTorch says nothing"
    )
    assert float(floor) == pytest.approx(math.log(math.e + classes - 1) - 1, abs=1e-4)
    assert finding.severity is Severity.ERROR
    assert finding.fix == "take the activation out of the model, and apply it only to what people see"


def test_units_count_classes_that_the_labels_lack() -> None:
    assert "with 10 classes" in said(activation="softmax", loss="nn.CrossEntropyLoss()", units=10)


def test_the_label_that_the_loss_skips_is_no_class_of_the_floor() -> None:
    marked = outcome(
        "AL418",
        profile_of([0, 1, 2, -100] * 40),
        training=training(activation="softmax", loss="nn.CrossEntropyLoss()"),
    ).finding

    assert marked is not None
    assert "with 3 classes the loss cannot fall below 0.5514" in marked.message


def test_sigmoid_before_logits_is_applied_twice() -> None:
    finding = outcome("AL418", BINARY, training=training(activation="sigmoid", loss="BCEWithLogitsLoss")).finding

    assert finding is not None
    assert finding.message == (
        "the model applies sigmoid, and BCEWithLogitsLoss applies its activation again: the loss's own sigmoid then "
        "gives 0.5 to 0.7311 only, so that no 1 costs less than 0.3133 and no 0 costs less than 0.6931; PyTorch says "
        "nothing"
    )


def test_only_tensorflow_warns_of_it() -> None:
    made = training(activation="sigmoid", loss="bce", framework="keras", from_logits=True)
    finding = outcome("AL418", BINARY, training=made).finding

    assert finding is not None
    assert finding.message.endswith('does not represent logits. Was this intended?" on TensorFlow only')


def test_without_a_library_it_is_the_library_that_says_nothing() -> None:
    assert said(activation="softmax", loss="softmax_loss").endswith("; some libraries say nothing")


def test_keras_takes_probabilities_unless_told() -> None:
    made = training(activation="linear", loss="bce", framework="keras")
    finding = outcome("AL418", BINARY, training=made).finding

    assert finding is not None
    assert finding.message == (
        "the output is linear, and bce applies no activation either: raw outputs are no probabilities; "
        "Keras says nothing: the loss is large and hardly moves from the start"
    )
    assert finding.fix == "end the network in sigmoid, or let the loss apply it: from_logits=True"


def test_bceloss_takes_probabilities() -> None:
    finding = outcome("AL418", BINARY, training=training(activation="linear", loss="nn.BCELoss()")).finding

    assert finding is not None
    assert finding.message.endswith('; PyTorch says "all elements of input should be between 0 and 1"')
    assert finding.fix == "end the network in sigmoid, or let the loss apply it: BCEWithLogitsLoss"


def test_raw_outputs_are_unclear_where_nobody_said() -> None:
    finding = outcome("AL418", BINARY, training=training(activation="linear", loss="bce")).finding

    assert finding is not None
    assert finding.message == (
        "the output is linear, and nobody said whether bce applies the activation itself: if it does "
        "not, raw outputs are no probabilities"
    )
    assert finding.severity is Severity.WARNING
    assert finding.fix == "say --from-logits if the loss applies sigmoid itself; else end the network in sigmoid"


def test_raw_outputs_are_unclear_as_rates_too() -> None:
    finding = outcome("AL418", COUNTS, training=training(activation="linear", loss="poisson")).finding

    assert finding is not None
    assert finding.message.endswith("if it does not, raw outputs are no rates")
    assert finding.fix == "say --from-logits if the loss applies exp itself; else end the network in exp"


def test_exp_before_the_log_rate_is_applied_twice() -> None:
    finding = outcome("AL418", COUNTS, training=training(activation="exp", loss="nn.PoissonNLLLoss()")).finding

    assert finding is not None
    assert finding.message == (
        "the model applies exp, and nn.PoissonNLLLoss() applies its activation again: the loss takes exp of it once "
        "more, and the rate grows doubly fast; PyTorch says nothing"
    )


@pytest.mark.parametrize(
    "how",
    [
        {"activation": "linear", "loss": "bce", "from_logits": True},
        {"activation": "linear", "loss": "BCEWithLogitsLoss"},
        {"activation": "linear", "loss": "bce", "framework": "pytorch"},
        {"activation": "linear", "loss": "bce", "framework": "optax"},
        {"activation": "linear", "loss": "bce", "framework": "jax"},
        {"activation": "sigmoid", "loss": "bce"},
        {"activation": "sigmoid", "loss": "bce", "framework": "pytorch"},
        {"activation": "sigmoid", "loss": "bce", "framework": "keras"},
        {"activation": "sigmoid", "loss": "nn.BCELoss()"},
        {"activation": "softmax", "loss": "sparse_categorical_crossentropy"},
        {"activation": "softmax", "loss": "sparse_categorical_crossentropy", "framework": "keras"},
        {"activation": "linear", "loss": "cross_entropy", "framework": "pytorch"},
    ],
)
def test_an_activation_in_one_place_passes(how: dict[str, Any]) -> None:
    assert outcome("AL418", BINARY, training=training(**how)).status is Status.PASSED


def test_one_unit_is_another_mistake() -> None:
    assert said(activation="softmax", loss="nn.CrossEntropyLoss()", units=1) == ""
