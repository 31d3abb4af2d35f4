from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, codes, found, judged


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


def test_two_classes_that_are_0_and_1_are_the_textbook_case_of_a_sigmoid_and_the_squared_error() -> None:
    finding = found("AL412", [0, 1, 1] * 40, activation="sigmoid", loss="mse")

    assert finding.message == (
        "120 of 120 values of 'y' lie at 0 and 1, the first in row 1, which sigmoid reaches only at infinity, and mse "
        "does not make up for its flat ends"
    )
    assert (finding.severity, finding.fix) == (Severity.NOTE, "train with binary_crossentropy")


def test_tanh_on_signs_is_the_same() -> None:
    finding = found("AL412", [1, -1, 1] * 40, activation="tanh", loss="mse")

    assert finding.message.startswith("120 of 120 values of 'y' lie at -1 and 1, the first in row 1, which tanh")


def test_indicator_columns_lie_at_the_ends_too() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 0, 1] * 10, "b": [0, 1, 0, 1] * 10}
    signs: dict[str, Cells] = {"a": [1, -1] * 20, "b": [-1, 1] * 20}

    assert found("AL412", columns, activation="sigmoid", loss="mse").message.startswith(
        "80 of 80 cells of 'a' and 'b' lie at 0 and 1, which sigmoid reaches only at infinity, and mse"
    )
    assert found("AL412", columns, activation="tanh", loss="mse").message.startswith("40 of 80 cells of 'a' and 'b'")
    assert found("AL412", signs, activation="tanh", loss="mse").message.startswith(
        "80 of 80 cells of 'a' and 'b' lie at -1 and 1"
    )
    assert judged("AL412", signs, activation="sigmoid", loss="mse").status is Status.PASSED
    assert judged("AL412", {**columns, "b": [0, 2] * 20}, activation="tanh", loss="mse").status is Status.PASSED


def test_classes_that_are_no_numbers_or_more_than_two_are_not_judged() -> None:
    heads = {"activation": "sigmoid", "loss": "mse"}

    assert judged("AL412", [0, 1, 2] * 40, **heads).reason == "the task is multiclass"
    assert judged("AL412", ["a", "b"] * 40, **heads).reason == "the labels are text; an encoder gives the numbers"
    assert judged("AL412", ["a;b", "b", "a"] * 40, separator=";", **heads).reason == "the labels are list"
    assert judged("AL412", [None] * 40, **heads).reason == "the labels allow no task"


def test_that_the_loss_is_of_quantities_is_told_beside_it_and_not_twice() -> None:
    brier = codes([0, 1] * 80, activation="sigmoid", loss="mse")
    signs = codes([-1, 1] * 80, activation="tanh", loss="mse")
    other = found("AL421", [-1, 1] * 80, activation="tanh", loss="mse")

    assert (brier, signs) == (["AL412"], ["AL412", "AL421"])
    assert other.message.startswith("mse serves quantities, but 'y' holds 2 classes")


def test_the_mean_of_a_normal_law_is_meant_too() -> None:
    assert found("AL412", [0.5, 0, 0.25] * 40, activation="sigmoid", loss="gaussian_nll").count == 40


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
