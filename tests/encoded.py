"""Generated label code, run: what tests of it have in common."""

from collections.abc import Iterable
from typing import Any

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block, Program


def source_of(blocks: Iterable[Block]) -> str:
    """Return blocks as a program without a comment."""
    return str(Program((), tuple(blocks)))


def executed(source: str | bytes) -> dict[str, Any]:
    """Return the names that a program defines."""
    names: dict[str, Any] = {}
    exec(compile(source, "generated", "exec"), names)  # noqa: S102 - what the tests are about
    return names


def encoded(labels: Labels, coding: Coding, cells: object) -> Any:  # noqa: ANN401 - arrays of several types
    """Return what the generated ``encode`` makes of cells."""
    return executed(source_of(encoding(labels, coding)))["encode"](cells)
