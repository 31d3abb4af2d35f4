import io
import os
import sys
from pathlib import Path

import pytest

from actloss.cli.terminal import Color, encodable, screen, show
from actloss.errors import ActlossError


class Terminal(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Refusing(io.StringIO):
    """Standard output that takes nothing."""

    def __init__(self, error: OSError, descriptor: int) -> None:
        super().__init__()
        self.error = error
        self.descriptor = descriptor

    def write(self, _text: str) -> int:
        raise self.error

    def fileno(self) -> int:
        return self.descriptor


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not a fixture: pytest puts its own standard output in place after those.
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _descriptor: os.terminal_size((132, 50)))


@pytest.mark.parametrize(
    ("columns", "width"), [(None, 80), ("100", 100), ("0", 80), ("", 80), ("wide", 80), ("-5", 80), ("²", 80)]
)
def test_without_a_terminal_there_are_80_columns_unless_said_otherwise(
    columns: str | None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)

    assert width == screen(Color.AUTO, to_file=False).width


def test_a_terminal_has_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    assert screen(Color.AUTO, to_file=False).width == 132
    assert screen(Color.AUTO, to_file=True).width == 80

    monkeypatch.setenv("COLUMNS", "90")

    assert screen(Color.AUTO, to_file=False).width == 90


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [
        (Color.AUTO, {}, True),
        (Color.AUTO, {"NO_COLOR": "1"}, False),
        (Color.AUTO, {"NO_COLOR": ""}, True),
        (Color.AUTO, {"TERM": "dumb"}, False),
        (Color.AUTO, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (Color.NEVER, {"FORCE_COLOR": "1"}, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_on_a_terminal(
    color: Color, environment: dict[str, str], *, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert coloured is screen(color, to_file=False).colour


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [(Color.AUTO, {}, False), (Color.AUTO, {"FORCE_COLOR": "1"}, True), (Color.ALWAYS, {}, True)],
)
def test_colour_in_a_pipe(
    color: Color, environment: dict[str, str], *, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert coloured is screen(color, to_file=False).colour


def test_a_file_is_coloured_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert screen(Color.AUTO, to_file=True).colour is False
    assert screen(Color.ALWAYS, to_file=True).colour is True


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "n ≤ 3 → “Zürich” · 東京"),
        ("latin-1", 'n <= 3 -> "Zürich" | \\u6771\\u4eac'),
        ("ascii", 'n <= 3 -> "Z\\xfcrich" | \\u6771\\u4eac'),
    ],
)
def test_signs_that_an_encoding_lacks_are_spelled(encoding: str, expected: str) -> None:
    assert expected == encodable("n ≤ 3 → “Zürich” · 東京", encoding)


def test_the_report_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    show("a → b\n")

    assert capsys.readouterr().out == "a → b\n"


def test_a_closed_standard_output_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert screen(Color.AUTO, to_file=False).colour is False
    with pytest.raises(ActlossError, match="standard output is closed"):
        show("a")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(28, "No space left on device"), "standard output: No space left on device; give --output FILE"),
        (OSError("odd"), "standard output: odd; give --output FILE"),
    ],
)
def test_a_report_that_cannot_be_written_is_a_sentence(
    error: OSError, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", Refusing(error, file.fileno()))

        with pytest.raises(ActlossError, match=message):
            show("a")


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", Refusing(BrokenPipeError(), file.fileno()))
        show("a")

        # What Python still flushes at its end goes nowhere.
        os.write(file.fileno(), b"rest")

    assert (tmp_path / "out").read_bytes() == b""
