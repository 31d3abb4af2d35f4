import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from actloss import code
from actloss.catalogue.references import known_rows
from actloss.explain import explain
from actloss.pitfalls import PITFALLS
from actloss.render import explained, json, markdown, text
from actloss.rules import ALL_RULES

NAMES = [row.name for row in known_rows()]
EVERYTHING = [*NAMES, *(rule.code for rule in ALL_RULES), *(pitfall.slug for pitfall in PITFALLS)]
COMPARED = (
    ["softmax", "sigmoid"],
    ["hinge", "logistic", "squared_hinge", "exponential"],
    ["mse", "mae", "huber", "poisson_nll"],
    ["relu", "relu6", "gelu"],
    ["dice", "coral"],
    ["mse", "l2"],
)


def drawn(*names: str, width: int = 80) -> str:
    return text.render(explained.document(explain(names), latex=False), width=width, colour=False)


def marked(*names: str) -> str:
    return markdown.render(explained.document(explain(names), latex=True))


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_is_explained_in_every_form(name: str) -> None:
    assert name.casefold() in drawn(name).casefold()
    assert marked(name).startswith("# ")
    assert json.render(explain([name]).to_dict()).startswith('{\n  "schema": 1,')


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal_or_a_drawing(name: str, width: int) -> None:
    lines = drawn(name, width=width).splitlines()

    assert [line for line in lines if cell_len(line) > max(width, 74)] == []


@pytest.mark.parametrize("names", COMPARED, ids=" ".join)
@pytest.mark.parametrize("width", [80, 120])
def test_a_comparison_fits_the_terminal(names: list[str], width: int) -> None:
    assert [line for line in drawn(*names, width=width).splitlines() if cell_len(line) > width] == []
    assert all(f"**{name}**" in marked(*names).replace("\\", "") for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("huber", ["a loss; regression: numbers", "torch.nn.HuberLoss(delta=1.0)", "1 by default, in (0, inf)"]),
        ("huber", ["delta times smooth_l1 at beta = delta", "proper score   no", "also called  huber_loss"]),
        ("msle", ["in (-1, inf)", "softplus; exp or relu or linear where the labels ask for it"]),
        ("binary_crossentropy", ["takes logits", "or one for each class or label", "yes, only true probabilities"]),
        ("focal", ["of several classes [0, inf)"]),
        ("l2", ["the sum over the rows, not their mean"]),
        ("per_label_accuracy", ["higher: it is a score, not a loss; skill is (value - constant) / (1 - constant)"]),
        ("rps", ["the order of the classes counts"]),
        ("zip_nll", ["two for each label, the second of them the rate", "none before a loss that is given log-rates"]),
        ("coral", ["the log-odds of each step"]),
        ("crammer_singer", ["a score for each class, of which the largest decides"]),
        ("brier", ["the log-odds of each label; the scores of the"]),
        ("hamming", ["a decision, written as labels are"]),
        ("nll", ["the natural logarithm of the probability of each class"]),
        ("mse", ["rates, which are taken for values"]),
        ("softmax", ["all units sum to 1", "looks at all of the layer together", "yes, on both sides"]),
        ("relu", ["looks at each on its own", "[0, inf)"]),
        ("gelu", ["an activation in hidden layers"]),
        ("AL506", ["a rule about predictions; what it finds is by default: warning", ">>> codes_of_predictions("]),
        ("softmax-twice", ["what is seen\n", "Seen", "Cure", "To type"]),
        ("pytorch-label-out-of-bounds", ["a message of PyTorch", "Losses whose users meet it"]),
    ],
)
def test_an_explanation_says_what_is_to_be_known(name: str, said: list[str]) -> None:
    output = drawn(name, width=120)

    assert [part for part in said if part not in output] == []


def test_a_framework_that_lacks_a_loss_is_told_of_unless_its_code_is_below() -> None:
    lines = r"Elsewhere\n  PyTorch +no such loss; see --framework pytorch\n  Keras +keras\.losses\."
    shown = explained.document(explain(["msle"], frameworks=["pytorch"]), latex=False)
    told = text.render(shown, width=80, colour=False)

    assert re.search(lines, drawn("msle"))
    assert "no such loss" not in drawn("mse")
    assert "no such loss" not in told
    assert "def msle(" in told


def test_more_messages_than_there_is_room_for_are_counted() -> None:
    assert re.search(r"and \d+ more: paste yours", drawn("sparse_categorical_crossentropy"))


def test_latex_is_for_pages_only() -> None:
    assert "\\frac" in marked("softmax")
    assert "\\frac" not in drawn("softmax")


def test_several_things_are_told_one_after_another_with_what_they_are_together() -> None:
    output = drawn("sigmoid", "AL301", "hinge")

    assert output.startswith("sigmoid, class-imbalance and hinge\n")
    assert "sigmoid does not suit hinge as an output; it goes with tanh or linear." in output
    assert output.index("sigmoid: Logistic sigmoid") < output.index("AL301 class-imbalance:") < output.index("hinge: H")


def test_things_that_are_nothing_to_one_another_are_told_one_after_another() -> None:
    assert drawn("AL301", "AL303").startswith("class-imbalance and rare-class\n\nAL301 class-imbalance: ")


def test_what_else_goes_by_a_name_is_said_with_the_command_for_it() -> None:
    assert "the activation sigmoid: actloss explain sigmoid" in drawn("logistic")


def test_a_comparison_has_short_facts_in_a_table_and_long_ones_below() -> None:
    output = drawn("softmax", "sigmoid")

    assert re.search(r"units +all together +each on its own", output)
    assert re.search(r"Use\n  softmax  The probabilities", output)


def test_a_comparison_ends_with_code_for_each_in_the_framework_that_is_named() -> None:
    shown = text.render(
        explained.document(explain(["focal", "huber"], frameworks=["keras"]), latex=False), width=80, colour=False
    )
    named = [line for line in shown.splitlines() if line.startswith("Code ")]

    assert named == ["Code of focal for Keras", "Code of huber for Keras"]
    assert shown.endswith(code("keras", loss="huber"))


def test_a_comparison_of_functions_of_different_numbers_has_a_curve_each() -> None:
    output = drawn("mse", "poisson_nll")

    assert "Curve of mse" in output
    assert "Curve of poisson_nll" in output


def test_a_comparison_without_short_differences_has_no_table_of_them() -> None:
    assert "What differs\n\nUse" not in drawn("hinge", "squared_hinge")


@pytest.mark.parametrize(
    ("names", "file"),
    [(["huber"], "explain-huber-80.txt"), (["softmax", "sigmoid"], "explain-softmax-sigmoid-80.txt")],
)
def test_explanations_look_as_they_did(names: list[str], file: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(file, drawn(*names))


def test_a_message_stands_as_it_was_given_before_the_one_it_is_known_as() -> None:
    shown = drawn("IndexError: Target 7 is out of bounds.")

    assert shown.index("Yours     IndexError: Target 7") < shown.index("Known as  Target 3")


def test_a_message_that_was_asked_for_by_its_name_stands_alone() -> None:
    shown = drawn("pytorch-label-out-of-bounds")

    assert "Yours" not in shown
    assert "Message  Target 3" in shown


def test_a_message_of_no_library_in_particular_is_met_anywhere() -> None:
    assert "anywhere  loss is nan" in drawn("msle")
