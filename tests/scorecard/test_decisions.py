import numpy as np
import pytest

import actloss
from actloss.errors import PredictionError
from actloss.scorecard import Scorecard
from actloss.scorecard.decisions import NOTE

THREE = ["x", "y", "z"]


def _brief(card: Scorecard) -> str:
    accuracy = card.metrics[0].value
    return f"{card.kind} {card.models[0].scale} {''.join(card.truth.classes)} {accuracy:g}"


@pytest.mark.parametrize(
    ("y_true", "y_pred", "options", "brief"),
    [
        ([0, 1, 2, 1], [0, 1, 2, 2], {}, "multiclass label 012 0.75"),
        ([1, 2, 3, 1], [1, 2, 3, 3], {}, "multiclass label 123 0.75"),
        ([0.0, 1.0, 2.0], [0.0, 1.0, 1.0], {"task": "multiclass"}, "multiclass label 012 0.666667"),
        ([0.0, 1.0, 2.0], [0.0, 2.0, 1.0], {"scale": "label"}, "multiclass label 012 0.333333"),
        ([0.0, 1.0, 2.0], [0.0, 2.0, 1.0], {"classes": THREE}, "multiclass label xyz 0.333333"),
        ([1, 2, 3], [1, 2, 2], {"classes": THREE}, "multiclass label xyz 0.666667"),
        ([0, 1, 1], [0, 1, 0], {"classes": THREE}, "multiclass label xyz 0.666667"),
        ([0, 1, 2, 2], [0, 1, 3, 2], {"task": "multiclass"}, "multiclass label 0123 0.75"),
        (["x", "y", "z"], ["x", "z", "z"], {}, "multiclass label xyz 0.666667"),
        (["x", "y", "y"], ["x", "z", "y"], {}, "multiclass label xyz 0.666667"),
        (["x", "y", "y", "x"], ["x", "x", "y", "x"], {}, "binary label xy 0.75"),
        ([0, 1, 2], ["x", "z", "z"], {"classes": THREE}, "multiclass label xyz 0.666667"),
        (["z", "y", "x"], ["z", "y", "y"], {"classes": THREE}, "multiclass label xyz 0.666667"),
        (["x", "y", "z"], [["x"], ["z"], ["z"]], {}, "multiclass label xyz 0.666667"),
        (["x", "y", None, "z"], ["x", "z", "z", None], {}, "multiclass label xyz 0.5"),
    ],
)
def test_numbers_and_names_of_classes_are_decisions(
    y_true: object, y_pred: object, options: dict[str, object], brief: str
) -> None:
    assert _brief(actloss.score(y_true, y_pred, metrics=True, **options)) == brief  # type: ignore[arg-type] # of all kinds


@pytest.mark.parametrize(
    ("y_true", "y_pred"),
    [
        ([0.0, 1.0, 2.0], [0.0, 1.0, 1.0]),
        ([0, 1, 2], [0.0, 1.0, 1.0]),
        ([0, 1, 2], [0, 1, 3]),
        ([1, 2, 6], [1, 2, 2]),
        (list(range(30)), list(range(30))),
        ([-1, 0, 1], [-1, 0, 1]),
    ],
)
def test_other_numbers_are_quantities(y_true: list[float], y_pred: list[float]) -> None:
    assert actloss.score(y_true, y_pred).kind == "regression"


def test_integers_on_another_scale_are_no_decisions() -> None:
    assert actloss.score([0, 1, 2], [0, 1, 1], scale="value").kind == "regression"


def test_what_is_found_from_the_numbers_alone_is_said() -> None:
    assert actloss.score([0, 1, 2], [0, 1, 1]).notes == (NOTE,)
    assert actloss.score([0, 1, 2], [0, 1, 1], classes=THREE).notes == ()
    assert actloss.score([0, 1, 2], [0, 1, 1], scale="label").notes == ()


def test_a_name_that_is_no_class_is_refused() -> None:
    with pytest.raises(PredictionError, match="'y_pred' predicts 'w', expected one of 'x', 'y' and 'z'"):
        actloss.score(["x", "y", "z"], ["x", "y", "w"], classes=THREE)


def test_names_without_classes_are_refused() -> None:
    with pytest.raises(PredictionError, match="predictions need to be numbers, found others in 'y_pred'"):
        actloss.score([0.5, 1.5], ["x", "y"])


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(PredictionError, match="predictions need to be numbers, found others in 'y_pred'"):
        actloss.score(["x", "y"], [[0.5], [0.2, 0.8]])


def test_a_number_that_is_no_class_is_refused() -> None:
    with pytest.raises(PredictionError, match="one prediction for each class, found one number a row in 'y_pred'"):
        actloss.score([0, 1, 2], [0.5, 1.0, np.nan], task="multiclass")


def test_decisions_stand_beside_chances() -> None:
    chances = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]]
    card = actloss.score(["x", "y", "z"], {"chances": chances, "decisions": ["x", "z", "z"]}, metrics=True)

    assert [model.scale for model in card.models] == ["probability", "label"]
    assert {score.model for score in card.scores} == {"chances"}
    assert [metric.value for metric in card.metrics if metric.name == "accuracy"] == pytest.approx([1.0, 2 / 3])
