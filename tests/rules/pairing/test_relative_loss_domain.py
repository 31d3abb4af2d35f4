import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, case_of, found, judged, outcome_in, profile_of, training


def test_zeros_are_what_mape_divides_by() -> None:
    finding = found("AL423", [0.5, 0, 2.5] * 10, loss="mape", framework="keras")

    assert finding.message == (
        "10 of 30 values of 'y' are 0, the first in row 2, by which mape divides; "
        "Keras says nothing: mape is 1e8 and more"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 10)


def test_one_zero_is_singular_and_missing_labels_are_none() -> None:
    assert found("AL423", [0.5, 2.5, None] * 10 + [0], loss="mape").message.startswith(
        "1 of 21 values of 'y' is 0, the"
    )
    assert judged("AL423", [0.5, 2.5, None] * 10, loss="mape").status is Status.PASSED


def test_libraries_that_divide_by_one_at_least_make_it_a_warning() -> None:
    lightgbm = found("AL423", [0.5, 0, 2.5] * 10, loss="mape", framework="lightgbm")
    catboost = found("AL423", [0.5, 0, 2.5] * 10, loss="mape", framework="catboost")

    assert (lightgbm.severity, catboost.severity) == (Severity.WARNING, Severity.WARNING)
    assert '; LightGBM says "Some label values are < 1 in absolute value.' in lightgbm.message


def test_under_the_symmetric_form_a_zero_teaches_nothing() -> None:
    finding = found("AL423", [0.5, 0, 2.5] * 10, loss="smape", framework="keras")

    assert finding.severity is Severity.WARNING
    assert finding.message.endswith("the first in row 2, where smape costs the same for every prediction but 0")


@pytest.mark.parametrize("sign", [1, -1])
def test_a_label_below_a_thousandth_of_the_median_outweighs_the_rest(sign: int) -> None:
    finding = found("AL423", [sign * 2.0] * 20 + [sign * 0.0019], loss="mape")

    assert finding.message == (
        "the smallest value of 'y', 0.0019 in row 21, is 0.00095 of the median 2, so that its row counts 1,053 times "
        "as much under mape"
    )
    assert (finding.severity, finding.row) == (Severity.WARNING, 21)
    assert judged("AL423", [sign * 2.0] * 20 + [sign * 0.002], loss="mape").status is Status.PASSED


def test_small_labels_are_left_alone_where_they_outweigh_nothing() -> None:
    labels: Cells = [2.0] * 20 + [0.0001]

    assert judged("AL423", labels, loss="smape").status is Status.PASSED
    assert judged("AL423", labels, loss="mape", framework="lightgbm").status is Status.PASSED
    assert judged("AL423", [-2.0, *labels], loss="mape").status is Status.PASSED


def test_the_threshold_may_be_moved() -> None:
    case = case_of(
        profile_of([2.0] * 20 + [0.0001]), training=training(loss="mape"), thresholds={"AL423.tiny": 0.00001}
    )

    assert outcome_in("AL423", case).status is Status.PASSED


def test_of_several_outputs_the_worst_is_named() -> None:
    columns: dict[str, Cells] = {"a": [1.5, 0.0, -3.0], "b": [0.0, 0.0, 0.5], "c": [1.0, 2.5, 0.5]}
    finding = found("AL423", columns, layout="several-outputs", loss="mape")

    assert finding.message.startswith(
        "2 of 3 values of 'b' are 0, the first in row 1; 1 more label column likewise, by"
    )
    assert finding.column == "b"


def test_the_first_zero_among_many_signed_values_is_not_known() -> None:
    labels: Cells = [step / 8 - 100 for step in range(10_002)]

    assert found("AL423", labels, loss="mape").row is None
    assert found("AL423", [step / 8 for step in range(10_002)], loss="mape").row == 1


def test_the_smallest_of_many_values_is_told_without_its_row() -> None:
    labels: Cells = [step / 8 + 0.001 for step in range(10_002)]

    assert found("AL423", labels, loss="mape").message.startswith("the smallest value of 'y', 0.001, is 1.6e-06 of the")


def test_a_label_that_the_loss_skips_is_not_judged() -> None:
    assert judged("AL423", [0.5, 0, 2.5] * 10, loss="mape", ignore_index=0).status is Status.PASSED


def test_other_losses_and_words_are_not_judged() -> None:
    assert judged("AL423", [0.5, 0] * 9).reason == "no loss was given"
    assert judged("AL423", [0.5, 0] * 9, loss="mae").reason == "the loss is mae"
    assert judged("AL423", ["a", "b"] * 9, loss="mape").reason == "the labels are text; an encoder gives the numbers"
