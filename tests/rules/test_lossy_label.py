from dataclasses import replace
from pathlib import Path

import pytest

from actloss.examined import examine
from actloss.finding import Severity
from actloss.rules import Outcome, Status
from actloss.table import open_table
from profiles import CSV, case_of, outcome, outcome_in, profile_of
from tables import written


def of_file(folder: Path, cells: list[str]) -> Outcome:
    """Return what the rule makes of a CSV file with one column."""
    examined = examine(open_table(written(folder, "\n".join(["branch", *cells, ""])), header=True), ["branch"])
    return outcome_in("AL211", case_of(examined.profile))


def test_leading_zeros_tell_classes_apart_until_a_reader_drops_them(tmp_path: Path) -> None:
    finding = of_file(tmp_path, ["12", "007", "7", "12", "7", "13"] * 20).finding

    assert finding is not None
    assert finding.message == "'007' and '7' of 'branch' become one number once they are read as numbers"
    assert (finding.column, finding.row, finding.count) == ("branch", 2, 60)
    assert finding.severity is Severity.ERROR
    assert finding.fix == "read the column as text in every program that uses it"


def test_more_numbers_are_counted_and_the_largest_group_is_shown() -> None:
    finding = outcome("AL211", profile_of(["01", 1, "007", "07", 7] * 20)).finding

    assert finding is not None
    assert finding.message == (
        "'007', '07' and '7' of 'y' become one number once they are read as numbers, and 1 more number likewise"
    )


def test_two_numbers_beyond_a_float64_become_one(tmp_path: Path) -> None:
    cells = ["9007199254740993", "9007199254740992", "8"] * 40
    finding = of_file(tmp_path, cells).finding

    assert finding is not None
    assert finding.message.startswith("'9007199254740993' and '9007199254740992' of 'branch' become one number")
    assert finding.severity is Severity.ERROR


def test_one_such_number_becomes_another() -> None:
    finding = outcome("AL211", profile_of(["9007199254740993", "a"] * 60)).finding

    assert finding is not None
    assert finding.message == (
        "'9007199254740993' of 'y' becomes another number as a float64, which holds no such whole number beyond 2^53"
    )
    assert (finding.severity, finding.row, finding.count) == (Severity.WARNING, 1, 60)


def test_several_such_numbers_become_others() -> None:
    finding = outcome("AL211", profile_of(["9007199254740993", "-9007199254740995"] * 60)).finding

    assert finding is not None
    assert finding.message.startswith("'9007199254740993' and '-9007199254740995' of 'y' become other numbers")


def test_a_source_that_knows_its_types_is_not_guessed_at() -> None:
    profile = profile_of(["007", 7] * 60, source=replace(CSV, format="parquet"))
    finding = outcome("AL211", profile).finding

    assert finding is not None
    assert finding.severity is Severity.WARNING


def test_names_too_many_to_count_are_still_compared() -> None:
    finding = outcome("AL211", profile_of([*(f"name {number}" for number in range(10_001)), "07", "007"])).finding

    assert finding is not None
    assert finding.message.startswith("'07' and '007' of 'y'")
    assert (finding.row, finding.count) == (None, None)


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "1.0", "1e0", "2"],
        ["007", "008", "012"],
        ["9007199254740992", "9007199254740994"],
        ["a", "b", "0x7", "7a"],
        ["007", "NA", "", "8"],
    ],
    ids=["one number on purpose", "all different", "exact floats", "words", "missing"],
)
def test_labels_that_stay_different_pass(cells: list[str], tmp_path: Path) -> None:
    assert of_file(tmp_path, cells * 30).status is Status.PASSED


def test_several_columns_are_out_of_reach() -> None:
    profile = profile_of({"a": [0, 1] * 20, "b": [1, 1] * 20})

    assert outcome("AL211", profile).reason == "the layout is multi-hot"
