"""Tables of labels and predictions on disk, and whether they score as arrays do."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from actloss.losses.arrays import FloatArray
from actloss.scorecard import Scorecard
from tables import written


def scored_table(folder: Path, **columns: Iterable[object]) -> Path:
    """Write columns as they print in full, and return the file."""
    rows = zip(*columns.values(), strict=True)
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return written(folder, "\n".join([",".join(columns), *lines, ""]))


def wide(prefix: str, table: FloatArray, names: Iterable[object] = range(9)) -> dict[str, list[float]]:
    """Return the columns of a table, named in turn."""
    return {f"{prefix}_{name}": column for name, column in zip(names, table.T.tolist(), strict=False)}


def assert_same(card: Scorecard, arrays: Scorecard) -> None:
    """Assert that a table scores as the arrays do."""
    assert [score.loss for score in card.scores] == [score.loss for score in arrays.scores]
    for score in card.scores:
        assert score.value == pytest.approx(arrays[score.loss].value, rel=1e-12)
        assert score.baseline == pytest.approx(arrays[score.loss].baseline, rel=1e-10, nan_ok=True)
