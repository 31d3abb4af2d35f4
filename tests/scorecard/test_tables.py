import os
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

import actloss
from actloss.engines import arrow, slices
from actloss.errors import LabelError, OptionError
from actloss.scorecard import Scorecard
from formulas import sigmoid, softmax
from score_cases import SAMPLES, case_of
from score_tables import assert_same, scored_table, wide
from tables import written

BITS = case_of("logit").y_true
SHARES = sigmoid(case_of("logit").y_pred)
SCORES = case_of("scores of classes")
CHANCES = softmax(SCORES.y_pred)
SPREAD = case_of("mean and variance")
NAMES = np.array(["ant", "bee", "cat", "dog"])


FAULTY = """y_true,y_prob,plan,weight
1,0.9,a,1
1,0.8
0,,a,1
,0.4,a,1
0,0.3,,1
1,0.7,b,
0,0,b,2
1,0.6,b,2
"""


def _faulty(folder: Path, **options: object) -> Scorecard:
    sound = "".join(f"{row % 2},{0.3 + row % 2 * 0.4},a,1\n" for row in range(40))
    return actloss.score_table(written(folder, FAULTY + sound), **options)  # type: ignore[arg-type] # each test names its options


def test_rows_that_are_left_out_are_counted_and_numbered_as_in_the_file(tmp_path: Path) -> None:
    card = _faulty(tmp_path, weight="weight")

    # The second record is too short: it is no row, but counts in the numbers.
    assert {why: (tally.count, tally.first_row) for why, tally in card.left_out.items()} == {
        "a prediction that is missing or nan": (1, 3),
        "no label": (1, 4),
        "no weight": (1, 6),
    }
    assert card.source is not None
    assert card.source.bad_count == 1
    assert card.rows == 44


def test_worst_rows_and_facts_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    card = _faulty(tmp_path, worst=2)

    assert [row.row for row in card["bce"].worst][:1] == [8]
    assert card.models[0].facts.missing.first_row == 3
    assert card.models[0].facts.certain.first_row == 7


def test_a_failure_is_numbered_as_in_the_file(tmp_path: Path) -> None:
    lines = [f"{value}.5,{value}.7" for value in range(1, 60)]
    lines[3] = "1"
    lines[6] = "-5,2"
    card = actloss.score_table(written(tmp_path, "\n".join(["y_true,y_pred", *lines, ""])))
    reasons = {each.loss: each.reason for each in card.unscored}

    assert reasons["msle"].endswith("found -5, first at row 7")
    with pytest.raises(LabelError, match=r"msle needs labels .* first at row 7"):
        actloss.score_table(tmp_path / "table.csv", losses=["msle"])


def test_rows_of_no_group_are_a_group(tmp_path: Path) -> None:
    card = _faulty(tmp_path, by="plan")

    assert {part.name: part.rows for part in card["bce"].groups} == {"a": 41, "": 1, "b": 3}


def test_every_row_has_a_group_where_no_cell_is_empty() -> None:
    card = actloss.score_table(SAMPLES / "binary_words_and_groups.csv", by="plan")

    assert sum(part.rows for part in card["bce"].groups) == card.rows
    assert "" not in [part.name for part in card["bce"].groups]


def test_weights_come_from_a_column() -> None:
    table = pd.read_csv(SAMPLES / "binary_weighted.csv")
    card = actloss.score_table(SAMPLES / "binary_weighted.csv", weight="weight")

    assert card.weight == "weight"
    assert_same(card, actloss.score(table["y_true"], table["y_prob"], sample_weight=table["weight"]))


@pytest.mark.parametrize("weight", ["-1", "inf"])
def test_a_weight_that_is_none_is_refused(tmp_path: Path, weight: str) -> None:
    file = scored_table(
        tmp_path, y_true=BITS.astype(int), y_prob=SHARES, w=["1", "1", weight, *["1"] * (len(BITS) - 3)]
    )

    with pytest.raises(OptionError, match=f"need to be finite numbers of 0 or more, found {weight}, first at row 3"):
        actloss.score_table(file, weight="w")


def test_a_weight_that_is_none_is_told_by_its_row_in_the_file(tmp_path: Path) -> None:
    rows = "".join(f"{at % 2},0.5,{-1 if at == 7 else 1}\n" for at in range(20))
    file = written(tmp_path, f"y_true,y_prob,w\n0,0.5,1,extra,fields\n{rows}")

    with pytest.raises(OptionError, match="found -1, first at row 9"):
        actloss.score_table(file, weight="w")


@pytest.mark.parametrize(
    ("class_weight", "weights"),
    [("balanced", {0: 0.5 / np.mean(BITS == 0), 1: 0.5 / np.mean(BITS == 1)}), ({"1": 3.0}, {0: 1.0, 1: 3.0})],
    ids=["balanced", "given"],
)
def test_classes_are_weighted(tmp_path: Path, class_weight: object, weights: dict[int, float]) -> None:
    file = scored_table(tmp_path, y_true=BITS.astype(int), y_prob=SHARES, w=1 + SHARES)
    own = np.where(BITS == 1, weights[1], weights[0])

    assert_same(actloss.score_table(file, class_weight=class_weight), actloss.score(BITS, SHARES, sample_weight=own))  # type: ignore[arg-type] # both kinds
    assert_same(
        actloss.score_table(file, class_weight=class_weight, weight="w"),  # type: ignore[arg-type] # as above
        actloss.score(BITS, SHARES, sample_weight=own * (1 + SHARES)),
    )


def test_several_classes_are_balanced_by_their_names() -> None:
    card = actloss.score_table(SAMPLES / "multiclass_names.csv", class_weight="balanced", per_class=True)
    parts = card["ce"].classes

    assert card["ce"].value == pytest.approx(np.mean([part.value for part in parts]))


def test_a_label_between_two_classes_counts_as_its_parts_of_both(tmp_path: Path) -> None:
    soft = np.round(SHARES[::-1], 3)
    card = actloss.score_table(
        scored_table(tmp_path, y_true=soft, y_prob=SHARES), task="binary", class_weight={"1": 3.0}
    )

    assert_same(card, actloss.score(soft, SHARES, task="binary", sample_weight=1 + 2 * soft))


@pytest.mark.parametrize(
    ("class_weight", "message"),
    [
        ("even", "class weights are 'balanced' or CLASS=WEIGHT, found 'even'"),
        ({"seotsa": 1.0}, "no class 'seotsa' to weight"),
        ({"setsoa": 1.0}, "no class 'setsoa' to weight, did you mean 'setosa'"),
        ({"setosa": -1.0}, "a class weight needs to be a finite number of 0 or more, found -1"),
    ],
)
def test_a_class_weight_that_is_none_is_refused(class_weight: object, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        actloss.score_table(SAMPLES / "multiclass_names.csv", class_weight=class_weight)  # type: ignore[arg-type] # that is the point


@pytest.mark.parametrize("class_weight", ["balanced", {"comedy": 2.0}, {"1": 2.0}])
@pytest.mark.parametrize("file", ["multilabel_probabilities.csv", "regression_gaussian.csv"])
def test_labels_that_do_not_exclude_one_another_have_no_weights(file: str, class_weight: object) -> None:
    with pytest.raises(OptionError, match="class weights need exclusive classes; weight rows with --weight instead"):
        actloss.score_table(SAMPLES / file, class_weight=class_weight)  # type: ignore[arg-type] # both kinds


def test_labels_that_all_lie_between_two_classes_cannot_be_balanced(tmp_path: Path) -> None:
    file = scored_table(tmp_path, y_true=np.round(SHARES[::-1], 3), y_prob=SHARES)

    with pytest.raises(LabelError, match="found no class in the truth column 'y_true'"):
        actloss.score_table(file, task="binary", class_weight="balanced")


def test_the_prior_of_the_classes_is_counted_when_it_is_needed(tmp_path: Path) -> None:
    file = scored_table(tmp_path, y_true=SCORES.y_true.astype(int), **wide("logit", SCORES.y_pred))
    name = "logit_adjusted_crossentropy"
    arrays = actloss.score(SCORES.y_true, SCORES.y_pred, losses=[name])

    assert_same(actloss.score_table(file, losses=[name]), arrays)
    with pytest.raises(OptionError, match="needs the share of each class before the rows are read"):
        _ = actloss.score_table(file)[name]


def test_custom_losses_and_metrics_see_the_rows_of_a_table() -> None:
    card = actloss.score_table(
        SAMPLES / "regression_gaussian.csv",
        custom={"mine": lambda t, p: np.abs(t - p)},
        losses=["mae", "mine"],
        metrics=True,
    )

    assert card["mine"].value == pytest.approx(card["mae"].value, rel=1e-12)
    assert "r2" in [metric.name for metric in card.metrics]


def test_hostile_names_of_groups_and_models_stay_text(tmp_path: Path) -> None:
    groups = np.where(BITS > 0, "\x1b[31mred", "<script>")
    columns = {"y_true": BITS.astype(int), "\x1b]0;y_prob": SHARES, "g": groups}
    card = actloss.score_table(scored_table(tmp_path, **columns), truth="y_true", pred="\x1b]0;y_prob", by="g")

    assert {part.name for part in card["bce"].groups} == {"\x1b[31mred", "<script>"}
    assert card.models[0].columns == ("\x1b]0;y_prob",)


@pytest.mark.parametrize("cores", [1, 3])
def test_figures_of_a_file_do_not_depend_on_the_number_of_cores(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SAMPLES / "multiclass_digits.csv"
    monkeypatch.setattr(slices, "BATCH_ROWS", 100)
    expected = actloss.score_table(file, bootstrap=10).to_dict()
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert actloss.score_table(file, bootstrap=10).to_dict() == expected


def test_rows_of_a_file_that_is_streamed_are_numbered_over_all_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 20_000)
    lines = [f"{row % 7}.25,{row % 5}.5" for row in range(150_000)]
    lines[70_000] = "1.25,"
    lines[140_000] = "1.25,99.5"
    file = written(tmp_path, "\n".join(["y_true,y_pred", *lines, ""]))
    card = actloss.score_table(file, worst=1, losses=["mse"])

    assert card.models[0].facts.missing.first_row == 70_001
    assert card["mse"].worst[0].row == 140_001


def test_figures_do_not_depend_on_the_size_of_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    file = SAMPLES / "binary_weighted.csv"
    options: dict[str, object] = {"weight": "weight", "bootstrap": 20, "worst": 3, "per_class": True}
    whole = actloss.score_table(file, **options)  # type: ignore[arg-type] # as above
    monkeypatch.setattr(slices, "BATCH_ROWS", 53)
    parts = actloss.score_table(file, **options)  # type: ignore[arg-type] # as above

    for one, other in zip(whole.scores, parts.scores, strict=True):
        assert other.value == pytest.approx(one.value, rel=1e-12)
        assert other.interval == pytest.approx(one.interval, rel=1e-12)
        assert [row.row for row in other.worst] == [row.row for row in one.worst]


@pytest.mark.parametrize("read", [pd.read_csv, pl.read_csv], ids=["pandas", "polars"])
def test_a_dataframe_scores_as_its_file(read: object) -> None:
    file = SAMPLES / "multiclass_names.csv"

    assert_same(actloss.score_table(read(file)), actloss.score_table(file))  # type: ignore[operator] # both are functions


def test_the_same_file_gives_the_same_bytes() -> None:
    first, second = (actloss.score_table(SAMPLES / "regression_two_models.csv", bootstrap=30).to_dict() for _ in "ab")

    assert first == second


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    peaks = []
    line = "".join(f"{row % 7}.25,{row % 5}.5\n" for row in range(35))
    for times in (12_000, 48_000):
        file = written(tmp_path, "y_true,y_pred\n" + line * times, f"{times}.csv")
        tracemalloc.start()
        actloss.score_table(file, losses=["mse"])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 1.3 * peaks[0]


def test_a_table_without_a_usable_row_is_refused(tmp_path: Path) -> None:
    file = scored_table(tmp_path, y_true=BITS.astype(int), y_prob=SHARES, w=np.zeros(len(BITS), dtype=int))

    with pytest.raises(OptionError, match="the weights of all 400 rows are 0"):
        actloss.score_table(file, weight="w")


def test_infinite_labels_of_a_table_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"{row}.5,{row}.25\n" for row in range(20))
    card = actloss.score_table(written(tmp_path, f"y_true,y_pred\n{rows}inf,1.5\n,2.5\n"))

    assert {why: (tally.count, tally.first_row) for why, tally in card.left_out.items()} == {
        "no label": (1, 22),
        "no finite label": (1, 21),
    }
    assert card["mse"].value == 0.0625


def test_a_positive_class_of_none_is_said(tmp_path: Path) -> None:
    table = written(tmp_path, "y_true,y_pred\n1.5,2.5\n2.5,3.5\n")

    assert (
        "--positive changes nothing: the task is regression, not of two classes"
        in actloss.score_table(table, positive="1.5").notes
    )
