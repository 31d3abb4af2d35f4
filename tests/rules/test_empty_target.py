from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import outcome, outcome_in, profile_of, reference_to


def test_a_column_of_missing_values_is_empty() -> None:
    finding = outcome("AL202", profile_of([None, "NA", "?"] * 10)).finding

    assert finding is not None
    assert finding.message == "none of the 30 rows has a label in 'y'"
    assert (finding.column, finding.row, finding.count) == ("y", 1, 30)


def test_a_table_without_rows_is_empty() -> None:
    finding = outcome("AL202", profile_of([])).finding

    assert finding is not None
    assert finding.message == "the table has no data rows, so 'y' holds no label"
    assert finding.fix == "find out why no row was written"
    assert (finding.row, finding.line) == (None, 1)


def test_columns_without_rows_hold_nothing() -> None:
    finding = outcome("AL202", profile_of({"a": [], "b": []})).finding

    assert finding is not None
    assert finding.message == "the table has no data rows, so 'a' and 'b' hold no label"


def test_one_label_is_enough() -> None:
    assert outcome("AL202", profile_of([None] * 20 + [1.5])).status is Status.PASSED


def test_indicators_without_a_complete_row_are_not_empty() -> None:
    profile = profile_of({"a": [1, 0, None, None], "b": [None, None, 1, 0]})

    assert profile.labelled == 0
    assert outcome("AL202", profile).status is Status.PASSED


def test_indicators_without_any_label_are_empty() -> None:
    finding = outcome("AL202", profile_of({"a": [None] * 4, "b": [None] * 4})).finding

    assert finding is not None
    assert finding.message == "none of the 4 rows has a label in 'a' and 'b'"


def test_outputs_without_a_complete_row_are_not_empty() -> None:
    profile = profile_of({"a": [1.5, None], "b": [None, 2.5]}, layout=Layout.SEVERAL_OUTPUTS)

    assert outcome("AL202", profile).status is Status.PASSED


def test_against_a_lock_the_table_is_at_fault() -> None:
    case = Case(profile=profile_of([None] * 120), reference=reference_to([0, 1, None] * 60))
    alone = outcome("AL202", profile_of([None] * 120)).finding
    held = outcome_in("AL202", case).finding

    assert alone is not None
    assert held is not None
    assert alone.fix == "name the column that holds the labels with --target"
    assert held.fix == "repair the table: the lock has 120 labelled rows"
