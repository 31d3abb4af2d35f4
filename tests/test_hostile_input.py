"""Tables made to do harm: cost without bound, commands to the terminal, breakage in silence."""

from pathlib import Path

import pytest

from actloss.cli.app import run
from actloss.column import Tally
from actloss.engines import frame, sniffed
from actloss.errors import ActlossError
from actloss.table import open_table
from tables import column, labels, written

HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202e::error::"


def test_a_cell_of_a_megabyte_is_read(tmp_path: Path) -> None:
    cell = "x" * (1 << 20)
    read = column(written(tmp_path, f"id,label\n1,{cell}\n2,a\n3,a\n"), 1)

    assert read.texts == {cell: Tally(1, 1), "a": Tally(2, 2)}


def test_a_cell_of_a_megabyte_far_below_the_head_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    cell = "x" * (1 << 20)
    read = column(written(tmp_path, "id,label\n" + "1,a\n" * 200 + f"2,{cell}\n3,a\n"), 1)

    assert read.texts == {"a": Tally(201, 1), cell: Tally(1, 201)}


def test_ten_thousand_columns_are_read(tmp_path: Path) -> None:
    width = 10_000
    rows = [",".join(f"c{at}" for at in range(width)), *(",".join(str(row) for _ in range(width)) for row in range(30))]
    read = labels(written(tmp_path, "\n".join(rows)), width - 1)

    assert read.columns[0].name == "c9999"
    assert read.columns[0].numbers.tolist() == list(range(30))


def test_the_more_columns_the_shorter_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_HEAD_CELLS", 20_000)

    assert [len(open_table({f"c{at}": range(300) for at in range(width)}).head.cells[0]) for width in (100, 500)] == [
        200,
        100,
    ]


def test_a_few_nuls_are_characters(tmp_path: Path) -> None:
    text = "id,label\n" + "1,a\n" * 30 + "2,a\x00b\n"

    assert column(written(tmp_path, text), 1).texts == {"a": Tally(30, 1), "a\x00b": Tally(1, 31)}


@pytest.mark.parametrize("content", [b"\x00" * 1000, b"a\x00b\x00\x00" * 300, b"\r" * 1000, b"\x1a", b'"' * 999])
def test_bytes_without_a_table_are_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ActlossError):
        labels(written(tmp_path, content))


def test_carriage_returns_alone_end_lines(tmp_path: Path) -> None:
    assert column(written(tmp_path, "id,label\r1,a\r2,b\r3,a\r"), 1).texts == {"a": Tally(2, 1), "b": Tally(1, 2)}


def test_a_name_in_sql_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    name = "a'); drop table labels; --.csv"
    read = labels(written(tmp_path, 'id,x"; --\n' + "1,a\n" * 200, name), 1)

    assert read.source.rows == 200


def report(capsys: pytest.CaptureFixture[str], table: Path, *options: str) -> str:
    """Return all that the command says."""
    run(["advise", str(table), *options])
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--format", "markdown"), ("-q",)])
def test_no_command_in_names_or_cells_is_passed_on(
    options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"{row},{HOSTILE}{row % 2}\n" for row in range(40))
    said = report(capsys, written(tmp_path, f"id,{HOSTILE}label\n{rows}lost\n"), *options)

    assert said
    assert [sign for sign in "\x1b\x07\u202e" if sign in said] == []
    assert not any(line.startswith("::") for line in said.splitlines())


@pytest.mark.parametrize("text", [f"{HOSTILE},b\n", f'{HOSTILE},b\n1,"x\n2,3\n'])
def test_no_command_is_passed_on_by_an_error(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = report(capsys, written(tmp_path, text, "\x1b[31mred.csv"))

    assert said
    assert "\x1b" not in said
