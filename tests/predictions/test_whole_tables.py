"""Classes that only the rows beyond the head hold."""

from collections.abc import Callable

import pytest

from actloss.column import Tally
from actloss.errors import PredictionError
from actloss.predictions import find_predictions
from heads import cycle, head_of
from predicting import found_in, only, shares

P = shares(3)


def _tallies(columns: dict[int, list[str]], asked: list[int]) -> Callable[[int], dict[str, Tally]]:
    def tally(position: int) -> dict[str, Tally]:
        asked.append(position)
        return {text: Tally(1, row + 1) for row, text in enumerate(columns[position])}

    return tally


def test_classes_beyond_the_head_are_asked_for() -> None:
    asked: list[int] = []
    head = head_of(
        {"y": cycle("a", "b"), "p_a": P[0], "p_b": P[1], "p_c": P[2], "pred": cycle("a", "b")}, complete=False
    )

    found = find_predictions(head, tally=_tallies({0: ["a", "b", "c"], 4: ["a", "b", "d"]}, asked), pred=["pred"])

    assert found.truth.classes == ("a", "b", "c", "d")
    assert asked == [0, 4]


def test_numbers_that_are_their_own_codes_are_not_asked_for() -> None:
    asked: list[int] = []
    head = head_of({"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2]}, complete=False)

    find_predictions(head, tally=_tallies({}, asked))

    assert asked == []


def test_numbers_that_must_be_coded_are_asked_for() -> None:
    head = head_of({"y": cycle(1, 2, 3), "p_1": P[0], "p_2": P[1], "p_3": P[2]}, complete=False)

    with pytest.raises(PredictionError, match="the class 4 of the truth 'y' has no column"):
        find_predictions(head, tally=_tallies({0: ["1", "2", "3", "4", "inf"]}, []))


def test_decided_class_numbers_are_asked_for_in_truth_and_predictions() -> None:
    head = head_of({"y": cycle(1, 2, 3), "pred": cycle(1, 3)}, complete=False)

    found = find_predictions(head, tally=_tallies({0: ["1", "2", "3"], 1: ["1", "3", "4"]}, []))

    assert found.truth.classes == ("1", "2", "3", "4")


def test_decided_class_numbers_far_apart_are_numbered_anew() -> None:
    found = found_in({"class": cycle(10, 500, 90), "pred": cycle(500, 10)})

    assert found.truth.classes == ("10", "90", "500")
    assert only(found).codes == found.truth.codes


@pytest.mark.parametrize(("complete", "looked"), [(True, ""), (False, " among the rows looked at")])
def test_values_are_counted_among_the_rows_looked_at(complete: bool, looked: str) -> None:  # noqa: FBT001 - a case
    head = head_of({"y": ["1.5", "2.5", "3.5"], "y_pred": ["1", "2", "3"]}, complete=complete)

    assert find_predictions(head).evidence == (f"the truth 'y' takes 3 values{looked} between 1.5 and 3.5",)


def test_decided_classes_are_those_that_occur() -> None:
    found = found_in({"label": cycle(2, 3, 5), "pred": cycle(3, 5)})

    assert found.truth.classes == ("2", "3", "5")


def test_decisions_in_other_words_have_their_own_codes() -> None:
    assert only(found_in({"y": cycle(0, 1), "pred": cycle("True", "False")})).codes == {"True": 1.0, "False": 0.0}
