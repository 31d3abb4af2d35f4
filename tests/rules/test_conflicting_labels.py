from actloss.column import Tally
from actloss.finding import Severity
from actloss.rules import Status
from actloss.twins import Twins
from profiles import codes_of_rows, outcome, profile_of

LABELS = profile_of(["yes", "no"] * 100)
TWO = Twins(rows=200, features=4, conflicting=Tally(2, 31), groups=1)


def test_two_equal_rows_with_two_labels_are_enough() -> None:
    finding = outcome("AL107", LABELS, twins=TWO).finding

    assert finding is not None
    assert finding.message == (
        "2 of 200 labelled rows (1.0 %) have features that also occur with another label in 'y', in 1 group of equal "
        "features, first in row 31: a floor under any loss"
    )
    assert (finding.column, finding.row, finding.count, finding.severity) == ("y", 31, 2, Severity.WARNING)
    assert finding.fix is not None
    assert finding.fix.startswith("look at these groups")


def test_columns_left_out_are_named() -> None:
    twins = Twins(rows=200, features=4, conflicting=Tally(6, 31), groups=3, left_out=("id",))
    finding = outcome("AL107", LABELS, twins=twins).finding

    assert finding is not None
    assert "another label in 'y' ('id' left out), in 3 groups of equal features" in finding.message


def test_no_conflict_passes() -> None:
    assert outcome("AL107", LABELS, twins=Twins(rows=200, features=4)).status is Status.PASSED


def test_the_line_can_be_moved() -> None:
    for share, status in ((0.01, Status.PASSED), (0.009, Status.FINDING)):
        assert outcome("AL107", LABELS, twins=TWO, thresholds={"AL107.share": share}).status is status


def test_repeated_measurements_are_noted() -> None:
    finding = outcome("AL107", profile_of([step * 0.37 for step in range(200)]), twins=TWO).finding

    assert finding is not None
    assert finding.severity is Severity.NOTE


def test_a_missing_label_is_no_other_label() -> None:
    patients = [(age, dose, "well" if dose > 3 else "ill") for age in range(30, 60) for dose in range(1, 7)]

    assert codes_of_rows(("age", "dose", "outcome"), [*patients, (30, 1, "NA"), (31, 1, None)]) == ["AL201", "AL203"]
    assert codes_of_rows(("age", "dose", "outcome"), [*patients, (30, 1, "well")]) == ["AL107"]
