import re
from collections.abc import Callable
from dataclasses import replace
from math import inf

import pytest
from rich.cells import cell_len

from actloss.escape import visible
from actloss.render import markdown, text
from actloss.render.guard import guarded
from actloss.render.score_tables import share, short_names
from actloss.render.scores import document, quiet
from actloss.scorecard.facts import Metric, Part, Scorecard
from outputs import ANSI_STYLE, OURS, RAW, commands, elements, html, plain
from reports import HOSTILE
from scorecards import SCORECARDS
from scorecards.parts import card_of, model_of, score_of

EXAMPLES = pytest.mark.parametrize("example", SCORECARDS.values(), ids=SCORECARDS)


def drawn(card: Scorecard, width: int = 80) -> str:
    return text.render(document(card), width=width, colour=False)


def lines_under(heading: str, card: Scorecard) -> list[str]:
    """Return the lines of a section, single blanks between their words."""
    section = drawn(card).partition(f"\n{heading}\n")[2].strip("\n").split("\n\n")[0]
    return [" ".join(line.split()) for line in section.splitlines()]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", SCORECARDS)
def test_text_looks_as_it_did(name: str, width: int, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"score-{name}-{width}.txt", drawn(SCORECARDS[name](), width))


@pytest.mark.parametrize("name", SCORECARDS)
def test_markdown_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"score-{name}.md", markdown.render(document(SCORECARDS[name]())))


@EXAMPLES
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(example: Callable[[], Scorecard], width: int) -> None:
    assert [line for line in drawn(example(), width).splitlines() if cell_len(line) > width] == []


@EXAMPLES
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_name_of_a_catalogue_loss_is_cut(example: Callable[[], Scorecard], width: int) -> None:
    card = example()
    names = {score.loss for score in card.scores if score.loss.isidentifier()}

    assert {name for name in names if name not in drawn(card, width)} == set()


@EXAMPLES
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_raw_reaches_the_terminal(example: Callable[[], Scorecard], *, colour: bool) -> None:
    card = example()
    outputs = (text.render(document(card), width=80, colour=colour), markdown.render(document(card)), quiet(card))

    assert [RAW.findall(ANSI_STYLE.sub("", output)) for output in outputs] == [[], [], []]


@pytest.mark.parametrize("width", [40, 57, 80, 120])
def test_no_line_is_a_command_to_a_runner(width: int) -> None:
    assert commands(drawn(SCORECARDS["hostile"](), width)) == []


def test_no_line_of_markdown_is_a_command_to_a_runner() -> None:
    assert commands(markdown.render(document(SCORECARDS["hostile"]()))) == []


@EXAMPLES
def test_the_data_adds_no_element_to_the_page(example: Callable[[], Scorecard]) -> None:
    assert elements(html(markdown.render(document(example())))) <= OURS


@pytest.mark.parametrize("name", HOSTILE)
def test_a_model_cannot_leave_the_head_of_its_column(name: str) -> None:
    card = card_of(score_of("mse", 1.0, f"x_{name[:9].strip()}"), score_of("mse", 2.0, "x_b"))
    page = html(markdown.render(document(card)))
    head = plain(page[page.index("<thead>") : page.index("</thead>")])

    assert head.split("\n") == [
        "",
        "",
        "loss",
        *short_names([f"x_{name[:9].strip()}", "x_b"]),
        "constant",
        "best skill",
        "",
        "",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_group_cannot_close_the_table(name: str) -> None:
    groups = (Part(name=name, rows=3, value=0.5, standard_error=0.1), Part(name="b", rows=4, value=1, standard_error=0))
    page = html(markdown.render(document(card_of(score_of("mse", 1.0, groups=groups)))))
    first, second = page[page.index("By group") :].split("<tr>")[2:4]

    assert plain(first).split("\n")[1:4] == [guarded(visible(name, limit=40)), "3", "0.5"]
    assert plain(second).split("\n")[1:4] == ["b", "4", "1"]


@EXAMPLES
def test_the_same_scorecard_gives_the_same_text(example: Callable[[], Scorecard]) -> None:
    assert drawn(example()) == drawn(example())


def test_arrays_have_no_source() -> None:
    assert drawn(SCORECARDS["multilabel"]()).startswith("Score of arrays\n")


def test_the_answer_says_what_was_weighted_and_what_was_left_out() -> None:
    output = drawn(SCORECARDS["regression"]())

    assert "120 rows scored, 1 model, weighted by w\n" in output
    assert "Left out  3 rows with no label, first at row 17\n" in output


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("regression", "Task      regression"),
        ("binary", "Task   two classes"),
        ("multiclass", "Task   exclusive classes (10 classes)"),
        ("multilabel", "Task   labels that do not exclude one another (3 labels)"),
    ],
)
def test_the_answer_says_the_task_and_how_many_parts_it_has(name: str, task: str) -> None:
    assert f"\n  {task}\n" in drawn(SCORECARDS[name]())


def test_a_rounding_error_is_no_skill() -> None:
    assert lines_under("Losses", SCORECARDS["regression"]())[6].endswith("0.0 % 100.0 %")


def test_the_best_of_several_models_has_a_star_unless_it_shares_its_place() -> None:
    rows = lines_under("Losses", SCORECARDS["binary"]())[1:4]

    assert [row.split()[1:3] for row in rows] == [["0.14808*", "0.15704"], ["0.066376", "0.064022*"], ["0.044875"] * 2]


def test_a_loss_of_one_model_alone_has_no_star_and_a_gap_for_the_others() -> None:
    assert lines_under("Losses", SCORECARDS["intervals"]())[3] == "msle - 0.125 - 50.0 %"


def test_intervals_of_several_models_stand_in_a_table_of_their_own() -> None:
    assert "  mse            1.25 to 1.75  2.25 to 2.75\n" in drawn(SCORECARDS["intervals"]())


def test_intervals_of_one_model_replace_its_standard_errors() -> None:
    rows = lines_under("Losses", SCORECARDS["everything"]())

    assert rows[0] == "loss value low high constant skill tail"
    assert rows[1].startswith("binary_crossentropy 0.56285 0.51067 0.60131")


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


def test_infinite_losses_are_counted_with_their_first_row() -> None:
    assert "  !      sparse_categorical_crossentropy of 'proba' is infinite in 2 rows, first\n" in drawn(
        SCORECARDS["multiclass"]()
    )


def test_neutral_parameters_are_not_listed() -> None:
    output = drawn(SCORECARDS["binary"]())

    assert "focal(gamma=2); --param focal.gamma=X sets another" in output
    assert "label_smoothing" not in output


def test_a_parameter_of_a_loss_that_the_first_model_lacks_is_listed() -> None:
    card = card_of(score_of("mse", 1.0, "a"), score_of("huber", 2.0, "b", params={"delta": 2.0}))

    assert "with   huber(delta=2)" in drawn(card)


def test_metrics_are_advised_where_they_are_all_that_can_be_said_and_missing() -> None:
    card = SCORECARDS["decisions"]()
    judged = replace(card, metrics=(Metric(name="accuracy", model="predicted", value=0.5),))

    assert "--metrics" in drawn(card)
    assert "--metrics" not in drawn(judged)


def test_numbers_that_are_no_decisions_need_no_metrics() -> None:
    assert "--metrics" not in drawn(replace(SCORECARDS["decisions"](), models=(model_of(),)))


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
    parts = tuple(Part(name=f"p{at}", rows=5, value=1.0, standard_error=0.0) for at in range(22))
    output = drawn(card_of(score_of("mse", 1.0, classes=parts), kind=kind))

    assert f"\n{heading}\n" in output
    assert f"and {rest} more" in output


def test_rows_without_a_group_are_a_group_that_can_be_seen() -> None:
    groups = (Part(name="", rows=3, value=0.5, standard_error=0.1),)

    assert "  (empty)     3  0.5\n" in drawn(card_of(score_of("mse", 1.0, groups=groups)))


def test_reasons_that_losses_share_are_said_once() -> None:
    output = drawn(SCORECARDS["regression"]())

    assert output.count("it takes two predictions a row") == 1
    assert "gaussian_nll, laplace_nll" in output


def test_a_model_has_its_evidence_under_its_name_where_there_are_several() -> None:
    assert "  scale of forest  they are" in drawn(SCORECARDS["intervals"]())
    assert "  scale  they are" in drawn(SCORECARDS["regression"]())


def test_quiet_prints_exact_values_and_nothing_else() -> None:
    expected = (
        "sparse_categorical_crossentropy proba: inf\ngeneralized_crossentropy proba: 0.078693\nfocal proba: inf\n"
    )

    assert quiet(SCORECARDS["multiclass"]()) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["only"], ["only"]),
        (["a", "b"], ["a", "b"]),
        (["p_a", "p_b"], ["a", "b"]),
        (["p", "p_b"], ["p", "p_b"]),
        (["pred_a_x", "pred_a_y"], ["x", "y"]),
        (["x" * 15, "b"], ["model 1", "model 2"]),
        (["", "b"], ["model 1", "model 2"]),
        (["a\x00", "a\\x00"], ["model 1", "model 2"]),
    ],
)
def test_short_names_tell_models_apart(names: list[str], expected: list[str]) -> None:
    assert short_names(names) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.25, "25.0 %"), (-0.25, "-25.0 %"), (1e-10, "0.0 %"), (1e-5, "0.001 %"), (-inf, "-inf %"), (None, "-")],
)
def test_shares_are_percentages(number: float | None, expected: str) -> None:
    assert share(number) == expected
