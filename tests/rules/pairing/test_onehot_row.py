from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged

CE = "categorical_crossentropy"
CLEAN: dict[str, Cells] = {"a": [1, 0] * 20, "b": [0, 1] * 20}


def test_rows_without_a_one_and_with_two_are_counted() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1, 0], "b": [0, 1, 1, 0]}
    finding = found("AL406", columns, layout="one-hot", loss=CE, framework="pytorch")

    assert finding.message == (
        "of the rows of 'a' and 'b', 1 has no 1 (in row 4) and 1 has more than one 1 (in row 3), but "
        "categorical_crossentropy takes exactly one class a row; PyTorch says nothing: CrossEntropyLoss takes float "
        "multi-hot rows, and rows with more labels cost more"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "a", 3, 2)


def test_several_rows_name_the_first() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 0, 0], "b": [0, 1, 0, 0]}
    finding = found("AL406", columns, layout="one-hot", loss=CE, framework="pytorch")

    assert finding.message == (
        "of the rows of 'a' and 'b', 2 have no 1 (the first in row 3), but categorical_crossentropy takes exactly one "
        "class a row"
    )


def test_one_class_a_row_passes() -> None:
    assert judged("AL406", CLEAN, layout="one-hot", loss=CE).status is Status.PASSED
    assert judged("AL406", {**CLEAN, "c": [None] * 40}, layout="one-hot", loss=CE).status is Status.PASSED


def test_labels_that_may_hold_together_are_left_to_another_rule() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1, 0] * 9, "b": [0, 1, 1, 0] * 9}

    assert judged("AL406", columns, loss=CE).reason == "the task is multilabel"
    assert judged("AL406", columns, loss=CE, task="multiclass").status is Status.FINDING


def test_other_losses_and_layouts_are_not_judged() -> None:
    assert judged("AL406", CLEAN, layout="one-hot").reason == "no loss was given"
    assert judged("AL406", CLEAN, layout="one-hot", loss="bce").reason == "the loss is binary_crossentropy"
    assert judged("AL406", [0, 1, 2] * 9, loss=CE).reason == "the layout is single"
