"""Parquet and JSON: the file says what its columns hold."""

import gzip
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from actloss.column import Tally
from actloss.engines import labels as engine_labels
from actloss.engines import typed
from actloss.errors import SourceError
from actloss.table import open_table
from tables import column, labels, written


def parquet_of(folder: Path, columns: dict[str, Any], name: str = "t.parquet") -> Path:
    path = folder / name
    parquet.write_table(pa.table(columns), path)
    return path


def lines_of(values: Sequence[object]) -> str:
    return "".join(json.dumps({"x": value, "label": "a"}) + "\n" for value in values)


TYPES = {
    "whole": pa.array([1, None, 3], pa.int8()),
    "natural": pa.array([1, None, 3], pa.uint64()),
    "real": pa.array([0.5, float("nan"), None]),
    "money": pa.array([Decimal("1.50"), None, Decimal("2.25")]),
    "flag": pa.array([True, None, False]),
    "day": pa.array([date(2026, 1, 2), None, date(2026, 1, 2)]),
    "tags": pa.array([["x", 'y"'], None, []]),
    "parts": pa.array([{"a": 1}, None, {"a": 2}]),
    "word": pa.array(["a", " ", None]),
    "bytes": pa.array([b"a", None, b"b"]),
}
KINDS = ("integer", "integer", "number", "number", "boolean", "date", "list", "list", "text", "text")


def test_parquet_tells_what_its_columns_hold(tmp_path: Path) -> None:
    table = open_table(parquet_of(tmp_path, TYPES))

    assert (table.source.format, table.head.kinds, table.head.names) == ("parquet", KINDS, tuple(TYPES))
    assert table.head.complete


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("whole", ("1", "", "3")),
        ("real", ("0.5", "nan", "")),
        ("money", ("1.50", "", "2.25")),
        ("flag", ("true", "", "false")),
        ("day", ("2026-01-02", "", "2026-01-02")),
        ("tags", ('["x","y\\""]', "", "[]")),
        ("word", ("a", " ", "")),
    ],
)
def test_the_head_shows_every_value_as_text(name: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    head = open_table(parquet_of(tmp_path, TYPES)).head

    assert cells == head.cells[head.names.index(name)]


@pytest.mark.parametrize(
    ("name", "numbers", "texts", "empty"),
    [
        ("whole", [1.0, np.nan, 3.0], {}, Tally(1, 2)),
        ("natural", [1.0, np.nan, 3.0], {}, Tally(1, 2)),
        ("real", [0.5, np.nan, np.nan], {"nan": Tally(1, 2)}, Tally(1, 3)),
        ("money", [1.5, np.nan, 2.25], {}, Tally(1, 2)),
        ("flag", [], {"true": Tally(1, 1), "false": Tally(1, 3)}, Tally(1, 2)),
        ("day", [], {"2026-01-02": Tally(2, 1)}, Tally(1, 2)),
        ("tags", [], {'["x","y\\""]': Tally(1, 1), "[]": Tally(1, 3)}, Tally(1, 2)),
        ("word", [], {"a": Tally(1, 1)}, Tally(2, 2)),
        ("bytes", [], {"a": Tally(1, 1), "b": Tally(1, 3)}, Tally(1, 2)),
    ],
)
def test_parquet_is_read(
    name: str, numbers: list[float], texts: dict[str, Tally], empty: Tally, tmp_path: Path
) -> None:
    read = column(parquet_of(tmp_path, TYPES), list(TYPES).index(name))

    assert np.array_equal(numbers, read.numbers, equal_nan=True)
    assert (texts, empty) == (read.texts, read.empty)


def test_whole_numbers_too_large_for_a_float_stay_text(tmp_path: Path) -> None:
    read = column(parquet_of(tmp_path, {"x": [1, 2**53 + 1, 2**53 + 1]}))

    assert read.texts == {str(2**53 + 1): Tally(2, 2)}
    assert read.numbers[0] == 1.0


def test_numbers_without_a_gap_need_no_texts(tmp_path: Path) -> None:
    read = column(parquet_of(tmp_path, {"x": [1, 2, 3]}))

    assert (read.numbers.tolist(), read.texts, read.kind) == ([1.0, 2.0, 3.0], {}, "integer")


def test_texts_of_parquet_may_be_written_numbers(tmp_path: Path) -> None:
    read = labels(parquet_of(tmp_path, {"x": ["1,5", "2,25"] * 9}))

    assert read.columns[0].numbers[:2].tolist() == [1.5, 2.25]
    assert read.source.notes[0].startswith("column 'x' holds numbers written as text (decimal comma)")


def test_many_texts_of_parquet_are_judged_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_labels, "FEW", 0)

    assert column(parquet_of(tmp_path, {"x": ["1", "2"]})).numbers.tolist() == [1.0, 2.0]


def test_flags_are_indicators(tmp_path: Path) -> None:
    read = column(parquet_of(tmp_path, TYPES), list(TYPES).index("flag"), indicators=True)

    assert np.array_equal(read.numbers, [1.0, np.nan, 0.0], equal_nan=True)
    assert read.kind == "indicator"


def test_no_column_asked_for_still_counts_the_rows(tmp_path: Path) -> None:
    read = open_table(parquet_of(tmp_path, TYPES)).read([])

    assert (read.columns, read.source.rows) == ((), 3)


def test_several_parquet_files_are_one_table(tmp_path: Path) -> None:
    for name in ("a.parquet", "b [1].parquet"):
        parquet_of(tmp_path, {"x": [1, 2]}, name)

    assert column(str(tmp_path / "*.parquet")).numbers.tolist() == [1.0, 2.0, 1.0, 2.0]


def test_parquet_without_rows_is_refused(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, {"x": pa.array([], pa.int8())})

    with pytest.raises(
        SourceError, match=r"^'.*t\.parquet' has columns and no row of data; expected at least one row$"
    ):
        open_table(path)


def test_damaged_parquet_is_told(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, TYPES)
    path.write_bytes(path.read_bytes()[:-20])

    with pytest.raises(SourceError, match=r"^cannot read '.*t\.parquet': "):
        open_table(path)


def test_parquet_that_is_damaged_meanwhile_is_told(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, TYPES)
    table = open_table(path)
    path.write_bytes(b"PAR1")

    with pytest.raises(SourceError, match=r"^cannot read '.*t\.parquet': "):
        table.read([0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (lines_of([1, 2, None]), "t.jsonl"),
        (lines_of([1, 2, None]), "named like nothing"),
        ("\ufeff" + lines_of([1, 2, None]), "t.jsonl"),
        (json.dumps([{"x": 1, "label": "a"}, {"x": 2, "label": "a"}, {"label": "a"}], indent=1), "t.json"),
    ],
    ids=["lines", "lines by content", "lines after a byte order mark", "array"],
)
def test_json_is_read(text: str, name: str, tmp_path: Path) -> None:
    read = labels(written(tmp_path, text, name), 0, 1)

    assert read.source.format == "jsonl"
    assert np.array_equal(read.columns[0].numbers, [1.0, 2.0, np.nan], equal_nan=True)
    assert read.columns[1].texts == {"a": Tally(3, 1)}


def test_packed_json_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(lines_of([1, 2]).encode()), "t.jsonl.gz")

    assert column(path).numbers.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([[1, 2], [3]], "list", {"[1,2]": Tally(1, 1), "[3]": Tally(1, 2)}),
        ([{"a": 1}, {"a": 2}], "list", {'{"a":1}': Tally(1, 1), '{"a":2}': Tally(1, 2)}),
        ([True, False], "boolean", {"true": Tally(1, 1), "false": Tally(1, 2)}),
        (["2026-01-02", "2026-01-03"], "date", {"2026-01-02": Tally(1, 1), "2026-01-03": Tally(1, 2)}),
        (["007", "x"], "text", {"007": Tally(1, 1), "x": Tally(1, 2)}),
        ([1, "a"], "text", {"a": Tally(1, 2)}),
    ],
)
def test_json_tells_what_its_columns_hold(
    values: list[object], kind: str, texts: dict[str, Tally], tmp_path: Path
) -> None:
    path = written(tmp_path, lines_of(values), "t.jsonl")

    assert open_table(path).head.kinds[0] == kind
    assert texts == column(path).texts


def test_numbers_between_words_are_numbers(tmp_path: Path) -> None:
    read = column(written(tmp_path, lines_of([1, "a", 2.5, "3"]), "t.jsonl"))

    assert np.array_equal(read.numbers, [1.0, np.nan, 2.5, 3.0], equal_nan=True)


LATE = 25_000
"""More rows than DuckDB looks at before it settles the types."""


@pytest.mark.parametrize("layout", ["lines", "array"])
def test_a_type_that_changes_late_is_settled_anew(layout: str, tmp_path: Path) -> None:
    text = lines_of([*range(LATE), "late"])
    if layout == "array":
        text = "[" + ",".join(text.splitlines()) + "]"
    table = open_table(written(tmp_path, text, "t.json"))

    read = table.read([0]).columns[0]

    assert not table.head.complete
    assert read.texts == {"late": Tally(1, LATE + 1)}
    assert read.numbers[:-1].tolist() == list(range(LATE))


def test_parquet_with_a_damaged_page_is_told(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, {"x": [f"word {row}" for row in range(2000)]})
    content = path.read_bytes()
    path.write_bytes(content[:60] + bytes(600) + content[660:])

    with pytest.raises(SourceError, match=r"^cannot read '.*t\.parquet': "):
        open_table(path)


def test_a_type_that_changes_in_the_head_is_settled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "_SOME", 1)
    table = open_table(written(tmp_path, lines_of([1, "late"]), "t.jsonl"))

    assert table.head.cells[0] == ("1", "late")
    assert table.read([0]).columns[0].texts == {"late": Tally(1, 2)}


def test_json_that_breaks_off_late_is_told(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, lines_of(range(LATE)) + '{"x": ', "t.jsonl"))

    with pytest.raises(SourceError, match=r"^(cannot read |line \d+ of .* is not JSON; expected one object a line$)"):
        table.read([0])


def test_several_json_files_of_which_one_breaks_off_are_told(tmp_path: Path) -> None:
    paths = [written(tmp_path, lines_of([1, 2]), "a.jsonl"), written(tmp_path, '{"x": ', "b.jsonl")]

    with pytest.raises(SourceError, match=r"^cannot read '.*a\.jsonl': "):
        open_table(paths)


def test_json_that_breaks_off_early_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^(cannot read |line \d+ of .* is not JSON; expected one object a line$)"):
        open_table(written(tmp_path, lines_of(range(3)) + '{"x": ', "t.jsonl"))


@pytest.mark.parametrize("text", ["[1, 2]\n", "7\n", "x,y\n1,2\n"])
def test_a_file_that_claims_to_be_json_must_be(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^expected one JSON object a line, or an array of them, in '.*t\.jsonl'$"):
        open_table(written(tmp_path, text, "t.jsonl"))


def test_a_first_object_longer_than_the_look_is_still_json(tmp_path: Path) -> None:
    assert column(written(tmp_path, lines_of(["a" * 70_000]), "named like nothing")).texts == {
        "a" * 70_000: Tally(1, 1)
    }


def test_braces_alone_are_no_json(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, "{a},y\n{b},1\n{c},2\n")).source.format == "csv"
