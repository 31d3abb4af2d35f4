"""The command `actloss check` in a folder of its own, and what it says."""

from pathlib import Path

import pytest

from actloss.cli.app import run

COMMAND = "check"


class Command:
    """Runs `actloss check` and keeps what it said last."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.out = ""
        self.err: tuple[str, ...] = ()

    def __call__(self, *arguments: str) -> int:
        """Return the exit code; every line on standard error has to be a sentence of ours."""
        code = run([COMMAND, *arguments])
        self.out, err = self.capsys.readouterr()
        lines = err.splitlines()
        assert all(line.startswith("actloss: ") for line in lines), err
        self.err = tuple(line.removeprefix("actloss: ") for line in lines)
        return code

    def refused(self, *arguments: str) -> str:
        """Return the one sentence with which nothing was done."""
        assert self(*arguments) == 2
        assert self.out == ""
        (sentence,) = self.err
        return sentence

    def codes(self, *arguments: str) -> list[str]:
        """Return the codes of what was found."""
        self(*arguments, "--quiet", "--format", "text")
        return [line.split(": ")[1].split()[0] for line in self.out.splitlines()]
