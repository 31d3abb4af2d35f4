import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged

SPARSE = "sparse_categorical_crossentropy"


def test_a_class_beyond_the_last_unit_is_found_with_its_row() -> None:
    finding = found("AL405", [0, 1, 3, 2] * 20, loss=SPARSE, framework="pytorch", units=3)

    assert finding.message == (
        "the output has 3 units and needs 4: 'y' goes up to class 3, the first beyond in row 3; PyTorch says "
        '"Target 3 is out of bounds"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 20)
    assert finding.fix == "units=4"


@pytest.mark.parametrize("units", [4, 5, 1000])
def test_a_unit_a_class_or_more_passes(units: int) -> None:
    assert judged("AL405", [0, 1, 3, 2, None] * 20, loss=SPARSE, units=units).status is Status.PASSED


def test_two_classes_need_two_units_under_a_cross_entropy_and_one_under_a_binary_one() -> None:
    assert found("AL405", [0, 1] * 20, loss=SPARSE, units=1).fix == "units=2"
    assert judged("AL405", [0, 1] * 20, loss="bce", units=1).status is Status.PASSED
    assert judged("AL405", [0.5, 2.5, 1.25] * 20, loss="mse", units=1).status is Status.PASSED


def test_lightgbm_takes_one_unit_for_none() -> None:
    finding = found("AL405", [0, 1, 2] * 40, loss="multiclass", units=1)

    assert finding.message.endswith(
        '; LightGBM says "Number of classes should be specified and greater than 1 for multiclass training"'
    )


def test_a_step_between_two_classes_needs_one_unit_less() -> None:
    assert judged("AL405", [0, 1, 2] * 20, loss="coral", units=2).status is Status.PASSED
    assert found("AL405", [0, 1, 2] * 20, loss="coral", units=1).message == (
        "the output has 1 unit and needs 2: 'y' goes up to class 2, the first beyond in row 3"
    )


def test_words_are_counted_and_spellings_of_one_class_once() -> None:
    finding = found("AL405", ["a", "b", "c"] * 20, loss=SPARSE, units=2)

    assert finding.message == "the output has 2 units and needs 3: 'y' has 3 classes"
    assert (finding.row, finding.count) == (None, None)
    assert judged("AL405", ["yes", "no", "Yes"] * 20, loss=SPARSE, units=2).status is Status.PASSED


def test_classes_that_are_encoded_are_counted() -> None:
    assert judged("AL405", [1, 2, 3] * 20, loss=SPARSE, framework="sklearn", units=3).status is Status.PASSED
    assert judged("AL405", [1, 2, 3] * 20, loss=SPARSE, framework="sklearn", units=2).status is Status.FINDING


def test_labels_that_are_no_indices_need_an_encoding_not_a_wider_output() -> None:
    labels: Cells = [1, 2, 3] * 20

    assert judged("AL404", labels, loss=SPARSE, units=3).status is Status.FINDING
    assert judged("AL405", labels, loss=SPARSE, units=3).status is Status.PASSED
    assert found("AL405", labels, loss=SPARSE, units=2).message.startswith(
        "the output has 2 units and needs 3: 'y' has 3 classes, the first beyond in row 2; PyTorch"
    )


def test_one_class_alone_still_needs_its_unit() -> None:
    assert found("AL405", [3] * 20, loss=SPARSE, units=3).fix == "units=4"


def test_a_label_that_the_loss_skips_needs_no_unit() -> None:
    assert judged("AL405", [0, 1, 255] * 20, loss=SPARSE, ignore_index=255, units=2).status is Status.PASSED


def test_every_label_needs_a_unit() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1], "b": [1, 1, 0], "c": [0, 0, 0]}

    assert found("AL405", columns, loss="bce", units=2).message == (
        'the output has 2 units and needs 3: the label has 3 columns; PyTorch says "Using a target size '
        "(torch.Size([n, 3])) that is different to the input size (torch.Size([n, 2])) is deprecated. Please ensure "
        'they have the same size"'
    )
    assert judged("AL405", columns, loss="bce", units=3).status is Status.PASSED
    assert found("AL405", ["a|b", "c"] * 9, separator="|", loss="bce", units=2).message == (
        "the output has 2 units and needs 3: the cells of 'y' hold 3 labels"
    )


def test_more_units_than_columns_of_labels_are_an_error() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1], "b": [1, 1, 0], "c": [0, 0, 0]}

    assert found("AL405", columns, loss="bce", units=4).severity is Severity.ERROR
    assert found("AL405", columns, loss="dice", units=4).message == (
        "the output has 4 units and needs 3: the label has 3 columns"
    )
    assert judged("AL405", ["a|b", "c"] * 9, separator="|", loss="bce", units=4).status is Status.PASSED


def test_one_label_a_row_takes_one_output() -> None:
    prices: Cells = [0.5, 2.5, 1.25] * 20

    assert found("AL405", prices, loss="mse", units=3).message == (
        "the output has 3 units and needs 1: 'y' has one label a row; PyTorch says \"Using a target size "
        "(torch.Size([n])) that is different to the input size (torch.Size([n, 3])). This will likely lead to "
        'incorrect results due to broadcasting"'
    )
    assert found("AL405", prices, loss="log_cosh", units=2).message.endswith(" and needs 1: 'y' has one label a row")
    assert found("AL405", [0, 1] * 20, loss="bce", framework="keras", units=2).message.endswith(
        'must have the same shape. Received: target.shape=(n,), output.shape=(n, 2)"'
    )
    assert found("AL405", [0, 1] * 20, loss="BCEWithLogitsLoss", units=2).fix == "units=1"
    assert "PyTorch" not in found("AL405", [0, 1] * 20, loss="BCEWithLogitsLoss", units=2).message


def test_several_quantiles_of_one_label_have_an_output_each() -> None:
    reason = judged("AL405", [0.5, 2.5, 1.25] * 20, loss="quantile", units=3).reason

    assert reason == "the labels do not say how many units they need"


def test_a_loss_that_serves_another_task_says_nothing_of_units() -> None:
    assert judged("AL405", ["a", "b", "c"] * 20, loss="bce", units=1).status is Status.NOT_APPLICABLE


def test_one_hot_columns_may_be_trained_as_one_index() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1], "b": [0, 1, 0]}
    reason = judged("AL405", columns, layout="one-hot", loss="bce", units=1).reason

    assert reason == "the labels do not say how many units they need"
    assert found("AL405", columns, layout="one-hot", loss="categorical_crossentropy", units=1).fix == "units=2"


def test_outputs_of_pairs_are_not_counted() -> None:
    columns: dict[str, Cells] = {"a": [1.5, 0.5, 1.0], "b": [0.5, 1.25, 0.0]}

    assert judged("AL405", columns, layout="several-outputs", loss="gaussian_nll", units=1).reason is not None
    assert found("AL405", columns, layout="several-outputs", loss="mse", units=1).fix == "units=2"


@pytest.mark.parametrize("labels", [[0.5, 1.5, 3.25] * 20, [0] * 20, [None] * 20, ["a"] * 20])
def test_labels_that_say_nothing_of_units_are_not_judged(labels: Cells) -> None:
    reason = judged("AL405", labels, loss=SPARSE, units=1).reason

    assert reason == "the labels do not say how many units they need"


def test_without_a_loss_or_units_nothing_is_judged() -> None:
    assert judged("AL405", [0, 1, 2] * 20).reason == "no loss was given"
    assert judged("AL405", [0, 1, 2] * 20, loss=SPARSE).reason == "the number of units was not given"
