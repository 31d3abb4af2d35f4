"""Parquet, JSON, dataframes, mappings and relations in batches."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from actloss.engines import arrow, slices
from actloss.errors import SourceError
from actloss.table import Batch, Wanted, open_table
from folding import folded, numbers
from tables import written

VALUES: dict[str, list[Any]] = {
    "whole": [1, 2, None, 2**53 + 1],
    "real": [0.5, None, float("-inf"), 2.0],
    "word": ["a ", None, "b", "007"],
    "flag": [True, False, None, True],
    "day": [date(2026, 1, 2), None, date(2026, 1, 3), date(2026, 1, 2)],
    "written": ["0,5", "inf", None, "1.234,5"],
}
NAMES = list(VALUES)


def packed(folder: Path) -> Path:
    path = folder / "t.parquet"
    parquet.write_table(pa.table(VALUES), path)
    return path


SOURCES: dict[str, Callable[[Path], Any]] = {
    "Parquet": packed,
    "polars": lambda _: pl.DataFrame(VALUES),
    "polars, lazy": lambda _: pl.LazyFrame(VALUES),
    "Arrow": lambda _: pa.table(VALUES),
    "pandas with Arrow types": lambda _: pa.table(VALUES).to_pandas(types_mapper=pd.ArrowDtype),
    "pandas with objects": lambda _: pd.DataFrame({name: pd.Series(v, dtype=object) for name, v in VALUES.items()}),
    "DuckDB": lambda _: duckdb.from_arrow(pa.table(VALUES)),
    "mapping": lambda _: VALUES,
}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Any:  # noqa: ANN401 - any source there is
    return SOURCES[str(request.param)](tmp_path)


@pytest.mark.parametrize(
    ("name", "codes", "expected"),
    [
        ("whole", None, [1.0, 2.0, np.nan, 2.0**53]),
        ("real", None, [0.5, np.nan, -np.inf, 2.0]),
        ("word", None, [np.nan] * 4),
        ("flag", None, [np.nan] * 4),
        ("day", None, [np.nan] * 4),
        ("written", None, [0.5, np.inf, np.nan, 1234.5]),
        ("whole", {"1": 10.0, "9007199254740993": 20.0, "": 30.0}, [10.0, np.nan, np.nan, 20.0]),
        ("word", {"a": 0.0, "b": 1.0}, [0.0, np.nan, 1.0, np.nan]),
        ("flag", {"true": 1.0, "false": 0.0}, [1.0, 0.0, np.nan, 1.0]),
        ("day", {"2026-01-02": 7.0}, [7.0, np.nan, np.nan, 7.0]),
    ],
)
def test_every_column_is_read_as_numbers(
    name: str,
    codes: dict[str, float] | None,
    expected: list[float],
    source: Any,  # noqa: ANN401 - any source there is
) -> None:
    assert np.array_equal(numbers(source, NAMES.index(name), codes), expected, equal_nan=True)


def test_rows_and_decisions_are_told(source: Any) -> None:  # noqa: ANN401 - any source there is
    read = folded(source, Wanted(NAMES.index("written")), Wanted(0))

    assert (read.source.rows, read.source.bad_count, read.left_out.size) == (4, 0, 0)
    assert read.source.notes[-1].startswith("column 'written' holds numbers written as text (")


def test_rows_that_the_function_does_not_take_are_counted(
    source: Any,  # noqa: ANN401 - any source there is
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (arrow, slices):
        monkeypatch.setattr(module, "BATCH_ROWS", 2)

    def first(batches: Any) -> list[float]:  # noqa: ANN401 - the batches
        batch: Batch = next(batches)
        values: list[float] = batch[0].tolist()
        return values

    read = open_table(source).fold([Wanted(0)], first)

    assert (read.value, read.source.rows) == ([1.0, 2.0], 4)


@pytest.mark.parametrize("content", [[[1.5]], np.array([1.5, 2.5]), np.array([1, 2], np.int8), np.array([[1], [2]])])
def test_arrays_are_read_as_lists_are(content: Any) -> None:  # noqa: ANN401 - any column there is
    flat = np.ravel(content).tolist() if isinstance(content, np.ndarray) and content.ndim == 1 else None

    assert np.array_equal(numbers({"x": content}), flat or [np.nan] * len(content), equal_nan=True)


def test_values_that_no_float_holds_are_no_numbers() -> None:
    values = [10**400, Decimal("1.5"), 2 + 1j, np.float32(0.5), np.True_]

    assert np.array_equal(numbers({"x": values}), [np.nan, 1.5, np.nan, 0.5, np.nan], equal_nan=True)


def test_json_lines_are_read(tmp_path: Path) -> None:
    rows = [{"x": 1.5, "flag": True, "mixed": 1}, {"x": None, "flag": False, "mixed": "a"}, {"x": 2, "mixed": "2"}]
    path = written(tmp_path, "".join(json.dumps(row) + "\n" for row in rows), "t.jsonl")
    wanted = (Wanted(0), Wanted(1, {"true": 1.0, "false": 0.0}), Wanted(2), Wanted(2, {"a": 5.0}))

    found = [column.tolist() for column in folded(path, *wanted).value]

    assert repr(found) == "[[1.5, nan, 2.0], [1.0, 0.0, nan], [1.0, nan, 2.0], [nan, 5.0, nan]]"


def test_a_type_that_only_the_first_lines_have_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actloss.engines.typed.HEAD_ROWS", 100)
    lines = [json.dumps({"x": 1})] * 30_000 + [json.dumps({"x": "b"})]
    path = written(tmp_path, "\n".join([*lines, ""]), "t.jsonl")

    assert numbers(path, codes={"b": 7.0, "1": 1.0}) == [1.0] * 30_000 + [7.0]
    assert open_table(path).tally(0)["b"].first_row == 30_001


def test_parquet_that_ends_early_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table({"x": np.random.default_rng(0).normal(size=300_000)}), path)
    table = open_table(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) - 5000] = bytes(len(content) - 5000 - len(content) // 2)
    path.write_bytes(content)

    with pytest.raises(SourceError, match=r"^cannot read '.*t\.parquet': "):
        table.fold([Wanted(0)], list)
