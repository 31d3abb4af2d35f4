"""Columns with very many different cells, which are judged row by row."""

from pathlib import Path

import numpy as np
import pytest

from actloss.column import Tally
from actloss.engines import groups, judged, many, values
from actloss.errors import LabelError
from tables import column, labels, written

pytestmark = pytest.mark.usefixtures("row_by_row")


def semicolons(*cells: str) -> str:
    return "\n".join(["label;number", *(f"{cell};{row}" for row, cell in enumerate(cells)), ""])


@pytest.fixture
def few_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no column hold more than 20 different texts."""
    for module in (groups, judged, many, values):
        monkeypatch.setattr(module, "MOST_TEXTS", 20)


def test_texts_within_the_limit_are_kept(tmp_path: Path) -> None:
    read = column(written(tmp_path, semicolons(*(f"name {row % 9}" for row in range(100)))))

    assert len(read.texts) == 9
    assert read.texts["name 0"] == Tally(12, 1)


def test_thousands_after_points_are_read_anew(tmp_path: Path) -> None:
    read = labels(written(tmp_path, semicolons(*("12.500", "1.234,5", "7") * 50)))

    assert read.columns[0].numbers[:3].tolist() == [12500.0, 1234.5, 7.0]
    assert read.columns[0].formats == {"thousands separator": Tally(100, 1), "decimal comma": Tally(50, 2)}
    assert [note.partition(": ")[2] for note in read.source.notes] == ["'1.234,5' is read as 1234.5"]


def test_decimal_commas_beside_whole_numbers_leave_them_alone(tmp_path: Path) -> None:
    read = column(written(tmp_path, semicolons(*("3", "4,5") * 50)))

    assert read.numbers[:2].tolist() == [3.0, 4.5]
    assert read.formats == {"decimal comma": Tally(50, 2)}


@pytest.mark.usefixtures("few_texts")
@pytest.mark.parametrize(
    ("cells", "numbers", "formats"),
    [
        ([f"{row},5" for row in range(100)], [row + 0.5 for row in range(100)], {"decimal comma": Tally(100, 1)}),
        (
            [f"{row + 1},234.5" for row in range(100)],
            [(row + 1) * 1000 + 234.5 for row in range(100)],
            {"thousands separator": Tally(100, 1)},
        ),
        (
            [f"{row + 1} 234,5" for row in range(100)],
            [(row + 1) * 1000 + 234.5 for row in range(100)],
            {"decimal comma": Tally(100, 1)},
        ),
        (
            [*(f"{row + 1}.234,5" for row in range(100)), "12.500"],
            [*((row + 1) * 1000 + 234.5 for row in range(100)), 12500.0],
            {"decimal comma": Tally(100, 1), "thousands separator": Tally(1, 101)},
        ),
    ],
    ids=["decimal commas", "commas between thousands", "blanks between thousands", "points between thousands"],
)
def test_more_written_numbers_than_texts_may_be_are_converted(
    cells: list[str], numbers: list[float], formats: dict[str, Tally], tmp_path: Path
) -> None:
    read = column(written(tmp_path, semicolons(*cells)))

    assert numbers == read.numbers.tolist()
    assert formats == read.formats
    assert read.texts == {}


@pytest.mark.usefixtures("few_texts")
def test_what_cannot_be_converted_stays_text(tmp_path: Path) -> None:
    cells = [*(f"{row},5" for row in range(100)), "", "NA", "unknown", "€ 7,5"]
    read = column(written(tmp_path, semicolons(*cells)))

    assert read.texts == {"NA": Tally(1, 102), "unknown": Tally(1, 103)}
    assert read.empty == Tally(1, 101)
    assert read.numbers[103] == 7.5
    assert np.isnan(read.numbers[100:103]).all()


@pytest.mark.usefixtures("few_texts")
def test_words_beside_converted_numbers_stay_text(tmp_path: Path) -> None:
    read = column(written(tmp_path, semicolons(*(f"{row},5" for row in range(100)), "unknown")))

    assert read.texts == {"unknown": Tally(1, 101)}
    assert read.numbers[:2].tolist() == [0.5, 1.5]


@pytest.mark.usefixtures("few_texts")
def test_too_many_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=r"^column 'label' holds more than 20 different texts, expected labels; free"):
        column(written(tmp_path, semicolons(*(f"name {row}" for row in range(100)))))


@pytest.mark.usefixtures("few_texts")
def test_too_many_texts_beside_written_numbers_are_refused(tmp_path: Path) -> None:
    cells = [*(f"{row},5" for row in range(400)), *(f"name {row}" for row in range(30))]

    with pytest.raises(LabelError, match="more than 20 different texts"):
        column(written(tmp_path, semicolons(*cells)))
