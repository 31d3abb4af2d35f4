"""What names of columns say."""

import pytest

from actloss.catalogue import Scale
from actloss.predictions.columns import read, sum_to_one
from actloss.predictions.names import pair_part, readings, said_of, step_of, truth_part, truth_rank
from heads import cycle, head_of
from predicting import Columns, found_in, only, reals, units


@pytest.mark.parametrize(
    ("name", "before", "phrase", "after", "scale"),
    [
        ("y_pred", "", "ypred", "", None),
        ("yPred", "", "ypred", "", None),
        ("Y Pred", "", "ypred", "", None),
        ("log-prob", "", "logprob", "", Scale.LOG_PROBABILITY),
        ("p_-1", "", "p", "-1", Scale.PROBABILITY),
        ("P(Iris setosa)", "", "p", "Iris setosa", Scale.PROBABILITY),
        ("proba0", "", "proba", "0", Scale.PROBABILITY),
        ("rf_pred", "rf", "pred", "", None),
        ("rf_pred_proba_cat", "rf", "predproba", "cat", Scale.PROBABILITY),
        ("pred_rate", "", "pred", "rate", Scale.RATE),
        ("model_a_prob", "model_a", "prob", "", Scale.PROBABILITY),
        ("decision_function", "", "decisionfunction", "", Scale.MARGIN),
        ("pred_squared_error", "", "pred", "squared_error", None),
    ],
)
def test_a_name_says_word_class_model_and_scale(
    name: str, before: str, phrase: str, after: str, scale: Scale | None
) -> None:
    said = said_of(name)

    assert said is not None
    assert (said.before, said.phrase, said.after, said.scale) == (before, phrase, after, scale)


@pytest.mark.parametrize("name", ["price", "", "123", "prediction_id", "pred_date", "pred_error", "approved", "_"])
def test_other_names_say_nothing_of_predictions(name: str) -> None:
    assert readings(name) == ()


@pytest.mark.parametrize("name", ["y_true", "Y-TRUE", "yTrue", "ground truth", "Target", "EXPECTED", "y", "class"])
def test_the_truth_is_known_by_its_whole_name(name: str) -> None:
    assert truth_rank(name) is not None


@pytest.mark.parametrize("name", ["y_pred", "true_a", "target_mean", "", "classy"])
def test_other_whole_names_are_not_the_truth(name: str) -> None:
    assert truth_rank(name) is None


@pytest.mark.parametrize("name", ["price", "label", "true_id", ""])
def test_other_names_do_not_say_truth_in_part(name: str) -> None:
    assert truth_part(name) is None


@pytest.mark.parametrize("name", ["", "meaning", "upscale", "a_b"])
def test_other_names_are_no_half_of_a_pair(name: str) -> None:
    assert pair_part(name) is None


@pytest.mark.parametrize("name", ["step_", "logit_0", "stepson1"])
def test_other_names_are_no_steps(name: str) -> None:
    assert step_of(name) is None


def test_a_class_called_as_predictions_are_is_found() -> None:
    columns: Columns = {"y": cycle("no score", "p"), "p_no score": units(1), "p_p": units(2)}

    assert only(found_in(columns)).columns == ("p_no score", "p_p")


def test_a_truth_named_in_part_wins_over_columns_that_share_a_vaguer_word() -> None:
    columns = {"label_a": reals(1), "label_b": reals(2), "height_true": reals(3), "height_pred": reals(4)}

    assert found_in(columns).truth.names == ("height_true",)


def test_a_single_vague_part_is_not_the_truth() -> None:
    found = found_in({"label_x": reals(1), "outcome": cycle(0, 1), "prob": units()})

    assert found.truth.names == ("outcome",)


def test_a_step_of_texts_is_no_step() -> None:
    columns = {"y": cycle(0, 1, 2, 3), "step_0": reals(1), "step_1": reals(2), "step_2": reals(3), "step_3": cycle("a")}

    assert only(found_in(columns)).columns == ("step_0", "step_1", "step_2")


def test_a_single_step_is_no_model_of_steps() -> None:
    columns = {"y": cycle(0, 1, 2), "step_0": reals(1), "p_0": cycle("0.2"), "p_1": cycle("0.3"), "p_2": cycle("0.5")}

    assert only(found_in(columns)).columns == ("p_0", "p_1", "p_2")


def test_columns_without_a_complete_row_sum_to_nothing() -> None:
    head = head_of({"a": ["0.5", "", "1"], "b": ["", "0.5", ""]})

    assert not sum_to_one([read(head, 0), read(head, 1)])


def test_a_column_of_nothing_has_no_numbers() -> None:
    column = read(head_of({"a": ["", "NA"]}), 0)

    assert column.numbers is None
    assert column.share_within_unit == 0.0
    assert not column.whole


def test_only_some_rows_of_a_wide_head_are_read() -> None:
    wide: Columns = {
        "y": cycle(0, 1, rows=5000),
        **{f"x{at}": ["1"] * 5000 for at in range(400)},
        "y_pred": units(1, 5000),
    }

    assert only(found_in(wide)).columns == ("y_pred",)
