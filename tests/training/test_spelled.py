"""What the spelling of a loss tells: its row, its library, and whether it applies the activation itself."""

import pytest

from actloss.catalogue import LOSSES
from actloss.catalogue.row import Loss
from actloss.errors import OptionError
from actloss.training.spelled import loss_spelled


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_a_name_of_ours_tells_nothing_but_the_loss(row: Loss) -> None:
    told = {(loss_spelled(name).loss.name, loss_spelled(name).from_logits) for name in (row.name, row.aliases[0])}

    assert (row.name, None) in told
    assert loss_spelled(row.name).framework is None


@pytest.mark.parametrize(
    ("text", "name", "framework", "from_logits"),
    [
        ("nn.CrossEntropyLoss()", "categorical_crossentropy", "pytorch", True),
        ("CrossEntropyLoss", "categorical_crossentropy", "pytorch", True),
        ("torch.nn.functional.cross_entropy", "categorical_crossentropy", "pytorch", True),
        ("cross_entropy", "categorical_crossentropy", None, None),
        ("BCEWithLogitsLoss", "binary_crossentropy", "pytorch", True),
        ("nn.BCELoss()", "binary_crossentropy", "pytorch", False),
        ("F.binary_cross_entropy", "binary_crossentropy", "pytorch", False),
        ("binary_cross_entropy", "binary_crossentropy", None, None),
        ("nn.NLLLoss(ignore_index=-1)", "nll", "pytorch", False),
        ("nn.KLDivLoss(reduction='batchmean')", "kl_divergence", "pytorch", False),
        ("nn.PoissonNLLLoss()", "poisson_nll", "pytorch", True),
        ("nn.PoissonNLLLoss(log_input=False)", "poisson_nll", "pytorch", False),
        ("nn.GaussianNLLLoss()", "gaussian_nll", "pytorch", None),
        ("nn.MSELoss()", "mse", "pytorch", None),
        ("MSELoss", "mse", "pytorch", None),
        ("F.mse_loss", "mse", "pytorch", None),
        ("nn.MultiMarginLoss()", "weston_watkins", "pytorch", None),
        ("keras.losses.BinaryCrossentropy()", "binary_crossentropy", "keras", None),
        ("tf.keras.losses.BinaryCrossentropy(from_logits=True)", "binary_crossentropy", "keras", True),
        ("tf.keras.losses.BinaryCrossentropy(from_logits = false)", "binary_crossentropy", "keras", False),
        ("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "keras", None),
        ("CategoricalFocalCrossentropy", "focal", None, None),
        ("losses.Huber(delta=2)", "huber", None, None),
        ("tf.nn.sigmoid_cross_entropy_with_logits", "binary_crossentropy", "keras", True),
        ("optax.softmax_cross_entropy", "categorical_crossentropy", "jax", True),
        ("optax.softmax_cross_entropy_with_integer_labels", "sparse_categorical_crossentropy", "jax", True),
        ("softmax_cross_entropy_with_integer_labels", "sparse_categorical_crossentropy", "jax", True),
        ("optax.squared_error", "mse", "jax", None),
        ("sklearn.metrics.log_loss", "binary_crossentropy", "sklearn", None),
        ("binary:logistic", "binary_crossentropy", "xgboost", True),
        ("multi:softmax", "sparse_categorical_crossentropy", "xgboost", True),
        ("multi:softprob", "sparse_categorical_crossentropy", "xgboost", True),
        ("reg:squarederror", "mse", "xgboost", None),
        ("count:poisson", "poisson_nll", "xgboost", True),
        ("binary", "binary_crossentropy", "lightgbm", True),
        ("multiclass", "sparse_categorical_crossentropy", "lightgbm", True),
        ("regression", "mse", "lightgbm", None),
        ("regression_l1", "mae", "lightgbm", None),
        ("RMSE", "mse", "catboost", None),
        ("MultiClass", "sparse_categorical_crossentropy", "catboost", True),
        ("rmse", "mse", None, None),
        ("reg:logistic", "binary_crossentropy", "xgboost", True),
        ("reg:pseudohubererror", "pseudo_huber", "xgboost", None),
        ("reg:quantileerror", "quantile", "xgboost", None),
        ("xentropy", "binary_crossentropy", "lightgbm", True),
        ("multiclassova", "sparse_categorical_crossentropy", "lightgbm", True),
        ("MultiClassOneVsAll", "sparse_categorical_crossentropy", "catboost", True),
        ("MultiLogloss", "binary_crossentropy", "catboost", True),
        ("Huber:delta=2.0", "huber", None, None),
    ],
)
def test_what_libraries_write_tells_more(text: str, name: str, framework: str | None, from_logits: bool | None) -> None:  # noqa: FBT001 - a column of the table
    spelled = loss_spelled(text)

    assert (spelled.loss.name, spelled.framework, spelled.from_logits) == (name, framework, from_logits)


def test_the_library_tells_what_a_shared_name_means() -> None:
    assert loss_spelled("cross_entropy", "lightgbm").loss.name == "binary_crossentropy"
    assert loss_spelled("CrossEntropy", "catboost").loss.name == "binary_crossentropy"
    assert loss_spelled("cross_entropy", "pytorch").loss.name == "categorical_crossentropy"
    assert loss_spelled("softmax", "lightgbm").loss.name == "sparse_categorical_crossentropy"
    assert loss_spelled("rmse", "lightgbm").framework == "lightgbm"


def test_a_call_tells_what_it_is_called_with() -> None:
    skipping = loss_spelled("nn.CrossEntropyLoss(weight=w, ignore_index=-1)")
    smooth = loss_spelled("keras.losses.CategoricalCrossentropy(label_smoothing=0.1)")

    assert (skipping.skipped, dict(skipping.settings)) == (-1.0, {})
    assert (smooth.skipped, dict(smooth.settings)) == (None, {"label_smoothing": 0.1})
    assert dict(loss_spelled("Focal:focal_gamma=2;focal_alpha=0.2").settings) == {"gamma": 2, "alpha": 0.2}


def test_a_parameter_has_our_name_where_a_library_has_another() -> None:
    weighted = loss_spelled("nn.CrossEntropyLoss(weight=torch.tensor([1, 2]), ignore_index=(1,))")

    assert (dict(weighted.settings), weighted.skipped) == ({"class_weight": (1.0, 2.0)}, None)
    assert dict(loss_spelled("Tweedie:variance_power=1.3").settings) == {"power": 1.3}
    assert loss_spelled("nn.CrossEntropyLoss(weight=w)").unread == ("class_weight",)
    assert loss_spelled("nn.BCEWithLogitsLoss(weight=w)").unread == ("weight",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "fair",
            (
                "the loss 'fair' is not in the catalogue: it is LightGBM's loss that is quadratic near 0 and linear "
                "far out; the nearest is 'pseudo_huber'"
            ),
        ),
        (
            "F.hinge_embedding_loss",
            (
                "the loss 'F.hinge_embedding_loss' is not in the catalogue: it is PyTorch's loss of a distance, not "
                "of a score; the nearest is 'hinge'"
            ),
        ),
        ("binary_crossentropi", "unknown loss 'binary_crossentropi': did you mean 'binary_crossentropy'?"),
        (
            "nn.CrossEntropyLos()",
            "unknown loss 'nn.CrossEntropyLos()': did you mean 'CrossEntropyLoss' (categorical_crossentropy)?",
        ),
        (
            "BCEWithLogitLoss",
            "unknown loss 'BCEWithLogitLoss': did you mean 'BCEWithLogitsLoss' (binary_crossentropy)?",
        ),
        (
            "keras.losses.CategoricalHinge()",
            (
                "the loss 'keras.losses.CategoricalHinge()' is not in the catalogue: it is Keras' hinge that lets a 0"
                " stand for the class itself among the others; the nearest is 'crammer_singer'"
            ),
        ),
        ("\x1b[2J", "unknown loss '\\x1b[2J': see 'actloss list losses'"),
        ("softmax", "--loss takes a loss, and 'softmax' is an activation: see 'actloss list losses'"),
    ],
)
def test_an_unknown_loss_is_an_error_with_the_nearest_name(text: str, message: str) -> None:
    with pytest.raises(OptionError) as raised:
        loss_spelled(text)

    assert str(raised.value) == message


@pytest.mark.parametrize("text", ["MeanAbsolutePercentageError", "keras.losses.MeanAbsolutePercentageError()"])
def test_the_percentage_error_of_keras_is_known_by_its_class(text: str) -> None:
    assert loss_spelled(text).loss.name == "mape"
