"""Equal rows are counted alike whatever the source, and exactly."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actloss.column import NOWHERE, Tally
from actloss.engines import twins as comparing
from actloss.errors import SourceError
from actloss.table import SourceLike, open_table
from actloss.twins import Twins
from tables import written

Columns: TypeAlias = dict[str, list[str]]

HOUSES: Columns = {
    "id": ["1", "2", "3", "4", "5", "6", "7", "8"],
    "rooms": ["3", "3", "4", "3", "4", "5", "5", "3"],
    "town": ["Ulm", "Ulm", "Bonn", "Ulm", "Bonn", "Köln", "Köln", "Ulm"],
    "sold": ["yes", "yes", "no", "no", "no", "yes", "", "yes"],
}
"""Rows 2, 5 and 8 repeat an earlier one, rows 1, 2, 4 and 8 are in conflict; row 7 has no label."""

EXPECTED = Twins(rows=7, features=2, left_out=("id",), duplicates=Tally(3, 2), conflicting=Tally(4, 1), groups=1)


def csv_text(columns: Columns) -> str:
    return "\n".join([",".join(columns), *(",".join(row) for row in zip(*columns.values(), strict=True)), ""])


def rows_of(columns: Columns) -> list[dict[str, str]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def as_csv(folder: Path, columns: Columns) -> SourceLike:
    return written(folder, csv_text(columns))


def as_gzip(folder: Path, columns: Columns) -> SourceLike:
    return written(folder, gzip.compress(csv_text(columns).encode()), "table.csv.gz")


def as_files(folder: Path, columns: Columns) -> SourceLike:
    header, *rows = csv_text(columns).splitlines()
    written(folder, "\n".join([header, *rows[:3], ""]), "part-1.csv")
    written(folder, "\n".join([header, *rows[3:], ""]), "part-2.csv")
    return str(folder / "part-*.csv")


def as_parquet(folder: Path, columns: Columns) -> SourceLike:
    pq.write_table(pa.table(columns), folder / "table.parquet")
    return folder / "table.parquet"


def as_json(folder: Path, columns: Columns) -> SourceLike:
    return written(folder, "\n".join(json.dumps(row) for row in rows_of(columns)) + "\n", "table.jsonl")


def as_relation(_folder: Path, columns: Columns) -> SourceLike:
    return duckdb.from_arrow(pa.table(columns))


SOURCES: dict[str, Callable[[Path, Columns], SourceLike]] = {
    "csv": as_csv,
    "gzip": as_gzip,
    "files": as_files,
    "parquet": as_parquet,
    "json": as_json,
    "relation": as_relation,
    "mapping": lambda _, columns: columns,
    "pandas": lambda _, columns: pd.DataFrame(columns),
    "polars": lambda _, columns: pl.DataFrame(columns),
    "lazy": lambda _, columns: pl.LazyFrame(columns),
    "arrow": lambda _, columns: pa.table(columns),
}


def twins(source: SourceLike, *labels: int, left_out: Sequence[int] = (), missing: Collection[str] = ()) -> Twins:
    return open_table(source).twins(labels, left_out=left_out, missing=missing)


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_counts_the_same(source: str, tmp_path: Path) -> None:
    assert twins(SOURCES[source](tmp_path, HOUSES), 3, left_out=[0]) == EXPECTED


@pytest.mark.usefixtures("small_head")
@pytest.mark.parametrize("source", ["csv", "gzip", "files"])
def test_a_file_that_goes_the_way_of_large_ones_counts_the_same(source: str, tmp_path: Path) -> None:
    longer = {name: cells + cells for name, cells in HOUSES.items()}

    assert twins(SOURCES[source](tmp_path, longer), 3, left_out=[0]) == Twins(
        rows=14, features=2, left_out=("id",), duplicates=Tally(10, 2), conflicting=Tally(8, 1), groups=1
    )


@pytest.mark.usefixtures("small_batches")
def test_a_column_in_several_batches_counts_the_same() -> None:
    longer = {name: cells * 20 for name, cells in HOUSES.items()}
    found = twins(longer, 3, left_out=[0])

    assert (found.rows, found.duplicates.count, found.conflicting) == (140, 136, Tally(80, 1))


def test_numbers_each_row_no_row_is_alike() -> None:
    assert twins(HOUSES, 3) == Twins(rows=7, features=3)


@pytest.mark.parametrize("source", ["csv", "parquet", "mapping", "pandas"])
def test_words_for_missing_are_no_label_where_they_are_named(source: str, tmp_path: Path) -> None:
    columns = {"x": ["1", "1", "1", "1"], "y": ["a", "NA", " ", "n/a"]}
    table = SOURCES[source](tmp_path, columns)

    assert twins(table, 1).conflicting == Tally(3, 1)
    assert twins(table, 1, missing=["NA", "n/a"]) == Twins(rows=1, features=1)


@pytest.mark.parametrize("source", ["csv", "parquet", "mapping"])
def test_a_row_of_several_labels_needs_all_of_them(source: str, tmp_path: Path) -> None:
    columns = {"x": ["1", "1", "1", "1"], "a": ["0", "0", "", "1"], "b": ["1", "1", "1", "1"]}

    assert twins(SOURCES[source](tmp_path, columns), 1, 2) == Twins(
        rows=3, features=1, duplicates=Tally(1, 2), conflicting=Tally(3, 1), groups=1
    )


@pytest.mark.parametrize("source", SOURCES)
def test_without_a_label_nothing_is_compared(source: str, tmp_path: Path) -> None:
    columns = {"x": ["1", "1", "2"], "y": ["", " ", ""]}

    assert twins(SOURCES[source](tmp_path, columns), 1) == Twins(rows=0, features=1)


@pytest.mark.usefixtures("small_head")
def test_records_that_cannot_be_read_count_in_the_first_rows(tmp_path: Path) -> None:
    bad = "x,y\nlost\n1,a\n2,b\nlost,again,twice\n1,a\n2,c\n"
    padding = "".join(f"{number},a\n" for number in range(100, 200))

    for content in (bad, bad + padding):
        found = twins(written(tmp_path, content), 1)

        assert (found.duplicates, found.conflicting, found.groups) == (Tally(1, 5), Tally(2, 3), 1)


@pytest.mark.usefixtures("small_head")
def test_a_file_is_mended_before_its_rows_are_compared(tmp_path: Path) -> None:
    rows = "".join(f"{number},plain\n" for number in range(100))
    content = ("x,y\n" + rows).encode() + b"7,f\xfcnf\n7,f\xfcnf\n"

    assert twins(written(tmp_path, content), 1) == Twins(
        rows=102, features=1, duplicates=Tally(1, 102), conflicting=Tally(3, 8), groups=1
    )


def test_quotes_and_line_ends_in_cells_make_no_difference(tmp_path: Path) -> None:
    content = 'x,y\n"a\n""b""",1\nz,2\n"a\n""b""",1\n'

    assert twins(written(tmp_path, content), 1).duplicates == Tally(1, 3)


def test_missing_features_are_alike() -> None:
    frame = pd.DataFrame({"x": [np.nan, np.nan, 1.5, 1.5], "y": ["a", "b", "c", "c"]})

    assert twins(frame, 1) == Twins(rows=4, features=1, duplicates=Tally(1, 4), conflicting=Tally(2, 1), groups=1)


def test_labels_that_are_numbers_are_missing_where_they_are_nan() -> None:
    frame = pl.DataFrame({"x": [1, 1, 1], "y": [0.5, None, float("nan")]})

    assert twins(frame, 1).rows == 1


def test_cells_of_any_type_are_compared() -> None:
    tags: list[Any] = [["a", "b"], ["a", "b"], {"c": 1}, None, None]

    assert twins({"tags": tags, "y": [1, 1, 1, 2, 3]}, 1) == Twins(
        rows=5, features=1, duplicates=Tally(1, 2), conflicting=Tally(2, 4), groups=1
    )


def test_columns_of_one_name_are_told_apart() -> None:
    frame = pd.DataFrame([[1, 2, "a"], [1, 3, "b"], [1, 2, "b"]], columns=["x", "x", "y"])

    assert twins(frame, 2).conflicting == Tally(2, 1)


def test_a_column_named_like_ours_is_a_feature(tmp_path: Path) -> None:
    columns = {"features": ["1", "2", "1"], "label": ["3", "3", "3"], "place": ["4", "4", "4"], "y": ["a", "a", "b"]}

    for source in (as_parquet(tmp_path, columns), as_relation(tmp_path, columns)):
        assert twins(source, 3) == Twins(rows=3, features=3, conflicting=Tally(2, 1), groups=1)


def test_a_label_alone_has_no_features() -> None:
    assert twins({"y": ["a", "b", "a"]}, 0).features == 0


def test_a_relation_that_cannot_be_read_to_its_end_is_an_error() -> None:
    numbers = duckdb.from_arrow(pa.table({"i": range(100_001)}))
    relation = numbers.project("'1' as x, case when i < 100000 then 'a' else error('no more') end as y")

    with pytest.raises(SourceError, match="cannot compare the rows of the DuckDB relation: no more"):
        twins(relation, 1)


@pytest.mark.usefixtures("small_head")
def test_no_room_for_the_rows_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Twins:
        raise duckdb.OutOfMemoryException("Out of Memory Error: failed to offload 256.0 KiB")

    monkeypatch.setattr(comparing, "twins_of_relation", full)
    path = written(tmp_path, "x,y\n" + "1,a\n" * 200)

    with pytest.raises(SourceError, match=r"cannot compare the rows of .*table.csv.?: failed to offload 256.0 KiB"):
        twins(path, 1)


def expected(columns: Columns) -> Twins:
    """Return what a plain loop over the rows finds."""
    rows = list(zip(*columns.values(), strict=True))
    known = [(place, row) for place, row in enumerate(rows, 1) if row[-1]]
    labels: dict[tuple[str, ...], set[str]] = {}
    for _, row in known:
        labels.setdefault(row[:-1], set()).add(row[-1])
    seen: Counter[tuple[str, ...]] = Counter()
    repeats, conflicts = [], []
    for place, row in known:
        repeats += [place] if seen[row] else []
        conflicts += [place] if len(labels[row[:-1]]) > 1 else []
        seen[row] += 1
    return Twins(
        rows=len(known),
        features=len(columns) - 1,
        duplicates=Tally(len(repeats), repeats[0]) if repeats else NOWHERE,
        conflicting=Tally(len(conflicts), conflicts[0]) if conflicts else NOWHERE,
        groups=sum(1 for found in labels.values() if len(found) > 1),
    )


CELLS = st.sampled_from(["", "a", "b", "a b", "ä", "1", "1.0"])


@pytest.mark.parametrize("source", ["mapping", "polars", "parquet", "relation"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["", "yes", "no"])), min_size=1, max_size=30))
def test_any_table_is_counted_as_a_plain_loop_counts_it(
    source: str, rows: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    columns = {name: list(cells) for name, cells in zip(("a", "b", "y"), zip(*rows, strict=True), strict=True)}

    assert twins(SOURCES[source](tmp_path, columns), 2) == expected(columns)
