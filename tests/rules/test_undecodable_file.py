from dataclasses import replace

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
