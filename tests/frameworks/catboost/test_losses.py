import pytest

from actloss.catalogue import ACTIVATIONS as ACTIVATION_ROWS
from actloss.catalogue import LOSSES as LOSS_ROWS
from actloss.catalogue import Loss
from actloss.frameworks.catboost import FRAMEWORK
from actloss.frameworks.entry import How
from actloss.frameworks.objectives import OBJECTIVES


def test_every_row_of_the_catalogue_has_an_entry() -> None:
    assert list(FRAMEWORK.losses) == [row.name for row in LOSS_ROWS]
    assert list(FRAMEWORK.activations) == [row.name for row in ACTIVATION_ROWS]


@pytest.mark.parametrize("row", LOSS_ROWS, ids=lambda row: row.name)
def test_an_entry_says_what_it_takes_or_why_there_is_none(row: Loss) -> None:
    entry = FRAMEWORK.losses[row.name]
    if entry.how is How.ABSENT:
        assert (entry.name, entry.takes) == ("", None)
        assert entry.note.endswith(".")
    else:
        assert entry.name
        # The scores of nll are logits there: the library applies the softmax.
        assert entry.takes in row.variant(row.kinds[0]).kernels or row.name == "nll"


def test_an_own_loss_brings_its_source() -> None:
    own = [name for name, entry in FRAMEWORK.losses.items() if entry.how is How.OWN]
    assert set(own) <= set(OBJECTIVES)
    for name in own:
        assert FRAMEWORK.own(name)[-1].text.startswith(f"def {FRAMEWORK.losses[name].name}(")


def test_nothing_else_brings_a_source() -> None:
    assert FRAMEWORK.own("mse") == FRAMEWORK.own("hamming") == FRAMEWORK.own("sigmoid") == ()


def test_what_is_flat_or_of_all_rows_together_is_not_trained_with() -> None:
    absent = {name for name, entry in FRAMEWORK.losses.items() if entry.how is How.ABSENT}
    assert absent == {"dice", "tversky", "hamming", "per_label_accuracy"}


def test_links_are_activations_and_there_are_no_layers_for_others() -> None:
    named = {name for name, entry in FRAMEWORK.activations.items() if entry.how is How.NAMED}
    assert named == {"linear", "sigmoid", "softmax", "log_softmax", "log_sigmoid", "exp"}
