from dataclasses import replace

from actloss.rules import Status
from profiles import headed, outcome, profile_of


def test_an_absent_label_column_suggests_the_nearest_name() -> None:
    finding = outcome("AL104", profile_of([0, 1] * 20, name="label", source=headed("id", "lable"))).finding

    assert finding is not None
    assert finding.message == "1 label column of 1 is not in the table: 'label'"
    assert finding.fix == "rename the column 'lable' to 'label'"
    assert (finding.column, finding.count) == ("label", 1)


def test_several_absent_columns_are_one_finding() -> None:
    profile = profile_of({"a": [0, 1], "b": [1, 1], "c": [1, 0]}, source=headed("id", "b"))
    finding = outcome("AL104", profile).finding

    assert finding is not None
    assert finding.message == "2 label columns of 3 are not in the table: 'a' and 'c'"
    assert finding.fix is None


def test_a_column_that_is_there_passes() -> None:
    assert outcome("AL104", profile_of([0, 1] * 20)).status is Status.PASSED


def test_a_source_without_names_cannot_be_compared() -> None:
    profile = profile_of([0, 1] * 20)
    nameless = replace(profile, source=replace(profile.source, columns=()))

    assert outcome("AL104", nameless).reason == "the source does not name its columns"
