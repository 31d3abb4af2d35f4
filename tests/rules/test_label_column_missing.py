from dataclasses import replace

from actloss.profile import Profile
from actloss.reference import Origin, Reference
from actloss.rules import Case, Status, evaluate, label_column_missing
from profiles import headed, outcome, profile_of, reference_to


def test_an_absent_label_column_suggests_the_nearest_name() -> None:
    finding = outcome("AL104", profile_of([0, 1] * 20, name="label", source=headed("id", "lable"))).finding

    assert finding is not None
    assert finding.message == "the label column 'label' is not in the table"
    assert finding.fix == ("rename the column 'lable' to 'label', or name what took its place with --target")
    assert (finding.column, finding.count) == ("label", 1)


def test_several_absent_columns_are_one_finding() -> None:
    profile = profile_of({"a": [0, 1], "b": [1, 1], "c": [1, 0]}, source=headed("id", "b"))
    finding = outcome("AL104", profile).finding

    assert finding is not None
    assert finding.message == "2 of the 3 label columns are not in the table: 'a' and 'c'"
    assert finding.fix == "name what took its place with --target"


def test_the_message_says_where_the_name_comes_from() -> None:
    lock, table = (reference_to([0, 1] * 60, origin=origin, name="train.csv") for origin in (Origin.LOCK, Origin.TABLE))
    one = profile_of([0, 1] * 20, name="label", source=headed("id", "z"))
    three = profile_of({"a": [0, 1], "b": [1, 1], "c": [1, 0]}, source=headed("id", "b", "c"))

    assert said(one, lock) == "the label column 'label' of the lock is not in the table"
    assert said(one, table) == "the label column 'label' of the reference table 'train.csv' is not in the table"
    assert said(three, lock) == "1 of the 3 label columns of the lock is not in the table: 'a'"


def said(profile: Profile, reference: Reference) -> str:
    finding = evaluate(label_column_missing.RULE, Case(profile=profile, reference=reference)).finding
    assert finding is not None
    return finding.message


def test_a_column_that_is_there_passes() -> None:
    assert outcome("AL104", profile_of([0, 1] * 20)).status is Status.PASSED


def test_a_source_without_names_cannot_be_compared() -> None:
    profile = profile_of([0, 1] * 20)
    nameless = replace(profile, source=replace(profile.source, columns=()))

    assert outcome("AL104", nameless).reason == "the source does not name its columns"
