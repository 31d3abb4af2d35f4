"""Dataframes, DuckDB relations and mappings of columns."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from actloss.column import NOWHERE, Tally
from actloss.errors import LabelError, SourceError
from actloss.table import SourceLike, Wanted, open_table
from tables import column, labels

VALUES: dict[str, list[Any]] = {
    "whole": [1, 2, None, 2],
    "real": [0.5, None, 2.0, float("inf")],
    "word": ["a", None, " ", "b"],
    "flag": [True, False, None, True],
    "day": [date(2026, 1, 2), None, date(2026, 1, 3), date(2026, 1, 2)],
    "tags": [["x"], [], None, ["x"]],
}
KINDS = ("integer", "number", "text", "boolean", "date", "list")


def relation(values: dict[str, list[Any]]) -> duckdb.DuckDBPyRelation:
    """Return a relation that its connection outlives."""
    known = pa.table(values)
    return duckdb.from_arrow(known)


SOURCES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "polars": pl.DataFrame,
    "polars, lazy": pl.LazyFrame,
    "Arrow": pa.table,
    "pandas with Arrow types": lambda values: pa.table(values).to_pandas(types_mapper=pd.ArrowDtype),
    "pandas with objects": lambda values: pd.DataFrame(
        {name: pd.Series(v, dtype=object) for name, v in values.items()}
    ),
    "DuckDB": relation,
    "mapping": dict,
}
NAMES = {
    "polars": "polars DataFrame",
    "polars, lazy": "polars LazyFrame",
    "Arrow": "pyarrow Table",
    "pandas with Arrow types": "pandas DataFrame",
    "pandas with objects": "pandas DataFrame",
    "DuckDB": "DuckDB relation",
    "mapping": "columns",
}


@pytest.fixture(params=SOURCES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_kind_of_source_is_its_name(kind: str) -> None:
    assert open_table(SOURCES[kind](VALUES)).source.name == NAMES[kind]


def test_the_head_tells_what_the_columns_hold(kind: str) -> None:
    head = open_table(SOURCES[kind](VALUES)).head

    assert head.names == tuple(VALUES)
    assert head.kinds == KINDS
    assert head.complete


def test_the_head_shows_every_value_as_text(kind: str) -> None:
    cells = open_table(SOURCES[kind](VALUES)).head.cells

    assert cells[2:] == (
        ("a", "", " ", "b"),
        ("true", "false", "", "true"),
        ("2026-01-02", "", "2026-01-03", "2026-01-02"),
        ('["x"]', "[]", "", '["x"]'),
    )


def test_whole_numbers_and_nulls_are_told_apart(kind: str) -> None:
    read = column(SOURCES[kind](VALUES), 0)

    assert np.array_equal(read.numbers, [1.0, 2.0, np.nan, 2.0], equal_nan=True)
    assert (read.texts, read.empty, read.kind) == ({}, Tally(1, 3), "integer")


def test_infinity_is_a_number(kind: str) -> None:
    read = column(SOURCES[kind](VALUES), 1)

    assert np.array_equal(read.numbers, [0.5, np.nan, 2.0, np.inf], equal_nan=True)
    assert (read.texts, read.empty) == ({}, Tally(1, 2))


def test_blank_words_are_empty(kind: str) -> None:
    read = column(SOURCES[kind](VALUES), 2)

    assert read.texts == {"a": Tally(1, 1), "b": Tally(1, 4)}
    assert read.empty == Tally(2, 2)


@pytest.mark.parametrize(
    ("at", "texts"),
    [
        (3, {"true": Tally(2, 1), "false": Tally(1, 2)}),
        (4, {"2026-01-02": Tally(2, 1), "2026-01-03": Tally(1, 3)}),
        (5, {'["x"]': Tally(2, 1), "[]": Tally(1, 2)}),
    ],
)
def test_flags_dates_and_lists_are_kept_as_text(at: int, texts: dict[str, Tally], kind: str) -> None:
    assert texts == column(SOURCES[kind](VALUES), at).texts


def test_flags_are_indicators(kind: str) -> None:
    read = column(SOURCES[kind](VALUES), 3, indicators=True)

    assert np.array_equal(read.numbers, [1.0, 0.0, np.nan, 1.0], equal_nan=True)
    assert read.formats == {"words": Tally(3, 1)}


def test_no_column_asked_for_still_counts_the_rows(kind: str) -> None:
    read = open_table(SOURCES[kind](VALUES)).read([])

    assert (read.columns, read.source.rows) == ((), 4)


def test_a_source_without_rows_is_refused(kind: str) -> None:
    with pytest.raises(
        SourceError, match=r"^the table holds no row of data; expected at least one column and one row$"
    ):
        open_table(SOURCES[kind]({"x": pa.array([], pa.int64()) if kind in {"Arrow", "DuckDB"} else []}))


@pytest.mark.parametrize("nothing", [{}, pl.DataFrame(), pd.DataFrame()])
def test_a_source_without_columns_is_refused(nothing: SourceLike) -> None:
    with pytest.raises(SourceError, match=r"^the table holds no row of data"):
        open_table(nothing)


@pytest.mark.parametrize(
    "twice",
    [
        pd.DataFrame([[1, 2, 3]], columns=["x", "y", "x"]),
        pa.table([[1], [2], [3]], names=["x", "y", "x"]),
    ],
    ids=["pandas", "Arrow"],
)
def test_columns_of_one_name_are_told_by_position(twice: SourceLike) -> None:
    read = labels(twice, 0, 2)

    assert read.source.columns == ("x", "y", "x")
    assert [found.numbers.tolist() for found in read.columns] == [[1.0], [3.0]]


@pytest.mark.parametrize("series", [pl.Series("x", [1, 2]), pd.Series([1, 2], name="x")], ids=["polars", "pandas"])
def test_a_series_is_a_table_of_one_column(series: SourceLike) -> None:
    table = open_table(series)

    assert table.head.names == ("x",)
    assert table.read([0]).columns[0].numbers.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    "source",
    [{"x": [1.5, float("nan"), None]}, pl.DataFrame({"x": [1.5, float("nan"), None]})],
    ids=["mapping", "polars"],
)
def test_a_value_that_is_not_a_number_is_no_number(source: SourceLike) -> None:
    read = column(source)

    assert read.numbers[0] == 1.5
    assert sum(tally.count for tally in read.texts.values()) + read.empty.count == 2


def test_polars_tells_nan_from_null() -> None:
    read = column(pl.DataFrame({"x": [1.5, float("nan"), None]}))

    assert read.texts == {"nan": Tally(1, 2)}
    assert read.empty == Tally(1, 3)


def test_whole_numbers_too_large_for_a_float_stay_text() -> None:
    large = 2**53 + 1
    for source in (pl.DataFrame({"x": [1, large]}), {"x": [1, large]}, relation({"x": [1, large]})):
        read = column(source)

        assert read.texts == {str(large): Tally(1, 2)}
        assert np.array_equal(read.numbers, [1.0, np.nan], equal_nan=True)


def test_a_whole_column_of_nulls_is_empty() -> None:
    read = column(pl.DataFrame({"x": pl.Series([None, None], dtype=pl.Int64)}))

    assert read.empty == Tally(2, 1)
    assert read.numbers.size == 0


def test_categories_are_words() -> None:
    read = column(pd.DataFrame({"x": pd.Categorical(["a", "b", None, "a"])}))

    assert read.texts == {"a": Tally(2, 1), "b": Tally(1, 2)}
    assert read.empty == Tally(1, 3)


def test_decimals_are_numbers() -> None:
    for source in (pl.DataFrame({"x": [Decimal("1.50")]}), {"x": [Decimal("1.50")]}):
        read = column(source)

        assert (read.numbers.tolist(), read.kind) == ([1.5], "number")


def test_numbers_written_as_text_are_read() -> None:
    read = labels({"price": ["€ 4,50", 3, "NA"]})

    assert np.array_equal(read.columns[0].numbers, [4.5, 3.0, np.nan], equal_nan=True)
    assert read.source.notes == (
        "column 'price' holds numbers written as text (decimal comma, currency): '€ 4,50' is read as 4.5",
    )


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(SourceError, match=r"^the columns have different lengths, from 1 to 3; make them equal$"):
        open_table({"x": [1], "y": [1, 2, 3]})


def test_arrays_are_columns() -> None:
    values: Any = np.array([1, 2, 3])
    read = column({"x": values})

    assert (read.numbers.tolist(), read.empty) == ([1.0, 2.0, 3.0], NOWHERE)


def test_names_that_are_no_text_become_text() -> None:
    assert open_table({1: [2]}).head.names == ("1",)  # type: ignore[dict-item] # as a careless caller does
    assert open_table(pd.DataFrame([[1, 2]])).head.names == ("0", "1")


NUMBERED = {
    "numbers": (pd.DataFrame([[1, 2]], columns=["y", 0]), ("y", "0")),
    "levels": (pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("y", ""), ("p", "a")])), ("y", "p_a")),
    "a series named by a number": (pd.Series([1], name=3), ("3",)),
    "a series without a name": (pd.Series([1]), ("0",)),
}


@pytest.mark.parametrize(("source", "names"), NUMBERED.values(), ids=NUMBERED.keys())
def test_columns_named_otherwise_than_by_text_are_read(source: SourceLike, names: tuple[str, ...]) -> None:
    read = labels(source, *range(len(names)))

    assert read.source.columns == names
    assert [found.numbers.tolist() for found in read.columns] == [[1.0], [2.0]][: len(names)]


def test_columns_named_by_numbers_are_folded() -> None:
    table = open_table(pd.DataFrame([[1, 2], [3, 4]], columns=["y", 0]))

    assert table.fold([Wanted(1)], lambda batches: [batch[0].tolist() for batch in batches]).value == [[2.0, 4.0]]


@pytest.mark.parametrize("other", [7, None, object(), lambda: 0])
def test_what_is_no_table_is_refused(other: SourceLike) -> None:
    with pytest.raises(SourceError, match=r"^expected a path, a list of paths or a dataframe .* got a value of type "):
        open_table(other)


def test_a_relation_of_a_hostile_name_is_read() -> None:
    read = labels(duckdb.from_arrow(pa.table({'a", b': [1], "from": [2]})), 0, 1)

    assert [found.name for found in read.columns] == ['a", b', "from"]
    assert [found.numbers.tolist() for found in read.columns] == [[1.0], [2.0]]


def test_more_texts_than_labels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actloss.engines.values.MOST_TEXTS", 2)

    with pytest.raises(LabelError, match=r"^column 'x' holds more than"):
        column({"x": ["a", "b", "c"]})
