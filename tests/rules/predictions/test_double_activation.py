from math import e

import numpy as np
import pytest

from actloss.finding import Severity
from actloss.rules.floors import SIGMOID_TWICE, softmax_twice
from actloss.rules.predictions import apply_prediction_rules
from predicted import codes_of_predictions, only_finding, prediction_facts

SIGMOID = (0.5, e / (e + 1.0))


@pytest.mark.parametrize("kind", ["binary", "multilabel"])
def test_a_sigmoid_of_probabilities_is_found(kind: str) -> None:
    low, high = SIGMOID

    assert codes_of_predictions(kind=kind, scale="probability", low=low, high=high) == ["AL506"]


def test_two_classes_that_a_constant_does_not_beat_are_noted_only() -> None:
    low, high = SIGMOID
    weak = only_finding(scale="probability", low=low, high=high)
    facts = prediction_facts(
        scale="probability", low=low, high=high, worse_than_constant=("brier",), loss_shown=(2.0, 1.0)
    )
    lost = apply_prediction_rules(facts)

    assert weak.severity is Severity.NOTE
    assert weak.message.endswith(
        "it may have been applied twice, or the model is weak; trained so, no 1 costs less than 0.3133 and no 0 less "
        "than 0.6931"
    )
    assert [(finding.code, finding.severity) for finding in lost] == [
        ("AL506", Severity.WARNING),
        ("AL507", Severity.WARNING),
    ]


def test_without_labels_nothing_says_that_a_weak_model_is_all_it_is() -> None:
    low, high = SIGMOID
    single = only_finding(scale="probability", low=low, high=high, compared=0)
    both = only_finding(scale="probability", joint=True, width=2, low=0.3, high=0.7, compared=0)

    assert (single.severity, both.severity) == (Severity.WARNING, Severity.WARNING)
    assert "may have been applied twice, or the model is weak" in single.message


def test_one_of_two_columns_is_held_to_the_bounds_of_the_softmax_of_both() -> None:
    low, high = softmax_twice(2)
    paired = only_finding(scale="probability", low=low, high=high, paired=True)
    both = only_finding(scale="probability", joint=True, width=2, low=low, high=high)

    assert (paired.message, paired.severity) == (both.message, both.severity)
    assert codes_of_predictions(scale="probability", low=low, high=high) == []
    assert codes_of_predictions(scale="probability", low=low - 2e-6, high=high, paired=True) == []


@pytest.mark.parametrize("bounds", [(0.5 - 2e-6, 0.73), (0.5, SIGMOID[1] + 2e-6)])
def test_a_number_beyond_the_bounds_of_a_sigmoid_passes(bounds: tuple[float, float]) -> None:
    low, high = bounds

    assert codes_of_predictions(scale="probability", low=low, high=high) == []


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_softmax_of_probabilities_is_found(classes: int) -> None:
    low, high = 1.0 / (e + classes - 1), e / (e + classes - 1)
    facts = {"kind": "multiclass", "scale": "probability", "joint": True, "width": classes}

    assert codes_of_predictions(**facts, low=low, high=high) == ["AL506"]
    assert codes_of_predictions(**facts, low=low - 2e-6, high=high) == []
    assert codes_of_predictions(**facts, low=low, high=high + 2e-6) == []


@pytest.mark.parametrize("decimals", [2, 3, 4, 5, 6, None])
@pytest.mark.parametrize("width", [1, 2, 3, 10])
def test_bounds_are_widened_by_half_a_unit_of_the_last_decimal(width: int, decimals: int | None) -> None:
    kind, joint = ("multiclass", True) if width > 1 else ("binary", False)
    low, high = softmax_twice(width) if joint else SIGMOID_TWICE
    facts = {"kind": kind, "joint": joint, "width": width, "scale": "probability", "decimals": decimals}
    half = max(1e-6, 0.5 * 10.0**-decimals if decimals else 0.0)

    def found(low: float, high: float) -> list[str]:
        return codes_of_predictions(**facts, low=low, high=high)

    assert found(low - half, high + half) == ["AL506"]
    assert found(low - 1.01 * half, high) == []
    assert found(low, high + 1.01 * half) == []
    if decimals:
        assert found(*np.round([low, high], decimals)) == ["AL506"]


def test_numbers_that_are_printed_too_coarsely_to_tell_0_from_the_lower_bound_pass() -> None:
    facts = {"kind": "multiclass", "joint": True, "width": 100, "scale": "probability", "low": 0.0, "high": 0.03}

    assert softmax_twice(100)[0] < 0.01
    assert codes_of_predictions(**facts, decimals=1) == []
    assert codes_of_predictions(**facts | {"low": 0.01}, decimals=2) == ["AL506"]


def test_the_finding_names_the_activation_and_its_bounds() -> None:
    finding = only_finding(
        kind="multiclass", scale="probability", joint=True, width=10, low=0.0853421, high=0.2318, model="net"
    )

    assert finding.message == (
        "all probabilities of 'net' lie between 0.08534 and 0.2318, as a softmax of probabilities would "
        "([0.08534, 0.232]): it seems to have been applied twice; trained so, with 10 classes the loss cannot fall "
        "below 1.4612"
    )
    assert finding.fix == "drop the softmax layer before a loss that takes logits, and apply it once to predict"


def test_logits_that_are_shares_are_found() -> None:
    finding = only_finding(
        kind="multiclass", scale="logit", joint=True, low=0.0, high=1.0, row_sum_low=0.981, row_sum_high=1.019
    )

    assert finding.code == "AL506"
    assert "look like probabilities: all lie between 0 and 1, and each row sums to 1; taken for" in finding.message


@pytest.mark.parametrize("sums", [(0.979, 1.0), (1.0, 1.021)])
def test_logits_whose_rows_sum_to_something_else_pass(sums: tuple[float, float]) -> None:
    low, high = sums
    facts = {"kind": "multiclass", "scale": "logit", "joint": True, "low": 0.0, "high": 1.0}

    assert codes_of_predictions(**facts, row_sum_low=low, row_sum_high=high) == []


def test_logits_of_two_classes_between_0_and_1_are_found() -> None:
    finding = only_finding(scale="logit", low=0.0, high=1.0)

    assert finding.message == (
        "the logits of 'm' look like probabilities: all lie between 0 and 1; taken for logits, no 1 costs less than "
        "0.3133 and no 0 less than 0.6931"
    )


@pytest.mark.parametrize("bounds", [(-0.001, 0.9), (0.1, 1.001)])
@pytest.mark.parametrize("joint", [False, True])
def test_logits_beyond_0_and_1_pass(bounds: tuple[float, float], *, joint: bool) -> None:
    low, high = bounds
    sums = {"row_sum_low": 1.0, "row_sum_high": 1.0}

    assert codes_of_predictions(kind="multiclass", scale="logit", joint=joint, low=low, high=high, **sums) == []


def test_ten_rows_are_enough_and_nine_are_not() -> None:
    assert codes_of_predictions(scale="probability", low=0.52, high=0.7, rows=10) == ["AL506"]
    assert codes_of_predictions(scale="probability", low=0.52, high=0.7, rows=9) == []


def test_regression_has_no_activation_to_apply_twice() -> None:
    assert codes_of_predictions(kind="regression", scale="probability", low=0.52, high=0.7) == []


def test_a_constant_is_for_another_rule_to_tell() -> None:
    assert codes_of_predictions(scale="probability", low=0.6, high=0.6, constant=True) == ["AL510"]


@pytest.mark.parametrize("scale", ["value", "margin", "rate", "log_probability"])
def test_other_scales_do_not_apply(scale: str) -> None:
    assert codes_of_predictions(scale=scale, low=0.52, high=0.7) == []


def test_two_columns_of_two_classes_are_as_doubtful_as_one() -> None:
    finding = only_finding(kind="multiclass", scale="probability", joint=True, width=2, low=0.3, high=0.7)

    assert finding.severity is Severity.NOTE
    assert "with 2 classes the loss cannot fall below 0.3133" in finding.message


def test_labels_that_are_all_likelier_than_not_are_a_sigmoid_of_probabilities() -> None:
    finding = only_finding(kind="multilabel", scale="probability", width=3, low=0.52, high=0.7)

    assert (finding.code, finding.severity) == ("AL506", Severity.WARNING)


def test_steps_between_classes_do_not_apply() -> None:
    assert codes_of_predictions(kind="multiclass", scale="probability", width=3, low=0.52, high=0.7) == []
