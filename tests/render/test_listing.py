from collections.abc import Callable

import pytest
from rich.cells import cell_len

from actloss.catalogue.references import known_rows
from actloss.explain import listing
from actloss.explain.listing import Filters
from actloss.explain.support import support_of
from actloss.pitfalls import PITFALLS
from actloss.render import markdown, text
from actloss.render.listing import document

KINDS = pytest.mark.parametrize("what", [None, "losses", "activations", "rules", "pitfalls"])


def drawn(what: str | None, filters: Filters, *, width: int = 80) -> str:
    return text.render(document(listing(what, filters), wide=width >= 100), width=width, colour=False)


@KINDS
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_of_a_list_is_wider_than_the_terminal(what: str | None, width: int) -> None:
    lines = drawn(what, Filters(), width=width).splitlines()

    assert [line for line in lines if cell_len(line) > width] == []


def test_every_name_stands_whole_in_its_list() -> None:
    words = drawn(None, Filters()).split()

    assert [row.name for row in known_rows() if row.name not in words] == []
    assert [row.slug for row in PITFALLS if row.slug not in drawn("pitfalls", Filters()).split()] == []


def test_there_is_room_for_labels_on_a_wide_terminal() -> None:
    assert "Mean squared error → mean; real numbers" in drawn("losses", Filters(), width=120)
    assert "Mean squared error → mean" in drawn("losses", Filters(), width=80)


def test_proper_scores_are_marked() -> None:
    output = drawn("losses", Filters(task="binary"))

    assert "Binary cross-entropy → probabilities*" in output
    assert "Hinge loss → decisions\n" in output


def test_a_framework_puts_its_names_in_the_place_of_titles() -> None:
    output = drawn(None, Filters(framework="keras"))

    assert "in Keras" in output
    assert "keras.losses.Hinge()" in output
    assert "keras.activations.relu" in output


def test_filters_are_named_in_the_subtitle() -> None:
    filters = Filters(task="binary", scale="margin", support=support_of("-1,1"), framework="sklearn")

    assert "rows; task binary, scale margin, labels -1, 1, in scikit-learn; actloss" in drawn(
        "losses", filters, width=120
    )


def test_a_scale_is_named_as_prose_has_it() -> None:
    assert "; scale log-rate; actloss" in drawn("losses", Filters(scale="log_rate"))


def test_one_row_is_one_row() -> None:
    assert "\n1 row; " in drawn("losses", Filters(task="regression", scale="logit"))


def test_the_signs_are_explained_before_they_are_used() -> None:
    output = drawn("losses", Filters())

    assert output.index("takes: v values") < output.index("Losses for regression")


def test_a_list_of_nothing_says_so() -> None:
    output = drawn("losses", Filters(task="regression", framework="jax", support=support_of("[-inf, inf]")))

    assert output.startswith("Losses\n0 rows; ")
    assert "nothing fits; leave out a filter" in output


def test_silent_mistakes_are_marked_in_the_list_of_messages() -> None:
    output = drawn("pitfalls", Filters(), width=120)

    assert "In any framework" in output
    assert "softmax-twice  (no message) The loss does not fall" in output


@KINDS
def test_a_list_is_a_page_too(what: str | None) -> None:
    page = markdown.render(document(listing(what, Filters()), wide=True))

    assert page.startswith("# ")
    assert "actloss explain NAME" in page


def test_the_list_looks_as_it_did(snapshot: Callable[[str, str], None]) -> None:
    snapshot("list-80.txt", drawn(None, Filters()))
