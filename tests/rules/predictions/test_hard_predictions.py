import pytest

from predicted import codes_of_predictions, only_finding


def test_decisions_in_every_row_are_found() -> None:
    finding = only_finding(scale="probability", low=0.0, high=1.0, hard_rows=100, certain=(100, 1))

    assert finding.message == "'m' holds only 0 and 1: decisions, not probabilities"
    assert (finding.code, finding.severity.value, finding.count) == ("AL508", "warning", 100)


def test_one_row_between_passes() -> None:
    assert codes_of_predictions(scale="probability", low=0.0, high=1.0, hard_rows=99) == []


@pytest.mark.parametrize("scale", ["value", "margin", "label"])
def test_other_scales_do_not_apply(scale: str) -> None:
    assert codes_of_predictions(scale=scale, low=0.0, high=1.0, hard_rows=100) == []


def test_no_row_is_no_decision() -> None:
    assert codes_of_predictions(scale="probability", rows=0, hard_rows=0) == []
