import pytest

from predicted import codes_of_predictions, only_finding


@pytest.mark.parametrize(("low", "high"), [(-1.1e-6, 0.5), (0.5, 1.0 + 1.1e-6), (-2.1, 3.7)])
def test_a_number_beyond_rounding_is_no_probability(low: float, high: float) -> None:
    assert codes_of_predictions(scale="probability", low=low, high=high) == ["AL501"]


@pytest.mark.parametrize(("low", "high"), [(-1e-6, 0.8), (0.2, 1.0 + 1e-6), (0.0, 1.0)])
def test_rounding_passes(low: float, high: float) -> None:
    assert codes_of_predictions(scale="probability", low=low, high=high) == []


@pytest.mark.parametrize("scale", ["value", "rate", "log_rate", "logit", "log_probability", "margin", "label"])
def test_other_scales_have_no_such_bounds(scale: str) -> None:
    assert codes_of_predictions(scale=scale, low=-2.1, high=3.7) == []


def test_the_finding_says_where_the_numbers_lie_and_what_they_may_be() -> None:
    finding = only_finding(scale="probability", low=-2.123456, high=3.7)

    assert finding.message == "predictions of 'm' lie between -2.123 and 3.7, probabilities between 0 and 1"
    assert finding.fix == "if they are logits, say --scale logit"
    assert (finding.severity.value, finding.row, finding.count) == ("error", None, None)


def test_a_number_barely_beyond_is_told_with_the_digits_that_show_it() -> None:
    above = only_finding(scale="probability", low=0.10153, high=1.0000011)
    below = only_finding(scale="probability", low=-1.1e-6, high=0.99999)

    assert above.message == "predictions of 'm' lie between 0.1015 and 1.000001, probabilities between 0 and 1"
    assert below.message == "predictions of 'm' lie between -1.1e-06 and 0.99999, probabilities between 0 and 1"


def test_no_row_has_no_probability() -> None:
    assert codes_of_predictions(scale="probability", rows=0, low=5.0, high=-5.0) == []
