"""Names taken at their word, as a check takes them."""

import pytest

from actloss.errors import PredictionError, ShapeError, TargetError
from heads import ROWS
from predicting import Columns, brief, found_in, only, reals, shares, units

BITS: list[object] = [row % 2 for row in range(ROWS)]
THREE: list[object] = [row % 3 for row in range(ROWS)]
PETS: list[object] = [("cat", "dog")[row % 2] for row in range(ROWS)]


@pytest.mark.parametrize(
    ("name", "numbers", "scored", "checked"),
    [
        ("y_prob", reals(), "logit", "probability"),
        ("logit", units(), "probability", "logit"),
        ("prob", units(), "probability", "probability"),
        ("y_pred", reals(), "logit", "logit"),
        ("score", units(), "probability", "probability"),
        ("margin", reals(), "margin", "margin"),
    ],
)
def test_numbers_are_what_they_are_called(name: str, numbers: list[object], scored: str, checked: str) -> None:
    columns: Columns = {"y_true": BITS, name: numbers}

    assert only(found_in(columns)).scale.value == scored
    assert only(found_in(columns, strict=True)).scale.value == checked


def test_a_scale_that_is_given_wins() -> None:
    assert only(found_in({"y_true": BITS, "prob": reals()}, strict=True, scale="logit")).scale.value == "logit"


def test_the_evidence_is_the_name() -> None:
    model = only(found_in({"y_true": BITS, "y_prob": reals()}, strict=True))

    assert model.evidence == ("'y_prob' is named for a probability",)


def test_percentages_without_a_sign_are_numbers_called_probabilities() -> None:
    columns: Columns = {"y_true": BITS, "prob": [100 * float(str(unit)) for unit in units()]}

    assert only(found_in(columns, strict=True)).scale.value == "probability"
    with pytest.raises(PredictionError, match="look like percentages"):
        found_in(columns)


def test_percentages_with_a_sign_cannot_be_read() -> None:
    with pytest.raises(PredictionError, match="holds percentages such as"):
        found_in({"y_true": BITS, "prob": list[object](f"{unit}%" for unit in units())}, strict=True)


@pytest.mark.parametrize("left", ["id", "age", "plot"])
def test_a_column_that_is_only_left_is_no_truth(left: str) -> None:
    columns: Columns = {left: range(ROWS), "prob": units()}

    assert found_in(columns).truth.names == (left,)
    with pytest.raises(TargetError, match="expected a column with the truth"):
        found_in(columns, strict=True)


def test_the_first_of_two_columns_is_no_truth() -> None:
    columns: Columns = {"a": BITS, "b": units()}

    assert found_in(columns).truth.names == ("a",)
    with pytest.raises(TargetError):
        found_in(columns, strict=True)


def test_a_column_whose_cells_are_named_by_others_is_the_truth() -> None:
    one, two = shares(2)

    assert brief(found_in({"pet": PETS, "p_cat": one, "p_dog": two}, strict=True)).startswith("multiclass pet:")


def test_a_column_named_for_classes_is_the_truth_beside_predictions() -> None:
    steps = {f"logit_above_{step}": reals(step) for step in range(2)}

    assert found_in({"plot": units(), "level": THREE, **steps}, strict=True).truth.names == ("level",)


def test_weights_are_no_matter_of_a_check() -> None:
    columns: Columns = {"y_true": BITS, "prob": units(), "weight": units(2)}

    assert "--weight" in found_in(columns).notes[0]
    assert found_in(columns, strict=True).notes == ()


def test_another_shape_names_the_model() -> None:
    with pytest.raises(ShapeError) as caught:
        found_in({"y_true": THREE, "proba_0": units(1), "proba_1": units(2)}, strict=True)

    assert caught.value.model == "proba"
