import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import actloss
from actloss.errors import PredictionError

NAMES = ["ant", "bee", "cat"]
LABELS = ["cat", "ant", "bee", "cat"]
CHANCES = np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.3, 0.3, 0.4]])
LOSS = -np.log([0.7, 0.6, 0.5, 0.4]).mean()
MIXED = {name: CHANCES[:, NAMES.index(name)] for name in ("cat", "ant", "bee")}


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "polars", "arrow"])
def test_columns_find_their_classes_by_name(make: type) -> None:
    assert actloss.score(LABELS, make(MIXED))["ce"].value == pytest.approx(LOSS)


@pytest.mark.parametrize("name", ["{}", "p_{}", "prob {}", "{}_probability"])
def test_a_word_for_predictions_may_stand_beside_the_class(name: str) -> None:
    frame = pd.DataFrame({name.format(key): column for key, column in MIXED.items()})

    assert actloss.score(LABELS, frame)["ce"].value == pytest.approx(LOSS)


def test_columns_find_the_classes_that_were_named() -> None:
    card = actloss.score([2, 0, 1, 2], pd.DataFrame(MIXED), classes=NAMES)

    assert card["ce"].value == pytest.approx(LOSS)


@pytest.mark.parametrize("first", [0, 1])
def test_columns_find_numbered_classes(first: int) -> None:
    frame = pd.DataFrame({f"p_{NAMES.index(name) + first}": column for name, column in MIXED.items()})

    assert actloss.score(np.array([2, 0, 1, 2]) + first, frame)["ce"].value == pytest.approx(LOSS)


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
def test_columns_that_are_only_numbered_stay_where_they_are(make: type) -> None:
    assert actloss.score(LABELS, make(CHANCES))["ce"].value == pytest.approx(LOSS)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            ["cat", "ant", "dog"],
            "for each of 'ant', 'bee' and 'cat', but 'dog' is for none of them; rename it",
        ),
        (["cat", "ant", "p_cat"], "but 'p_cat' is a second one for 'cat'"),
        (["cat", "ant", "ant"], "but 'ant' is a second one for 'ant'"),
        (["\x1b[31m", "ant", "bee"], r"but '\\x1b\[31m' is for none of them"),
    ],
)
def test_names_that_are_no_classes_are_refused(columns: list[str], message: str) -> None:
    with pytest.raises(PredictionError, match=message):
        actloss.score(LABELS, pd.DataFrame(CHANCES, columns=columns))


def test_numbered_classes_are_not_found_by_other_names() -> None:
    with pytest.raises(PredictionError, match="for each of '0', '1' and '2', but 'cat' is for none of them"):
        actloss.score([2, 0, 1, 2], pd.DataFrame(MIXED))


def test_a_series_is_an_array() -> None:
    card = actloss.score(pd.Series([0, 1]), {"a": pd.Series([0.2, 0.9], name="x"), "b": pl.Series("y", [0.2, 0.9])})

    assert [score.value for score in card.scores if score.loss == "brier"] == pytest.approx([0.025] * 2)


def test_a_frame_of_one_column_is_one_prediction_a_row() -> None:
    assert actloss.score([0, 1], pd.DataFrame({"p_yes": [0.2, 0.9]}))["brier"].value == pytest.approx(0.025)


TAGS = pd.DataFrame({"comedy": [1, 0, 1], "drama": [0, 0, 1]})
TAG_CHANCES = pd.DataFrame({"drama": [0.1, 0.2, 0.9], "comedy": [0.8, 0.3, 0.6]})


def test_labels_and_predictions_of_several_labels_find_each_other() -> None:
    expected = actloss.score(TAGS.to_numpy(), TAG_CHANCES[["comedy", "drama"]].to_numpy())
    card = actloss.score(TAGS, TAG_CHANCES, per_class=True)

    assert card["bce"].value == pytest.approx(expected["bce"].value)
    assert [part.name for part in card["bce"].classes] == ["comedy", "drama"]


def test_labels_stand_in_the_order_that_was_given() -> None:
    card = actloss.score(TAGS, TAG_CHANCES, classes=["drama", "comedy"], per_class=True)

    assert card["bce"].value == pytest.approx(actloss.score(TAGS, TAG_CHANCES)["bce"].value)
    assert [part.name for part in card["bce"].classes] == ["drama", "comedy"]


def test_a_second_model_follows_the_columns_of_the_first() -> None:
    models = {"first": TAG_CHANCES, "second": TAG_CHANCES[["comedy", "drama"]]}
    card = actloss.score(TAGS[["drama", "comedy"]].to_numpy(), models)

    assert card["bce", "first"].value == card["bce", "second"].value


def test_labels_that_have_no_column_are_told() -> None:
    with pytest.raises(PredictionError, match="for each of 'comedy', 'drama' and 'horror', found none for 'horror'"):
        actloss.score(TAGS, TAG_CHANCES, classes=["comedy", "drama", "horror"])


PAIR = pd.DataFrame({"mean": [1.0, 2.0, 4.5], "variance": [1.0, 4.0, 0.25]})


@pytest.mark.parametrize(
    "frame",
    [
        PAIR,
        PAIR[["variance", "mean"]],
        PAIR.assign(variance=np.sqrt(PAIR["variance"])).rename(columns={"variance": "std"}),
        PAIR.rename(columns={"mean": "a", "variance": "b"}),
    ],
    ids=["variance", "turned", "deviation", "unsaid"],
)
def test_a_mean_and_its_spread_are_told_by_their_names(frame: pd.DataFrame) -> None:
    found = actloss.score([1.5, 2.5, 4.0], frame)["gaussian_nll"].value

    assert found == pytest.approx(actloss.score([1.5, 2.5, 4.0], PAIR.to_numpy())["gaussian_nll"].value)


def test_steps_keep_their_order_whatever_they_are_called() -> None:
    steps = pd.DataFrame({"above low": [-1.0, 1.0, 2.0], "above mid": [-2.0, -1.0, 1.0]})
    card = actloss.score([0, 1, 2], steps)

    assert card["coral"].value == actloss.score([0, 1, 2], steps.to_numpy())["coral"].value


def test_a_frame_without_columns_is_no_prediction() -> None:
    with pytest.raises(PredictionError, match=r"found the shape \(2, 0\) in 'y_pred'"):
        actloss.score([0, 1], np.ones((2, 0)))
