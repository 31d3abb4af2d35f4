from collections.abc import Callable

import pytest
from rich.cells import cell_len

from actloss.explain import listing
from actloss.explain.listing import Wanted
from actloss.explain.rows import known_rows
from actloss.explain.support import support_of
from actloss.pitfalls import PITFALLS
from actloss.render import markdown, text
from actloss.render.listing import document

KINDS = pytest.mark.parametrize("what", [None, "losses", "activations", "rules", "pitfalls"])


def drawn(what: str | None, wanted: Wanted, *, width: int = 80) -> str:
    return text.render(document(listing(what, wanted), wide=width >= 100), width=width, colour=False)


@KINDS
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_of_a_list_is_wider_than_the_terminal(what: str | None, width: int) -> None:
    lines = drawn(what, Wanted(), width=width).splitlines()

    assert [line for line in lines if cell_len(line) > width] == []


def test_every_name_stands_whole_in_its_list() -> None:
    words = drawn(None, Wanted()).split()

    assert [row.name for row in known_rows() if row.name not in words] == []
    assert [row.slug for row in PITFALLS if row.slug not in drawn("pitfalls", Wanted()).split()] == []


def test_there_is_room_for_labels_on_a_wide_terminal() -> None:
    assert "Mean squared error → mean; real numbers" in drawn("losses", Wanted(), width=120)
    assert "Mean squared error → mean" in drawn("losses", Wanted(), width=80)


def test_proper_scores_are_marked() -> None:
    output = drawn("losses", Wanted(task="binary"))

    assert "Binary cross-entropy → probabilities*" in output
    assert "Hinge loss → decisions\n" in output


def test_a_framework_puts_its_names_in_the_place_of_titles() -> None:
    output = drawn(None, Wanted(framework="keras"))

    assert "in Keras" in output
    assert "keras.losses.Hinge()" in output
    assert "keras.activations.relu" in output


def test_filters_are_named_in_the_subtitle() -> None:
    wanted = Wanted(task="binary", scale="margin", support=support_of("-1,1"), framework="sklearn")

    assert "rows; task binary, scale margin, labels -1, 1, in scikit-learn; actloss" in drawn(
        "losses", wanted, width=120
    )


def test_a_list_of_nothing_says_so() -> None:
    output = drawn("losses", Wanted(task="regression", framework="jax", support=support_of("[-inf, inf]")))

    assert output.startswith("Losses\n0 rows; ")
    assert "nothing fits; leave out a filter" in output


def test_silent_mistakes_are_marked_in_the_list_of_messages() -> None:
    output = drawn("pitfalls", Wanted(), width=120)

    assert "In any framework" in output
    assert "softmax-twice  (no message) The loss does not fall" in output


@KINDS
def test_a_list_is_a_page_too(what: str | None) -> None:
    page = markdown.render(document(listing(what, Wanted()), wide=True))

    assert page.startswith("# ")
    assert "actloss explain NAME" in page


def test_the_list_looks_as_it_did(snapshot: Callable[[str, str], None]) -> None:
    snapshot("list-80.txt", drawn(None, Wanted()))
