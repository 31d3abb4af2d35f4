import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged


def test_minus_one_has_no_logarithm() -> None:
    finding = found("AL408", [0.5, -1, 2.5, -3.5] * 10, loss="msle", framework="sklearn")

    assert finding.message == (
        "20 of 40 values of 'y' lie outside (-1, inf), the first in row 2 and as far as -3.5, where msle has no "
        'logarithm of 1 + y; scikit-learn says "Mean Squared Logarithmic Error cannot be used when targets contain '
        'values less than or equal to -1"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 20)


def test_just_above_minus_one_is_a_warning_and_zero_passes() -> None:
    finding = found("AL408", [0.5, -0.999999, 2.5] * 10, loss="msle", framework="keras")

    assert finding.severity is Severity.WARNING
    assert "where msle stretches small differences; Keras says nothing: msle stays finite though" in finding.message
    assert judged("AL408", [0.5, 0, 2.5, None] * 10, loss="msle").status is Status.PASSED


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("pytorch", "PyTorch says nothing: there is no logarithm of 1 + y, and what is learnt is nan"),
        ("jax", "JAX says nothing: there is no logarithm of 1 + y, and what is learnt is nan"),
        ("xgboost", 'XGBoost says "label must be greater than -1 for rmsle so that log(label + 1) can be valid"'),
    ],
)
def test_the_library_is_quoted(framework: str, said: str) -> None:
    assert found("AL408", [0.5, -1, 2.5] * 10, loss="msle", framework=framework).message.endswith(said)


def test_of_several_outputs_the_worst_is_named() -> None:
    columns: dict[str, Cells] = {"a": [1.5, -2.0, 3.0], "b": [-1.0, -2.0, 0.0], "c": [1.0, 2.5, 0.0]}
    finding = found("AL408", columns, layout="several-outputs", loss="msle")

    assert finding.message.startswith(
        "2 of 3 values of 'b' lie outside (-1, inf), the first in row 1 and as far as -2; 1 more label column likewise"
    )
    assert finding.column == "b"


def test_values_too_many_to_list_are_found_by_their_tally() -> None:
    finding = found("AL408", [step / 8 - 2 for step in range(10_002)], loss="msle")

    assert (finding.row, finding.count) == (1, 9)


def test_other_losses_and_words_are_not_judged() -> None:
    assert judged("AL408", [-1.5, 2.5] * 9).reason == "no loss was given"
    assert judged("AL408", [-1.5, 2.5] * 9, loss="mae").reason == "the loss is mae"
    assert judged("AL408", ["a", "b"] * 9, loss="msle").reason == "the labels are text; an encoder gives the numbers"
    assert judged("AL408", {"a": [0, 1], "b": [1, 1]}, loss="msle").reason == "the layout is multi-hot"
