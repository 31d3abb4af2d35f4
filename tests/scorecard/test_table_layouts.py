from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import actloss
from actloss.losses import gaussian_nll, laplace_nll
from actloss.losses.arrays import FloatArray
from formulas import one_hot, sigmoid, softmax
from score_cases import case_of
from score_tables import assert_same, scored_table, wide

BITS = case_of("logit").y_true
SHARES = sigmoid(case_of("logit").y_pred)
SCORES = case_of("scores of classes")
CHANCES = softmax(SCORES.y_pred)
SPREAD = case_of("mean and variance")
NAMES = np.array(["ant", "bee", "cat", "dog"])


@pytest.mark.parametrize(
    "labels",
    [
        BITS.astype(int),
        (2 * BITS - 1).astype(int),
        np.where(BITS > 0, "yes", "no"),
        np.where(BITS > 0, "TRUE", "FALSE"),
    ],
    ids=["bits", "signs", "words", "booleans"],
)
def test_two_classes_are_read_however_they_are_written(tmp_path: Path, labels: Sequence[object]) -> None:
    card = actloss.score_table(scored_table(tmp_path, y_true=labels, y_prob=SHARES))

    assert card.kind == "binary"
    assert_same(card, actloss.score(BITS, SHARES))


def test_the_class_that_counts_as_1_may_be_named(tmp_path: Path) -> None:
    file = scored_table(tmp_path, y_true=np.where(BITS > 0, "cat", "dog"), y_prob=SHARES)
    card = actloss.score_table(file, positive="cat")

    assert card.truth.positive == "cat"
    assert_same(card, actloss.score(BITS, SHARES))


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (SCORES.y_true.astype(int), range(4)),
        (SCORES.y_true.astype(int) + 1, range(1, 5)),
        (NAMES[SCORES.y_true.astype(int)], NAMES),
    ],
    ids=["from 0", "from 1", "names"],
)
def test_several_classes_are_read_however_they_are_written(
    tmp_path: Path, labels: Sequence[object], names: Sequence[object]
) -> None:
    card = actloss.score_table(scored_table(tmp_path, y_true=labels, **wide("p", CHANCES, names)))
    arrays = actloss.score(SCORES.y_true, CHANCES)

    assert card.truth.classes == tuple(str(name) for name in names)
    assert_same(card, arrays)


def test_columns_of_classes_may_stand_in_any_order(tmp_path: Path) -> None:
    turned = dict(reversed(wide("p", CHANCES, NAMES).items()))
    card = actloss.score_table(scored_table(tmp_path, y_true=NAMES[SCORES.y_true.astype(int)], **turned))

    assert_same(card, actloss.score(SCORES.y_true, CHANCES))


def test_columns_that_nothing_names_are_doubted(tmp_path: Path) -> None:
    file = scored_table(tmp_path, y_true=SCORES.y_true.astype(int), **wide("p", CHANCES, ["z", "b", "y", "a"]))
    card = actloss.score_table(file, truth="y_true", pred="p_z,p_b,p_y,p_a")

    assert "AL509" in [finding.code for finding in card.findings]


@pytest.mark.parametrize("rows", [one_hot(SCORES.y_true, 4).astype(int), case_of("distributions").y_true])
def test_one_column_for_each_class_is_a_row_of_labels(tmp_path: Path, rows: FloatArray) -> None:
    card = actloss.score_table(scored_table(tmp_path, **wide("true", rows, NAMES), **wide("pred", CHANCES, NAMES)))

    assert card.kind == "multiclass"
    assert_same(card, actloss.score(rows, CHANCES))


@pytest.mark.parametrize("signs", [False, True])
def test_several_labels_are_read(tmp_path: Path, *, signs: bool) -> None:
    tags = case_of("tags")
    labels = (2 * tags.y_true - 1 if signs else tags.y_true).astype(int)
    card = actloss.score_table(
        scored_table(tmp_path, **wide("true", labels, NAMES), **wide("pred", tags.y_pred, NAMES)), per_class=True
    )

    assert card.kind == "multilabel"
    assert [part.name for part in card["bce"].classes] == ["ant", "bee", "cat"]
    assert_same(card, actloss.score(tags.y_true, tags.y_pred))


def test_labels_in_one_cell_are_read(tmp_path: Path) -> None:
    tags = case_of("tags")
    cells = ["|".join(NAMES[:3][row > 0]) for row in tags.y_true]
    file = scored_table(tmp_path, y_true=cells, **wide("p", tags.y_pred, NAMES))
    card = actloss.score_table(file)

    assert card.rows == sum(cell != "" for cell in cells)
    assert_same(
        card, actloss.score(tags.y_true[card_rows := np.array([c != "" for c in cells])], tags.y_pred[card_rows])
    )


def test_several_quantities_are_read(tmp_path: Path) -> None:
    two = case_of("two outputs")
    card = actloss.score_table(
        scored_table(tmp_path, **wide("true", two.y_true, "xy"), **wide("pred", two.y_pred, "xy")), per_class=True
    )

    assert [part.name for part in card["mse"].classes] == ["x", "y"]
    assert_same(card, actloss.score(two.y_true, two.y_pred))


@pytest.mark.parametrize(
    ("second", "spread"),
    [
        ("variance", SPREAD.y_pred[:, 1]),
        ("std", np.sqrt(SPREAD.y_pred[:, 1])),
        ("scale", np.sqrt(SPREAD.y_pred[:, 1] / 2)),
    ],
)
def test_a_mean_and_its_spread_are_one_prediction(tmp_path: Path, second: str, spread: FloatArray) -> None:
    card = actloss.score_table(
        scored_table(tmp_path, y_true=SPREAD.y_true, mean=SPREAD.y_pred[:, 0], **{second: spread})
    )
    scales = np.column_stack([SPREAD.y_pred[:, 0], np.sqrt(SPREAD.y_pred[:, 1] / 2)])

    assert card["gaussian_nll"].value == pytest.approx(gaussian_nll(SPREAD.y_true, SPREAD.y_pred).mean(), rel=1e-12)
    assert card["laplace_nll"].value == pytest.approx(laplace_nll(SPREAD.y_true, scales).mean(), rel=1e-12)


@pytest.mark.parametrize("second", ["variance", "std", "scale"])
def test_a_negative_spread_is_refused_whatever_it_measures(tmp_path: Path, second: str) -> None:
    spread = np.where(np.arange(len(SPREAD.y_true)) == 7, -1.0, 1.5)
    file = scored_table(tmp_path, y_true=SPREAD.y_true, mean=SPREAD.y_pred[:, 0], **{second: spread})
    card = actloss.score_table(file, pred=f"mean,{second}")

    assert card.scores == ()
    assert sum(each.reason.endswith("first at row 8") for each in card.unscored) == 2


def test_steps_between_classes_are_read(tmp_path: Path) -> None:
    steps = case_of("steps")
    card = actloss.score_table(
        scored_table(tmp_path, y_true=steps.y_true.astype(int), **wide("logit_above", steps.y_pred))
    )

    assert_same(card, actloss.score(steps.y_true, steps.y_pred, classes=list("0123")))
