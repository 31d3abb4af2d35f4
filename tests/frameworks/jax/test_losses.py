import pytest

from actloss.catalogue import LOSSES as ROWS
from actloss.catalogue import Scale
from actloss.frameworks.entry import Coding, How
from actloss.frameworks.jax import FRAMEWORK
from actloss.frameworks.jax.losses import LOSSES
from actloss.frameworks.sources import own

NAMED_OTHERWISE = {"quantile": "pinball"}
OWN = [name for name, entry in LOSSES.items() if entry.how is How.OWN]


def test_only_counts_of_decisions_are_absent_and_say_why() -> None:
    absent = {name for name, entry in LOSSES.items() if entry.how is How.ABSENT}

    assert absent == {"hamming", "per_label_accuracy"}
    assert all(LOSSES[name].note and LOSSES[name].takes is None for name in absent)


def test_names_are_of_optax_and_own_functions_have_the_catalogues() -> None:
    for name, entry in LOSSES.items():
        assert entry.how is not How.NAMED or entry.name.startswith("optax.")
        assert entry.how is not How.OWN or entry.name == NAMED_OTHERWISE.get(name, name)


def test_the_logistic_loss_is_cross_entropy_of_labels_0_and_1() -> None:
    assert LOSSES["logistic"].coding is Coding.BITS
    assert LOSSES["logistic"].takes is Scale.LOGIT
    assert all(entry.coding is None for name, entry in LOSSES.items() if name != "logistic")


@pytest.mark.parametrize("name", [*OWN, "focal"])
def test_an_own_function_has_the_catalogues_defaults(name: str) -> None:
    called = NAMED_OTHERWISE.get(name, name)
    head = own("jax", called)[-1].text.splitlines()[0]
    row = next(row for row in ROWS if row.name == name)
    # What the catalogue leaves out is 1 in a product.
    defaults = {key: 1.0 if of.default is None else of.default for key, of in row.params.items()}

    assert head.startswith(f"def {called}(")
    assert all(f"{key}={default}" in head for key, default in defaults.items())


def test_the_framework_gives_the_source_of_own_losses_only() -> None:
    assert FRAMEWORK.own("mae") == own("jax", "mae")
    assert FRAMEWORK.own("swish") == own("jax", "swish")
    assert FRAMEWORK.own("mse") == FRAMEWORK.own("hamming") == FRAMEWORK.own("relu") == ()


def test_an_own_function_brings_what_it_uses() -> None:
    assert [block.text.split("(")[0] for block in own("jax", "zip_nll")] == ["def exp_then_line", "def zip_nll"]
    assert own("jax", "mae")[0].imports == ("import jax.numpy as jnp",)
