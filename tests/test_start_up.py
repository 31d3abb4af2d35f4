import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import actloss

HEAVY = {"numpy", "duckdb", "narwhals", "sklearn", "scipy", "rich.console", "rich.table"}
"""Modules that cost more than everything else a quick command does."""

COMMAND = """
import runpy, sys
sys.argv = ["actloss", *sys.argv[1:]]
try:
    runpy.run_module("actloss", run_name="__main__")
except SystemExit as end:
    print(end.code, *sys.modules, sep="\\n", file=sys.stderr)
"""
COMMANDS = ("advise", "check", "score", "list", "rule", "explain", "code")
IMPORT = "import sys, actloss; print(None, *sys.modules, sep='\\n', file=sys.stderr)"


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        (IMPORT, []),
        (COMMAND, ["--version"]),
        (COMMAND, ["--help"]),
        *((COMMAND, [name, "--help"]) for name in COMMANDS),
    ],
    ids=["import actloss", "--version", "--help", *(f"{name} --help" for name in COMMANDS)],
)
def test_a_quick_start_loads_nothing_heavy(program: str, arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    code, *modules = done.stderr.splitlines()

    assert code in {"0", "None"}
    assert "actloss" in modules
    assert set() == HEAVY.intersection(modules)


def test_the_module_runs_as_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["actloss", "--version"])

    with pytest.raises(SystemExit) as end:
        runpy.run_module("actloss", run_name="__main__")

    assert end.value.code in {0, None}
    assert capsys.readouterr().out == f"actloss {actloss.__version__}\n"


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert actloss.__version__ == project["version"]
