from typing import Any

import pytest

from actloss.finding import CureKind, Severity
from actloss.rules import Status
from profiles import Cells, found, judged, outcome, profile_of, reference_to, training

SPARSE = "sparse_categorical_crossentropy"


def test_labels_that_count_from_one_are_refused_with_row_and_cure() -> None:
    finding = found("AL404", [1, 2, 3] * 20, loss=SPARSE, framework="pytorch")

    assert finding.message == (
        "the 3 classes of 'y' run from 1 to 3, the first in row 3, but sparse_categorical_crossentropy takes class "
        'indices 0 to 2; PyTorch says "Target 3 is out of bounds"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 20)
    assert finding.fix == "y = y - 1"
    assert finding.cure is not None
    assert (finding.cure.kind, finding.cure.mapping) == (CureKind.RECODE, (("1", "0"), ("2", "1"), ("3", "2")))


@pytest.mark.parametrize("labels", [[0, 1, 2] * 20, [0, 1] * 20, [0, 1, 2, None] * 20, list(range(20)) * 3])
def test_labels_from_zero_without_a_gap_pass(labels: Cells) -> None:
    assert judged("AL404", labels, loss=SPARSE, framework="pytorch", task="multiclass").status is Status.PASSED


def test_a_gap_is_closed_by_the_cure() -> None:
    finding = found("AL404", [0, 1, 3] * 20, loss=SPARSE, framework="lightgbm")

    assert finding.message == (
        "the 3 classes of 'y' run from 0 to 3 without 2, the first in row 3, but sparse_categorical_crossentropy takes "
        'class indices 0 to 2; LightGBM says "Label must be in [0, 3), but found 3 in label"'
    )
    assert finding.severity is Severity.ERROR
    assert finding.fix == "classes, y = numpy.unique(y, return_inverse=True)"
    assert finding.cure is not None
    assert finding.cure.mapping == (("0", "0"), ("1", "1"), ("3", "2"))


def test_the_estimator_of_lightgbm_encodes_labels() -> None:
    judgement = judged("AL404", [1, 2, 3] * 20, loss="multiclass", framework="LGBMClassifier")

    assert judgement.reason == "LGBMClassifier encodes its labels"


def test_several_gaps_are_counted() -> None:
    finding = found("AL404", [3, 5, 9] * 20, loss=SPARSE, framework="xgboost")

    assert finding.message.startswith("the 3 classes of 'y' run from 3 to 9 without 4 and 3 more between, the first")
    assert finding.message.endswith('Expected: [0 1 2], got [3 5 9]"')


def test_more_classes_than_a_message_holds_are_not_written_out() -> None:
    finding = found("AL404", list(range(1, 12)) * 20, loss=SPARSE, framework="xgboost", task="multiclass")

    assert finding.message.endswith('Expected: [0 1 2], got [1 2 3]"')


def test_minus_one_among_classes_may_mean_no_label() -> None:
    finding = found("AL404", [-1, 0, 1, 2] * 20, loss=SPARSE, framework="pytorch")

    assert finding.message == (
        "'y' holds the class -1, the first in row 1, but sparse_categorical_crossentropy takes class indices 0 to "
        'C - 1; PyTorch says "Target -1 is out of bounds"'
    )
    assert finding.fix == "ignore_index=-1 if -1 marks rows without a label; else encode the labels"
    assert finding.cure is None


def test_several_negative_classes_are_named() -> None:
    finding = found("AL404", [-5, -4, -3, -2, 0] * 20, loss=SPARSE, task="multiclass")

    assert finding.message.startswith("'y' holds the classes -5, -4, -3 and 1 more, the first in row 1")
    assert finding.cure is None


def test_minus_one_and_one_alone_are_two_classes() -> None:
    finding = found("AL404", [-1, 1] * 20, loss=SPARSE)

    assert finding.cure is not None
    assert finding.cure.mapping == (("-1", "0"), ("1", "1"))


def test_the_void_of_segmentation_is_not_recoded() -> None:
    finding = found("AL404", [0, 1, 2, 255] * 20, loss=SPARSE)

    assert finding.fix == "ignore_index=255 if 255 marks rows without a label; else encode the labels"
    assert finding.cure is None


def test_a_label_that_the_loss_skips_is_not_judged() -> None:
    assert judged("AL404", [-1, 0, 1, 2] * 20, loss=SPARSE, ignore_index=-1).status is Status.PASSED
    assert found("AL404", [-1, 1, 2] * 20, loss=SPARSE, ignore_index=-1).cure is None


def test_pytorch_skips_minus_one_hundred_by_default_and_others_do_not() -> None:
    labels: Cells = [0, 1, -100] * 20

    assert judged("AL404", labels, task="multiclass", loss="nll", framework="pytorch").status is Status.PASSED
    assert judged("AL404", labels, task="multiclass", loss="nll", framework="keras").status is Status.FINDING
    assert judged("AL404", labels, task="multiclass", loss="nll", framework="pytorch", ignore_index=5).finding


def test_a_stray_decimal_is_found_among_whole_numbers() -> None:
    finding = found("AL404", [0, 1, 2] * 20 + [2.0000001], loss=SPARSE, framework="pytorch")

    assert finding.message == (
        "'y' holds 2.0000001 among its class labels, the first in row 61, but sparse_categorical_crossentropy takes "
        'class indices 0 to C - 1; PyTorch says "expected target dtype to be Long or Byte, but got Float"'
    )
    assert (finding.row, finding.count, finding.cure) == (61, 1, None)
    assert finding.fix == "correct the labels that are no whole numbers"


@pytest.mark.parametrize(
    ("labels", "trained_with"),
    [
        ([1, 2] * 60, {"units": 3}),
        ([0, 2] * 60, {"units": 3}),
        ([0, 1, 3] * 20, {"units": 4, "framework": "pytorch"}),
        ([1, 2, 3] * 20, {"units": 3, "loss": "coral"}),
        ([0, 1, 2] * 20, {"units": 3, "ignore_index": 0}),
        ([0, 1, 2] * 20, {"ignore_index": 0}),
        ([0, 1, 3] * 20, {"ignore_index": 2}),
    ],
)
def test_a_class_that_is_merely_missing_is_no_gap(labels: Cells, trained_with: dict[str, Any]) -> None:
    assert judged("AL404", labels, task="multiclass", **{"loss": SPARSE, **trained_with}).status is Status.PASSED


def test_a_label_beyond_the_outputs_is_not_moved_into_a_gap() -> None:
    finding = found("AL404", [1, 3] * 60, task="multiclass", loss=SPARSE, units=3)

    assert (finding.severity, finding.cure) == (Severity.ERROR, None)
    assert finding.fix == (
        "correct the labels beyond these, and close no gaps: the output with its 3 units has classes that this table"
        " lacks"
    )


def test_as_many_classes_as_outputs_are_renumbered() -> None:
    assert found("AL404", [1, 2, 3] * 20, loss=SPARSE, units=3).cure is not None
    assert found("AL404", [1, 2, 3] * 20, loss="coral", units=2).cure is not None


def test_the_classifier_of_xgboost_refuses_a_missing_class_and_nothing_is_renumbered() -> None:
    finding = found("AL404", [0, 1, 3] * 20, loss=SPARSE, framework="xgboost", units=4)

    assert (finding.severity, finding.cure) == (Severity.ERROR, None)


@pytest.mark.parametrize("now", [[1, 2] * 60, [0, 2] * 60])
def test_classes_of_the_lock_that_are_missing_leave_no_gap(now: Cells) -> None:
    held = {"reference": reference_to([0, 1, 2] * 40), "training": training(loss=SPARSE)}

    assert outcome("AL404", profile_of(now), "multiclass", **held).status is Status.PASSED


def test_classes_of_the_lock_are_not_renumbered_while_some_are_missing() -> None:
    held = {"reference": reference_to([1, 2, 3] * 40), "training": training(loss=SPARSE)}
    finding = outcome("AL404", profile_of([1, 3] * 60), "multiclass", **held).finding

    assert finding is not None
    assert finding.cure is None
    assert (
        finding.fix == "correct the labels beyond these, and close no gaps: the lock has classes that this table lacks"
    )


def test_classes_are_not_renumbered_onto_the_label_that_is_skipped() -> None:
    finding = found("AL404", [1, 2, 3] * 20, loss=SPARSE, units=3, ignore_index=0)

    assert finding.cure is None
    assert finding.fix == "number the classes from 0, beside the label that the loss skips"


def test_a_skipped_label_of_the_lock_is_not_missing() -> None:
    held = {"reference": reference_to([-1, 1, 2] * 40), "training": training(loss=SPARSE, ignore_index=-1)}
    finding = outcome("AL404", profile_of([1, 2] * 60), "multiclass", **held).finding

    assert finding is not None
    assert finding.cure is not None


def test_a_loss_of_steps_quotes_no_library() -> None:
    assert found("AL404", [1, 2, 3] * 20, loss="corn").message.endswith("but corn takes class indices 0 to 2")


@pytest.mark.parametrize(
    "loss", ["nll", "softmax_loss", "crammer_singer", "weston_watkins", "logit_adjusted_ce", "rps", "gce", "coral"]
)
def test_every_loss_of_indices_is_meant(loss: str) -> None:
    assert judged("AL404", [1, 2, 3] * 20, loss=loss).status is Status.FINDING


def test_the_margin_losses_of_pytorch_have_a_message_of_their_own() -> None:
    finding = found("AL404", [1, 2, 3] * 20, loss="weston_watkins", framework="pytorch")

    assert finding.message.endswith('PyTorch says "target out of range"')


def test_cross_entropy_reads_indices_where_the_library_has_one_name_for_both_forms() -> None:
    assert judged("AL404", [1, 2, 3] * 20, loss="nn.CrossEntropyLoss").status is Status.FINDING
    assert judged("AL404", [1, 2, 3] * 20, loss="cross_entropy").status is Status.FINDING
    assert judged("AL404", [1, 2, 3] * 20, loss="categorical_crossentropy").reason == (
        "categorical_crossentropy takes no class indices"
    )


def test_keras_and_jax_say_nothing() -> None:
    keras = found("AL404", [1, 2, 3] * 20, loss=SPARSE, framework="keras")
    jax = found("AL404", [1, 2, 3] * 20, loss=SPARSE, framework="jax")

    assert "; Keras says nothing: sparse_categorical_crossentropy on the JAX backend trains on" in keras.message
    assert "; JAX says nothing: the loss of optax is nan for a label beyond the outputs" in jax.message


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        (["a", "b", "c"] * 20, "the labels are text; an encoder gives the numbers"),
        ([1, 2, 3] * 20 + ["x"], "numbers and text share the column"),
        ([7] * 20, "there is one class only"),
        ([0.5, 1.25, 3.75] * 20, "the task is regression"),
        ([None] * 20, "no row has a label"),
        ([step * 2 for step in range(10_002)], "10,002 distinct values are too many to count as classes"),
    ],
)
def test_what_is_no_index_is_not_judged(labels: Cells, reason: str) -> None:
    assert judged("AL404", labels, loss=SPARSE).reason == reason


def test_other_losses_layouts_and_encoders_are_not_judged() -> None:
    assert judged("AL404", [1, 2, 3] * 20).reason == "no loss was given"
    assert judged("AL404", [1, 2, 3] * 20, loss="mse").reason == "mse takes no class indices"
    assert judged("AL404", {"a": [0, 1], "b": [1, 0]}, layout="one-hot", loss=SPARSE).reason == "the layout is one-hot"
    assert judged("AL404", [1, 2, 3] * 20, loss=SPARSE, framework="sklearn").reason == (
        "scikit-learn's classifiers encode their labels"
    )
