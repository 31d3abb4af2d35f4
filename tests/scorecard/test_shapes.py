import numpy as np
import pandas as pd
import pytest

import actloss
from actloss.errors import OptionError, PredictionError
from formulas import softmax

LOGITS = np.array([[2.0, 0.5, -1.0], [0.3, 1.2, 0.1], [-0.5, 0.2, 1.4], [1.0, -1.0, 0.5]])
CHANCES = softmax(LOGITS)
FROM_ONE = np.array([1, 2, 3, 1])


@pytest.mark.parametrize("predictions", [CHANCES, np.log(CHANCES), LOGITS], ids=["shares", "logs", "logits"])
def test_labels_from_1_are_the_classes_of_as_many_columns(predictions: np.ndarray) -> None:
    card = actloss.score(FROM_ONE, predictions, per_class=True)

    assert card["sparse_ce"].value == pytest.approx(actloss.score(FROM_ONE - 1, predictions)["sparse_ce"].value)
    assert [part.name for part in card["sparse_ce"].classes] == ["1", "2", "3"]
    assert card.notes == ("the labels 1 to 3 are taken for the classes of the columns in their order",)


def test_labels_from_1_may_have_names() -> None:
    assert actloss.score(FROM_ONE, CHANCES, classes=["x", "y", "z"])["ce"].value == pytest.approx(
        actloss.score(FROM_ONE - 1, CHANCES)["ce"].value
    )


def test_decisions_are_counted_from_1_where_labels_are() -> None:
    card = actloss.score(FROM_ONE, {"decided": FROM_ONE, "predicted": CHANCES}, metrics=True)

    assert [metric.value for metric in card.metrics if metric.name == "accuracy"] == [1.0, 1.0]


def test_one_number_fewer_than_classes_are_steps() -> None:
    card = actloss.score([0, 3, 1, 2], LOGITS)

    assert {score.loss for score in card.scores} == {"coral", "corn"}


def test_rows_that_sum_to_1_are_no_steps() -> None:
    card = actloss.score([0, 3, 1, 2], CHANCES)

    assert card.models[0].scale == "probability"
    assert any("needs labels 0 to 2, found 3, first at row 2" in each.reason for each in card.unscored)


def test_a_distribution_over_fewer_classes_than_are_named_is_refused() -> None:
    with pytest.raises(PredictionError, match="expected one prediction for each of 4 classes, found 3"):
        actloss.score([0, 1, 2, 0], CHANCES, classes=["a", "b", "c", "d"])


TWO = np.array([[0.8, 0.2], [0.1, 0.9], [0.4, 0.6]])


@pytest.mark.parametrize("labels", [[0, 1, 0], [-1, 1, -1], ["no", "yes", "no"]], ids=["bits", "signs", "texts"])
def test_a_binary_task_takes_the_column_of_the_positive_class(labels: list[object]) -> None:
    card = actloss.score(np.array(labels), TWO, task="binary")

    assert card["bce"].value == pytest.approx(actloss.score([0, 1, 0], TWO[:, 1])["bce"].value)


def test_the_positive_class_is_found_by_name() -> None:
    frame = pd.DataFrame(TWO[:, ::-1], columns=["yes", "no"])

    assert actloss.score(["no", "yes", "no"], frame, task="binary")["brier"].value == pytest.approx(
        actloss.score([0, 1, 0], TWO[:, 1])["brier"].value
    )


def test_log_probabilities_of_two_classes_have_one_of_the_positive_class() -> None:
    card = actloss.score([0, 1, 0], np.log(TWO), task="binary", scale="log-probability")

    assert card["bce"].value == pytest.approx(actloss.score([0, 1, 0], TWO[:, 1])["bce"].value)


def test_two_columns_without_a_task_are_two_classes() -> None:
    assert actloss.score([0, 1, 0], TWO).kind == "multiclass"


def test_signs_with_two_shares_a_row_are_binary() -> None:
    card = actloss.score([-1, 1, -1], TWO)

    assert card.kind == "binary"
    assert card["brier"].value == pytest.approx((0.04 + 0.01 + 0.36) / 3)


def test_two_scores_have_no_positive_column() -> None:
    with pytest.raises(PredictionError, match="a score for each of two classes, of which only their difference is a l"):
        actloss.score([0, 1, 0], [[-1.0, 2.0], [0.5, 1.0], [3.0, 1.0]], task="binary")


@pytest.mark.parametrize(("task", "scale"), [("Binary", "prob"), ("binary", "Probabilities"), ("BINARY", "proba")])
def test_task_and_scale_are_named_as_for_tables(task: str, scale: str) -> None:
    card = actloss.score([0, 1], [0.2, 0.9], task=task, scale=scale)

    assert (card.kind, card.models[0].scale) == ("binary", "probability")


def test_a_scale_that_is_none_is_told_the_nearest() -> None:
    with pytest.raises(OptionError, match="did you mean 'probability'"):
        actloss.score([0, 1], [0.2, 0.9], scale="probabilty")
