"""The rule's own words; which loss serves which labels is `test_matrix`."""

import pytest

from actloss.finding import Severity
from actloss.rules import Case, Status, evaluate
from actloss.rules.pairing import PAIRING_RULES
from actloss.target import Layout
from actloss.task import Trait
from profiles import Cells, case_of, declared, outcome, outcome_in, profile_of, training

BINARY = profile_of([0, 1] * 60)
CLASSES = profile_of([0, 1, 2] * 40)
WORDS = profile_of(["cat", "dog", "owl"] * 40)
AMOUNTS = profile_of([1.5, 2.25, 3.125, 4.75, 8.5, 12.0] * 20)
ONE_HOT = profile_of({"a": [1, 0, 0] * 40, "b": [0, 1, 0] * 40, "c": [0, 0, 1] * 40}, layout=Layout.ONE_HOT)
SEVERAL = profile_of({"a": [1, 1, 0, 0] * 30, "b": [1, 0, 1, 0] * 30})


def test_a_loss_of_quantities_on_classes_is_an_error() -> None:
    finding = outcome("AL421", WORDS, training=training(loss="mse")).finding

    assert finding is not None
    assert finding.message == "mse serves quantities, but 'y' holds 3 classes"
    assert (finding.severity, finding.column) == (Severity.ERROR, "y")
    assert finding.fix == (
        "train with softmax and sparse_categorical_crossentropy; say --task regression if the numbers are quantities"
    )


def test_few_whole_numbers_under_a_loss_of_quantities_are_doubtful_and_more_are_quantities() -> None:
    few = outcome("AL421", profile_of([0, 1, 2] * 40), training=training(loss="mse")).finding

    assert few is not None
    assert few.severity is Severity.WARNING
    assert outcome("AL421", profile_of(list(range(1, 31)) * 20), training=training(loss="mse")).status is Status.PASSED


def test_whole_numbers_that_the_name_calls_classes_are_no_quantities() -> None:
    named = profile_of([1, 2, 3, 4] * 60, name="class_id")
    finding = outcome("AL421", named, training=training(loss="mse")).finding

    assert finding is not None
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("loss", ["count:poisson", "poisson_nll", "tweedie", "reg:gamma", "neg_binomial_nll"])
def test_a_loss_of_counts_makes_small_counts_of_what_reads_as_classes(loss: str) -> None:
    counts = profile_of([0, 1, 2, 3, 1, 0, 5, 2] * 20)

    assert outcome("AL421", counts, training=training(loss=loss)).status is Status.PASSED


@pytest.mark.parametrize("loss", ["mse", "count:poisson"])
def test_zeros_and_ones_stay_two_classes(loss: str) -> None:
    finding = outcome("AL421", BINARY, training=training(loss=loss)).finding

    assert finding is not None
    assert finding.severity is Severity.WARNING


def test_whole_numbers_that_read_as_quantities_may_be_classes_after_all() -> None:
    many = profile_of([*range(18, 60)] * 6)
    finding = outcome("AL421", many, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message.startswith("nll serves exclusive classes, but 'y' holds 42 different numbers")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "loss", ["log_loss", "hinge", "squared_hinge", "modified_huber", "perceptron", "sklearn.metrics.log_loss"]
)
def test_scikit_learn_trains_these_for_several_classes(loss: str) -> None:
    for profile in (CLASSES, WORDS):
        case = case_of(profile, training=training(loss=loss, framework="sklearn"))

        assert [evaluate(rule, case).code for rule in PAIRING_RULES if evaluate(rule, case).finding] == []


def test_the_exponential_loss_is_of_two_classes_in_scikit_learn_too() -> None:
    assert outcome("AL421", CLASSES, training=training(loss="exponential", framework="sklearn")).finding is not None
    assert outcome("AL421", CLASSES, training=training(loss="hinge", framework="keras")).finding is not None


@pytest.mark.parametrize(
    ("loss", "labels", "says"),
    [
        (
            "Logloss",
            [0, 1, 2] * 40,
            '; CatBoost says "Target with classes must contain only 2 unique values for binary classification"',
        ),
        ("RMSE", ["cat", "dog", "owl"] * 40, '; CatBoost says "Target value "cat" cannot be parsed as float"'),
        ("MultiLogloss", [0, 1, 2] * 40, ""),
        ("CrossEntropy", [0, 1, 2] * 40, ""),
    ],
)
def test_catboost_says_its_own(loss: str, labels: Cells, says: str) -> None:
    finding = outcome("AL421", profile_of(labels), training=training(loss=loss, framework="catboost")).finding

    assert finding is not None
    assert finding.message.partition("holds 3 classes")[2] == says


def test_classes_that_were_declared_are_classes() -> None:
    profile = profile_of(list(range(1, 31)) * 20)
    finding = outcome("AL421", profile, "multiclass", training=training(loss="mse")).finding

    assert finding is not None
    assert finding.severity is Severity.ERROR


def test_a_loss_of_quantities_on_ordered_classes_is_only_warned_of() -> None:
    task = declared("multiclass", Trait.ORDINAL)
    finding = outcome_in("AL421", Case(profile=CLASSES, task=task, training=training(loss="mse"))).finding

    assert finding is not None
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("activation", [None, "linear", "tanh"])
def test_the_squared_error_of_two_classes_is_only_warned_of(activation: str | None) -> None:
    made = training(activation=activation, loss="mse", framework="pytorch")
    finding = outcome("AL421", BINARY, training=made).finding

    assert finding is not None
    assert finding.message == (
        "mse serves quantities, but 'y' holds 2 classes; PyTorch says nothing: a classifier with num_labels=1 reports "
        "a mean squared error"
    )
    assert finding.severity is Severity.WARNING
    assert finding.fix == "train with sigmoid and binary_crossentropy"


@pytest.mark.parametrize(("profile", "activation"), [(BINARY, "sigmoid"), (ONE_HOT, "softmax"), (SEVERAL, "sigmoid")])
def test_the_squared_error_of_probabilities_is_the_brier_score(profile: object, activation: str) -> None:
    made = training(activation=activation, loss="mse")

    assert outcome("AL421", profile, training=made).status is Status.PASSED  # type: ignore[arg-type]  # one of three profiles


def test_no_probability_comes_near_other_labels() -> None:
    made = training(activation="sigmoid", loss="mse")

    assert outcome("AL421", profile_of([-1, 1] * 60), training=made).status is Status.FINDING
    assert outcome("AL421", profile_of([1, 2] * 60), training=made).status is Status.FINDING
    assert outcome("AL421", profile_of([3, 7] * 60), training=made).status is Status.FINDING


@pytest.mark.parametrize(
    ("loss", "framework", "says"),
    [
        ("scce", None, 'PyTorch says "expected target dtype to be Long or Byte, but got Float"'),
        ("scce", "sklearn", 'scikit-learn says "Unknown label type: continuous.'),
        ("scce", "xgboost", 'XGBoost says "SoftmaxMultiClassObj: label must be discrete values'),
        (
            "scce",
            "lightgbm",
            "LightGBM says nothing: classes such as 0.5, 1.5 and 2.5 are cut to whole numbers and accepted",
        ),
        ("MultiClass", None, "CatBoost says nothing: a classifier on measurements trains one class for each distinct"),
        ("scce", "keras", "Keras says nothing: sparse_categorical_crossentropy takes labels such as 0.0 and 2.0"),
    ],
)
def test_a_loss_of_classes_on_quantities_is_an_error(loss: str, framework: str | None, says: str) -> None:
    finding = outcome("AL421", AMOUNTS, "regression", training=training(loss=loss, framework=framework)).finding

    assert finding is not None
    assert finding.message.startswith(f"{loss} serves exclusive classes, but 'y' holds 6 different numbers; {says}")
    assert finding.severity is Severity.ERROR
    assert finding.fix == (
        "train with a loss of quantities, such as linear and mse; say --task if the numbers are classes"
    )


def test_several_quantities_are_counted() -> None:
    profile = profile_of({"x": [1.5, 2.5] * 60, "y": [0.5, 0.75] * 60}, layout=Layout.SEVERAL_OUTPUTS)
    finding = outcome("AL421", profile, training=training(loss="hinge")).finding

    assert finding is not None
    assert finding.message.startswith("hinge serves two classes, but 'x' and 'y' hold 2 quantities")
    assert finding.column is None


def test_shares_may_be_trained_with_binary_crossentropy() -> None:
    shares = profile_of([0.1, 0.25, 0.5, 0.7, 0.9, 0.35] * 20)

    assert outcome("AL421", shares, "regression", training=training(loss="bce")).status is Status.PASSED


def test_a_loss_of_each_label_serves_classes_in_columns_but_not_in_one() -> None:
    assert outcome("AL421", ONE_HOT, training=training(loss="bce")).status is Status.PASSED
    finding = outcome("AL421", CLASSES, training=training(loss="bce")).finding

    assert finding is not None
    assert finding.message == (
        "bce serves two classes, labels that may hold together and quantities, but 'y' holds 3 classes"
    )
    assert finding.fix == "train with softmax and sparse_categorical_crossentropy"


def test_a_loss_of_two_classes_on_labels_that_hold_together_is_warned_of() -> None:
    finding = outcome("AL421", SEVERAL, training=training(loss="hinge")).finding

    assert finding is not None
    assert finding.message == "hinge serves two classes, but 'a' and 'b' hold 2 labels that may hold together"
    assert finding.severity is Severity.WARNING
    assert finding.fix == "train with one sigmoid unit a label and binary_crossentropy"


def test_a_loss_of_decisions_trains_nothing() -> None:
    finding = outcome("AL421", SEVERAL, training=training(loss="hamming")).finding

    assert finding is not None
    assert finding.message == "hamming is of decisions: its gradient is 0, and no network can be trained with it"
    assert finding.severity is Severity.ERROR


def test_without_a_loss_or_a_task_nothing_is_compared() -> None:
    assert outcome("AL421", BINARY).reason == "no loss was given"
    assert outcome_in("AL421", case_of(profile_of([None] * 40), training=training(loss="mse"))).reason == (
        "the labels allow no task"
    )
