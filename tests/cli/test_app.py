import sys
import warnings
from collections.abc import Callable
from typing import NoReturn

import pytest

import actloss
from actloss import api
from actloss.cli import main
from actloss.cli.app import run
from actloss.errors import LabelError, OptionError, SourceError, TargetError


def failing(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_arguments: object, **_options: object) -> NoReturn:
        raise error

    return fail


@pytest.fixture(autouse=True)
def _no_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACTLOSS_DEBUG", raising=False)


@pytest.mark.parametrize("error", [SourceError, TargetError, LabelError, OptionError])
def test_what_the_user_can_mend_is_one_sentence(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", failing(error("no such file 't.csv'; check the path")))

    assert run(["advise", "t.csv"]) == 2
    assert capsys.readouterr() == ("", "actloss: no such file 't.csv'; check the path\n")


def test_an_error_shows_no_raw_text_and_stays_on_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", failing(SourceError("found \x1b[2J\n::error::x " + "y" * 5000)))
    run(["advise", "t.csv"])
    said = capsys.readouterr().err

    assert said.startswith("actloss: found \\x1b[2J\\n::error::x yyy")
    assert len(said) < 1100
    assert said.count("\n") == 1


def test_a_mistake_of_ours_is_one_sentence_that_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", failing(ZeroDivisionError("division\nby zero")))
    expected = (
        "actloss: internal error (ZeroDivisionError: division\\nby zero), please report it;"
        " ACTLOSS_DEBUG=1 shows where it happened\n"
    )

    assert run(["advise", "t.csv"]) == 2
    assert expected == capsys.readouterr().err


def test_a_mistake_without_words_is_named_by_its_kind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", failing(RecursionError()))

    assert run(["advise", "t.csv"]) == 2
    assert "internal error (RecursionError), please" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "raises"), [("1", True), ("0", False), ("", False)])
def test_debugging_shows_where_a_mistake_happened(value: str, *, raises: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTLOSS_DEBUG", value)
    monkeypatch.setattr(api, "advise", failing(ZeroDivisionError()))

    if raises:
        with pytest.raises(ZeroDivisionError):
            run(["advise", "t.csv"])
    else:
        assert run(["advise", "t.csv"]) == 2


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(api, "advise", failing(MemoryError()))

    assert run(["advise", "t.csv"]) == 2
    assert capsys.readouterr().err.startswith("actloss: not enough memory")


def test_an_interruption_is_130_and_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(api, "advise", failing(KeyboardInterrupt()))

    assert run(["advise", "t.csv"]) == 130
    assert capsys.readouterr() == ("", "")


def test_an_interruption_before_any_command_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actloss.cli.app.get_command", failing(KeyboardInterrupt()))

    assert run(["advise", "t.csv"]) == 130


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["advise"], "Missing argument 'SOURCE' (see --help)"),
        (["advise", "t.csv", "--nope"], "No such option: --nope (see --help)"),
        (["advise", "t.csv", "--\x1b[2J"], "No such option: --\\x1b[2J (see --help)"),
        (["advise", "t.csv", "--target"], "Option '--target' requires an argument (see --help)"),
        (
            ["advise", "t.csv", "--format", "yaml"],
            "Invalid value for '--format': 'yaml' is not one of 'text', 'json', 'markdown' (see --help)",
        ),
        (["advize"], "No such command 'advize', did you mean 'advise' (see --help)"),
    ],
)
def test_a_usage_error_is_one_sentence(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr() == ("", f"actloss: {message}\n")


def test_without_a_command_the_help_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: actloss")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["advise", "--help"], ["advise", "-h"]])
def test_help_is_plain_and_names_the_exit_codes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0

    out, err = capsys.readouterr()
    assert "Exit codes: 0 answered" in out
    assert out.isascii()
    assert "\x1b" not in out
    assert err == ""


def test_the_help_of_all_tells_every_command_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    out = " ".join(capsys.readouterr().out.split())

    assert "losses for the labels of a table, check tables, score predictions, explain losses." in out
    assert [name for name in ("advise", "check", "score", "list", "explain") if f" {name} " not in out] == []
    assert "0 answered, 1 findings of check or beyond a limit of score, 2 could not (stderr says why), 130" in out


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr() == (f"actloss {actloss.__version__}\n", "")


def test_main_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0

    monkeypatch.setattr(sys, "argv", ["actloss", "advise"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2


def warning(*_arguments: object, **_options: object) -> NoReturn:
    warnings.warn("invalid value", RuntimeWarning, stacklevel=1)
    raise SourceError("no such file")


def test_the_warnings_of_libraries_are_kept_from_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", warning)
    monkeypatch.setattr(sys, "warnoptions", [])

    assert run(["advise", "t.csv"]) == 2
    assert capsys.readouterr().err == "actloss: no such file\n"


def test_whoever_asks_python_for_warnings_gets_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "advise", warning)
    monkeypatch.setattr(sys, "warnoptions", ["error"])

    assert run(["advise", "t.csv"]) == 2
    assert "internal error (RuntimeWarning: invalid value)" in capsys.readouterr().err
