"""What `score_table` finds in real predictions, as ``sample_data/predictions/expected.csv`` says."""

import csv
from collections.abc import Mapping

import pytest

import actloss
from actloss.catalogue import Form
from actloss.predictions import Layout, find_predictions
from actloss.table import open_table
from score_cases import SAMPLES

with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as _lines:
    ROWS = [dict(row) for row in csv.DictReader(_lines)]
LAYOUTS: Mapping[str, set[tuple[Layout, Layout]]] = {
    Form.ELEMENTS: {(Layout.SINGLE, Layout.SINGLE), (Layout.OUTPUTS, Layout.OUTPUTS)},
    Form.PAIRS: {(Layout.SINGLE, Layout.PAIR)},
    Form.INDICES: {(Layout.SINGLE, Layout.CLASSES)},
    Form.ROWS: {(Layout.CLASSES, Layout.CLASSES)},
    Form.RANKS: {(Layout.SINGLE, Layout.STEPS)},
    Form.SETS: {(Layout.LABELS, Layout.LABELS)},
}
"""Layouts of truth and predictions by what the list calls them."""
WRONG = {
    "wrong_softmax_twice.csv": "AL506",
    "wrong_rows_off_one.csv": "AL502",
    "wrong_constant.csv": "AL510",
    "wrong_nan.csv": "AL504",
    "wrong_hard_decisions.csv": "AL508",
}
SAID = {"wrong_probabilities_named_logits.csv", "wrong_logits_named_probabilities.csv"}
"""Files whose name of a column was not believed."""

each_file = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])


def test_every_file_is_listed() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in SAMPLES.glob("*.csv")} - {"expected.csv"}


@each_file
def test_task_scale_and_models_are_found(row: dict[str, str]) -> None:
    card = actloss.score_table(SAMPLES / row["file"])

    assert card.kind == row["task"]
    assert {model.scale for model in card.models} == {row["scale"]}
    assert len(card.models) == int(row["models"])
    assert card.scores or row["scale"] == "label" or row["file"] == "wrong_rows_off_one.csv"


@each_file
def test_columns_and_layouts_are_found(row: dict[str, str]) -> None:
    table = open_table(SAMPLES / row["file"])
    found = find_predictions(table.head, tally=table.tally)

    assert tuple(dict.fromkeys(found.truth.names)) == tuple(row["truth"].split(";"))
    # The columns of a model stand in the order of the classes or labels.
    assert [sorted(model.columns) for model in found.models] == [
        sorted(model.split(";")) for model in row["predictions"].split("|")
    ]
    assert {(found.truth.layout, model.layout) for model in found.models} <= LAYOUTS[row["layout"]]


@pytest.mark.parametrize("row", [row for row in ROWS if row["file"].startswith("wrong_")], ids=lambda row: row["file"])
def test_what_is_wrong_is_said(row: dict[str, str]) -> None:
    card = actloss.score_table(SAMPLES / row["file"])
    codes = [finding.code for finding in card.findings]

    assert WRONG[row["file"]] in codes if row["file"] in WRONG else "--scale" in card.notes[0]
    assert (row["file"] in WRONG) != (row["file"] in SAID)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if not row["file"].startswith("wrong_")], ids=lambda row: row["file"]
)
def test_nothing_is_said_of_numbers_that_are_right(row: dict[str, str]) -> None:
    card = actloss.score_table(SAMPLES / row["file"])

    # Real models may be certain now and then, and may be worse than a constant under a loss they were not fitted for.
    assert {finding.code for finding in card.findings} <= {"AL503", "AL507"}


def test_the_losses_disagree_where_the_list_says_so() -> None:
    (binary,) = actloss.score_table(SAMPLES / "binary_two_models.csv").disagreements
    (skewed,) = actloss.score_table(SAMPLES / "regression_two_models.csv").disagreements

    assert "binary_crossentropy" in binary.split(" prefer")[0]
    assert "mse" in skewed.split(" prefer")[0]
    assert "mae" in skewed.split("'; ")[1]


def test_a_few_rows_own_the_loss_where_the_list_says_so() -> None:
    card = actloss.score_table(SAMPLES / "regression_two_models.csv")

    # The worst 1 % of 500 rows are five.
    assert card["mse", "pred_squared_error"].concentration == pytest.approx(0.70, abs=0.02)
