"""What libraries say of labels that are missing, infinite or all the same."""

import pytest

from actloss.rules.refusals import constant_says, infinite_says, missing_says, too_large_says
from profiles import Cells, case_of, profile_of, training

NAN = '; XGBoost says "Label contains NaN, infinity or a value too large"'


@pytest.mark.parametrize(
    ("loss", "framework", "says"),
    [
        ("reg:squarederror", None, NAN),
        ("mse", "sklearn", '; scikit-learn says "Input y contains NaN"'),
        ("RMSE", None, '; CatBoost says "metric/loss-function RMSE does not allow nan values in target data"'),
        ("MAE", "catboost", '; CatBoost says "metric/loss-function MAE does not allow nan values in target data"'),
        ("mae", "catboost", '; CatBoost says "metric/loss-function RMSE does not allow nan values in target data"'),
        ("Logloss", "catboost", ""),
        ("mse", "lightgbm", ""),
        ("mse", None, ""),
    ],
)
def test_a_missing_label(loss: str, framework: str | None, says: str) -> None:
    case = case_of(profile_of([0.5, 1.5, None]), training=training(loss=loss, framework=framework))

    assert missing_says(case) == says


def test_an_infinite_label() -> None:
    profile = profile_of([0.5, 1.5, "inf"])
    sklearn = case_of(profile, training=training(loss="mse", framework="sklearn"))

    assert infinite_says(case_of(profile, training=training(loss="reg:squarederror"))) == NAN
    assert infinite_says(sklearn) == (
        "; scikit-learn says \"Input y contains infinity or a value too large for dtype('float64')\""
    )


def test_one_beyond_float32() -> None:
    profile = profile_of([0.5, 1.5, 1e39])

    assert too_large_says(case_of(profile, training=training(loss="reg:squarederror"))) == NAN
    assert too_large_says(case_of(profile, training=training(loss="mse", framework="sklearn"))) == ""


@pytest.mark.parametrize(
    ("labels", "loss", "framework", "says"),
    [
        ([1] * 40, "log_loss", "sklearn", "np.int64(1)"),
        ([0.5] * 40, "log_loss", "sklearn", "np.float64(0.5)"),
        (["cat"] * 40, "log_loss", "sklearn", "np.str_('cat')"),
    ],
)
def test_a_label_that_never_varies(labels: Cells, loss: str, framework: str, says: str) -> None:
    case = case_of(profile_of(labels), training=training(loss=loss, framework=framework))

    assert constant_says(case) == (
        '; scikit-learn says "This solver needs samples of at least 2 classes in the data, but the data contains only '
        f'one class: {says}"'
    )


def test_catboost_says_the_same_of_all_classifiers_and_others_nothing() -> None:
    profile = profile_of([1] * 40)
    quiet = [
        {"loss": "mse", "framework": "sklearn"},
        {"loss": "hinge", "framework": "sklearn"},
        {"loss": "bce", "framework": "lightgbm"},
        {"activation": "sigmoid"},
    ]

    assert constant_says(case_of(profile, training=training(loss="Logloss", framework="catboost"))) == (
        '; CatBoost says "Target contains only one unique value"'
    )
    assert [constant_says(case_of(profile, training=training(**how))) for how in quiet] == [""] * 4


def test_without_a_loss_nobody_says_anything() -> None:
    case = case_of(profile_of([1] * 40))

    assert missing_says(case) == infinite_says(case) == too_large_says(case) == constant_says(case) == ""


def test_columns_of_labels_are_not_quoted() -> None:
    case = case_of(profile_of({"a": [1] * 40, "b": [1] * 40}), training=training(loss="bce", framework="catboost"))

    assert constant_says(case) == ""
