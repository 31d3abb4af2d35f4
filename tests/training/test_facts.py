"""What follows from a training's facts."""

import pytest

from profiles import training


@pytest.mark.parametrize(
    ("said", "skipped"),
    [
        ({"loss": "nn.CrossEntropyLoss()"}, -100.0),
        ({"loss": "nn.NLLLoss()"}, -100.0),
        ({"loss": "nn.CrossEntropyLoss(ignore_index=-1)"}, -1.0),
        ({"loss": "keras.losses.SparseCategoricalCrossentropy(ignore_class=255)"}, 255.0),
        ({"loss": "scce", "framework": "keras"}, None),
        ({"loss": "nn.MultiMarginLoss()"}, None),
        ({"loss": "nn.CrossEntropyLoss()", "ignore_index": 0}, 0.0),
        ({"loss": "bce", "ignore_index": -1}, -1.0),
        ({"framework": "pytorch"}, None),
    ],
)
def test_the_label_that_is_skipped(said: dict[str, object], skipped: float | None) -> None:
    assert training(**said).skipped == skipped  # type: ignore[arg-type]  # as a caller spells them


def test_of_several_losses_of_a_name_the_one_for_the_task_is_taken() -> None:
    made = training(loss="log_loss", framework="sklearn")
    names = {kind: getattr(made.suited(kind).loss, "name", "") for kind in ("binary", "multiclass", "regression")}

    assert names == {
        "binary": "binary_crossentropy",
        "multiclass": "sparse_categorical_crossentropy",
        "regression": "binary_crossentropy",
    }
    assert made.suited("multiclass").loss_given == "log_loss"


def test_where_no_other_serves_better_the_loss_stays() -> None:
    bce, nothing = training(loss="bce"), training(activation="sigmoid")

    assert bce.suited("multiclass") is bce
    assert nothing.suited("multiclass") is nothing
