"""What DuckDB would pass over in silence is found before and after it reads."""

import gzip
import importlib
import sys
from pathlib import Path

import pytest

from actloss.column import Tally
from actloss.engines import duckdb, full, soundness
from actloss.errors import SourceError
from actloss.table import open_table
from tables import column, labels, written

pytestmark = pytest.mark.usefixtures("small_head")

ZSTD = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
TEXT = "label\n" + "a\nb\n" * 100


def test_frames_to_be_skipped_are_skipped(tmp_path: Path) -> None:
    frame = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"note"
    path = written(tmp_path, frame + ZSTD.compress(TEXT.encode()), "t.zst")

    assert column(path).texts == {"a": Tally(100, 1), "b": Tally(100, 2)}


@pytest.mark.parametrize("rest", [b"garbage", b"\x28\xb5\x2f\xfd\x24"], ids=["no frame", "half a frame"])
def test_what_follows_a_frame_must_be_one(rest: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, ZSTD.compress(TEXT.encode()) + rest, "t.zst")

    with pytest.raises(SourceError, match=r"damaged or cut off"):
        labels(path)


def test_a_line_longer_than_a_block_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("_BLOCK", 512), ("_STEP", 64)):
        monkeypatch.setattr(soundness, name, size)
    path = written(tmp_path, TEXT + "c" * 5000 + "\n" + TEXT.removeprefix("label\n"))

    assert column(path).texts["c" * 5000] == Tally(1, 201)


def test_a_line_longer_than_any_table_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("_BLOCK", 512), ("_STEP", 64), ("LONGEST_CELL", 2048)):
        monkeypatch.setattr(soundness, name, size)
    path = written(tmp_path, TEXT + "c" * 5000 + "\n")

    with pytest.raises(SourceError, match=r"expected rows of a table; check the line ends$"):
        labels(path)


def test_a_file_that_vanishes_between_two_reads_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    table = open_table(path)
    table.read([0])
    path.unlink()

    with pytest.raises(SourceError, match=r"^cannot read '.*table\.csv': "):
        table.read([0])


def test_a_compressed_file_cut_off_between_two_reads_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(TEXT.encode()), "t.csv.gz")
    table = open_table(path)
    table.read([0])
    path.write_bytes(path.read_bytes()[:-12])

    with pytest.raises(SourceError, match=r"damaged or cut off"):
        table.read([0])


def test_what_stays_broken_in_a_copy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise duckdb.MisfitError("quotes", [7])

    monkeypatch.setattr(full, "copy_cells", never)

    with pytest.raises(
        SourceError, match=r"^the quotes of '.*table\.csv' do not add up around line 7; close or double"
    ):
        labels(written(tmp_path, TEXT))


def test_a_cell_beyond_all_measure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actloss.records.LONGEST_CELL", 3000)
    text = 'x, "label"\n' + '1, "a"\n2, "b"\n' * 100

    with pytest.raises(SourceError, match=r"^line 202 of '.*table\.csv' holds a cell of more than"):
        labels(written(tmp_path, text + "3, " + "c" * 5000 + "\n"), 1)


def test_a_quoted_cell_beyond_all_measure_is_a_quote_that_never_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actloss.records.LONGEST_CELL", 3000)
    text = 'x, "label"\n' + '1, "a"\n2, "b"\n' * 100

    with pytest.raises(SourceError, match=r"opens a quote in line 202 that is never closed"):
        labels(written(tmp_path, text + '3, "' + "line\n" * 1000), 1)
