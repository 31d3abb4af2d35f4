import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import found, judged

LOSSES = ["hinge", "squared_hinge", "exponential", "logistic", "perceptron", "modified_huber"]


@pytest.mark.parametrize("loss", LOSSES)
def test_zeros_are_refused_by_every_margin_loss(loss: str) -> None:
    finding = found("AL403", [1, 0] * 20, loss=loss, framework="pytorch")

    assert finding.message == (
        f"20 of 40 values of 'y' are 0, the first in row 2, but {loss} takes -1 and +1; PyTorch says nothing: "
        "a hinge loss stays at 1, or a soft margin loss at 0.693, on all negative rows"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 20)
    assert finding.fix == "y = np.where(y == 1, 1, -1)"
    assert finding.cure is not None
    assert finding.cure.mapping == (("0", "-1"), ("1", "1"))


@pytest.mark.parametrize("loss", LOSSES)
def test_minus_one_and_one_pass(loss: str) -> None:
    assert judged("AL403", [-1, 1, None] * 20, loss=loss).status is Status.PASSED


def test_one_and_two_are_cured_by_the_larger_one() -> None:
    finding = found("AL403", [1, 2] * 20, loss="hinge")

    assert "; some libraries say nothing: a margin loss falls to its end and" in finding.message
    assert finding.cure is not None
    assert finding.cure.mapping == (("1", "-1"), ("2", "1"))


def test_a_zero_between_the_signs_has_no_mechanical_cure() -> None:
    finding = found("AL403", [-1, 1] * 20 + [0], loss="hinge", framework="keras")

    assert finding.message.startswith("1 of 41 values of 'y' is 0, the first in row 41, but")
    assert finding.cure is None
    assert finding.fix == "y = np.where(y == positive, 1, -1)"


def test_only_the_first_values_are_shown() -> None:
    finding = found("AL403", [-2, 2, 3, 4, 5] * 20, loss="hinge")

    assert finding.message == (
        "100 of 100 values of 'y' are -2, 2 and 3 and 2 more values, the first in row 1, but hinge takes -1 and +1"
    )


def test_keras_recodes_batches_of_zero_and_one_in_its_own_losses() -> None:
    assert judged("AL403", [0, 1] * 20, loss="hinge", framework="keras").status is Status.PASSED
    assert judged("AL403", [0, 1] * 20, loss="exponential", framework="keras").status is Status.FINDING
    assert judged("AL403", [1, 2] * 20, loss="hinge", framework="keras").status is Status.FINDING


def test_xgboost_takes_zero_and_one() -> None:
    hinge = found("AL403", [-1, 1] * 20, loss="hinge", framework="xgboost")
    logistic = found("AL403", [-1, 1] * 20, loss="logistic", framework="xgboost")
    three = found("AL403", [-1, 1, 2] * 20, loss="hinge", framework="xgboost")

    assert judged("AL403", [0, 1] * 20, loss="hinge", framework="xgboost").status is Status.PASSED
    assert hinge.message.endswith(
        'but hinge takes 0 and 1; XGBoost says "Invalid classes inferred from unique values of `y`.  '
        'Expected: [0 1], got [-1 1]"'
    )
    assert hinge.cure is not None
    assert hinge.cure.mapping == (("-1", "0"), ("1", "1"))
    assert logistic.message.endswith('XGBoost says "label must be in (0, 1) for logistic regression"')
    assert three.message.endswith('Expected: [0 1], got more classes"')


def test_lightgbm_asks_only_whether_a_label_is_above_zero() -> None:
    bits = judged("AL403", [0, 1] * 20, loss="logistic", framework="lightgbm")
    positive = found("AL403", [1, 2] * 20, loss="logistic", framework="lightgbm")

    assert bits.reason == "LightGBM takes labels above 0 as 1 and all others as 0"
    assert positive.severity is Severity.ERROR
    assert judged("AL403", [1, 2] * 20, loss="logistic", framework="LGBMClassifier").reason == (
        "LGBMClassifier encodes its labels"
    )


def test_a_label_that_the_loss_skips_is_not_judged() -> None:
    assert judged("AL403", [-1, 1, 0] * 20, loss="hinge", ignore_index=0).status is Status.PASSED


def test_what_is_not_judged_says_why() -> None:
    assert judged("AL403", [0, 1] * 20).reason == "no loss was given"
    assert judged("AL403", [0, 1] * 20, loss="bce").reason == "the loss is binary_crossentropy"
    assert judged("AL403", {"a": [0, 1], "b": [1, 1]}, loss="hinge").reason == "the layout is multi-hot"
    assert judged("AL403", ["a", "b"] * 20, loss="hinge").reason == "the labels are text; an encoder gives the numbers"
    assert judged("AL403", [0.5, 1.5, 7.25] * 20, loss="hinge").reason == "the label is a quantity"
    assert judged("AL403", [0, 1] * 20, loss="hinge", framework="sklearn").reason == (
        "scikit-learn's classifiers encode their labels"
    )
