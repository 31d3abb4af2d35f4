import csv
import io
from collections.abc import Callable
from math import inf, nan

import pytest

from actloss.render.csv import HEADER, render
from actloss.scorecard.facts import GroupLoss, Scorecard
from outputs import RAW, commands
from reports import HOSTILE
from scorecards import SCORECARDS
from scorecards.parts import card_of, score_of

EXAMPLES = pytest.mark.parametrize("example", SCORECARDS.values(), ids=SCORECARDS)


def rows_of(card: Scorecard) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(card))))


@pytest.mark.parametrize("name", ["everything", "intervals", "hostile"])
def test_csv_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"score-{name}.csv", render(SCORECARDS[name]()))


@EXAMPLES
def test_every_row_has_every_column(example: Callable[[], Scorecard]) -> None:
    header, *rows = csv.reader(io.StringIO(render(example())))

    assert tuple(header) == HEADER
    assert {len(row) for row in rows} <= {len(HEADER)}


@EXAMPLES
def test_each_record_is_one_line(example: Callable[[], Scorecard]) -> None:
    output = render(example())

    assert len(output.splitlines()) == len(list(csv.reader(io.StringIO(output))))


@EXAMPLES
def test_nothing_raw_reaches_the_terminal(example: Callable[[], Scorecard]) -> None:
    assert RAW.findall(render(example())) == []


def test_no_line_is_a_command_to_a_runner() -> None:
    assert commands(render(SCORECARDS["hostile"]())) == []


def test_numbers_are_exact() -> None:
    value = 0.1 + 0.2
    (row,) = rows_of(card_of(score_of("mse", value, standard_error=1e-300, baseline=1 / 3)))

    assert (float(row["value"]), float(row["standard_error"]), float(row["baseline"])) == (value, 1e-300, 1 / 3)


def test_what_is_not_known_is_empty_and_infinity_is_a_word() -> None:
    (row,) = rows_of(card_of(score_of("mse", inf, standard_error=nan, skill=-inf)))

    assert (row["value"], row["standard_error"], row["skill"], row["concentration"]) == ("inf", "", "-inf", "")


def test_intervals_have_two_columns() -> None:
    row = rows_of(SCORECARDS["intervals"]())[0]

    assert (row["low"], row["high"]) == ("1.25", "1.75")


def test_groups_classes_and_worst_rows_follow_their_loss_and_metrics_come_last() -> None:
    card = SCORECARDS["everything"]()
    rows = rows_of(card)

    assert [row["over"] for row in rows if row["over"] != "worst"] == [
        *(["all"] + ["group"] * 25 + ["class"] * 2) * 3, "metric", "metric",
    ]  # fmt: skip
    worst = [(row["loss"], int(row["name"]), float(row["value"])) for row in rows if row["over"] == "worst"]
    assert worst == [(score.loss, row.row, row.loss) for score in card.scores for row in score.worst]
    assert worst
    assert [row["name"] for row in rows[26:28]] == ["no", "yes"]
    assert rows[-1]["loss"] == "f1"


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2+3", "@sum", "|calc", "%0A", "=cmd|'/c calc'!A0"])
def test_a_name_that_a_spreadsheet_would_run_is_text(name: str) -> None:
    groups = (GroupLoss(name=name, rows=1, value=1.0, standard_error=nan),)
    whole, group = rows_of(card_of(score_of(name, 1.0, name, groups=groups)))

    assert [whole["loss"], whole["model"], group["name"]] == [f"'{name}"] * 3


@pytest.mark.parametrize("name", ["-1", "-2.5", "+3", "-1e5", "0"])
def test_a_name_that_is_a_number_stays_one(name: str) -> None:
    groups = (GroupLoss(name=name, rows=1, value=1.0, standard_error=nan),)

    assert rows_of(card_of(score_of("mse", 1.0, groups=groups)))[1]["name"] == name


def test_negative_values_stay_numbers() -> None:
    assert rows_of(card_of(score_of("poisson_nll", -2.5)))[0]["value"] == "-2.5"


def test_every_hostile_name_is_a_cell_of_its_own() -> None:
    rows = rows_of(SCORECARDS["hostile"]())
    models = {row["model"] for row in rows if row["over"] == "all"}

    assert len(models) == len(HOSTILE)
