import csv
import io
import re
from dataclasses import replace
from itertools import product
from math import inf

import pytest

from actloss.render import markdown
from actloss.render.csv import HEADER
from actloss.render.csv import render as to_csv
from actloss.render.figures import figure
from actloss.render.score_tables import share, value
from actloss.render.scores import document
from actloss.scorecard.facts import GroupLoss, Scorecard
from drawn_scores import drawn, lines_under
from scorecards import SCORECARDS
from scorecards.parts import card_of, model_of, score_of


def test_a_rounding_error_is_no_skill() -> None:
    assert lines_under("Losses", SCORECARDS["regression"]())[6].endswith("0.0 % 100.0 %")


def test_the_best_of_several_models_has_a_star_unless_it_shares_its_place() -> None:
    rows = lines_under("Losses", SCORECARDS["binary"]())[1:4]

    assert [row.split()[1:3] for row in rows] == [["0.14808*", "0.15704"], ["0.066376", "0.064022*"], ["0.044875"] * 2]


def test_a_loss_of_one_model_alone_has_no_star_and_a_gap_for_the_others() -> None:
    assert lines_under("Losses", SCORECARDS["intervals"]())[3] == "msle - 0.125 - 50.0 %"


def test_intervals_of_several_models_stand_in_a_table_of_their_own() -> None:
    assert "  mse            1.25 to 1.75  2.25 to 2.75\n" in drawn(SCORECARDS["intervals"]())


def test_intervals_of_one_model_stand_below_its_standard_errors() -> None:
    rows = lines_under("Losses", SCORECARDS["everything"]())

    assert rows[0] == "loss value ± s.e. constant skill tail"
    assert "  binary_crossentropy  0.5107 to 0.6013\n" in drawn(SCORECARDS["everything"]())


def test_many_models_under_few_losses_have_a_row_each() -> None:
    rows = lines_under("Losses", SCORECARDS["five-models"]())

    assert rows[0] == "mse value ± s.e. constant skill tail place"
    assert rows[2] == "model_b_with_quite_a_long_name 1.3596 0.06798 9.5 75.0 % - 2"


def test_rows_of_models_whose_cut_names_are_alike_are_numbered() -> None:
    names = [f"{'long' * 12}{number}" for number in range(5)]
    card = card_of(*(score_of("mse", 1.0 + at, name) for at, name in enumerate(names)))

    assert [line.split()[:2] for line in drawn(card).splitlines() if line.startswith("  model ")] == [
        ["model", str(number)] for number in range(1, 6)
    ]


def test_many_models_under_many_losses_stand_in_several_tables() -> None:
    heads = [line.split() for line in drawn(SCORECARDS["seven-models"]()).splitlines() if line.startswith("  loss ")]

    assert heads == [["loss", "a", "b", "c", "d", "e"], ["loss", "f", "g", "constant", "best", "skill"]]


def figures_of(card: Scorecard) -> list[float]:
    """Return every number of the CSV form but counts of rows and places."""
    rows = list(csv.DictReader(io.StringIO(to_csv(card))))
    return [float(row[name]) for row in rows for name in HEADER[5:-1] if row[name]]


def two_models(interval: tuple[float, float] | None = None) -> Scorecard:
    """Return a scorecard of two models that differ in every figure that a score has."""
    scores = []
    for at, (model, loss) in enumerate(product(("pred_a", "pred_b"), ("mse", "mae"))):
        groups = tuple(
            GroupLoss(name=name, rows=60, value=0.31 + at + more, standard_error=0.017 + at + more)
            for more, name in enumerate(("north", "south"))
        )
        scores.append(
            score_of(
                loss,
                1.11 + at,
                model,
                standard_error=0.0123 + at,
                baseline=7.7 if loss == "mse" else 8.8,
                skill=0.123 + at / 10,
                concentration=0.0456 + at / 10,
                rank=1 + (model == "pred_b"),
                groups=groups,
                interval=interval,
            )
        )
    return card_of(*sorted(scores, key=lambda score: score.loss, reverse=True), asked=("mse", "mae"))


CARDS = {
    "two models": two_models(),
    "two models with intervals": two_models(interval=(0.678, 0.789)),
    "five models": SCORECARDS["five-models"](),
    "seven models": SCORECARDS["seven-models"](),
    "one model": SCORECARDS["regression"](),
    "both": SCORECARDS["binary"](),
    "intervals": SCORECARDS["intervals"](),
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_figure_of_the_csv_form_stands_in_text_and_markdown(card: Scorecard) -> None:
    for output in (drawn(card), markdown.render(document(card)).replace("\\", "")):
        shown = f" {' '.join(output.replace('*', ' ').split())} "
        missing = [
            number
            for number in figures_of(card)
            if not any(f" {written(number)} " in shown for written in (value, figure, share))
        ]
        assert missing == []


def test_each_of_several_models_has_its_standard_errors_skill_tail_and_place() -> None:
    output = drawn(two_models())
    section = output[output.index("Each model") :]

    assert [" ".join(line.split()) for line in section.splitlines()[2:8]] == [
        "a value ± s.e. skill tail place",
        "mse 1.11 0.0123 12.3 % 4.6 % 1",
        "mae 2.11 1.012 22.3 % 14.6 % 1",
        "",
        "b value ± s.e. skill tail place",
        "mse 3.11 2.012 32.3 % 24.6 % 2",
    ]


def test_a_model_that_no_loss_applies_to_has_no_table() -> None:
    card = card_of(score_of("mse", 1.0, "a"), score_of("mse", 2.0, "b"))
    more = replace(card, models=(*card.models, model_of("decided", "label")))

    assert re.findall(r"(?m)^  (\w+) +value", drawn(more)) == ["a", "b"]


def test_the_best_skill_is_left_out_where_it_would_need_a_table_of_its_own() -> None:
    names = [f"model_{letter}_quite_long" for letter in "abcd"]
    wide = card_of(*(score_of("mse", 1.0, name, baseline=2.0) for name in names))

    assert "best skill" not in drawn(wide)
    assert "best skill" in drawn(SCORECARDS["binary"]())


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.25, "25.0 %"), (-0.25, "-25.0 %"), (1e-10, "0.0 %"), (1e-5, "0.001 %"), (-inf, "-inf %"), (None, "-")],
)
def test_shares_are_percentages(number: float | None, expected: str) -> None:
    assert share(number) == expected
