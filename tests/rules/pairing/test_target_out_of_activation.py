import pytest

from actloss.catalogue import ACTIVATIONS
from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged


def test_a_negative_label_is_out_of_reach_of_relu() -> None:
    finding = found("AL411", [0.5, -1.5, 2.5] * 10, activation="relu", loss="mse")

    assert finding.message == (
        "10 of 30 values of 'y' lie outside [0, inf), the first in row 2 and as far as -1.5, where no output of relu "
        "lies; some libraries say nothing: a regression loss stops falling early, with predictions at the edge of what "
        "the layer can give"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 10)


@pytest.mark.parametrize(
    ("activation", "inside", "outside"),
    [
        ("relu", 0.0, -0.001),
        ("softplus", 0.0, -0.001),
        ("exp", 0.0, -0.001),
        ("sigmoid", 1.0, 1.001),
        ("sigmoid", 0.0, -0.001),
        ("tanh", -1.0, -1.001),
        ("tanh", 1.0, 1.001),
        ("relu6", 6.0, 6.001),
        ("hard_sigmoid", 1.0, 1.001),
        ("elu", -1.0, -1.001),
        ("silu", -0.278, -0.279),
    ],
)
def test_the_ends_of_a_range_are_within_reach_and_beyond_is_not(activation: str, inside: float, outside: float) -> None:
    labels: Cells = [0.25, 0.5, 0.75] * 10

    assert judged("AL411", [*labels, inside], activation=activation, loss="mae").status is Status.PASSED
    assert found("AL411", [*labels, outside], activation=activation, loss="mae").row == 31


@pytest.mark.parametrize("activation", [row.name for row in ACTIVATIONS if str(row.range) == "(-inf, inf)"])
def test_an_unbounded_output_reaches_every_label(activation: str) -> None:
    assert judged("AL411", [-1e9, 0.5, 1e9] * 9, activation=activation, loss="mse").status is Status.PASSED


@pytest.mark.parametrize("loss", ["mse", "mae", "huber", "log_cosh", "quantile", "mape"])
def test_every_loss_of_the_label_itself_is_meant(loss: str) -> None:
    assert judged("AL411", [0.5, 1.5, 20.5] * 9, activation="sigmoid", loss=loss).status is Status.FINDING


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu6"])
@pytest.mark.parametrize(
    ("loss", "first"), [("gaussian_nll", "mean"), ("laplace_nll", "location"), ("zip_nll", "rate"), ("mse", "output")]
)
def test_of_two_outputs_the_one_in_the_label_s_unit_is_held_against_it(activation: str, loss: str, first: str) -> None:
    finding = found("AL411", [0, 3, 1, 20] * 30, activation=activation, loss=loss, task="regression")

    assert finding.severity is Severity.ERROR
    assert f"as far as 20, where no {first} of {activation} lies" in finding.message


def test_a_linear_mean_reaches_every_label() -> None:
    assert judged("AL411", [-40.5, 0.5, 30.25] * 30, activation="linear", loss="gaussian_nll").status is Status.PASSED


def test_zeros_of_a_count_are_within_reach_of_exp() -> None:
    assert judged("AL411", [0.0, 1.5, 2.5] * 9, activation="exp", loss="poisson").status is Status.PASSED


def test_labels_that_the_loss_has_no_value_for_are_left_to_its_rule() -> None:
    assert judged("AL411", [-1.5, 1.5, 2.5] * 9, activation="exp", loss="poisson").status is Status.PASSED
    assert judged("AL411", [-1.5, 1.5, 2.5] * 9, activation="relu", loss="msle").status is Status.PASSED
    assert judged("AL411", [-0.5, 1.5, 2.5] * 9, activation="relu", loss="msle").status is Status.FINDING


def test_of_several_outputs_the_worst_is_named() -> None:
    columns: dict[str, Cells] = {"a": [1.5, -2.0, 3.0], "b": [-1.0, -2.0, 0.5], "c": [1.0, 2.5, 0.0]}
    finding = found("AL411", columns, layout="several-outputs", activation="relu", loss="mse")

    assert "; 1 more label column likewise, where no output of relu lies" in finding.message
    assert finding.column == "b"


def test_values_too_many_to_list_are_found_by_their_tally_where_there_is_one() -> None:
    labels: Cells = [step / 8 for step in range(10_002)]
    lower: Cells = [step / 8 - 0.5 for step in range(10_002)]

    assert found("AL411", lower, activation="tanh", loss="mse").row == 14
    assert found("AL411", lower, activation="sigmoid", loss="mse").row == 1
    bounded = found("AL411", labels, activation="relu6", loss="mse")
    assert bounded.message.startswith("values of 'y' lie outside [0, 6], as far as 1250.125, where no output of relu6")
    assert (bounded.row, bounded.count) == (None, None)


def test_classes_are_never_outside() -> None:
    assert judged("AL411", [0, 1] * 20, activation="sigmoid", loss="bce").reason == (
        "binary_crossentropy does not hold outputs against labels of their unit"
    )
    assert judged("AL411", [1, 2] * 20, activation="sigmoid", loss="mse").reason == "the task is binary"
    assert judged("AL411", [1, -1] * 20, activation="tanh", loss="hinge").status is Status.NOT_APPLICABLE


def test_without_a_loss_or_an_activation_nothing_is_judged() -> None:
    assert judged("AL411", [0.5, 1.5] * 20).reason == "no loss was given"
    assert judged("AL411", [0.5, 1.5] * 20, activation="relu").reason == "no loss was given"
    assert judged("AL411", [0.5, 1.5] * 20, loss="mse").reason == "no activation was given"
    assert judged("AL411", [None] * 20, activation="relu", loss="mse").reason == "the labels allow no task"
