from dataclasses import replace

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

SEVERAL = {"billing": [1, 1, 0, 0] * 30, "bug": [1, 0, 1, 0] * 30}


def test_a_loss_of_one_class_on_rows_with_several_labels_is_found() -> None:
    finding = outcome("AL413", profile_of(SEVERAL), training=training(loss="softmax_loss")).finding

    assert finding is not None
    assert finding.message == (
        "softmax_loss knows exactly one class a row, but 30 rows of 'billing' and 'bug' hold two labels or more, "
        '1.00 a row on average; PyTorch says "0D or 1D target tensor expected, multi-target not supported"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, None, 1, 30)
    assert finding.fix == "train with one sigmoid unit a label and binary_crossentropy"


def test_indicator_rows_of_floats_pass_for_probabilities_in_pytorch() -> None:
    floats = replace(profile_of(SEVERAL), floats=True)
    finding = outcome("AL413", floats, training=training(loss="nn.CrossEntropyLoss()")).finding

    assert finding is not None
    assert finding.message.endswith(
        "; PyTorch says nothing: CrossEntropyLoss takes float multi-hot rows, and rows with more labels cost more"
    )


def test_pytorch_stops_at_indicator_rows_of_whole_numbers_and_hugging_face_flattens_them() -> None:
    finding = outcome("AL413", profile_of(SEVERAL), training=training(loss="nn.CrossEntropyLoss()")).finding

    assert finding is not None
    assert finding.message.endswith(
        '; PyTorch says "Expected floating point type for target with class probabilities, got Long"; a Hugging Face '
        'model, which flattens them, says "Expected input batch_size (n) to match target batch_size (2 n)"'
    )


def test_keras_says_its_own_and_what_is_not_known_is_not_said() -> None:
    sparse = outcome("AL413", profile_of(SEVERAL), training=training(loss="scce", framework="keras")).finding
    rows = outcome("AL413", profile_of(SEVERAL), training=training(loss="cce", framework="keras")).finding

    assert sparse is not None
    assert rows is not None
    assert '; Keras says "Arguments `target` and `output` must have the same shape up until' in sparse.message
    assert rows.message.endswith("1.00 a row on average")


def test_one_row_with_two_labels_is_one() -> None:
    profile = profile_of({"a": [1, *[0] * 60, *[1] * 60], "b": [1, *[1] * 60, *[0] * 60]})
    finding = outcome("AL413", profile, "multilabel", training=training(loss="nll")).finding

    assert finding is not None
    assert "but 1 row of 'a' and 'b' holds two labels or more, 1.01 a row on average" in finding.message


def test_labels_declared_to_hold_together_are_found_though_no_row_has_two_yet() -> None:
    profile = profile_of({"a": [1, 0] * 60, "b": [0, 1] * 60})
    finding = outcome("AL413", profile, "multilabel", training=training(loss="nll")).finding

    assert finding is not None
    assert "but any row of 'a' and 'b' may hold two labels or more, 1.00 a row on average" in finding.message
    assert (finding.row, finding.count) == (None, None)


def test_lists_in_a_cell_are_several_labels_too() -> None:
    finding = outcome(
        "AL413", profile_of(["a|b", "a", "b"] * 40, separator="|"), training=training(loss="kl_divergence")
    ).finding

    assert finding is not None
    assert (finding.column, finding.row, finding.count) == ("y", 1, 40)


def test_a_column_declared_multilabel_has_no_rows_to_count() -> None:
    finding = outcome("AL413", profile_of([0, 1, 2] * 40), "multilabel", training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message.startswith(
        "nll knows exactly one class a row, but any row of 'y' may hold two labels or more; "
    )


def test_a_loss_of_each_label_has_nothing_to_look_at() -> None:
    assert outcome("AL413", profile_of(SEVERAL), training=training(loss="bce")).reason == (
        "the loss is binary_crossentropy"
    )
    assert outcome("AL413", profile_of(SEVERAL), training=training(loss="mse")).reason == "the loss is mse"
    assert outcome("AL413", profile_of(SEVERAL)).reason == "no loss was given"


def test_exclusive_classes_have_nothing_to_look_at() -> None:
    profile = profile_of([0, 1, 2] * 40)

    assert outcome("AL413", profile, training=training(loss="nll")).reason == "the task is multiclass"
    assert outcome("AL413", profile_of([None] * 40), training=training(loss="nll")).status is Status.NOT_APPLICABLE
    assert outcome("AL413", profile_of([None] * 40), training=training(loss="nll")).reason == "the labels allow no task"


def test_the_loss_is_called_as_its_owner_spells_it() -> None:
    finding = outcome("AL413", profile_of(SEVERAL), training=training(loss="CrossEntropyLoss")).finding

    assert finding is not None
    assert finding.message.startswith("CrossEntropyLoss knows exactly one class a row, but 30 rows of")
