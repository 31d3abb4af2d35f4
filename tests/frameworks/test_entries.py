"""What holds of the entries of every framework."""

from collections.abc import Iterator

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES, Loss, loss
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.objectives import function

every_framework = pytest.mark.parametrize("name", FRAMEWORKS)
IN_NUMPY = ("sklearn", "xgboost", "lightgbm", "catboost")
"""Frameworks that are given losses in numpy."""


def _entries(name: str) -> Iterator[Entry]:
    yield from FRAMEWORKS[name].losses.values()
    yield from FRAMEWORKS[name].activations.values()


def _own(name: str) -> list[Loss]:
    return [loss(row) for row, entry in FRAMEWORKS[name].losses.items() if entry.how is How.OWN]


@every_framework
def test_every_loss_and_activation_has_an_entry_in_the_catalogue_s_order(name: str) -> None:
    assert list(FRAMEWORKS[name].losses) == [row.name for row in LOSSES]
    assert list(FRAMEWORKS[name].activations) == [row.name for row in ACTIVATIONS]


@every_framework
def test_an_entry_has_a_name_or_says_why_there_is_none(name: str) -> None:
    for entry in _entries(name):
        assert entry.name or (entry.how is How.ABSENT and entry.note)


@every_framework
def test_what_an_entry_says_is_sentences(name: str) -> None:
    for entry in _entries(name):
        assert all(said == "" or said.endswith(".") for said in (entry.note, entry.differs))


@every_framework
def test_a_loss_takes_a_scale_that_the_catalogue_has_functions_for(name: str) -> None:
    for row in LOSSES:
        takes = FRAMEWORKS[name].losses[row.name].takes
        if takes is None:
            assert FRAMEWORKS[name].losses[row.name].how is How.ABSENT
        else:
            # Where the library applies the softmax, or the sigmoid, scores are logits.
            assert takes in row.variant(row.kinds[0]).kernels or (row.name in {"nll", "logistic"} and takes == "logit")


@every_framework
def test_what_has_no_gradient_is_not_trained_with(name: str) -> None:
    absent = [row for row, entry in FRAMEWORKS[name].losses.items() if entry.how is How.ABSENT]

    # CatBoost asks for derivatives row by row, which losses of all rows together do not have.
    together = ["dice", "tversky"] if name == "catboost" else []
    assert absent == [*together, "hamming", "per_label_accuracy"]


@every_framework
def test_an_own_loss_brings_its_source(name: str) -> None:
    for row in _own(name):
        heads = {block.text.split("\n")[0].split("(")[0] for block in FRAMEWORKS[name].own(row.name)}
        assert f"def {FRAMEWORKS[name].losses[row.name].name}" in heads


@every_framework
def test_what_is_named_absent_or_unknown_brings_none(name: str) -> None:
    own = FRAMEWORKS[name].own

    assert own("mse") == own("hamming") == own("sigmoid") == own("no such loss") == ()


@pytest.mark.parametrize("name", IN_NUMPY)
def test_an_own_loss_in_numpy_is_called_as_its_function(name: str) -> None:
    for row in _own(name):
        assert FRAMEWORKS[name].losses[row.name].name == function(row, row.kinds[0])


@pytest.mark.parametrize("name", IN_NUMPY)
def test_of_several_exclusive_classes_another_function_comes_too(name: str) -> None:
    texts = [block.text for block in FRAMEWORKS[name].own("brier")]

    assert [text.startswith(("def brier(", "def categorical_brier(")) for text in texts[:2]] == [True, True]
