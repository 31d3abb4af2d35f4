"""Whether generated code is as ruff would have it; tests that ask are skipped where ruff is not installed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RULES = "E4,E7,E9,F,I,B,UP,W,SIM,RET,C4,NPY,PLE"
"""What generated code is held to."""


def formatted(source: str) -> str:
    """Return a program as `ruff format` would have it."""
    return _ruff("format", "-", source=source).stdout


def complaints(source: str) -> str:
    """Return what `ruff check` says of a program; nothing where it is content."""
    done = _ruff("check", "--select", RULES, "--line-length", "88", "--quiet", "-", source=source)
    return done.stdout + done.stderr


def ruff() -> str:
    """Return where ruff is, or skip the test that asks."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("ruff", path=beside) or shutil.which("ruff")
    if found is None:
        pytest.skip("ruff is not installed: pip install 'actloss[test]' to run these tests")
    return found


def _ruff(command: str, *arguments: str, source: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ruff(), command, "--isolated", *arguments], input=source, capture_output=True, check=False, encoding="utf-8"
    )
