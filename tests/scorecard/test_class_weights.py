from pathlib import Path

import numpy as np
import pytest

import actloss
from actloss.scorecard import Scorecard
from formulas import one_hot, softmax
from score_cases import case_of
from score_tables import assert_same, scored_table, wide

SCORES = case_of("scores of classes")
CHANCES = softmax(SCORES.y_pred)
ROWS = one_hot(SCORES.y_true, 4)
SOFT = np.round(softmax(SCORES.y_pred[::-1]), 3)
GIVEN = {"0": 1.0, "1": 2.0, "2": 0.5, "3": 4.0}
PRIOR = "logit_adjusted_crossentropy"


def _card(folder: Path, labels: np.ndarray, **options: object) -> Scorecard:
    file = scored_table(folder, **wide("y_true", labels), **wide("p", CHANCES))
    return actloss.score_table(file, truth="y_true_*", pred="m=p_*", **options)  # type: ignore[arg-type] # each test names its options


@pytest.mark.parametrize("labels", [ROWS, SOFT], ids=["one-hot", "soft"])
def test_a_row_of_labels_counts_as_its_parts_of_each_class(tmp_path: Path, labels: np.ndarray) -> None:
    own = labels @ np.array(list(GIVEN.values()))

    assert_same(
        _card(tmp_path, labels, class_weight=GIVEN, task="multiclass"),
        actloss.score(labels, CHANCES, sample_weight=own, task="multiclass"),
    )


def test_the_classes_of_one_hot_rows_are_balanced(tmp_path: Path) -> None:
    own = ROWS @ (len(ROWS) / 4 / ROWS.sum(axis=0))

    assert_same(_card(tmp_path, ROWS, class_weight="balanced"), actloss.score(ROWS, CHANCES, sample_weight=own))


def test_the_prior_of_the_classes_is_counted_from_one_hot_rows(tmp_path: Path) -> None:
    file = scored_table(tmp_path, **wide("y_true", ROWS), **wide("logit", SCORES.y_pred))
    indices = actloss.score(SCORES.y_true, SCORES.y_pred, losses=[PRIOR])

    assert_same(actloss.score_table(file, truth="y_true_*", pred="logit_*", losses=[PRIOR]), indices)
    assert_same(actloss.score(ROWS, SCORES.y_pred, losses=[PRIOR]), indices)


def test_rows_of_labels_that_cannot_be_shares_have_no_prior() -> None:
    card = actloss.score([[1.0, -1.0], [0.0, 0.0]], [[0.5, -1.0], [0.3, 2.0]], task="multiclass")

    assert {each.loss: each.reason for each in card.unscored}[PRIOR].startswith("it needs the share of each class")
