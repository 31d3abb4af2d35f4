from dataclasses import replace

from actloss.profile import Profile
from actloss.rules import Status
from actloss.table import BadRecord
from profiles import CSV, outcome, profile_of


def profile_without(*lines: int) -> Profile:
    records = tuple(BadRecord(file="table.csv", line=line, expected=3, found=2, text="1,2") for line in lines)
    return profile_of([0, 1] * 20, source=replace(CSV, bad_count=len(records), bad_records=records))


def test_ragged_records_are_counted_and_the_first_is_located() -> None:
    finding = outcome("AL102", profile_without(17, 19)).finding

    assert finding is not None
    assert finding.message == (
        "2 of 42 records have the wrong number of fields and were left out, the first on line 17 with 2 instead of 3"
    )
    assert (finding.line, finding.row, finding.count) == (17, None, 2)


def test_one_ragged_record_is_enough() -> None:
    finding = outcome("AL102", profile_without(9)).finding

    assert finding is not None
    assert finding.message.startswith("1 of 41 records has the wrong number of fields and was left out")


def test_records_that_were_only_counted_have_no_line() -> None:
    finding = outcome("AL102", profile_of([0, 1] * 20, source=replace(CSV, bad_count=5))).finding

    assert finding is not None
    assert finding.message == "5 of 45 records have the wrong number of fields and were left out"
    assert finding.line is None


def test_a_table_of_even_records_passes() -> None:
    assert outcome("AL102", profile_without()).status is Status.PASSED


def test_a_source_without_delimiter_has_no_fields_to_count() -> None:
    source = replace(CSV, format="parquet", encoding=None, delimiter=None)

    assert outcome("AL102", profile_of([0, 1] * 20, source=source)).reason == "the source is not delimited text"
