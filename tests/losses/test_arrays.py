"""What kernels refuse, and how they say so."""

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest

from actloss.errors import ActlossError, LabelError, OptionError, PredictionError
from actloss.losses import binary, count, distribution, multiclass, regression

ROW = "at row 1 (counted from 0)"

REFUSED: tuple[tuple[Callable[[], object], type[ActlossError], str], ...] = (
    (
        lambda: regression.squared_error([1.0, nan], [1.0, 2.0]),
        LabelError,
        f"mse needs labels in (-inf, inf), found nan {ROW}",
    ),
    (
        lambda: regression.absolute_error([1.0, 2.0], [1.0, nan]),
        PredictionError,
        f"mae needs predictions in [-inf, inf], found nan {ROW}",
    ),
    (
        lambda: regression.absolute_error([[1.0], [2.0]], [1.0, 2.0]),
        PredictionError,
        "mae needs one prediction for each label, found labels of shape (2, 1) and predictions of shape (2,)",
    ),
    (lambda: regression.squared_error(inf, 1.0), LabelError, "mse needs labels in (-inf, inf), found inf"),
    (
        lambda: regression.squared_log_error([0.0, -1.0], [0.0, 0.0]),
        LabelError,
        f"msle needs labels in (-1, inf), found -1 {ROW}",
    ),
    (lambda: regression.huber([1.0], [1.0], delta=0.0), OptionError, "huber needs delta in (0, inf), found 0"),
    (lambda: regression.smooth_l1([1.0], [1.0], beta=-2.0), OptionError, "smooth_l1 needs beta in (0, inf), found -2"),
    (
        lambda: regression.quantile([1.0], [1.0], quantile=nan),
        OptionError,
        "quantile needs quantile in (0, 1), found nan",
    ),
    (
        lambda: count.gamma_deviance_from_rate([1.0, 0.0], [1.0, 1.0]),
        LabelError,
        f"gamma_deviance needs labels in (0, inf), found 0 {ROW}",
    ),
    (
        lambda: count.poisson_nll_from_rate([1.0, 0.0], [1.0, -0.125]),
        PredictionError,
        f"poisson_nll needs predictions in [0, inf], found -0.125 {ROW}",
    ),
    (
        lambda: count.tweedie_deviance_from_log_rate([1.0], [1.0], power=2.0),
        OptionError,
        "tweedie_deviance needs power in (1, 2), found 2",
    ),
    (
        lambda: binary.hinge([1.0, 0.0], [1.0, 1.0]),
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
    losses = regression.squared_error(np.array([0, 1], dtype=dtype), np.array([1, 1], dtype=dtype))

    assert losses.dtype == np.float64
    assert losses.tolist() == [1.0, 0.0]


def test_no_rows_give_no_losses() -> None:
    assert regression.squared_error([], []).tolist() == []
    assert multiclass.sparse_categorical_crossentropy_from_logits([], np.empty((0, 3))).tolist() == []
