"""Numbers with blanks around them are numbers, and are remembered as they are written where they may be classes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from actloss.column import Tally
from actloss.engines import full
from tables import column, labels, written

ROWS = 300


def table(cells: Sequence[str]) -> str:
    return "\n".join(["label;number", *(f"{cell};{row}" for row, cell in enumerate(cells)), ""])


@pytest.fixture(params=["the head", "small_head", "grouped"])
def way(request: pytest.FixtureRequest) -> str:
    """Read by Python from the head, or by DuckDB with few or many cells."""
    name: str = request.param
    if name != "the head":
        request.getfixturevalue(name)
    return name


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("padded", [" 1", "1 ", "\t1", "1\t", "  1 "])
@pytest.mark.parametrize("row", [3, ROWS])
def test_a_class_with_blanks_is_remembered_wherever_it_stands(padded: str, row: int, tmp_path: Path) -> None:
    cells = ["01"[at % 2] for at in range(ROWS)]
    cells[row - 1] = padded
    read = column(written(tmp_path, table(cells)), 0)

    assert read.padded == {padded: Tally(1, row)}
    assert (read.texts, read.numbers.tolist()) == ({}, [float(cell) for cell in cells])


@pytest.mark.usefixtures("way")
def test_bad_records_count_among_the_rows(tmp_path: Path) -> None:
    text = table(["0", "1"] * 100).replace("0;100\n", "lost\n", 1).replace("1;151\n", " 1;151\n", 1)

    assert column(written(tmp_path, text), 0).padded == {" 1": Tally(1, 151)}


@pytest.mark.usefixtures("small_head")
def test_quantities_are_not_looked_at_again_for_their_blanks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full, "_MOST_CODES", 10)
    cells = [f"{at / 8}" for at in range(ROWS)]
    cells[-1] = " 7.5"
    read = column(written(tmp_path, table(cells)), 0)

    assert (read.padded, read.numbers[-1]) == ({}, 7.5)


@pytest.mark.usefixtures("small_head")
def test_columns_of_one_label_each_are_not_either(tmp_path: Path) -> None:
    text = table(["0", "1"] * 149 + [" 1", "0"]).replace(";", ",")
    first, second = labels(written(tmp_path, text), 0, 1).columns

    assert (first.padded, second.padded) == ({}, {})
