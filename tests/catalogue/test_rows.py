"""Rows of the catalogue: listed once, complete, and found by any of their spellings."""

import pytest

from actloss import catalogue
from actloss.catalogue import ACTIVATIONS, LOSSES, Activation, Loss, activation, framework_names, loss
from actloss.errors import OptionError
from actloss.task import Kind

ISSUED = (
    "mse msle mae huber smooth_l1 log_cosh quantile poisson_nll gamma_deviance tweedie_deviance binary_crossentropy "
    "hinge squared_hinge exponential categorical_crossentropy sparse_categorical_crossentropy kl_divergence"
).split()


every_loss = pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
every_activation = pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.name)


def test_the_losses_and_activations_of_the_issue_are_listed_once() -> None:
    assert [row.name for row in LOSSES] == ISSUED
    assert [row.name for row in ACTIVATIONS] == ["linear", "sigmoid", "tanh", "softmax", "softplus", "exp", "relu"]


def test_every_row_of_the_files_is_listed() -> None:
    files = (catalogue.regression, catalogue.count, catalogue.binary, catalogue.multiclass, catalogue.activations)
    rows = [row for file in files for row in vars(file).values() if isinstance(row, (Loss, Activation))]

    assert rows == [*LOSSES, *ACTIVATIONS]


def test_no_spelling_names_two_rows() -> None:
    for rows in (LOSSES, ACTIVATIONS):
        spellings = [spelling for row in rows for spelling in (row.name, *row.aliases)]

        assert len(spellings) == len(set(spellings))


@every_loss
def test_its_facts_are_complete(row: Loss) -> None:
    words = (row.title, row.formula, row.labels, row.elicits, row.constant, row.robustness, row.reference)

    assert all(words)
    assert row.purpose.endswith(".")
    assert row.caution.endswith(".")
    assert row.kinds
    assert set(row.kinds) <= set(Kind)
    assert set(row.activations) <= {each.name for each in ACTIVATIONS}
    assert set(row.apis) == set(row.expects) == {"pytorch", "keras"}
    assert row.proper == (row.elicits == "probabilities")


@every_activation
def test_every_activation_suits_some_loss_and_its_facts_are_complete(row: Activation) -> None:
    assert any(row.name in each.activations for each in LOSSES)
    assert all((row.title, row.formula, row.reference))
    assert row.purpose.endswith(".")
    assert row.caution.endswith(".")
    assert set(row.names) == {"pytorch", "keras"}


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("bce", "binary_crossentropy"),
        ("Log Loss", "binary_crossentropy"),
        ("ce", "categorical_crossentropy"),
        ("L1", "mae"),
        ("mean_squared_error", "mse"),
        (" log-cosh ", "log_cosh"),
        ("pinball", "quantile"),
        ("kld", "kl_divergence"),
    ],
)
def test_a_loss_is_found_by_its_other_spellings(spelling: str, name: str) -> None:
    assert loss(spelling).name == name


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("hubr", "unknown loss 'hubr': did you mean 'huber'?"),
        ("binary_crosentropy", "unknown loss 'binary_crosentropy': did you mean 'binary_crossentropy'?"),
        ("\x1b[31mhinge", r"unknown loss '\x1b[31mhinge': did you mean 'hinge'?"),
        ("42", f"unknown loss '42': use one of {', '.join(ISSUED)}"),
    ],
)
def test_an_unknown_loss_is_answered_with_the_nearest(wrong: str, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        loss(wrong)

    assert str(caught.value) == message


def test_an_activation_is_found_or_answered_with_the_nearest() -> None:
    assert activation("Identity").name == "linear"
    with pytest.raises(OptionError, match="unknown activation 'sigmod': did you mean 'sigmoid'"):
        activation("sigmod")


def test_framework_names_carry_the_parameters() -> None:
    assert loss("huber").names["pytorch"] == "torch.nn.HuberLoss(delta=1.0)"
    assert framework_names(loss("huber"), delta=14.5)["keras"] == "keras.losses.Huber(delta=14.5)"
    assert framework_names(loss("mse"), class_weight=(1.0, 2.0))["keras"] == "keras.losses.MeanSquaredError()"
