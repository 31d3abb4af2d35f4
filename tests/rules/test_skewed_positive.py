import numpy as np
import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, case_of, normal_scores, outcome, outcome_in, profile_of

BULK = [10.25 + step for step in range(500)]


def lognormal(spread: float, *, shift: float = 0.0) -> list[float | str | None]:
    return [float(f"{value:.3f}") for value in 100 * np.exp(spread * normal_scores(500)) + shift]


def test_a_skewness_above_1_is_noted_and_just_below_passes() -> None:
    finding = outcome("AL305", profile_of(lognormal(0.33), name="income")).finding

    assert finding is not None
    assert finding.message == (
        "'income' runs from 36.31 to 275.408 with skewness 1.01; log(1 + y) has 0.01 and is nearer to normal "
        "(correlation of the normal quantile plot 1.000, before 0.973)"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "income", None, 500)
    assert outcome("AL305", profile_of(lognormal(0.325))).status is Status.PASSED


def test_a_positive_label_may_have_the_gamma_deviance_too() -> None:
    msle = "where relative errors count, train with msle, or with mse on log(1 + y)"
    positive, negative = (outcome("AL305", profile_of(lognormal(1.0, shift=shift))).finding for shift in (0, -5.1))

    assert positive is not None
    assert positive.fix == f"{msle}; for the mean take gamma_deviance with exp"
    assert negative is not None
    assert negative.fix == msle


def test_values_down_to_above_minus_1_have_a_logarithm() -> None:
    labels = [-0.5, *lognormal(1.0)]

    assert outcome("AL305", profile_of(labels)).status is Status.FINDING
    assert outcome("AL305", profile_of([-1.0, *labels])).reason == (
        "log(1 + y) needs values above -1 that differ, and no label column has nothing else"
    )


def test_skew_that_a_logarithm_does_not_straighten_passes() -> None:
    tail = [*BULK[:400], *(3000.5 + 100 * step for step in range(100))]
    profile = profile_of(tail)

    assert profile.quantity.skewness > 1
    assert outcome("AL305", profile).status is Status.PASSED


def test_values_far_below_1_are_left_as_they_are_by_a_logarithm() -> None:
    profile = profile_of([float(f"{value:.8f}") for value in np.exp(0.4 * normal_scores(500)) / 1000])

    assert profile.quantity.skewness > 1
    assert outcome("AL305", profile, "regression").status is Status.PASSED


def test_a_label_that_leans_to_the_left_passes() -> None:
    assert (
        outcome("AL305", profile_of([300 - float(value or 0) for value in lognormal(0.4)])).status is not Status.FINDING
    )


def test_many_rows_make_no_difference() -> None:
    nearly_normal = [float(f"{value:.4f}") for value in 100 + normal_scores(20_000) + 0.02 * normal_scores(20_000) ** 2]
    profile = profile_of(nearly_normal)
    log = profile.quantity.log

    assert log is not None
    assert log.normality.p_value > profile.quantity.normality.p_value
    assert outcome("AL305", profile).status is Status.PASSED


def test_missing_labels_do_not_count() -> None:
    finding = outcome("AL305", profile_of([*lognormal(1.0), None, None])).finding

    assert finding is not None
    assert finding.count == 500


def test_the_most_skewed_of_several_outputs_is_named() -> None:
    columns: dict[str, Cells] = {"a": lognormal(0.5), "b": lognormal(1.0), "c": BULK}
    finding = outcome("AL305", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.column == "b"
    assert finding.message.endswith("; 1 more label column likewise")


@pytest.mark.parametrize(
    ("labels", "task", "reason"),
    [
        (["a", "b"] * 20, None, "the task is binary"),
        ([None] * 20, None, "the labels allow no task"),
        ([0, 1, 1, 2, 3, 5, 2, 0, 11, 4] * 20, "regression", "the label is a count"),
        ([0.01, 0.02, 0.05, 0.02, 0.41, 0.03] * 20, "regression", "the label is a proportion"),
    ],
)
def test_other_labels_have_losses_of_their_own(labels: list[float | str | None], task: str | None, reason: str) -> None:
    assert outcome("AL305", profile_of(labels), task).reason == reason


def test_advice_and_rule_agree_on_skewed_positive_labels() -> None:
    from actloss.advice import recommend  # noqa: PLC0415  (the one test that holds a rule against the advice)

    for spread in (0.1, 0.2, 0.3, 0.325, 0.33, 0.4, 0.6, 1.0):
        case = case_of(profile_of(lognormal(spread)))
        assert case.task is not None
        fires = outcome_in("AL305", case).status is Status.FINDING
        assert fires == (recommend(case.profile, case.task).loss == "msle")
