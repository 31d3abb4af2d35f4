import numpy as np
import pytest

import actloss
from actloss.errors import OptionError
from score_cases import SAMPLES

SHARES = np.array([[0.7, 0.3], [0.4, 0.6], [0.2, 0.8]])
ONE_HOT = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])


@pytest.mark.parametrize("name", ["log_loss", "Log-Loss", "logloss", "ce", "cross entropy", "crossentropy"])
def test_a_general_name_is_the_loss_of_the_task(name: str) -> None:
    def scored(labels: object, predictions: object) -> list[str]:
        return [score.loss for score in actloss.score(labels, predictions, losses=[name]).scores]  # type: ignore[arg-type] # any

    assert scored([0, 1, 1], [0.2, 0.9, 0.4]) == ["binary_crossentropy"]
    assert scored([0, 1, 1], SHARES) == ["sparse_categorical_crossentropy"]
    assert scored(ONE_HOT, SHARES) == ["categorical_crossentropy"]
    assert scored([[1, 1], [0, 1]], [[0.9, 0.8], [0.1, 0.2]]) == ["binary_crossentropy"]


def test_a_general_name_that_no_loss_of_the_task_has_is_refused_as_ever() -> None:
    with pytest.raises(OptionError, match="binary_crossentropy cannot be scored on 'y_pred'"):
        actloss.score([1.5, 2.5], [1.0, 2.0], losses=["log_loss"])


def test_a_name_of_one_loss_stays_its_own() -> None:
    with pytest.raises(OptionError, match="it serves binary, multilabel and regression, and the task is multiclass"):
        actloss.score([0, 1, 2], np.eye(3), losses=["bce"])


def test_a_scorecard_is_asked_by_general_names_too() -> None:
    indices, rows = actloss.score([0, 1, 1], SHARES), actloss.score(ONE_HOT, SHARES, losses=["ce"])
    expected = -np.log([0.7, 0.6, 0.8]).mean()

    assert [card["log_loss"].value for card in (indices, rows)] == pytest.approx([expected] * 2)
    with pytest.raises(OptionError, match="it was not among the losses asked for"):
        _ = actloss.score([0, 1, 1], SHARES, losses=["brier"])["ce"]


def test_a_table_knows_general_names() -> None:
    card = actloss.score_table(SAMPLES / "multiclass_names.csv", losses=["log_loss"])

    assert card.asked == ("sparse_categorical_crossentropy",)


def test_parameters_reach_the_loss_of_the_task() -> None:
    card = actloss.score([0, 1, 1], SHARES, losses=["ce"], params={"log_loss": {"label_smoothing": 0.1}})

    assert card["ce"].params["label_smoothing"] == 0.1


def test_one_loss_may_be_named_without_a_list() -> None:
    assert [score.loss for score in actloss.score([0.5, 1.5], [1.0, 2.0], losses="l1").scores] == ["mae"]


def test_a_parameter_of_a_loss_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(OptionError, match="huber has a parameter but is not among the losses asked for: mse, mae"):
        actloss.score([0.5, 1.5], [1.0, 2.0], losses=["mse", "mae"], params={"huber": {"delta": 2.0}})


def test_a_parameter_of_a_loss_that_does_not_apply_is_told() -> None:
    card = actloss.score([0, 1, 1], [0.2, 0.9, 0.4], params={"huber": {"delta": 2.0}, "focal": {"gamma": 1.0}})

    assert card.notes == ("the parameters of huber change nothing: it was not scored",)


def test_a_parameter_may_lie_elsewhere_for_several_classes() -> None:
    params = {"focal": {"alpha": [3.0, 0.0]}}

    assert actloss.score([0, 1, 1], SHARES, params=params)["focal"].params["alpha"] == (3.0, 0.0)
    with pytest.raises(OptionError, match=r"focal needs alpha in \(0, 1\), found 3"):
        actloss.score([0, 1, 1], SHARES[:, 1], params=params)
