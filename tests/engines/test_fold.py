"""Delimited files in batches: by Python from the head, or as DuckDB streams them."""

import gzip
import importlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actloss.column import BadRecord
from actloss.encoding import _ZSTD
from actloss.engines.spelled import read_cell
from actloss.errors import SourceError
from actloss.table import Wanted, open_table
from folding import folded, numbers
from tables import csv_of, written

NUMBERS = (
    " 1",
    "2.5e-3\t",
    "-.5",
    "+4",
    "-0",
    "1e400",
    "inf",
    "-Infinity",
    "+INF ",
    "nan",
    "NA",
    "",
    " ",
    "007",
    "-01",
)
WHOLE = (
    "9007199254740993",
    "-18446744073709551617",
    "9" * 30,
    "1" + "0" * 309,
    "1_000",
    "0x10",
    "x",
    "\x0b7",
    "1e-400",
)
COMMAS = (
    "0,93",
    "1.234,5",
    "-7",
    "12.500",
    "€ 3,5",
    "4,5 €",
    "5,5%",
    "(3,5)",
    "\u22121,5",
    "1,5e3",
    "12.5",
    "05,5",
    "NA",
)
POINTS = (
    "$1,234.50",
    "-$3",
    "($4.5)",
    "$1e3",
    "$1e400",
    "$inf",
    "$$5",
    "US$ 7",
    "12,34,567",
    "2 %",
    "$-8",
    "$5%",
    "$007",
)
POOL = (*NUMBERS, *WHOLE, *COMMAS, *POINTS)
HEADS = {("1", "2.5"): None, ("1,5", "2,25"): ",", ("€ 1,5",): ",", ("$1,234.50", "$12.25"): ".", ("5.25%",): "."}


def table(head: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """Return a table whose first cells tell how its numbers are written."""
    rows = [*(head * 60)[:60], *cells]
    return "\n".join(["x;row", *(f"{cell};{row}" for row, cell in enumerate(rows)), ""])


@pytest.mark.usefixtures("small_head")
@pytest.mark.parametrize(("head", "decimal"), HEADS.items(), ids=[head[0] for head in HEADS])
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.sampled_from(POOL), min_size=1, max_size=40).map(tuple))
def test_duckdb_reads_what_the_grammar_reads(
    head: tuple[str, ...], decimal: str | None, cells: tuple[str, ...], tmp_path: Path
) -> None:
    found = numbers(written(tmp_path, table(head, cells)))

    assert np.array_equal(found[60:], [read_cell(cell, decimal) for cell in cells], equal_nan=True)


@pytest.mark.parametrize("way", ["head", "small_head"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "-inf", "?"), [1.0, -np.inf, np.nan]),
        (("0,93", "0,5"), [0.93, 0.5]),
        (("€ 1,5", "€ 2,25"), [1.5, 2.25]),
        (("93 %", "7,5 %"), [93.0, 7.5]),
    ],
)
def test_numbers_are_read_in_the_style_of_the_head(
    cells: tuple[str, ...], expected: list[float], way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = "\n".join(["x;y", *(f"{cell};abc" for cell in cells * 60), ""])
    if way != "head":
        request.getfixturevalue(way)

    assert np.array_equal(numbers(written(tmp_path, text)), expected * 60, equal_nan=True)


def test_the_style_is_told(tmp_path: Path) -> None:
    read = folded(written(tmp_path, "x;y\n0,93;1\n0,5;2\n"), Wanted(0), Wanted(0), Wanted(1))

    assert read.source.notes == ("column 'x' holds numbers written as text (decimal comma): '0,93' is read as 0.93",)


@pytest.mark.parametrize("way", ["head", "small_head"])
@pytest.mark.parametrize("more", [0, 30], ids=["few codes", "many codes"])
def test_codes_stand_for_texts(more: int, way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path, csv_of(("it's", " ü\t", "", "other", "7") * 40, ("abc",) * 200, names="x,y"))
    codes = {"it's": 0.0, "ü": -np.inf, "7": 1 / 3, "": 5.0} | {f"unseen {number}": 9.0 for number in range(more)}
    if way != "head":
        request.getfixturevalue(way)

    assert np.array_equal(numbers(path, codes=codes), [0.0, -np.inf, np.nan, np.nan, 1 / 3] * 40, equal_nan=True)


@pytest.mark.parametrize("way", ["head", "small_head"])
def test_without_codes_for_any_text_there_are_no_numbers(
    way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if way != "head":
        request.getfixturevalue(way)

    assert np.isnan(numbers(written(tmp_path, csv_of(("1",) * 200)), codes={})).all()


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("way", ["head", "small_head"])
def test_a_batch_holds_so_many_rows_and_no_more(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path, csv_of(tuple(str(row) for row in range(120)), ("a", "b") * 60, names="x,y"))
    if way != "head":
        request.getfixturevalue(way)
    wanted = [Wanted(0), Wanted(1, {text: float(at) for at, text in enumerate("ab" + "cdefghijklmnopqrs")})]

    batches = open_table(path).fold(wanted, list).value

    assert [len(batch[0]) for batch in batches] == [50, 50, 20]
    assert np.concatenate([batch[0] for batch in batches]).tolist() == list(range(120))
    assert np.concatenate([batch[1] for batch in batches]).tolist() == [0.0, 1.0] * 60


def test_a_million_rows_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = range(1_000_000)
    path = written(tmp_path, "row,class\n" + "".join(f"{row},c{row % 997}\n" for row in rows))
    codes = {f"c{number}": float(number) for number in range(997)}

    row, few, many = folded(path, Wanted(0), Wanted(1, {"c3": 3.0}), Wanted(1, codes)).value

    assert np.array_equal(row, rows)
    assert np.array_equal(many, np.arange(1_000_000) % 997)
    assert np.array_equal(np.flatnonzero(few == 3.0), np.arange(3, 1_000_000, 997))


@pytest.mark.usefixtures("small_head")
def test_compressed_files_are_unpacked(tmp_path: Path) -> None:
    text = csv_of(tuple(str(row) for row in range(300))).encode()
    packed = {"a.csv.gz": gzip.compress(text), "b.csv.zst": importlib.import_module(_ZSTD).compress(text)}

    assert [numbers(written(tmp_path, content, name)) for name, content in packed.items()] == [[*range(300)]] * 2


@pytest.mark.usefixtures("small_head")
def test_several_files_are_one_table(tmp_path: Path) -> None:
    for name, start in (("a.csv", 0), ("b.csv", 100)):
        written(tmp_path, csv_of(tuple(str(row) for row in range(start, start + 100))), name)

    assert numbers(str(tmp_path / "*.csv")) == [*range(200)]


@pytest.mark.parametrize("way", ["head", "small_head"])
def test_bad_records_are_left_out_and_told(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines = [f"{row},a" for row in range(100)]
    lines[70] = "lost"
    path = written(tmp_path, "\n".join(["x,y", *lines, ""]))
    if way != "head":
        request.getfixturevalue(way)
    read = folded(path)

    assert read.value[0].tolist() == [*range(70), *range(71, 100)]
    assert (read.source.rows, read.source.bad_count, read.left_out.tolist()) == (99, 1, [71])
    assert read.source.bad_records == (BadRecord(file=str(path), line=72, expected=2, found=1, text="lost"),)


@pytest.mark.usefixtures("small_head")
def test_bad_records_are_counted_through_all_files(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        written(tmp_path, "x,y\n" + "1,a\n" * 99 + "lost\n", name)

    assert folded(str(tmp_path / "*.csv")).left_out.tolist() == [100, 200]


@pytest.mark.usefixtures("small_head")
def test_more_bad_records_than_good_ones_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n" + "1,a\n" * 99 + "lost\n" * 150)

    with pytest.raises(SourceError, match=r"^150 of 249 records of '.*' do not have 2 fields, the first in line 101 "):
        folded(path)
