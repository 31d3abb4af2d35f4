"""Snapshots: whole outputs kept as plain files beside the tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from steady import steady

SNAPSHOTS = Path(__file__).parent / "snapshots"

Snapshot = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the snapshots anew instead of comparing with them")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Return a function that compares an output with the file of that name, or writes it with ``--update``."""

    def compare(name: str, output: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(output, encoding="utf-8", newline="\n")
        assert path.exists(), f"no snapshot {name} yet: run pytest with --update and read the file"
        expected = path.read_text(encoding="utf-8")
        assert (steady(expected) == steady(output)) if path.suffix == ".json" else (expected == output)

    return compare
