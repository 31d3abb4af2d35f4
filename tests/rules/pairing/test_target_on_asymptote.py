from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged


def test_labels_at_both_ends_of_a_sigmoid_are_noted() -> None:
    finding = found("AL412", [0.5, 0, 0.25, 1] * 10, activation="sigmoid", loss="mse")

    assert finding.message == (
        "20 of 40 values of 'y' lie at 0 and 1, the first in row 2, which sigmoid reaches only at infinity, and mse "
        "does not make up for its flat ends"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "y", 2, 20)
    assert finding.fix == "binary_crossentropy takes shares from 0 to 1"


def test_one_end_of_tanh_is_enough() -> None:
    finding = found("AL412", [0.5, 0, 0.25] * 10 + [-1], activation="tanh", loss="mae")

    assert finding.message.startswith("1 of 31 values of 'y' lies at -1, the first in row 31, which tanh reaches")
    assert finding.fix == "scale the labels off the ends"


def test_just_inside_passes_and_outside_is_left_to_another_rule() -> None:
    inside = judged("AL412", [0.5, 0.000001, 0.999999] * 10, activation="sigmoid", loss="mse")
    outside = judged("AL412", [0.5, 0, 1.25] * 10, activation="sigmoid", loss="mse")

    assert (inside.status, outside.status) == (Status.PASSED, Status.PASSED)


def test_of_several_outputs_the_ends_are_told_without_a_count() -> None:
    columns: dict[str, Cells] = {"a": [0.5, 0.25, 0.75], "b": [0.5, 0.0, 0.5]}
    finding = found("AL412", columns, layout="several-outputs", activation="sigmoid", loss="mse")

    assert finding.message.startswith("values of 'b' lie at 0, which sigmoid reaches only at infinity")
    assert (finding.column, finding.row, finding.count) == ("b", None, None)


def test_only_activations_that_flatten_out_and_never_arrive_are_meant() -> None:
    labels: Cells = [0.5, 0, 0.25, 1] * 10

    assert judged("AL412", labels, activation="relu", loss="mse").reason == (
        "the activation does not flatten out on both sides"
    )
    assert judged("AL412", labels, activation="hard_sigmoid", loss="mse").reason == "the activation reaches its ends"
    assert judged("AL412", labels, activation="sigmoid", loss="bce").reason == (
        "binary_crossentropy does not hold outputs against labels of their unit"
    )
    assert judged("AL412", labels).reason == "no loss was given"
