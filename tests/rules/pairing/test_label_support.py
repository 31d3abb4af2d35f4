import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged

CE = "categorical_crossentropy"


def test_a_negative_amount_is_refused() -> None:
    finding = found("AL424", [0.5, -1.5, 2.5] * 10, loss="tweedie", framework="xgboost")

    assert finding.message == (
        "10 of 30 values of 'y' lie outside [0, inf), the first in row 2 and as far as -1.5, but tweedie "
        'takes amounts, 0 or more; XGBoost says "label must be non-negative for Poisson/Tweedie regression"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 10)


@pytest.mark.parametrize("loss", ["tweedie", "neg_binomial", "zip"])
def test_zeros_and_whole_numbers_pass(loss: str) -> None:
    assert judged("AL424", [0, 1, 2, 5, None] * 10, task="regression", loss=loss).status is Status.PASSED


def test_amounts_need_not_be_whole() -> None:
    assert judged("AL424", [0, 0.5, 1.25] * 10, loss="tweedie").status is Status.PASSED


@pytest.mark.parametrize("loss", ["neg_binomial", "zip"])
def test_counts_are_whole_numbers(loss: str) -> None:
    finding = found("AL424", [0, 1, 2, 5.5] * 10, task="regression", loss=loss)

    assert finding.message.startswith("'y' holds values that are no whole numbers, but ")
    assert finding.message.endswith(" takes counts: whole numbers, 0 or more")
    assert finding.severity is Severity.WARNING
    assert found("AL424", [0, -1, 2, 5] * 10, task="regression", loss=loss).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        (
            "sklearn",
            "scikit-learn says \"Some value(s) of y are out of the valid range of the loss 'HalfTweedieLoss'\"",
        ),
        ("lightgbm", 'LightGBM says "[tweedie]: at least one target label is negative"'),
        ("catboost", "CatBoost says nothing: Poisson or Tweedie trains on negative labels"),
        ("pytorch", "but tweedie takes amounts, 0 or more"),
    ],
)
def test_the_library_is_quoted(framework: str, said: str) -> None:
    assert found("AL424", [0.5, -1.5, 2.5] * 10, loss="tweedie", framework=framework).message.endswith(said)


def test_one_hot_columns_of_signs_are_cured() -> None:
    columns: dict[str, Cells] = {"a": [1, -1, -1], "b": [-1, 1, -1], "c": [-1, -1, 1]}
    finding = found("AL424", columns, layout="one-hot", loss=CE)

    assert finding.message == (
        "6 cells of 'a', 'b' and 'c' hold a number outside [0, 1], the first in row 1, but categorical_crossentropy "
        "takes one-hot rows of 0 and 1"
    )
    assert (finding.column, finding.row, finding.count) == ("a", 1, 6)
    assert finding.cure is not None
    assert (finding.cure.columns, finding.cure.mapping) == (("a", "b", "c"), (("-1", "0"), ("1", "1")))


def test_another_number_in_one_hot_columns_has_no_cure() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 2], "b": [0, 1, 0]}
    finding = found("AL424", columns, layout="one-hot", loss=CE)

    assert finding.message.startswith("1 cell of 'a' and 'b' holds a number outside [0, 1], the first in row 3")
    assert finding.cure is None
    assert judged("AL424", {"a": [1, 0], "b": [0, 1]}, layout="one-hot", loss=CE).status is Status.PASSED


def test_what_another_rule_says_is_not_said_twice() -> None:
    labels: Cells = [0.5, -1.5, 2.5] * 10

    assert judged("AL424", labels, loss="bce").reason == (
        "the loss is binary_crossentropy, of which bce-labels (AL401) speaks"
    )
    for loss in ("msle", "poisson_nll", "poisson_deviance", "gamma_nll", "gamma_deviance"):
        assert judged("AL424", labels, loss=loss).reason == f"the loss is {loss}"
    assert judged("AL424", [-1, 1] * 20, loss="tweedie").reason == "tweedie_deviance does not serve binary"
    assert judged("AL424", [0, 1, 2] * 20, loss=CE).reason == "the layout is single"


def test_losses_of_all_numbers_of_signs_or_of_indices_have_no_interval() -> None:
    for loss in ("mse", "hinge", "nll"):
        assert judged("AL424", [0, -1, 2] * 20, loss=loss).reason == f"the loss is {loss}"
    assert judged("AL424", [0, -1, 2] * 20).reason == "no loss was given"
    assert judged("AL424", [None] * 20, loss="tweedie").reason == "no row has a label"
