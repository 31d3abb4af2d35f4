"""What only a process of its own can show: closed and full streams, signals, terminals, encodings."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import actloss

TABLE = str(Path(__file__).parents[2] / "sample_data" / "binary_yes_no.csv")
COMMAND = (sys.executable, "-m", "actloss")
ADVISE = (*COMMAND, "advise", TABLE)
BARE = {
    name: value
    for name, value in os.environ.items()
    if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONWARNINGS", "ACTLOSS_DEBUG", "GITHUB_ACTIONS"}
} | {"PYTHONPATH": str(Path(actloss.__file__).parents[1])}


def call(
    command: Sequence[str], *, environment: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    environment = {**BARE, **(environment or {})}
    return subprocess.run(command, env=environment, input=stdin, capture_output=True, check=False, timeout=60)


def shell(script: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``script`` in bash, where ``$@`` is `ADVISE`."""
    return call(["bash", "-c", script, "bash", *ADVISE])


def test_the_command_answers() -> None:
    done = call(ADVISE)

    assert done.returncode == 0
    assert done.stderr == b""
    assert b"binary_crossentropy" in done.stdout


def test_the_same_table_gives_the_same_bytes() -> None:
    assert call([*ADVISE, "--format", "json"]).stdout == call([*ADVISE, "--format", "json"]).stdout


def test_the_table_may_come_from_standard_input() -> None:
    done = call([*COMMAND, "advise", "-", "-q"], stdin=Path(TABLE).read_bytes())

    assert done.stdout.startswith(b"target: churned\ntask: binary\n")
    assert done.stderr == b""


def test_the_table_on_standard_input_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(Path(TABLE).read_bytes())
    done = shell(f'"$1" -m actloss advise - -o {path} <{path}')

    assert done.returncode == 2
    assert b"would overwrite the table" in done.stderr
    assert Path(TABLE).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("options", ["", "--format json", "-q"])
def test_a_reader_that_has_seen_enough_is_no_error(options: str) -> None:
    done = shell(f'"$@" {options} | true; exit "${{PIPESTATUS[0]}}"')

    assert done.returncode == 0
    assert done.stderr == b""


def test_a_full_disk_is_one_sentence() -> None:
    done = shell('"$@" >/dev/full')

    assert done.returncode == 2
    assert done.stderr == (
        b"actloss: cannot write the report to standard output: No space left on device; give --output FILE\n"
    )


def test_a_closed_standard_output_is_one_sentence() -> None:
    done = shell('"$@" >&-')

    assert done.returncode == 2
    assert done.stderr.startswith(b"actloss: standard output is closed")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_standard_error_leaves_the_exit_code() -> None:
    done = shell('"$1" -m actloss advise no_such.csv 2>&-')

    assert done.returncode == 2
    assert done.stdout == b""


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}])
def test_the_report_keeps_to_the_signs_of_the_terminal(environment: dict[str, str]) -> None:
    done = call(ADVISE, environment=environment)

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert done.stderr == b""


def test_the_c_locale_is_enough() -> None:
    done = call(ADVISE, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})

    assert done.returncode == 0
    assert done.stdout.isascii()


def test_a_file_name_is_not_obeyed(tmp_path: Path) -> None:
    for name in ("\x1b[2Jd,x:1%.csv", "::error::x.csv", "line\nbreak.csv", "\u202egnp.csv"):
        path = tmp_path / name
        path.write_bytes(Path(TABLE).read_bytes())
        done = subprocess.run([*COMMAND, "advise", name], cwd=tmp_path, env=BARE, capture_output=True, check=False)

        assert done.returncode == 0
        assert b"\x1b" not in done.stdout
        assert [line for line in done.stdout.splitlines() if line.lstrip().startswith(b"::")] == []


def test_json_and_quiet_do_without_rich() -> None:
    program = "import sys; from actloss.cli.app import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for option in ("--format=json", "--quiet"):
        done = call([sys.executable, "-c", program, "advise", TABLE, option])

        assert b"actloss.report" in done.stderr
        assert b"rich" not in done.stderr


def on_a_terminal(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Return what a command writes to a terminal of its own."""
    ours, theirs = pty.openpty()
    environment = {**BARE, "TERM": "xterm", **(environment or {})}
    with subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux's way to say that the other end is closed
                break
            if not more:
                break
            said += more
        process.wait()
    os.close(ours)
    return said.decode()


def test_a_terminal_gets_colours_unless_told_otherwise() -> None:
    assert "\x1b[1;36mPredict" in on_a_terminal(ADVISE)
    assert "\x1b" not in on_a_terminal(ADVISE, {"NO_COLOR": "1"})
    assert "\x1b" not in on_a_terminal([*ADVISE, "--color", "never"])


def test_help_and_errors_are_plain_on_a_terminal() -> None:
    for arguments in (["--help"], ["advise", "--help"], ["advise"], ["advise", "no_such.csv"]):
        assert "\x1b" not in on_a_terminal([*COMMAND, *arguments], {"FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"})


def test_an_interruption_is_130_and_leaves_nothing(tmp_path: Path) -> None:
    # Says when it has come to the reading of the table, and then stays there.
    program = """
import sys, time
from actloss import api
from actloss.cli import main
api.advise = lambda *_, **__: (print("reading", flush=True), time.sleep(60))
main(sys.argv[1:])
"""
    command = [sys.executable, "-c", program, "advise", TABLE, "-o", str(tmp_path / "report.txt")]
    with subprocess.Popen(command, env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert (out, err) == (b"", b"")
    assert list(tmp_path.iterdir()) == []
