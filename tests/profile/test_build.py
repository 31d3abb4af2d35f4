import pytest

from actloss.column import NOWHERE, Tally
from actloss.profile import Encoding
from actloss.target import Layout
from profiles import profile_of


def test_text_among_numbers_is_the_off_type_and_shown() -> None:
    profile = profile_of([1.5, 2.5, "abc", 3.5, "abc", "x"])

    assert profile.off_type == Tally(3, 3)
    assert profile.off_type_examples == ("abc", "x")
    assert profile.encoding is Encoding.MIXED


def test_numbers_among_text_are_the_off_type_where_they_are_fewer() -> None:
    profile = profile_of(["a", "b", "c", 4.0])

    assert profile.off_type == Tally(1, 4)
    assert profile.off_type_examples == ("4",)


@pytest.mark.parametrize("sentinel", [-999.0, 9999.0, -99.0])
def test_a_number_of_nines_far_from_all_others_is_a_sentinel(sentinel: float) -> None:
    profile = profile_of([1.0, 2.0, 3.0, sentinel, 2.5, sentinel])

    assert profile.sentinel == (sentinel, Tally(2, 4))


NO_SENTINELS = [[-999.0, -1000.0, -998.0], [-9.0, -8.0, 500.0, 999.0], [1.0, 99.0, 999.0, 5000.0], [1.0, 2.0, -98.0]]


@pytest.mark.parametrize("cells", NO_SENTINELS)
def test_a_number_within_the_range_or_without_nines_is_no_sentinel(cells: list[float]) -> None:
    assert profile_of(cells).sentinel is None


def test_several_outputs_have_a_summary_each_and_count_rows_with_every_value() -> None:
    profile = profile_of({"a": [1.0, 2.0, None], "b": [10.0, None, 30.0]}, layout=Layout.SEVERAL_OUTPUTS)

    assert [output.mean for output in profile.outputs] == [1.5, 20.0]
    assert (profile.labelled, profile.missing) == (1, Tally(2, 2))


def test_values_hold_every_number_with_how_often_it_occurs() -> None:
    repeated = profile_of([2.0, 1.0, 2.0]).values
    different = profile_of([0.5, 0.25]).values

    assert repeated[0].values.tolist() == [1.0, 2.0]
    assert repeated[0].counts is not None
    assert repeated[0].counts.tolist() == [1.0, 2.0]
    assert different[0].values.tolist() == [0.25, 0.5]
    assert different[0].counts is None


def test_labels_without_a_single_number_have_no_summary() -> None:
    profile = profile_of(["a", None, "b"])

    assert profile.numeric is None
    assert profile.values == ()
    assert profile.off_type == NOWHERE


def test_in_lists_the_word_none_is_no_label_however_frequent() -> None:
    profile = profile_of(["a; b", "b", "none", "None", "NA"] * 4, separator=";")

    assert (profile.labelled, profile.missing.count, profile.sets.known) == (8, 12, (8, 8))
    assert set(profile.null_spellings) == {"none", "None", "NA"}
