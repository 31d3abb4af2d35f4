"""Folds that meet a file which must be mended, an error, or too little memory."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pytest

from actloss.column import FloatArray
from actloss.errors import PredictionError, SourceError
from actloss.table import Batch, Wanted, open_table
from folding import folded, gathered
from tables import csv_of, written


@pytest.mark.usefixtures("small_head")
@pytest.mark.parametrize(
    ("line", "end", "text"),
    [("79,fünf €".encode("cp1252"), b"\n", "fünf €"), (b'79,"a"b', b"\n", "ab"), (b"79,c", b"\r", "c")],
    ids=["another encoding", "a quote out of place", "another line end"],
)
def test_the_function_is_called_anew_when_a_file_is_mended(line: bytes, end: bytes, text: str, tmp_path: Path) -> None:
    rows = [b"%d,a" % row for row in range(300)]
    rows[2], rows[79] = b'2,"a"', line
    first = written(tmp_path, b"x,y\n" + b"1,a\n" * 200, "first.csv")
    path = written(tmp_path, b"x,y\n" + b"\n".join(rows[:79]) + b"\n" + end.join([*rows[79:], b""]), "second.csv")
    calls: list[int] = []

    def counted(batches: Iterator[Batch]) -> list[FloatArray]:
        calls.append(len(calls))
        return gathered(batches)

    numbers, codes = open_table([first, path]).fold([Wanted(0), Wanted(1, {text: 1.0})], counted).value

    assert numbers.tolist() == [1.0] * 200 + [*range(300)]
    assert np.flatnonzero(codes == 1.0).tolist() == [279]
    assert len(calls) > 1


@pytest.mark.usefixtures("small_head")
def test_a_mended_file_is_mended_once(tmp_path: Path) -> None:
    text = "x,y\n" + "1,a\n" * 200 + "2,fünf €\n"
    table = open_table(written(tmp_path, text.encode("cp1252")))
    calls: list[int] = []

    def counted(batches: Iterator[Batch]) -> float:
        calls.append(len(calls))
        return float(gathered(batches)[0][-1])

    first, second = (table.fold([Wanted(1, {"fünf €": 1.0})], counted) for _ in range(2))

    assert first.value == second.value == 1.0
    assert (calls, second.source.encoding, second.source.undecodable) == ([0, 1, 2], "cp1252", 1)


@pytest.mark.usefixtures("small_head", "small_batches")
def test_rows_that_the_function_does_not_take_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n" + "1,a\n" * 500 + "lost\n")
    read = open_table(path).fold([Wanted(0)], lambda batches: len(next(batches)[0]))

    assert (read.value, read.source.rows, read.source.bad_count) == (50, 500, 1)


@pytest.mark.usefixtures("small_head")
def test_an_error_of_the_function_is_its_own(tmp_path: Path) -> None:
    def refuse(batches: Iterator[Batch]) -> None:
        raise PredictionError("no", row=len(next(batches)))

    with pytest.raises(PredictionError, match="no at row 1"):
        open_table(written(tmp_path, csv_of(("1",) * 200))).fold([Wanted(0)], refuse)


@pytest.mark.usefixtures("small_head")
def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cramped() -> duckdb.DuckDBPyConnection:
        return duckdb.connect(config={"memory_limit": "1MB", "temp_directory": ""})

    monkeypatch.setattr("actloss.engines.stream.connect", cramped)

    with pytest.raises(SourceError, match=r"^not enough memory for the label columns of "):
        folded(written(tmp_path, "x,y\n" + "".join(f"1,{row:0100}x\n" for row in range(40_000))))


SILENT = """
import sys
from actloss.table import Wanted, open_table
table = open_table(sys.argv[1])
print(table.fold([Wanted(0), Wanted(1, {"a": 1.0})], lambda batches: len(list(batches))).source.rows)
print(len(table.tally(1)))
try:
    table.fold([Wanted(0)], lambda batches: 1 / len(next(batches)[0][:0]))
except ZeroDivisionError:
    print("raised")
"""


def test_nothing_is_written_to_standard_error(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n" + "1,a\n2,b\n" * 200_000)
    done = subprocess.run([sys.executable, "-c", SILENT, str(path)], capture_output=True, text=True, check=True)

    assert (done.stdout.split(), done.stderr) == (["400000", "2", "raised"], "")
