import pytest

from actloss.column import Tally
from actloss.rules import Outcome, Status
from actloss.twins import Twins
from profiles import codes_of_rows, outcome, profile_of

LABELS = profile_of(["yes", "no"] * 100)


def compared(repeats: int, **facts: object) -> Outcome:
    """Return what the rule makes of 200 rows of which some repeat an earlier one."""
    known: dict[str, object] = {"rows": 200, "features": 4, "duplicates": Tally(repeats, 7)} | facts
    return outcome("AL106", LABELS, twins=Twins(**known))  # type: ignore[arg-type]


def test_eleven_of_two_hundred_are_many() -> None:
    finding = compared(11).finding

    assert finding is not None
    assert finding.message == ("11 of 200 labelled rows (5.5 %) repeat an earlier row in all 5 columns, first in row 7")
    assert (finding.column, finding.row, finding.count) == (None, 7, 11)
    assert finding.fix is not None
    assert finding.fix.startswith("drop the repeats")


def test_ten_are_not() -> None:
    assert compared(10).status is Status.PASSED


def test_columns_left_out_are_named_and_escaped() -> None:
    finding = compared(11, left_out=("id", "\x1b[31mno")).finding

    assert finding is not None
    assert "in all 5 columns ('id' and '\\x1b[31mno' left out), first in row 7" in finding.message


def test_one_repeat_is_one_row() -> None:
    finding = compared(1, rows=10).finding

    assert finding is not None
    assert finding.message.startswith("1 of 10 labelled rows (10.0 %) repeats an earlier row")


def test_the_line_can_be_moved() -> None:
    twins = Twins(rows=200, features=4, duplicates=Tally(1, 7))

    assert outcome("AL106", LABELS, twins=twins, thresholds={"AL106.share": 0.0}).status is Status.FINDING


@pytest.mark.parametrize("code", ["AL106", "AL107"])
@pytest.mark.parametrize(
    ("twins", "reason"),
    [
        (None, "rows were not compared"),
        (Twins(rows=0, features=3), "no row has a label"),
        (Twins(rows=9, features=0, duplicates=Tally(7, 3)), "no column beside the label can be compared"),
    ],
)
def test_without_a_comparison_there_is_nothing_to_judge(code: str, twins: Twins | None, reason: str) -> None:
    assert outcome(code, LABELS, twins=twins).reason == reason


def test_rows_exported_twice_are_found_through_their_row_numbers() -> None:
    flats = [(rooms, size, "let" if size > 60 else "free") for rooms in range(1, 6) for size in range(40, 80)]
    rows = [(number, *flat) for number, flat in enumerate(flats + flats[:20], 1)]

    assert codes_of_rows(("id", "rooms", "size", "status"), rows) == ["AL106"]
    assert codes_of_rows(("id", "rooms", "size", "status"), rows[:200]) == []
