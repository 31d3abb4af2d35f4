from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of


def test_one_text_among_numbers_is_an_error() -> None:
    finding = outcome("AL204", profile_of([1.5, 2.5, "n.k.", *[3.5] * 97])).finding

    assert finding is not None
    assert finding.message == "1 of 100 labels of 'y' (1.0 %) is text among numbers, first in row 3: 'n.k.'"
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 1)


def test_numbers_among_text_are_a_warning() -> None:
    finding = outcome("AL204", profile_of(["five", "six", 4] * 20)).finding

    assert finding is not None
    assert finding.message == "20 of 60 labels of 'y' (33.3 %) are numbers among text, first in row 3: '4'"
    assert finding.severity is Severity.WARNING


def test_half_and_half_counts_the_text() -> None:
    finding = outcome("AL204", profile_of([1.5, "a"] * 10)).finding

    assert finding is not None
    assert finding.count == 10
    assert finding.severity is Severity.ERROR


def test_missing_labels_are_no_text() -> None:
    assert outcome("AL204", profile_of([1.5, "NA", None, 2.5] * 10)).status is Status.PASSED


def test_text_alone_passes() -> None:
    assert outcome("AL204", profile_of(["a", "b"] * 10)).status is Status.PASSED


def test_indicator_columns_are_left_alone() -> None:
    assert outcome("AL204", profile_of({"a": [0, 1] * 10, "b": [1, 1] * 10})).reason == "the layout is multi-hot"
