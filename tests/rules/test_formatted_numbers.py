from pathlib import Path

import pytest

from actloss.examined import examine
from actloss.finding import Cure, CureKind
from actloss.rules import Outcome, Status
from actloss.table import open_table
from profiles import case_of, outcome, outcome_in, profile_of
from tables import written


def of_file(folder: Path, content: str, *target: str) -> Outcome:
    """Return what the rule makes of a CSV file."""
    return outcome_in("AL212", case_of(examine(open_table(written(folder, content)), target).profile))


def test_signs_are_counted_and_the_cure_is_mechanical(tmp_path: Path) -> None:
    rows = "".join(f'{number},"€ {number % 9 + 1},{number % 900 + 100}.50"\n' for number in range(300))
    finding = of_file(tmp_path, "size,rent\n" + rows, "rent").finding

    assert finding is not None
    assert finding.message == (
        "'rent' holds numbers as people write them (currency in 300 cells and thousands separator in 300 cells), "
        "first in row 1; pandas reads the column as text"
    )
    assert (finding.column, finding.row, finding.count) == ("rent", 1, 300)
    assert finding.cure == Cure(kind=CureKind.PLAIN, columns=("rent",))


def test_one_cell_is_enough(tmp_path: Path) -> None:
    rows = "".join(f"{number};{number}\n" for number in range(1, 200))
    finding = of_file(tmp_path, "size;rent\n" + rows + "7;1.200,5\n", "rent").finding

    assert finding is not None
    assert "(decimal comma in 1 cell and thousands separator in 1 cell), first in row 200;" in finding.message


def test_several_outputs_are_named_together(tmp_path: Path) -> None:
    rows = "".join(f"{number}.25,{number} %,{number}.5 %\n" for number in range(1, 200))
    finding = of_file(tmp_path, "size,up,down\n" + rows, "up", "down").finding

    assert finding is not None
    assert finding.message.startswith("'up' and 'down' hold numbers as people write them (percent in 398 cells)")
    assert finding.message.endswith("pandas reads such columns as text")
    assert (finding.column, finding.count) == (None, 398)


@pytest.mark.parametrize("rent", ["1200.5", "1.2e3", "-7", "."])
def test_plain_numbers_and_missing_ones_pass(rent: str, tmp_path: Path) -> None:
    rows = "".join(f"{number},{number}.5\n" for number in range(100))

    assert of_file(tmp_path, f"size,rent\n{rows}7,{rent}\n", "rent").status is Status.PASSED


def test_words_of_indicators_are_no_numbers(tmp_path: Path) -> None:
    rows = "yes,no,a\nno,yes,b\nyes,yes,c\n" * 50

    assert of_file(tmp_path, "cat,dog,x\n" + rows, "cat", "dog").status is Status.PASSED


def test_no_label_has_no_format() -> None:
    assert outcome("AL212", profile_of([None] * 8)).reason == "no row has a label"
