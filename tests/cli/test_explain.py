import io
import json
import sys
from pathlib import Path

import pytest

from actloss.cli.app import run
from actloss.cli.terminal import encodable

HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202e::error::"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACTLOSS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["explain", *arguments]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["explain", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["huber"], "huber: Huber loss\n"),
        (["SiLU"], "silu: Sigmoid linear unit\n"),
        (["al301"], "AL301 class-imbalance: "),
        (["softmax", "sigmoid"], "softmax and sigmoid compared\n"),
        (["Expected floating point type for target with class probabilities, got Long"], "pytorch-integer-class-prob"),
        ("Target 3 is out of bounds.".split(), "pytorch-label-out-of-bounds\n"),
    ],
)
def test_names_and_messages_are_explained(arguments: list[str], start: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, *arguments).startswith(start)


def test_a_message_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    traceback = b"Traceback:\n  File \xff\nIndexError: Target 7 is out of bounds.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(traceback)))

    assert said(capsys, "-").startswith("pytorch-label-out-of-bounds\n")


def test_a_closed_standard_input_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert refused(capsys, "-") == "actloss: standard input is closed, expected an error message there\n"


def test_an_unknown_name_is_one_sentence_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "hubr") == "actloss: unknown name 'hubr': did you mean 'huber'?\n"


@pytest.mark.parametrize("name", [HOSTILE, f"{HOSTILE} in a message of many words", "x" * 1_000_000, "\ud800", ""])
def test_a_hostile_name_is_shown_harmless_and_short(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    error = refused(capsys, name)

    assert error.startswith("actloss: ")
    assert "\x1b" not in error
    assert "\u202e" not in error
    assert len(error) < 300


def test_frameworks_narrow_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    output = said(capsys, "huber", "--framework", "keras", "-f", "lightgbm")

    assert "keras.losses.Huber" in output
    assert "alpha=delta" in output
    assert "torch.nn" not in output


def test_an_unknown_framework_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "kears" in refused(capsys, "huber", "-f", "kears")


def test_json_has_all_facts(capsys: pytest.CaptureFixture[str]) -> None:
    (huber,) = json.loads(said(capsys, "huber", "--format", "json"))["explained"]

    assert (huber["kind"], huber["name"], huber["support"]) == ("loss", "huber", "(-inf, inf)")
    assert huber["parameters"]["delta"]["default"] == 1.0
    assert len(huber["curve"]["x"]) == len(huber["curve"]["lines"][0]["y"])
    assert "\\delta" in huber["latex"]


def test_markdown_is_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "huber", "--format", "markdown").startswith("# huber: Huber loss\n\na loss; regression")


def test_columns_widen_and_colour_colours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    narrow = said(capsys, "huber")
    monkeypatch.setenv("COLUMNS", "120")

    assert len(said(capsys, "huber").splitlines()) < len(narrow.splitlines())
    assert "\x1b[" in said(capsys, "huber", "--color", "always")


def test_output_goes_to_the_file_and_nowhere_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "huber.md"

    assert said(capsys, "huber", "--format", "markdown", "-o", str(path)) == ""
    assert path.read_text(encoding="utf-8").startswith("# huber")


@pytest.mark.parametrize("names", [["mse"], ["mse", "mae"], ["sigmoid"], ["huber"]])
def test_curves_have_an_ascii_form_of_the_same_width(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, *names).splitlines()
    plain = [encodable(line, "ascii") for line in lines]
    plots = [(line, other) for line, other in zip(lines, plain, strict=True) if "│" in line or "┤" in line]

    assert plots
    assert all(len(line) == len(other) and "\\" not in other for line, other in plots)
    assert not any("\\u" in line or "\\x" in line for line in plain)


@pytest.mark.parametrize(("dots", "plain"), [("⠉", "'"), ("⣀", "."), ("⡇", ":"), ("⠤⠒", ".'")])
def test_dots_become_the_sign_that_lies_as_high(dots: str, plain: str) -> None:
    assert encodable(dots, "ascii") == plain
