import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import found, judged


@pytest.mark.parametrize("loss", ["poisson_nll", "poisson_deviance"])
def test_a_negative_label_is_refused(loss: str) -> None:
    finding = found("AL409", [0.5, -1.5, 2.5] * 10, loss=loss, framework="pytorch")

    assert finding.message == (
        "10 of 30 values of 'y' lie outside [0, inf), the first in row 2 and as far as -1.5, but "
        f"{loss} takes counts or amounts of 0 or more; PyTorch says nothing: a Poisson loss is finite for negative "
        "labels, and its rate runs towards 0"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 10)


def test_zeros_and_missing_labels_pass() -> None:
    assert judged("AL409", [0.5, 0, 2.5, None] * 10, loss="poisson").status is Status.PASSED


def test_the_least_below_zero_is_found() -> None:
    assert found("AL409", [0.5, 2.5] * 10 + [-1e-9], loss="poisson").row == 21


def test_nothing_but_zeros_has_no_rate() -> None:
    finding = found("AL409", [0] * 20, loss="poisson", framework="lightgbm")

    assert finding.message == (
        "all 20 values of 'y' are 0, and the logarithm of a rate of 0 is -infinity; LightGBM says "
        '"[poisson]: sum of labels is zero"'
    )
    assert (finding.row, finding.count) == (None, 20)
    assert judged("AL409", [0] * 20 + [1], loss="poisson").status is not Status.FINDING


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("keras", "Keras says nothing: a Poisson loss is finite for negative labels, and its rate runs towards 0"),
        (
            "sklearn",
            "scikit-learn says \"Some value(s) of y are out of the valid range of the loss 'HalfPoissonLoss'\"",
        ),
        ("xgboost", 'XGBoost says "label must be non-negative for Poisson/Tweedie regression"'),
        ("lightgbm", 'LightGBM says "[poisson]: at least one target label is negative"'),
        ("catboost", "CatBoost says nothing: Poisson or Tweedie trains on negative labels"),
    ],
)
def test_the_library_is_quoted(framework: str, said: str) -> None:
    assert found("AL409", [0.5, -1.5, 2.5] * 10, loss="poisson", framework=framework).message.endswith(said)


def test_other_losses_and_words_are_not_judged() -> None:
    assert judged("AL409", [-1.5, 2.5] * 9).reason == "no loss was given"
    assert judged("AL409", [-1.5, 2.5] * 9, loss="tweedie").reason == "the loss is tweedie_deviance"
    assert judged("AL409", ["a", "b"] * 9, loss="poisson").reason == "the labels are text; an encoder gives the numbers"
