"""What libraries say of classes that are no indices 0 to C - 1."""

import pytest

from profiles import Cells, found, judged

SPARSE = "sparse_categorical_crossentropy"
CUT = "; LightGBM says nothing: classes such as 0.5, 1.5 and 2.5 are cut to whole numbers and accepted"
MEASURED = '; scikit-learn says "Unknown label type: continuous.'


@pytest.mark.parametrize(
    ("labels", "how", "says"),
    [
        ([0.5, 1.5, 2.5] * 40, {"loss": "multiclass"}, CUT),
        ([0, 1, 2.0000001] * 40, {"loss": SPARSE, "framework": "lightgbm"}, CUT),
        ([0, 1, 3.5] * 40, {"loss": "multiclass"}, '; LightGBM says "Label must be in [0, 3), but found 3 in label"'),
        ([1, 2, 3] * 40, {"loss": "multiclass"}, '; LightGBM says "Label must be in [0, 3), but found 3 in label"'),
        ([1, 2, 3] * 40, {"loss": "multiclassova"}, "; LightGBM says nothing: a class beyond num_class is never"),
        (
            [0, 1, 2.5] * 40,
            {"loss": "nn.MultiMarginLoss()"},
            '; PyTorch says "expected scalar type Long but found Float"',
        ),
        ([1, 2, 3] * 40, {"loss": "nn.MultiMarginLoss()"}, '; PyTorch says "target out of range"'),
        (
            [0, 1, 2.5] * 40,
            {"loss": "nn.NLLLoss()"},
            '; PyTorch says "expected target dtype to be Long or Byte, but got',
        ),
        (
            [0, 1, 2.5] * 40,
            {"loss": SPARSE, "framework": "jax"},
            '; JAX says "Expected the input to have a dtype that is',
        ),
        (
            [0, 1, 2.5] * 40,
            {"loss": SPARSE, "framework": "keras"},
            "; Keras says nothing: sparse_categorical_crossentropy takes labels such as 0.0 and 2.0",
        ),
        ([0, 1, 2.5] * 40, {"loss": "multi:softprob"}, '; XGBoost says "SoftmaxMultiClassObj: label must be discrete'),
        ([0, 1, 2.0000001] * 40, {"loss": SPARSE, "framework": "sklearn"}, MEASURED),
        ([0, 1, 2.0000001] * 40, {"loss": SPARSE, "framework": "LGBMClassifier"}, MEASURED),
    ],
)
def test_each_library_says_its_own(labels: Cells, how: dict[str, str], says: str) -> None:
    assert says in found("AL404", labels, task="multiclass", **how).message


def test_classifiers_that_encode_labels_take_no_decimals_for_classes() -> None:
    sklearn = found("AL404", [0, 1, 2.0000001] * 40, task="multiclass", loss=SPARSE, framework="sklearn")
    lightgbm = found("AL404", [0, 1, 2.0000001] * 40, task="multiclass", loss=SPARSE, framework="LGBMClassifier")

    assert sklearn.message.startswith(
        "'y' holds 2.0000001 among its class labels, the first in row 3, but scikit-learn's classifiers take whole "
        "numbers or text for classes; "
    )
    assert "but LGBMClassifiers take whole numbers or text for classes" in lightgbm.message


def test_catboosts_classifiers_take_any_numbers() -> None:
    outcome = judged("AL404", [0, 1, 2.0000001] * 40, task="multiclass", loss=SPARSE, framework="catboost")

    assert outcome.reason == "CatBoost's classifiers encode their labels"
