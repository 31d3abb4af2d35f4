import numpy as np
import pytest

import actloss
from actloss.errors import ActlossError, LabelError, OptionError, PredictionError
from actloss.scorecard import Scorecard
from actloss.scorecard.shapes import MOST_CLASSES
from formulas import one_hot, softmax
from score_cases import CASES, Case, case_of, named

SCORES = case_of("scores of classes")
EXCLUSIVE = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])


def _brief(card: Scorecard) -> str:
    (model,) = card.models
    return f"{card.kind} {model.scale} {len(card.truth.classes)} {model.facts.width}"


UNSAID = {"share", "log rate", "rate", "margin", "margins of classes", "share of zeros and rate"}
"""Cases whose numbers alone do not tell the scale or the task."""


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in UNSAID], ids=named)
def test_task_and_scale_are_found_from_the_numbers(case: Case) -> None:
    card = actloss.score(case.y_true, case.y_pred)

    assert card.kind == case.kind
    assert card.models[0].scale == case.scale or case.name == "log-probability"


@pytest.mark.parametrize(
    ("y_true", "y_pred", "brief"),
    [
        ([0, 1, 1], [0.2, 0.9, 0.4], "binary probability 0 1"),
        ([-1, 1, 1], [-0.2, 1.9, 0.4], "binary logit 0 1"),
        ([1, 1, 1], [0.2, 0.9, 0.4], "binary probability 0 1"),
        (["no", "yes", "no"], [0.2, 0.9, 0.4], "binary probability 2 1"),
        ([0, 1, 2], [0.2, 0.9, 1.4], "regression value 0 1"),
        ([0.5, 1.0, 1.0], [0.2, 0.9, 0.4], "regression value 0 1"),
        ([0, 1, 2], EXCLUSIVE, "multiclass probability 3 3"),
        (["c", "a", "b"], EXCLUSIVE, "multiclass probability 3 3"),
        ([0, 1, 1], EXCLUSIVE[:, :2], "multiclass probability 2 2"),
        ([0, 1, 2], [[2.0, -1.0], [0.5, -2.0], [3.0, 1.0]], "multiclass logit 3 2"),
        (one_hot(np.array([0.0, 2.0, 1.0]), 3), EXCLUSIVE, "multiclass probability 3 3"),
        (EXCLUSIVE, EXCLUSIVE, "multiclass probability 3 3"),
        ([[1, 1], [0, 1], [0, 0]], [[0.9, 0.8], [0.1, 0.2], [0.2, 0.2]], "multilabel probability 2 2"),
        ([[1, -1], [1, 1], [-1, -1]], [[0.9, -0.8], [1.1, 0.2], [-0.2, 0.2]], "multilabel logit 2 2"),
        ([[1.5, 2.0], [3.0, 4.0]], [[1.5, 2.0], [3.0, 5.0]], "regression value 2 2"),
        ([0.5, 1.5, 2.5], [[0.5, 1.0], [1.5, 1.0], [2.5, 0.5]], "regression value 0 2"),
        ([[0], [1], [1]], [[0.2], [0.9], [0.4]], "binary probability 0 1"),
        (["a", "b", "c"], [0, 1, 1], "multiclass label 3 1"),
    ],
)
def test_each_shape_of_labels_is_understood(y_true: object, y_pred: object, brief: str) -> None:
    assert _brief(actloss.score(y_true, y_pred)) == brief  # type: ignore[arg-type] # numbers and texts


def test_minus_one_and_one_are_zero_and_one() -> None:
    signed = actloss.score([-1, 1, 1], [-0.5, 2.0, -1.0], scale="logit")
    bits = actloss.score([0, 1, 1], [-0.5, 2.0, -1.0], scale="logit")

    assert [score.value for score in signed.scores] == [score.value for score in bits.scores]


def test_minus_one_and_one_of_several_labels_are_too() -> None:
    signed = actloss.score([[-1, 1], [1, 1], [-1, -1]], [[0.1, 0.9], [0.8, 0.4], [0.3, 0.2]])
    bits = actloss.score([[0, 1], [1, 1], [0, 0]], [[0.1, 0.9], [0.8, 0.4], [0.3, 0.2]])

    assert signed["hamming"].value == bits["hamming"].value


def test_indices_texts_and_one_hot_rows_score_alike() -> None:
    names = np.array(["ant", "bee", "cat", "dog"])[SCORES.y_true.astype(int)]
    cards = [
        actloss.score(labels, SCORES.y_pred, scale="logit")
        for labels in (SCORES.y_true, names, one_hot(SCORES.y_true, 4))
    ]

    for name in ("categorical_crossentropy", "sparse_categorical_crossentropy", "kl_divergence", "brier", "focal"):
        first, *others = [card[name] for card in cards]
        assert [other.value for other in others] == pytest.approx([first.value] * 2, rel=1e-14)
        assert [other.baseline for other in others] == pytest.approx([first.baseline] * 2, rel=1e-12)
    assert cards[1].truth.classes == ("ant", "bee", "cat", "dog")


def test_classes_follow_the_order_that_is_given() -> None:
    card = actloss.score(["hi", "lo", "mid"], EXCLUSIVE, classes=["hi", "lo", "mid"], per_class=True)

    assert card.truth.classes == ("hi", "lo", "mid")
    assert card["ce"].value == pytest.approx(-np.log([0.7, 0.8, 0.6]).mean())


def test_classes_name_numbers_too() -> None:
    assert actloss.score([0, 1, 2], EXCLUSIVE, classes=["x", "y", "z"]).truth.classes == ("x", "y", "z")
    assert actloss.score([0, 1], [0.2, 0.9], classes=["x", "y"], per_class=True)["bce"].classes[1].name == "y"


def test_steps_between_texts_need_their_order() -> None:
    steps = np.array([[-1.0, -2.0], [1.0, -1.0], [2.0, 1.0]])
    card = actloss.score(["lo", "mid", "hi"], steps, classes=["lo", "mid", "hi"])

    assert {score.loss for score in card.scores} == {"coral", "corn"}
    with pytest.raises(PredictionError, match="give classes= in their order if these are the steps between them"):
        actloss.score(["lo", "mid", "hi"], steps)


def test_steps_are_told_by_the_classes_where_the_labels_lack_the_last() -> None:
    card = actloss.score(["lo", "mid"], [[-1.0, -2.0], [1.0, -1.0]], classes=["lo", "mid", "hi"])

    assert {score.loss for score in card.scores} == {"coral", "corn"}


def test_models_may_decide_or_predict_each_class() -> None:
    card = actloss.score([0, 1, 2], {"decided": [0, 1, 1], "predicted": EXCLUSIVE}, metrics=True)

    assert [model.scale for model in card.models] == ["label", "probability"]
    assert {score.model for score in card.scores} == {"predicted"}
    assert [metric.value for metric in card.metrics if metric.name == "accuracy"] == pytest.approx([2 / 3, 1.0])


def test_a_second_prediction_of_rates_is_a_rate() -> None:
    card = actloss.score([0, 3, 2.0], [[0.5, 1.0], [0.1, 2.0], [0.2, 2.0]], scale="rate", task="regression")

    assert [score.loss for score in card.scores] == ["zip_nll"]


def test_the_scale_is_said_with_what_it_rests_on() -> None:
    assert actloss.score([0, 1], [-3.0, 2.0]).models[0].evidence[0].startswith("the numbers looked at lie between -3")
    assert actloss.score([0, 1], [-3.0, 2.0], scale="margin").models[0].evidence == ("as given",)


def test_rows_without_any_label_are_no_data() -> None:
    with pytest.raises(LabelError, match="found no row with a label and a prediction: 2 have no label"):
        actloss.score([np.nan, np.nan], [1.0, 2.0])
    with pytest.raises(LabelError, match="2 have no label"):
        actloss.score([np.nan, np.nan], EXCLUSIVE[:2], task="multiclass")


def test_rows_that_count_nothing_are_no_data() -> None:
    with pytest.raises(OptionError, match="the weights of all 2 rows are 0"):
        actloss.score([1.0, 2.5], [1.0, 2.0], sample_weight=[0.0, 0.0])


def test_unsound_class_indices_are_the_losses_to_refuse() -> None:
    for label in (-1, 0.5):
        card = actloss.score([0, 1, label], EXCLUSIVE, task="multiclass")
        assert card.scores == ()
        assert any("needs labels 0 to 2" in each.reason for each in card.unscored)


@pytest.mark.parametrize(
    ("y_true", "y_pred", "options", "error", "message"),
    [
        ([0, 1], [0.5], {}, PredictionError, r"one row for each of 2 labels, found the shape \(1,\) in 'y_pred'"),
        ([0, 1], np.ones((2, 2, 2)), {}, PredictionError, r"found the shape \(2, 2, 2\)"),
        ([0, 1], ["a", "b"], {}, PredictionError, "predictions need to be numbers, found others in 'y_pred'"),
        ([0, 1], [1.0, 2j], {}, PredictionError, "predictions need to be numbers"),
        ([0, 1], [[1.0], [1.0, 2.0]], {}, PredictionError, "predictions need to be numbers"),
        ([0, 1], {}, {}, PredictionError, "expected predictions of at least one model, found none"),
        ([[0, 1], [1, 0]], [[0.1, 0.2, 0.7]] * 2, {}, PredictionError, "labels in 2 columns need as many predictions"),
        ([0, 1, 0], EXCLUSIVE, {"task": "binary"}, PredictionError, "a binary task with one label a row takes one"),
        ([0.5, 1, 0], EXCLUSIVE, {}, PredictionError, "a regression task with one label a row takes one prediction"),
        (
            [0, 1, 2],
            {"a": EXCLUSIVE, "b": EXCLUSIVE[:, :2]},
            {},
            PredictionError,
            "as many numbers a row, found 2 and 3",
        ),
        (["a", "b", "c"], np.full((3, 4), 0.25), {}, PredictionError, "for each of 3 classes, found 4; classes= names"),
        (
            [0, 1, 5],
            [0, 1, 1],
            {"task": "multiclass", "classes": ["a", "b"]},
            PredictionError,
            "each of 2 classes, fou",
        ),
        ([0, MOST_CLASSES], [0, 1], {"task": "multiclass"}, LabelError, "need to be below 1,000,000, found 1e[+]06"),
        ([0, 1], [0.1, 0.2], {"task": "ranking"}, OptionError, "task must be one of .*, got 'ranking'"),
        ([0, 1], [0.1, 0.2], {"scale": "odds"}, OptionError, "scale must be one of label, value, .*, got 'odds'"),
        ([0, 1], [0.1, 0.2], {"sample_weight": [1.0]}, OptionError, "sample_weight needs one number for each of 2 row"),
        ([0, 1], [0.1, 0.2], {"sample_weight": [1.0, -1.0]}, OptionError, "finite numbers of 0 or more"),
        ([0, 1], [0.1, 0.2], {"sample_weight": [1.0, np.inf]}, OptionError, "finite numbers of 0 or more"),
        ([0, 1], [0.1, 0.2], {"sample_weight": ["a", "b"]}, OptionError, "sample_weight needs numbers"),
        ([0, 1], [0.1, 0.2], {"by": ["a"]}, OptionError, "by needs one group for each of 2 rows"),
    ],
)
def test_what_does_not_fit_is_refused(
    y_true: object, y_pred: object, options: dict[str, object], error: type[ActlossError], message: str
) -> None:
    with pytest.raises(error, match=message):
        actloss.score(y_true, y_pred, **options)  # type: ignore[arg-type] # that is the point


def test_predictions_that_are_none_are_left_out() -> None:
    assert actloss.score([0, 1, 1], np.array([0.2, None, 0.9], dtype=object)).rows == 2


def test_the_arrays_are_left_as_they_are() -> None:
    y_true, y_pred = np.array([-1.0, 1.0, np.nan]), np.array([0.0, 1.0, 0.5])
    actloss.score(y_true, y_pred, eps=0.1, sample_weight=np.array([1.0, 2.0, 3.0]))

    np.testing.assert_array_equal(y_true, [-1.0, 1.0, np.nan])
    assert y_pred.tolist() == [0.0, 1.0, 0.5]


def test_hostile_names_stay_text() -> None:
    card = actloss.score(["\x1b[31m", "a\u202eb"], [0.2, 0.9], by=["=cmd()", "<b>"], per_class=True)

    assert card.truth.classes == ("\x1b[31m", "a\u202eb")
    assert [part.name for part in card["bce"].groups] == ["<b>", "=cmd()"]
    assert [part.name for part in card["bce"].classes] == list(card.truth.classes)


def test_a_softmax_of_logits_scores_as_the_logits() -> None:
    logits = actloss.score(SCORES.y_true, SCORES.y_pred)
    shares = actloss.score(SCORES.y_true, softmax(SCORES.y_pred))

    assert logits["ce"].value == pytest.approx(shares["ce"].value, rel=1e-12)
