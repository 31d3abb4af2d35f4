from dataclasses import replace

from actloss.rules import Status
from profiles import CSV, headed, outcome, profile_of


def test_a_label_name_over_two_columns_is_reported_with_both_positions() -> None:
    finding = outcome("AL103", profile_of([0, 1] * 20, source=headed("id", "y", "x", "y"))).finding

    assert finding is not None
    assert finding.message == (
        "the name 'y' stands over the columns at positions 1, 3 (from 0), and the label was read from position 1"
    )
    assert (finding.column, finding.count) == ("y", 2)


def test_several_duplicated_label_columns_are_one_finding() -> None:
    profile = profile_of({"a": [0, 1] * 20, "b": [1, 1] * 20}, source=headed("id", "a", "b", "a", "b"))
    finding = outcome("AL103", profile).finding

    assert finding is not None
    assert finding.message.endswith("was read from position 1; 1 more label column likewise")


def test_duplicates_among_the_other_columns_are_none_of_its_business() -> None:
    assert outcome("AL103", profile_of([0, 1] * 20, source=headed("x", "y", "x"))).status is Status.PASSED


def test_a_table_without_header_has_no_names() -> None:
    profile = profile_of([0, 1] * 20, source=replace(CSV, header=False))

    assert outcome("AL103", profile).reason == "the table has no header"


def test_a_hostile_name_is_made_visible() -> None:
    finding = outcome("AL103", profile_of([0, 1] * 20, name="\x1b[2J", source=headed("\x1b[2J", "\x1b[2J"))).finding

    assert finding is not None
    assert "\x1b" not in finding.message
