import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import found, judged

BCE = "binary_crossentropy"


def test_shares_under_a_binary_cross_entropy_are_a_note() -> None:
    finding = found("AL402", [0, 0.25, 1] * 20, loss=BCE)

    assert finding.message == (
        "20 values of 'y' lie between 0 and 1, the first in row 2, which binary_crossentropy takes as probabilities"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "y", 2, 20)


def test_one_share_is_singular() -> None:
    assert found("AL402", [0, 1] * 20 + [0.5], loss=BCE).message.startswith("1 value of 'y' lies between 0 and 1")


def test_zeros_and_ones_and_values_outside_pass() -> None:
    assert judged("AL402", [0, 1, None] * 20, loss=BCE).status is Status.PASSED
    assert judged("AL402", [0, 1.5, 3.25] * 20, loss=BCE).status is Status.PASSED


def test_shares_too_many_to_list_are_noted_without_a_count() -> None:
    finding = found("AL402", [step / 10_001 for step in range(10_002)], loss=BCE)

    assert finding.message.startswith("values of 'y' lie between 0 and 1, which")
    assert (finding.row, finding.count) == (None, None)


def test_many_numbers_that_are_no_shares_pass() -> None:
    assert judged("AL402", [step / 8 for step in range(10_002)], loss=BCE).status is Status.PASSED


def test_rows_that_are_distributions_are_noted() -> None:
    columns = {"a": [0.5, 0.25], "b": [0.5, 0.75]}
    finding = found("AL402", columns, layout="distribution", loss="categorical_crossentropy")

    assert finding.message == (
        "2 rows of 'a' and 'b' are distributions over 2 classes, which categorical_crossentropy takes"
    )
    assert (finding.severity, finding.row, finding.count) == (Severity.NOTE, None, 2)


def test_libraries_that_take_no_probabilities_as_labels_make_it_a_warning() -> None:
    sklearn = found("AL402", [0, 0.25, 1] * 20, loss=BCE, framework="sklearn")
    lightgbm = found("AL402", [0, 0.25, 1] * 20, loss=BCE, framework="lightgbm")

    assert (sklearn.severity, lightgbm.severity) == (Severity.WARNING, Severity.WARNING)
    assert '; scikit-learn says "Unknown label type: continuous.' in sklearn.message
    assert lightgbm.message.endswith(
        "LightGBM says nothing: every label above 0 counts as 1; where all are above 0, every prediction is 1.0"
    )


@pytest.mark.parametrize(
    ("loss", "framework"),
    [("cross_entropy", "lightgbm"), ("xentropy", None), ("cross_entropy_lambda", None), ("CrossEntropy", "catboost")],
)
def test_objectives_of_probabilities_take_them_as_labels(loss: str, framework: str | None) -> None:
    finding = found("AL402", [0, 0.25, 1] * 20, loss=loss, framework=framework)

    assert finding.severity is Severity.NOTE
    assert finding.message.endswith(f"which {loss} takes as probabilities")


def test_it_asks_for_a_loss_of_probabilities_and_for_numbers() -> None:
    assert judged("AL402", [0, 0.25, 1] * 20).reason == "no loss was given"
    assert judged("AL402", [0, 0.25, 1] * 20, loss="mse").reason == "the loss is mse"
    assert judged("AL402", ["a", "b"] * 20, loss=BCE).reason == "the labels are text; an encoder gives the numbers"
    reason = judged("AL402", [0, 1, 2] * 20, loss="categorical_crossentropy").reason
    assert reason == "categorical_crossentropy takes a column a class"


def test_several_shares_name_the_column_with_most() -> None:
    columns = {"a": [0.0, 1.0, 0.5], "b": [0.25, 0.5, 0.125]}

    assert found("AL402", columns, layout="several-outputs", loss=BCE).column in {"a", "b"}
