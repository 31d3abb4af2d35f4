import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged

SPARSE = "sparse_categorical_crossentropy"


def test_a_class_beyond_the_last_unit_is_found_with_its_row() -> None:
    finding = found("AL405", [0, 1, 3, 2] * 20, loss=SPARSE, framework="pytorch", units=3)

    assert finding.message == (
        "the output has 3 units, but 'y' goes up to class 3, the first beyond in row 3, and needs 4; PyTorch says "
        '"Target 3 is out of bounds"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 20)
    assert finding.fix == "units=4"


@pytest.mark.parametrize("units", [4, 5, 1000])
def test_a_unit_a_class_or_more_passes(units: int) -> None:
    assert judged("AL405", [0, 1, 3, 2, None] * 20, loss=SPARSE, units=units).status is Status.PASSED


def test_two_classes_need_two_units_under_a_cross_entropy_and_one_under_a_binary_one() -> None:
    assert found("AL405", [0, 1] * 20, loss=SPARSE, units=1).fix == "units=2"
    assert judged("AL405", [0, 1] * 20, loss="bce", units=1).reason == "one output serves the label"
    assert judged("AL405", [0.5, 2.5] * 20, loss="mse", units=1).reason == "one output serves the label"


def test_a_step_between_two_classes_needs_one_unit_less() -> None:
    assert judged("AL405", [0, 1, 2] * 20, loss="coral", units=2).status is Status.PASSED
    assert found("AL405", [0, 1, 2] * 20, loss="coral", units=1).message == (
        "the output has 1 unit, but 'y' goes up to class 2, the first beyond in row 3, and needs 2"
    )


def test_words_are_counted_and_spellings_of_one_class_once() -> None:
    finding = found("AL405", ["a", "b", "c"] * 20, loss=SPARSE, units=2)

    assert finding.message == "the output has 2 units, but 'y' has 3 classes, and needs 3"
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
        "the output has 2 units, but 'y' has 3 classes, the first beyond in row 2, and needs 3; PyTorch"
    )


def test_one_class_alone_still_needs_its_unit() -> None:
    assert found("AL405", [3] * 20, loss=SPARSE, units=3).fix == "units=4"


def test_a_label_that_the_loss_skips_needs_no_unit() -> None:
    assert judged("AL405", [0, 1, 255] * 20, loss=SPARSE, ignore_index=255, units=2).status is Status.PASSED


def test_every_label_needs_a_unit() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1], "b": [1, 1, 0], "c": [0, 0, 0]}

    assert found("AL405", columns, loss="bce", units=2).message == (
        "the output has 2 units, but the label has 3 columns, and needs 3"
    )
    assert judged("AL405", columns, loss="bce", units=3).status is Status.PASSED
    assert found("AL405", ["a|b", "c"] * 9, separator="|", loss="bce", units=2).message == (
        "the output has 2 units, but the cells of 'y' hold 3 labels, and needs 3"
    )


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
