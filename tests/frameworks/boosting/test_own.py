from collections.abc import Mapping

import pytest

from actloss.frameworks.boosting.own import by_name, function_name, source
from actloss.frameworks.entry import Entry, How
from problems import problem

ENTRIES: Mapping[str, Entry] = {
    "focal": Entry(how=How.OWN, name="focal"),
    "mse": Entry(how=How.NAMED, name="regression"),
    "hamming": Entry(how=How.ABSENT),
}


def test_two_classes_with_a_score_each_take_the_function_of_several() -> None:
    assert function_name(problem("binary", "focal")) == "focal"
    two = problem("binary", "focal", units=2, activation="softmax")
    assert function_name(two) == "categorical_focal"
    assert source(two)[-1].text.startswith("def categorical_focal(")


def test_an_own_loss_has_a_source() -> None:
    assert by_name(ENTRIES, "focal")[-1].text.startswith("def focal(")


@pytest.mark.parametrize("name", ["mse", "hamming", "relu"])
def test_nothing_else_has_one(name: str) -> None:
    assert by_name(ENTRIES, name) == ()
