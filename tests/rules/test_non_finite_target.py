from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import outcome, profile_of

FLOAT32_MAX = 3.4028234663852886e38  # numpy.finfo(numpy.float32).max


def test_an_infinite_label_is_an_error() -> None:
    finding = outcome("AL206", profile_of([1.5, 2.5, "inf", *[3.5] * 20])).finding

    assert finding is not None
    assert finding.message == "'y' holds 1 number that is infinite or beyond float64"
    assert (finding.severity, finding.column, finding.count) == (Severity.ERROR, "y", 1)


def test_a_number_beyond_float64_is_an_error() -> None:
    finding = outcome("AL206", profile_of([1.5, 2.5, "1e400", "-1e999"])).finding

    assert finding is not None
    assert finding.message == "'y' holds 2 numbers that are infinite or beyond float64"


def test_a_number_beyond_float32_is_a_note() -> None:
    finding = outcome("AL206", profile_of([1.5, -1e39])).finding

    assert finding is not None
    assert finding.message == "'y' reaches 1e+39 in size, which becomes infinite in float32 (largest number 3.4e+38)"
    assert finding.severity is Severity.NOTE


def test_the_largest_float32_passes() -> None:
    assert outcome("AL206", profile_of([1.5, FLOAT32_MAX])).status is Status.PASSED


def test_several_outputs_are_one_finding_that_names_the_worst() -> None:
    inf = float("inf")
    columns = {"a": [1.5, inf] * 2, "b": [inf, inf, inf, 1.5], "c": [1.5] * 4}
    finding = outcome("AL206", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.message == ("'b' holds 3 numbers that are infinite or beyond float64; 1 more label column likewise")
    assert finding.count == 5


def test_text_classes_hold_no_number() -> None:
    assert outcome("AL206", profile_of(["a", "b"] * 10)).reason == "the label holds no number"
