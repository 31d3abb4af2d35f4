"""The different cells of a column, counted batch by batch."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from actloss.column import Tally
from actloss.engines import arrow, slices
from actloss.errors import LabelError
from actloss.table import SourceLike, open_table
from tables import csv_of, written

CELLS = ("b ", "", "ä", "b", "it's", "\tä")
COUNTED = {"b": Tally(100, 1), "": Tally(50, 2), "ä": Tally(100, 3), "it's": Tally(50, 5)}


def csv(folder: Path) -> Path:
    return written(folder, csv_of(CELLS * 50, ("1",) * 300, names="x,y"))


def packed(folder: Path) -> Path:
    path = folder / "t.parquet"
    parquet.write_table(pa.table({"x": CELLS * 50}), path)
    return path


SOURCES: dict[str, Callable[[Path], SourceLike]] = {
    "CSV": csv,
    "Parquet": packed,
    "polars": lambda _: pl.DataFrame({"x": CELLS * 50}),
    "mapping": lambda _: {"x": CELLS * 50},
    "DuckDB": lambda _: __import__("duckdb").from_arrow(pa.table({"x": CELLS * 50})),
}


@pytest.fixture(params=["large", "small"])
def batches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a batch hold all rows, or seven."""
    for module in (arrow, slices):
        monkeypatch.setattr(module, "BATCH_ROWS", 7 if request.param == "small" else 1 << 17)


@pytest.mark.usefixtures("batches")
@pytest.mark.parametrize("way", ["head", "small_head"])
@pytest.mark.parametrize("kind", SOURCES)
def test_cells_are_counted_without_blanks_in_the_order_of_their_first_rows(
    kind: str, way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if way != "head":
        request.getfixturevalue(way)
    tallies = open_table(SOURCES[kind](tmp_path)).tally(0)

    assert list(tallies.items()) == list(COUNTED.items())


@pytest.mark.parametrize("way", ["head", "small_head"])
@pytest.mark.parametrize("kind", SOURCES)
def test_more_cells_than_the_limit_are_refused(
    kind: str, way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if way != "head":
        request.getfixturevalue(way)
    table = open_table(SOURCES[kind](tmp_path))

    assert len(table.tally(0, 4)) == 4
    with pytest.raises(LabelError, match=r"^column 'x' holds more than 3 different cells, expected fewer; name a "):
        table.tally(0, 3)


@pytest.mark.parametrize("way", ["head", "small_head"])
def test_bad_records_count_in_first_rows(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path, "x,y\n" + "a,1\n" * 2 + "lost\n" + "a,1\n" * 100 + "b,1\n")
    if way != "head":
        request.getfixturevalue(way)

    assert open_table(path).tally(0) == {"a": Tally(102, 1), "b": Tally(1, 104)}


@pytest.mark.usefixtures("small_head")
def test_a_file_mended_half_way_is_counted_once(tmp_path: Path) -> None:
    path = written(tmp_path, ("x,y\n" + "a,1\n" * 100 + "fünf,1\n").encode("cp1252"))

    assert open_table(path).tally(0) == {"a": Tally(100, 1), "fünf": Tally(1, 101)}


def test_values_are_counted_as_the_text_of_their_cells() -> None:
    table = open_table({"flag": [True, None, False, True], "number": [1, 2.5, float("nan"), 1]})

    assert table.tally(0) == {"true": Tally(2, 1), "": Tally(1, 2), "false": Tally(1, 3)}
    assert table.tally(1) == {"1": Tally(2, 1), "2.5": Tally(1, 2), "": Tally(1, 3)}
