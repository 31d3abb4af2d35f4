from pathlib import Path

import polars as pl
import pytest

from actloss.checked import TableCheck
from actloss.checking.selection import Layer, selection_of
from actloss.lock import Reading, read_lock
from actloss.reference import Reference
from actloss.rules import Status
from checked_tables import CODED, checked, codes_in, lock_of, outcome_of, table_of
from tables import written

LABEL = Reading(target=("label",))
NO_ROW = "holds a header (line 1) and no row of data; expected at least one row"


@pytest.fixture
def locked(tmp_path: Path) -> Reference:
    """Return what a lock keeps of a table with the label 'label'."""
    table_of(tmp_path, CODED)
    return read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference


def test_a_table_without_rows_is_a_finding_at_its_header(tmp_path: Path) -> None:

    table = checked(written(tmp_path, "sep=,\nx,label\n"), reading=LABEL)
    (finding,) = table.findings

    assert (finding.code, finding.line, finding.row, finding.column) == ("AL202", 2, None, "label")
    assert finding.message == "the table has no data rows, so 'label' holds no label"
    assert finding.fix == "find out why no row was written"
    assert table.error is None
    assert table.source is not None
    assert (table.source.format, table.source.columns) == ("csv", ("x", "label"))
    assert {outcome.reason for outcome in table.outcomes if outcome.code != "AL202"} == {"the table has no data rows"}


def test_its_label_may_be_found_by_its_name(tmp_path: Path) -> None:
    assert codes_in(checked(written(tmp_path, "x,label\n"))) == ["AL202"]


@pytest.mark.parametrize("reading", [Reading(), Reading(target=("lable",))])
def test_a_table_without_rows_whose_label_nothing_tells_cannot_be_checked(reading: Reading, tmp_path: Path) -> None:
    table = checked(written(tmp_path, "a,b\n"), reading=reading)

    assert table.outcomes == ()
    assert table.error is not None
    assert table.error.endswith(NO_ROW)


def test_who_ignores_the_rule_still_has_nothing_checked(tmp_path: Path) -> None:
    table = checked(
        written(tmp_path, "x,label\n"), reading=LABEL, selection=selection_of([Layer(ignore=("AL202", "AL3"))])
    )

    assert table.error is not None
    assert table.error.endswith(NO_ROW)
    assert outcome_of(table, "AL202").reason == outcome_of(table, "AL301").reason == "not selected"
    assert outcome_of(table, "AL201").reason == "the table has no data rows"


@pytest.mark.parametrize("form", ["polars", "parquet"])
def test_typed_tables_without_rows_are_found_too(form: str, tmp_path: Path) -> None:
    frame = pl.DataFrame({"x": [], "label": []}, schema={"x": pl.Float64, "label": pl.Int64})
    frame.write_parquet(tmp_path / "t.parquet")
    table = checked(frame if form == "polars" else tmp_path / "t.parquet", reading=LABEL)

    assert codes_in(table) == ["AL202"]
    assert table.source is not None
    assert (table.source.format, table.findings[0].line) == (form, None)


def test_a_table_without_columns_is_no_table() -> None:
    assert checked({}, reading=LABEL).error is not None


def test_of_several_files_the_first_has_to_hold_a_row(tmp_path: Path) -> None:
    first, second = written(tmp_path, "x,label\n", "a.csv"), table_of(tmp_path, CODED, "b.csv")
    table = checked([str(first), str(second)], reading=LABEL)

    assert table.outcomes == ()
    assert table.error is not None
    assert table.error.endswith(NO_ROW)


def test_the_columns_of_a_lock_are_the_label(locked: Reference, tmp_path: Path) -> None:
    def of(header: str, reading: Reading | None = None, *, named: bool = False) -> TableCheck:
        path = written(tmp_path, f"{header}\n", "now.csv")
        return checked(path, reference=locked, reading=reading or Reading(), named=named)

    here = of("x,label")

    assert codes_in(here) == ["AL202"]
    assert here.findings[0].fix == "repair the table: the lock has 120 labelled rows"
    assert codes_in(of("x,lable")) == ["AL104"]
    assert codes_in(of("x,y", Reading(target=("y",)), named=True)) == ["AL202"]
    assert codes_in(of("x,tag_a", Reading(target=("tag_*",)))) == ["AL202"]


def test_a_lock_that_lost_its_column_and_its_rows_is_told_of_the_column(locked: Reference, tmp_path: Path) -> None:
    table = checked(written(tmp_path, "x,lable\n", "now.csv"), reference=locked)

    assert table.findings[0].line is None
    assert outcome_of(table, "AL202").status is Status.SKIPPED
    assert outcome_of(table, "AL202").reason == "the label column is missing"
