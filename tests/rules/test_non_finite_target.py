import numpy as np

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import outcome, profile_of

HALFWAY = 2.0**128 - 2.0**103  # between the largest float32 and the next power of two
BELOW = float(np.nextafter(HALFWAY, 0.0))


def test_an_infinite_label_is_an_error() -> None:
    finding = outcome("AL206", profile_of([1.5, 2.5, "inf", *[3.5] * 20])).finding

    assert finding is not None
    assert finding.message == "'y' holds 1 number that is infinite or beyond float64, in row 3"
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 1)


def test_a_number_beyond_float64_is_an_error() -> None:
    finding = outcome("AL206", profile_of([1.5, 2.5, "1e400", "-1e999"])).finding

    assert finding is not None
    assert finding.message == "'y' holds 2 numbers that are infinite or beyond float64, the first in row 3"
    assert finding.row == 3


def test_a_number_beyond_float32_is_a_note() -> None:
    finding = outcome("AL206", profile_of([1.5, -1e39])).finding

    assert finding is not None
    assert finding.message == (
        "'y' reaches 1e+39 in size, which becomes infinite in float32 (largest number 3.4028235e+38)"
    )
    assert finding.severity is Severity.NOTE


def test_what_float32_rounds_down_to_its_largest_number_passes_and_the_next_number_does_not() -> None:
    with np.errstate(over="ignore"):
        assert np.isfinite(np.float32(BELOW))
        assert np.isinf(np.float32(HALFWAY))

    assert outcome("AL206", profile_of([1.5, BELOW])).status is Status.PASSED
    assert outcome("AL206", profile_of([1.5, -BELOW])).status is Status.PASSED

    finding = outcome("AL206", profile_of([1.5, HALFWAY])).finding

    assert finding is not None
    assert finding.message == (
        "'y' reaches 3.4028236e+38 in size, which becomes infinite in float32 (largest number 3.4028235e+38)"
    )


def test_several_outputs_are_one_finding_that_names_the_worst() -> None:
    inf = float("inf")
    columns = {"a": [1.5, inf] * 2, "b": [inf, inf, inf, 1.5], "c": [1.5] * 4}
    finding = outcome("AL206", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.message == (
        "'b' holds 3 numbers that are infinite or beyond float64, the first in row 1; 1 more label column likewise"
    )
    assert (finding.row, finding.count) == (1, 5)


def test_text_classes_hold_no_number() -> None:
    assert outcome("AL206", profile_of(["a", "b"] * 10)).reason == "the label holds no number"
