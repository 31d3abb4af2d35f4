from typing import Any

import numpy as np
import pytest

import actloss
from actloss.scorecard import Scorecard, arrays
from score_cases import case_of

BITS, SCORES = case_of("logit"), case_of("scores of classes")


def _names(card: Scorecard) -> list[str]:
    return list(dict.fromkeys(score.loss for score in card.scores))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("quantity", "mse"),
        ("logit", "binary_crossentropy"),
        ("scores of classes", "sparse_categorical_crossentropy"),
        ("tags", "binary_crossentropy"),
    ],
)
def test_the_tasks_usual_loss_leads(name: str, first: str) -> None:
    case = case_of(name)

    assert _names(actloss.score(case.y_true, case.y_pred, scale=case.scale))[0] == first


def test_losses_that_serve_another_task_first_stand_last() -> None:
    names = _names(actloss.score(SCORES.y_true, SCORES.y_pred))

    assert names[-2:] == ["focal", "brier"]


def test_models_stand_in_their_order_under_each_loss() -> None:
    card = actloss.score(BITS.y_true, {"z": BITS.y_pred, "a": -BITS.y_pred}, losses=["bce", "hinge"])

    assert [(score.loss, score.model) for score in card.scores] == [
        ("binary_crossentropy", "z"),
        ("binary_crossentropy", "a"),
        ("hinge", "z"),
        ("hinge", "a"),
    ]


def test_losses_that_fail_are_told_with_those_that_do_not_apply() -> None:
    card = actloss.score([0.5, -2.5], [1.0, 2.0])
    reasons = {each.loss: each.reason for each in card.unscored}

    # Where the loss is named already, its sentence does not begin with it.
    assert reasons["msle"].startswith("needs labels in ")
    assert reasons["msle"].endswith(", found -2.5, first at row 2")
    assert reasons["gaussian_nll"].startswith("it takes two predictions")


def test_the_first_row_that_fails_is_counted_over_all_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "BATCH_ROWS", 2)
    card = actloss.score([np.nan, 0.5, 1.0, 2.0, np.nan, -2.5, -3.0], np.full(7, 1.5))
    (reason,) = [each.reason for each in card.unscored if each.loss == "msle"]

    assert reason.endswith("found -2.5, first at row 6")


def test_a_loss_that_fails_alike_for_all_models_is_told_once() -> None:
    card = actloss.score([0.5, -2.5], {"a": [1.0, 2.0], "b": [2.0, 2.0]})
    (reason,) = [each.reason for each in card.unscored if each.loss == "msle"]

    assert reason.startswith("needs labels")


def test_a_loss_that_fails_differently_for_two_models_is_told_for_each() -> None:
    card = actloss.score([0.5, 2.5], {"a": [1.0, -3.0], "b": [-4.0, 2.0], "c": [1.0, 1.0]})
    reasons = [each.reason for each in card.unscored if each.loss == "msle"]

    assert [reason.split(":")[0] for reason in reasons] == ["model 'a'", "model 'b'"]
    assert [reason[-5:] for reason in reasons] == ["row 2", "row 1"]


def test_an_infinite_loss_is_counted_with_its_first_row() -> None:
    card = actloss.score([0, 1, 1], [0.5, 0.5, 0.0], losses=["bce"])

    assert card["bce"].value == np.inf
    assert (card["bce"].infinite.count, card["bce"].infinite.first_row) == (1, 3)
    assert np.isnan(card["bce"].standard_error)


def test_a_row_that_does_not_count_is_no_infinite_loss() -> None:
    card = actloss.score([0, 1, 1], [0.25, 0.75, 0.0], sample_weight=[1, 1, 0], losses=["bce"])

    assert card["bce"].infinite.count == 0
    assert card["bce"].standard_error == 0.0


def test_parameters_are_told_with_their_defaults() -> None:
    card = actloss.score(BITS.y_true, BITS.y_pred)

    assert card["bce"].params == {"pos_weight": 1.0, "label_smoothing": 0.0}
    # What is left out means that nothing is done.
    assert card["focal"].params == {"gamma": 2.0}


def test_a_group_without_a_row_has_no_value() -> None:
    card = actloss.score([0.5, np.nan], [1.0, 2.0], by=["a", "b"])

    assert [(part.name, part.rows) for part in card["mse"].groups] == [("a", 1), ("b", 0)]
    assert np.isnan(card["mse"].groups[1].value)


def test_parts_of_a_sum_are_sums() -> None:
    card = actloss.score([0.5, 1.5, 2.5], [1.5, 3.5, 2.5], by=["a", "b", "b"], losses=["l2"])

    assert [part.value for part in card["l2"].groups] == [1.0, 4.0]
    assert np.isnan(card["l2"].groups[1].standard_error)


def test_one_row_is_not_called_constant() -> None:
    assert actloss.score([0, 1], [0.5, np.nan]).models[0].facts.constant is False


def test_losses_under_which_a_constant_is_better_are_named_with_the_first_ones_figures() -> None:
    y_true, y_pred = [0, 1] * 20, [0.9, 0.1] * 20
    usual = actloss.score(y_true, y_pred).models[0].facts
    asked = actloss.score(y_true, y_pred, losses=["brier", "focal"]).models[0].facts

    assert usual.worse_than_constant == ("binary_crossentropy",)
    assert usual.loss_shown == pytest.approx((-np.log(0.1), np.log(2.0)))
    assert set(asked.worse_than_constant) == {"brier", "focal"}


def test_a_constant_that_is_rounded_is_not_worse_than_a_constant() -> None:
    assert actloss.score([0, 1, 1], [0.666667] * 3).models[0].facts.worse_than_constant == ()


def test_losses_that_a_constant_could_beat_are_counted() -> None:
    usual = actloss.score([0, 1, 1], [0.2, 0.7, 0.9]).models[0].facts
    asked = actloss.score([0, 1, 1], [0.2, 0.7, 0.9], losses=["brier", "focal"]).models[0].facts
    alike = actloss.score([1, 1, 1], [0.2, 0.7, 0.9]).models[0].facts

    assert (usual.compared, asked.compared) == (1, 2)
    assert alike.compared == 0


def test_a_certain_error_is_infinite_only_where_a_loss_is() -> None:
    options: tuple[dict[str, Any], ...] = ({}, {"losses": ["brier"]}, {"eps": 1e-7})
    found = [actloss.score([0, 1, 1, 0], [0.0, 0.5, 0.0, 0.4], **each) for each in options]

    assert [card.models[0].facts.infinite_loss for card in found] == [True, False, False]
    assert [finding.severity.value for card in found for finding in card.findings if finding.code == "AL503"] == [
        "error", "warning", "warning",
    ]  # fmt: skip
