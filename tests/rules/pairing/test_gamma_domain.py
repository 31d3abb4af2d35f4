import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged


@pytest.mark.parametrize("loss", ["gamma_nll", "gamma_deviance"])
def test_a_zero_is_refused(loss: str) -> None:
    finding = found("AL410", [0.5, 0, 2.5] * 10, loss=loss, framework="xgboost")

    assert finding.message == (
        "10 of 30 values of 'y' lie outside (0, inf), the first in row 2 and as far as 0, but "
        f'{loss} takes amounts above 0; XGBoost says "label must be positive for gamma regression"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 10)


def test_the_least_above_zero_passes() -> None:
    assert judged("AL410", [0.5, 1e-300, 2.5, None] * 10, loss="gamma_nll").status is Status.PASSED


@pytest.mark.parametrize(
    ("value", "framework", "said"),
    [
        (0.0, "lightgbm", 'LightGBM says "Check failed: (label) > (0)"'),
        (-1.0, "lightgbm", 'LightGBM says "[gamma]: at least one target label is negative"'),
        (
            0.0,
            "sklearn",
            "scikit-learn says \"Some value(s) of y are out of the valid range of the loss 'HalfGammaLoss'\"",
        ),
        (0.0, "keras", "takes amounts above 0"),
    ],
)
def test_the_library_is_quoted(value: float, framework: str, said: str) -> None:
    assert found("AL410", [0.5, value, 2.5] * 10, loss="gamma_nll", framework=framework).message.endswith(said)


def test_of_several_outputs_the_worst_is_named() -> None:
    columns: dict[str, Cells] = {"a": [1.5, 0.0, 3.0], "b": [-1.0, 0.0, 2.5]}

    assert found("AL410", columns, layout="several-outputs", loss="gamma_nll").column == "b"


def test_other_losses_and_words_are_not_judged() -> None:
    assert judged("AL410", [0, 2.5] * 9).reason == "no loss was given"
    assert judged("AL410", [0, 2.5] * 9, loss="tweedie").reason == "the loss is tweedie_deviance"
    assert judged("AL410", ["a", "b"] * 9, loss="gamma").reason == "the labels are text; an encoder gives the numbers"
