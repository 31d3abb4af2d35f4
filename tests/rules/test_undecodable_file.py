from dataclasses import replace

from actloss.column import Place
from actloss.finding import Severity
from actloss.rules import Status
from profiles import CSV, outcome, profile_of


def test_rows_that_are_not_in_the_encoding_are_counted_and_the_guess_is_named() -> None:
    source = replace(CSV, encoding="cp1252", undecodable=3)
    finding = outcome("AL101", profile_of([0, 1] * 20, source=source)).finding

    assert finding is not None
    assert finding.message == (
        "3 rows of the file hold bytes that are not UTF-8; the file is read as cp1252, which is a guess"
    )
    assert finding.count == 3
    assert finding.column is None
    assert finding.fix == "convert the file: iconv --from-code=cp1252 --to-code=UTF-8"


def test_damage_in_a_file_of_utf_8_leaves_its_encoding() -> None:
    finding = outcome("AL101", profile_of([0, 1] * 20, source=replace(CSV, undecodable=1))).finding

    assert finding is not None
    assert finding.message == "1 row of the file holds bytes that are not UTF-8; these are read as \\ufffd"
    assert finding.fix == "repair these bytes"


def test_a_clean_file_passes() -> None:
    assert outcome("AL101", profile_of([0, 1] * 20)).status is Status.PASSED


def test_a_dataframe_has_no_encoding() -> None:
    source = replace(CSV, format="polars", encoding=None, delimiter=None)

    assert outcome("AL101", profile_of([0, 1] * 20, source=source)).reason == "the source is not a text file"


def test_the_line_of_the_first_is_told() -> None:
    at = Place(file="table.csv", line=1234)
    one, three = (
        outcome("AL101", profile_of([0, 1] * 20, source=replace(CSV, undecodable=rows, undecodable_at=at))).finding
        for rows in (1, 3)
    )

    assert one is not None
    assert three is not None
    assert one.message == "1 row of the file holds bytes that are not UTF-8, on line 1234; these are read as \\ufffd"
    assert three.message == (
        "3 rows of the file hold bytes that are not UTF-8, the first on line 1234; these are read as \\ufffd"
    )
    assert (one.line, one.row) == (1234, None)


def test_nul_bytes_in_labels_are_found_with_their_row() -> None:
    one = outcome("AL101", profile_of(["a", "a\0b", "b"])).finding
    two = outcome("AL101", profile_of(["a", "a\0b", "b", "\0"])).finding

    assert one is not None
    assert two is not None
    assert one.message == "1 cell of 'y' holds a NUL byte, in row 2"
    assert two.message == "2 cells of 'y' hold a NUL byte, the first in row 2"
    assert (one.severity, one.column, one.row, one.count) == (Severity.ERROR, "y", 2, 1)
    assert one.fix == "remove it where the file is written: tr -d '\\000' < table.csv > table.clean.csv"


def test_of_several_columns_all_are_looked_at() -> None:
    profile = profile_of({"a": [1, 0, "\0"], "b": ["1\0", 0, 1]})
    finding = outcome("AL101", profile).finding

    assert finding is not None
    assert finding.message == "2 cells of 'a' and 'b' hold a NUL byte, the first in row 1"
    assert (finding.column, finding.row, finding.count) == (None, 1, 2)


def test_both_kinds_of_damage_are_one_finding() -> None:
    finding = outcome("AL101", profile_of(["a", "a\0b"], source=replace(CSV, undecodable=1))).finding

    assert finding is not None
    assert finding.message == (
        "1 row of the file holds bytes that are not UTF-8; these are read as \\ufffd; 1 label with a NUL byte, the"
        " first in row 2"
    )
