"""What kernels refuse, and how they say so."""

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest

from actloss.errors import ActlossError, LabelError, OptionError, PredictionError
from actloss.losses import (
    binary,
    categorical,
    class_margin,
    count,
    distribution,
    indexed,
    margin,
    multiclass,
    ordinal,
    positive,
    regression,
    relative,
    robust,
)
from actloss.losses.arrays import are_indices, class_labels, highest_of

ROW = "at row 1 (counted from 0)"

REFUSED: tuple[tuple[Callable[[], object], type[ActlossError], str], ...] = (
    (
        lambda: regression.mse([1.0, nan], [1.0, 2.0]),
        LabelError,
        f"mse needs labels in (-inf, inf), found nan {ROW}",
    ),
    (
        lambda: regression.mae([1.0, 2.0], [1.0, nan]),
        PredictionError,
        f"mae needs predictions in [-inf, inf], found nan {ROW}",
    ),
    (
        lambda: regression.mae([[1.0], [2.0]], [1.0, 2.0]),
        PredictionError,
        "mae needs one prediction for each label, found labels of shape (2, 1) and predictions of shape (2,)",
    ),
    (lambda: regression.mse(inf, 1.0), LabelError, "mse needs labels in (-inf, inf), found inf"),
    (
        lambda: relative.msle([0.0, -1.0], [0.0, 0.0]),
        LabelError,
        f"msle needs labels in (-1, inf), found -1 {ROW}",
    ),
    (lambda: robust.huber([1.0], [1.0], delta=0.0), OptionError, "huber needs delta in (0, inf), found 0"),
    (lambda: robust.smooth_l1([1.0], [1.0], beta=-2.0), OptionError, "smooth_l1 needs beta in (0, inf), found -2"),
    (
        lambda: regression.quantile([1.0], [1.0], quantile=nan),
        OptionError,
        "quantile needs quantile in (0, 1), found nan",
    ),
    (
        lambda: positive.gamma_deviance_from_rate([1.0, 0.0], [1.0, 1.0]),
        LabelError,
        f"gamma_deviance needs labels in (0, inf), found 0 {ROW}",
    ),
    (
        lambda: count.poisson_nll_from_rate([1.0, 0.0], [1.0, -0.125]),
        PredictionError,
        f"poisson_nll needs predictions in [0, inf], found -0.125 {ROW}",
    ),
    (
        lambda: positive.tweedie_deviance_from_log_rate([1.0], [1.0], power=2.0),
        OptionError,
        "tweedie_deviance needs power in (1, 2), found 2",
    ),
    (
        lambda: margin.hinge([1.0, 0.0], [1.0, 1.0]),
        LabelError,
        f"hinge needs labels -1 or +1 (recode 0/1 as 2y - 1), found 0 {ROW}",
    ),
    (
        lambda: binary.binary_crossentropy_from_probabilities([[0.0, 1.0], [1.0, 0.0]], [[0.0, 1.0], [1.5, 0.0]]),
        PredictionError,
        f"binary_crossentropy needs predictions in [0, 1], found 1.5 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0, 2.0], [[0.0, 1.0], [1.0, 0.0]]),
        LabelError,
        f"sparse_categorical_crossentropy needs labels 0 to 1, one index for each class, found 2 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0, 0.5], [[0.0, 1.0], [1.0, 0.0]]),
        LabelError,
        f"sparse_categorical_crossentropy needs labels 0 to 1, one index for each class, found 0.5 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0], [[0.0, 1.0], [1.0, 0.0]]),
        PredictionError,
        (
            "sparse_categorical_crossentropy needs one row of predictions for each label, "
            "found labels of shape (1,) and 2 rows"
        ),
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0], [0.0, 1.0]),
        PredictionError,
        "sparse_categorical_crossentropy needs predictions of shape (rows, classes), found shape (2,)",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0, 0.0], [[0.0, 1.0], [-inf, -inf]]),
        PredictionError,
        f"sparse_categorical_crossentropy needs a finite score in each row of predictions, found -inf {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_probabilities([0.0, 0.0], [[0.5, 0.5], [1.0, 1.0]]),
        PredictionError,
        f"sparse_categorical_crossentropy needs predictions that sum to 1 in each row, found 2 {ROW}",
    ),
    (
        lambda: multiclass.categorical_crossentropy_from_logits([[1.0, 0.0], [1.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]),
        LabelError,
        f"categorical_crossentropy needs labels that sum to 1 in each row, found 2 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0, -1], [[0.0, 1.0], [1.0, 0.0]]),
        LabelError,
        f"sparse_categorical_crossentropy needs labels 0 to 1, one index for each class, found -1 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0, nan], [[0.0, 1.0], [1.0, 0.0]]),
        LabelError,
        f"sparse_categorical_crossentropy needs labels 0 to 1, one index for each class, found nan {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0, 0.0], [[0.0, 1.0], [nan, 0.0]]),
        PredictionError,
        f"sparse_categorical_crossentropy needs predictions in [-inf, inf), found nan {ROW}",
    ),
    (
        lambda: multiclass.categorical_crossentropy_from_logits([[1.0, 0.0]], [[0.0, 1.0, 2.0]]),
        PredictionError,
        (
            "categorical_crossentropy needs one prediction for each label, "
            "found labels of shape (1, 2) and predictions of shape (1, 3)"
        ),
    ),
    (
        lambda: multiclass.categorical_crossentropy_from_logits([[1.0, 0.0], [1.5, -0.5]], [[0.0, 1.0]] * 2),
        LabelError,
        f"categorical_crossentropy needs labels in [0, 1], found 1.5 {ROW}",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0], [[0.0, 1.0]], label_smoothing=1.0),
        OptionError,
        "sparse_categorical_crossentropy needs label_smoothing in [0, 1), found 1",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0], [[0.0, 1.0]], class_weight=[1.0, -2.0]),
        OptionError,
        "sparse_categorical_crossentropy needs class_weight in [0, inf), found -2",
    ),
    (
        lambda: multiclass.sparse_categorical_crossentropy_from_logits([0.0], [[0.0, 1.0]], class_weight=[1.0] * 3),
        OptionError,
        "sparse_categorical_crossentropy needs one class_weight, or one for each of 2 classes, found shape (3,)",
    ),
    (
        lambda: indexed.nll_from_log_probabilities([0, 0], [[-0.6931471805599453] * 2, [0.5, -1.0]]),
        PredictionError,
        f"nll needs predictions in [-inf, 0], found 0.5 {ROW}",
    ),
    (
        lambda: indexed.nll_from_log_probabilities([0, 0], [[-0.6931471805599453] * 2, [-0.5, nan]]),
        PredictionError,
        f"nll needs predictions in [-inf, 0], found nan {ROW}",
    ),
    (
        lambda: indexed.nll_from_log_probabilities([0, 0], [[-0.6931471805599453] * 2, [0.0, 0.0]]),
        PredictionError,
        f"nll needs predictions whose exponentials sum to 1 in each row, found 2 {ROW}",
    ),
    (
        lambda: indexed.logit_adjusted_crossentropy_from_logits([0, 0], [[0.0, 1.0], [-inf, 0.0]], prior=[1.0, 0.0]),
        PredictionError,
        (
            "logit_adjusted_crossentropy needs a class with a finite score and a prior above 0 in each row, "
            f"found -inf {ROW}"
        ),
    ),
    (
        lambda: class_margin.crammer_singer([0, 0], [[0.0, 1.0], [inf, 0.0]]),
        PredictionError,
        f"crammer_singer needs predictions in [-inf, inf), found inf {ROW}",
    ),
    (
        lambda: ordinal.coral_from_logits([0, 3], [[0.0, 1.0], [0.0, 1.0]]),
        LabelError,
        f"coral needs labels 0 to 2, one index for each class, found 3 {ROW}",
    ),
    (
        lambda: ordinal.corn_from_logits([0, 0], [[0.0, 1.0], [0.0, nan]]),
        PredictionError,
        f"corn needs predictions in [-inf, inf], found nan {ROW}",
    ),
    (
        lambda: categorical.categorical_focal_from_logits([[1.0, 0.0], [0.5, 0.0]], [[0.0, 1.0]] * 2),
        LabelError,
        f"focal needs labels that sum to 1 in each row, found 0.5 {ROW}",
    ),
    (
        lambda: distribution.kl_divergence_from_logits([[1.0, 0.0]], [[inf, 0.0]]),
        PredictionError,
        "kl_divergence needs predictions in [-inf, inf), found inf at row 0 (counted from 0)",
    ),
)


@pytest.mark.parametrize(("call", "error", "message"), REFUSED, ids=[message for _, _, message in REFUSED])
def test_what_a_loss_cannot_take_is_named_with_its_row(
    call: Callable[[], object], error: type[ActlossError], message: str
) -> None:
    with pytest.raises(error) as caught:
        call()

    assert message == str(caught.value)


def test_labels_rounded_to_two_decimals_are_distributions() -> None:
    losses = distribution.kl_divergence_from_probabilities([[0.33, 0.33, 0.33]], [[0.333, 0.333, 0.334]])

    assert losses.shape == (1,)


@pytest.mark.parametrize("dtype", [np.float32, np.int64, np.bool_])
def test_any_number_type_gives_float64(dtype: type[np.generic]) -> None:
    losses = regression.mse(np.array([0, 1], dtype=dtype), np.array([1, 1], dtype=dtype))

    assert losses.dtype == np.float64
    assert losses.tolist() == [1.0, 0.0]


def test_one_hot_rows_are_as_good_as_indices() -> None:
    labels = class_labels("focal", [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]], np.zeros((2, 3)))

    assert are_indices(labels)
    assert labels.tolist() == [2, 0]


def test_rows_that_only_nearly_name_one_class_stay_distributions() -> None:
    rows = [[0.0, 0.0, 0.99], [1.0, 0.0, 0.0]]

    assert class_labels("focal", rows, np.zeros((2, 3))).tolist() == rows


@pytest.mark.parametrize("classes", [1, 2, 64, 65, 200])
def test_the_highest_is_found_in_narrow_and_in_wide_rows(classes: int) -> None:
    rows = np.random.default_rng(1).normal(size=(50, classes))

    assert highest_of(rows).tolist() == [max(row) for row in rows.tolist()]


def test_no_rows_give_no_losses() -> None:
    assert regression.mse([], []).tolist() == []
    assert multiclass.sparse_categorical_crossentropy_from_logits([], np.empty((0, 3))).tolist() == []
    assert indexed.nll_from_log_probabilities([], np.empty((0, 3))).tolist() == []
    assert ordinal.rps_from_probabilities(np.empty((0, 3)), np.empty((0, 3))).tolist() == []
