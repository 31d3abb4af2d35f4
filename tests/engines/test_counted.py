from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from actloss.encoding import File
from actloss.engines.counted import Counted, counted
from actloss.engines.duckdb import TextFile, connect, copy_cells
from actloss.records import Dialect

COMMAS = Dialect(delimiter=",")


def counted_in(path: Path, text: str, *counts: int, skip: int = 0, blank_rows: bool = False) -> Counted:
    path.write_text(text, encoding="utf-8", newline="")
    ascending = np.array(counts, dtype=np.int64)
    return counted(File(path, path.name), COMMAS, ascending, skip=skip, blank_rows=blank_rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.csv"


def test_blank_lines_count_but_are_no_rows(path: Path) -> None:
    found = counted_in(path, "a,b\n\n\n1,2\n\n3,4\n", 1, 4, 6)

    assert (found.rows.tolist(), found.lines.tolist()) == ([1, 2, 3], [1, 4, 6])


def test_blank_lines_among_those_that_are_skipped_do_not_count_again(path: Path) -> None:
    assert counted_in(path, "\na,b\n\n1,2\n", 4, skip=2).rows.tolist() == [1]
    assert counted_in(path, "\na,b\n\n1,2\n", 4, skip=3).rows.tolist() == [1]


def test_blank_lines_are_rows_where_told_so(path: Path) -> None:
    assert counted_in(path, "a\n\n1,2\n", 3, skip=1, blank_rows=True).rows.tolist() == [2]


def test_a_record_over_several_lines_counts_once(path: Path) -> None:
    found = counted_in(path, 'a,b\n"1\n\n",2\n\n3\n', 2, 4, skip=1)

    assert (found.rows.tolist(), found.lines.tolist()) == ([1, 2], [2, 6])


def test_a_byte_order_mark_stands_on_no_line(path: Path) -> None:
    assert counted_in(path, "\ufeff\na,b\n1\n", 3).rows.tolist() == [2]


def test_no_more_is_read_than_needed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocks(file: File) -> Iterator[bytes]:
        yield file.path.read_bytes()
        raise AssertionError

    monkeypatch.setattr("actloss.engines.counted.byte_blocks", blocks)
    found = counted_in(path, "a,b\n\n1\n2,3\n", 3)

    assert (found.rows.tolist(), found.lines.tolist()) == ([2], [3])


@pytest.mark.parametrize(
    ("end", "quote"),
    [("\n", ""), ("\n", '"'), ("\r\n", '"'), ("\r", "'")],
    ids=["no quotes", "cells over several lines", "two signs a line end", "other quotes and line ends"],
)
def test_bad_records_have_the_rows_and_lines_that_they_were_written_on(end: str, quote: str, tmp_path: Path) -> None:
    text, bad = _ragged(quote)
    path = tmp_path / "t.csv"
    path.write_text(text.replace("\n", end), encoding="utf-8", newline="")
    con = connect()
    con.execute("create temp table labels (c1 varchar)")
    file = TextFile(path=path, shown="t.csv", width=3, delimiter=",", quote=quote or None, escape=None, skip=1)
    _, rejects = copy_cells(con, file, [1], "labels")

    assert rejects.rows.tolist() == [row for row, _ in bad]
    assert [record.line for record in rejects.first] == [line for _, line in bad[:5]]


def _ragged(quote: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a table of several of DuckDB's buffers, and the rows and lines of its bad records."""
    rng = np.random.default_rng(20261125)
    chances = rng.random((250_000, 2))
    lines: list[str] = ["a,b,c"]
    bad: list[tuple[int, int]] = []
    for row, (blank, kind) in enumerate(chances.tolist(), 1):
        lines += [""] * (4 if blank < 0.002 else blank < 0.004)
        if kind < 0.0003:
            bad.append((row, len(lines) + 1))
            lines.append(f"{row},{'x' * 30}" if row % 2 else f"{row},x,y,z")
        elif quote and kind < 0.01:
            lines += [f"{row},{quote}p", "", f"q{quote},3"]
        else:
            lines.append(f"{row},{blank},{kind}")
    return "\n".join([*lines, ""]), bad


def test_a_record_that_is_no_longer_there_keeps_its_count(path: Path) -> None:
    found = counted_in(path, "a,b\n\n1\n", 5, skip=1)

    assert (found.rows.tolist(), found.lines.tolist()) == ([4], [5])
