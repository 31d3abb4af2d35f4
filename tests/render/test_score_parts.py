import re
from math import nan

import pytest

from actloss.escape import visible
from actloss.render import markdown
from actloss.render.guard import guarded
from actloss.render.scores import document
from actloss.scorecard.facts import GroupLoss, TruthFacts, WorstRow
from drawn_scores import drawn, lines_under
from outputs import html, plain
from reports import HOSTILE
from scorecards import SCORECARDS
from scorecards.parts import card_of, score_of


@pytest.mark.parametrize("name", HOSTILE)
def test_a_group_cannot_close_the_table(name: str) -> None:
    groups = (
        GroupLoss(name=name, rows=3, value=0.5, standard_error=0.1),
        GroupLoss(name="b", rows=4, value=1, standard_error=0),
    )
    page = html(markdown.render(document(card_of(score_of("mse", 1.0, groups=groups)))))
    first, second = page[page.index("By group") :].split("<tr>")[2:4]

    assert plain(first).split("\n")[1:4] == [guarded(visible(name, limit=40)), "3", "0.5 ± 0.1"]
    assert plain(second).split("\n")[1:4] == ["b", "4", "1 ± 0"]


def test_a_part_of_one_row_has_no_standard_error() -> None:
    groups = (
        GroupLoss(name="a", rows=1, value=0.5, standard_error=nan),
        GroupLoss(name="b", rows=9, value=0.25, standard_error=0.125),
    )

    assert lines_under("By group", card_of(score_of("mse", 1.0, groups=groups)))[1:] == ["a 1 0.5", "b 9 0.25 ± 0.125"]


def test_only_so_many_groups_are_listed_and_the_rest_counted() -> None:
    rows = lines_under("By group", SCORECARDS["everything"]()) or []

    assert "  shop 19  19,000" in drawn(SCORECARDS["everything"]())
    assert rows[-1] == "and 5 groups more; --format json or csv lists all"


def test_parts_are_those_of_the_first_loss_and_of_the_users_own() -> None:
    assert lines_under("By class", SCORECARDS["everything"]())[0] == "class rows binary_crossentropy own_loss"


def test_parts_of_several_models_have_a_table_for_each_loss_that_was_asked_for() -> None:
    assert re.findall(r"(?m)^By group: .*", drawn(SCORECARDS["intervals"]())) == ["By group: mse", "By group: mae"]


@pytest.mark.parametrize(
    ("kind", "heading", "rest"),
    [
        ("multilabel", "By label", "2 labels"),
        ("multiclass", "By class", "2 classes"),
        ("regression", "By output", "2 outputs"),
    ],
)
def test_parts_are_called_what_they_are(kind: str, heading: str, rest: str) -> None:
    parts = tuple(GroupLoss(name=f"p{at}", rows=5, value=1.0, standard_error=0.0) for at in range(22))
    output = drawn(card_of(score_of("mse", 1.0, classes=parts), kind=kind))

    assert f"\n{heading}\n" in output
    assert f"and {rest} more" in output


def test_rows_without_a_group_are_a_group_that_can_be_seen() -> None:
    groups = (GroupLoss(name="", rows=3, value=0.5, standard_error=0.1),)

    assert "  (empty)     3  0.5 ± 0.1\n" in drawn(card_of(score_of("mse", 1.0, groups=groups)))


@pytest.mark.parametrize(
    ("y_true", "y_pred", "cells"),
    [
        ((1.0,), (0.7, 0.2, 0.1), "dog 0.2, cat 0.7"),
        ((0.0, 1.0, 0.0), (0.1, 0.8, 0.1), "dog 0.8"),
        ((2.0,), (1.5, -2.0), "eel 1.5, -2"),
        ((0.5, 0.25, 0.25), (0.7, 0.2, 0.1), "0.5, 0.25, 0.25 0.7, 0.2, 0.1"),
        ((3.0,), (0.7, 0.2, 0.1), "3 0.7, 0.2, 0.1"),
        ((1.0, 0.0, 0.0, 0.0), (0.7, 0.2, 0.1, 0.0), "1, 0, 0 … 0.7, 0.2, 0.1 …"),
    ],
)
def test_worst_rows_of_classes_name_the_right_one_and_the_predicted_one(
    y_true: tuple[float, ...], y_pred: tuple[float, ...], cells: str
) -> None:
    row = WorstRow(row=7, loss=1.5, y_true=y_true, y_pred=y_pred)
    truth = TruthFacts(columns=("y_true",), classes=("cat", "dog", "eel"))
    card = card_of(score_of("brier", 1.0, worst=(row,)), kind="multiclass", truth=truth)

    assert (lines_under("Largest brier", card) or [])[1:] == [f"row 7 1.5 {cells}"]
