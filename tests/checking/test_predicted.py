from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import actloss
from actloss.checked import TableCheck
from actloss.errors import OptionError
from actloss.rules import Status
from checked_tables import codes_in, labelled, lock_of, outcome_of
from predicted_tables import by_class, chances, labels, predicted, shares
from tables import written

CLASSES = ("cat", "dog", "fish")
NAMED = [CLASSES[at] for at in labels(3)]
ROW = range(200)


def lock(folder: Path, cells: Sequence[object], name: str = "kind") -> Path:
    """Write a table of these labels, and a lock that holds it."""
    written(folder, labelled(cells, name=name), "train.csv")
    return lock_of(folder, "train.csv")


def only(source: object, **asked: object) -> TableCheck:
    """Return the check of one table of predictions."""
    given = str(source) if isinstance(source, Path) else source
    (table,) = actloss.check_predictions(given, **asked).tables  # type: ignore[arg-type] # each test names its options
    return table


@pytest.fixture
def animals(tmp_path: Path) -> Path:
    return lock(tmp_path, [*NAMED])


@pytest.mark.parametrize("first", [{"kind": NAMED}, {"x": ROW}, {"kind": NAMED, "y_true": labels(2)}])
def test_predictions_of_the_locks_classes_are_clean(animals: Path, first: dict[str, object]) -> None:
    table = only(pl.DataFrame({**first, **by_class(shares(3), [f"p_{name}" for name in CLASSES])}), lock=animals)

    assert codes_in(table) == []
    assert outcome_of(table, "AL505").status is Status.PASSED
    assert table.reference is not None
    assert table.columns == ("p_cat", "p_dog", "p_fish")


@pytest.mark.parametrize("first", [{"kind": NAMED}, {"x": ROW}])
def test_another_order_than_the_locks_is_told(animals: Path, first: dict[str, object]) -> None:
    columns = by_class(shares(3)[:, [2, 0, 1]], ["p_fish", "p_cat", "p_dog"])
    table = only(pl.DataFrame({**first, **columns}), lock=animals)

    assert codes_in(table) == ["AL509"]
    assert "'p_cat', 'p_dog' and 'p_fish'" in table.findings[0].message


@pytest.mark.parametrize("first", [{"kind": NAMED}, {"x": ROW}])
def test_without_a_lock_the_sorted_order_of_the_classes_counts(first: dict[str, object]) -> None:
    columns = by_class(shares(3)[:, [2, 0, 1]], ["p_fish", "p_cat", "p_dog"])
    table = only(pl.DataFrame({**first, **columns}))

    assert codes_in(table) == ["AL509"]
    assert "stand as 'p_fish', 'p_cat' and 'p_dog', which is not the sorted order" in table.findings[0].message


def test_with_a_truth_of_a_column_a_class_its_order_counts() -> None:
    names = ("owl", "ant", "bee")
    truth = {f"true_{name}": [float(at == index) for at in labels(3)] for index, name in enumerate(names)}
    columns = by_class(shares(3), ["pred_owl", "pred_ant", "pred_bee"])

    assert codes_in(only(pl.DataFrame({**truth, **columns}))) == []


def test_a_batch_without_a_class_still_has_a_column_for_it(animals: Path) -> None:
    columns = by_class(shares(3)[:, :2], ["p_cat", "p_dog"])
    kinds = [CLASSES[at] for at in labels(2)]
    table = only(pl.DataFrame({"kind": kinds, **columns}), lock=animals)

    assert "AL505" in codes_in(table)
    assert table.findings[-1].message == (
        "'p' has no column for 'fish': the lock's 'train.csv' holds 3 classes, 'cat', 'dog' and 'fish'"
    )


def test_a_class_that_the_lock_does_not_know_is_told(animals: Path) -> None:
    columns = by_class(shares(4), ["p_cat", "p_cow", "p_dog", "p_fish"])
    table = only(pl.DataFrame({"x": ROW, **columns}), lock=animals)

    assert table.findings[0].message == (
        "'p' has a column for 'cow', no class there: the lock's 'train.csv' holds 3 classes, 'cat', 'dog' and 'fish'"
    )


def test_columns_that_are_too_few_without_labels_are_told(animals: Path) -> None:
    table = only(pl.DataFrame({"x": ROW, **by_class(shares(3)[:, :2], ["p_cat", "p_dog"])}), lock=animals)

    assert codes_in(table) == ["AL505"]
    assert {outcome.reason for outcome in table.outcomes if outcome.code != "AL505"} == {
        "the columns do not fit the labels"
    }


def test_numbered_classes_are_those_of_the_lock(tmp_path: Path) -> None:
    numbers = lock(tmp_path, labels(3), "label")
    columns = by_class(shares(3), ["proba_0", "proba_1", "proba_2"])
    two = by_class(shares(2), ["proba_0", "proba_1"])

    assert codes_in(only(pl.DataFrame({"x": ROW, **columns}), lock=numbers)) == []
    assert codes_in(only(pl.DataFrame({"label": labels(3), **columns}), lock=numbers)) == []
    assert codes_in(only(pl.DataFrame({"x": ROW, **two}), lock=numbers)) == ["AL505"]


def test_a_lock_of_two_classes_takes_the_positive_ones_column(tmp_path: Path) -> None:
    two = lock(tmp_path, ["no", "yes"] * 60, "bought")

    assert codes_in(only(pl.DataFrame({"x": ROW, "p_yes": chances()}), lock=two)) == []
    assert codes_in(only(pl.DataFrame({"x": ROW, "p_yes": 9 * chances()}), lock=two)) == ["AL501"]


def test_a_lock_of_labels_that_may_occur_together_has_a_column_for_each(tmp_path: Path) -> None:
    rows = "\n".join(["x,tag_a,tag_b", *(f"{at / 7},{at % 2},{at % 3 // 2}" for at in range(120)), ""])
    written(tmp_path, rows, "train.csv")
    tags = lock_of(tmp_path, "train.csv")
    both = {"x": ROW, "p_tag_a": chances(), "p_tag_b": chances()}

    assert codes_in(only(pl.DataFrame(both), lock=tags)) == []
    assert outcome_of(only(pl.DataFrame(both), lock=tags), "AL505").status is Status.PASSED
    assert "AL505" in codes_in(only(pl.DataFrame({**both, "p_tag_c": chances()}), lock=tags, pred="p_*"))


def test_a_lock_of_a_quantity_takes_one_column(tmp_path: Path) -> None:
    prices = lock(tmp_path, [f"{at * 1.37 % 11:.2f}" for at in range(120)], "price")
    numbers = np.linspace(0.0, 11.0, 200)

    assert codes_in(only(pl.DataFrame({"x": ROW, "y_pred": numbers}), lock=prices)) == []
    assert codes_in(only(pl.DataFrame({"price": numbers, "y_pred": numbers + 0.1}), lock=prices)) == []


def test_a_lock_of_several_quantities_takes_a_column_for_each(tmp_path: Path) -> None:
    rows = "\n".join(
        ["x,target_u,target_v", *(f"{at / 7},{at * 1.37 % 11:.2f},{at * 2.71 % 7:.3f}" for at in range(120)), ""]
    )
    written(tmp_path, rows, "train.csv")
    two = lock_of(tmp_path, "train.csv")
    numbers = np.linspace(0.0, 7.0, 200)
    frame = pl.DataFrame({"x": ROW, "pred_target_u": numbers, "pred_target_v": numbers})

    assert codes_in(only(frame, lock=two)) == []


def test_decisions_beyond_the_head_are_those_of_the_lock(tmp_path: Path, animals: Path) -> None:
    said = NAMED * 100
    path = predicted(tmp_path, {"x": range(len(said)), "predicted": said})

    assert codes_in(only(path, lock=animals)) == []


def test_several_entries_need_a_name(tmp_path: Path, animals: Path) -> None:
    written(tmp_path, labelled(labels(2), name="label"), "other.csv")
    lock_of(tmp_path, "other.csv")
    frame = pl.DataFrame({"x": ROW, **by_class(shares(3), [f"p_{name}" for name in CLASSES])})

    assert codes_in(only(frame, lock=animals, entry="train.csv")) == []
    with pytest.raises(OptionError, match="name the one it is held against with entry"):
        actloss.check_predictions(frame, lock=animals)


def test_labels_of_one_class_leave_the_rules_that_need_none() -> None:
    frame = pl.DataFrame({"truth": ["yes"] * 200, "prob": np.log(chances())})
    table = only(frame)

    assert codes_in(table) == ["AL501"]
    assert outcome_of(table, "AL507").reason == (
        "the labels cannot be used (expected two classes or more in the truth 'truth', found one)"
    )


def test_an_empty_column_of_labels_is_none() -> None:
    table = only(pl.DataFrame({"y_true": [None] * 200, "prob": chances()}))

    assert outcome_of(table, "AL507").reason == "the table holds no labels"


def test_features_are_no_labels() -> None:
    table = only(pl.DataFrame({"age": ROW, "income": chances(), "prob": chances()}))

    assert outcome_of(table, "AL507").reason == "the table holds no labels"


def test_a_check_takes_predictions_too() -> None:
    frame = pl.DataFrame({"x": [at / 7 for at in range(120)], "label": labels(2, 120)})
    preds = pl.DataFrame({"y_true": labels(2), "prob": 2 * chances()})
    report = actloss.check(frame, predictions=preds)

    assert [codes_in(table) for table in report.tables] == [[], ["AL501"]]


def test_many_rows_have_the_facts_of_their_parts() -> None:
    numbers = np.concatenate([np.tile(chances(), 1000), [1.5]])
    frame = pl.DataFrame({"id": range(len(numbers)), "prob": numbers})
    (finding,) = only(frame).findings

    assert (finding.code, finding.row, finding.count) == ("AL501", 200_001, 1)


def test_steps_between_the_locks_classes_are_one_fewer(tmp_path: Path) -> None:
    levels = lock(tmp_path, labels(4, 120), "level")
    steps = by_class(-np.log(1 / np.cumsum(shares(4), axis=1)[:, :3] - 1 + 1e-9), [f"logit_gt_{at}" for at in range(3)])

    assert codes_in(only(pl.DataFrame({"x": ROW, **steps}), lock=levels)) == []
    assert codes_in(only(pl.DataFrame({"level": labels(4), **steps}), lock=levels, ignore="AL507")) == []
