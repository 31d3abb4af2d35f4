from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from actloss.render import markdown, text
from actloss.render.columns import short_names
from actloss.render.scores import document, quiet
from actloss.scorecard.facts import Metric, Scorecard
from drawn_scores import drawn
from outputs import ANSI_STYLE, OURS, RAW, commands, elements, html, plain
from reports import HOSTILE
from scorecards import SCORECARDS
from scorecards.parts import card_of, model_of, score_of

EXAMPLES = pytest.mark.parametrize("example", SCORECARDS.values(), ids=SCORECARDS)


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


def test_the_legend_tells_the_skill_of_what_is_better_higher() -> None:
    said = " ".join(drawn(SCORECARDS["multilabel"]()).split())

    assert "skill: 1 - value / constant, of per_label_accuracy (value - constant) / (1 - constant);" in said
    assert "(1 - constant)" not in drawn(SCORECARDS["regression"]())


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


def test_models_that_are_judged_with_different_parameters_share_no_constant() -> None:
    scores = [
        score_of("quantile", 0.5, f"q{level}", baseline=0.75, params={"quantile": level / 100}) for level in (10, 90)
    ]
    text = drawn(card_of(*scores))

    assert "  quantile  0.5   0.5          -" in text
    assert "with   quantile(quantile=0.1), quantile(quantile=0.9);" in text
