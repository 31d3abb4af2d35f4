from pathlib import Path

import pytest

from actloss.catalogue import LOSSES as ROWS
from actloss.catalogue import Scale
from actloss.frameworks.entry import Coding, How
from actloss.frameworks.jax import FRAMEWORK
from actloss.frameworks.jax.losses import LOSSES, OWN, own_function

FILES = Path("src/actloss/frameworks/own/jax")


def test_every_loss_of_the_catalogue_has_an_entry_in_its_order() -> None:
    assert list(LOSSES) == [row.name for row in ROWS]


def test_only_counts_of_decisions_are_absent_and_say_why() -> None:
    absent = {name for name, entry in LOSSES.items() if entry.how is How.ABSENT}

    assert absent == {"hamming", "per_label_accuracy"}
    assert all(LOSSES[name].note and LOSSES[name].takes is None for name in absent)


def test_a_loss_that_the_catalogue_knows_in_optax_is_called_by_that_name() -> None:
    known = {row.name: row.elsewhere["optax"] for row in ROWS if "optax" in row.elsewhere}

    assert known.keys() <= {name for name, entry in LOSSES.items() if entry.how is How.NAMED}
    assert all(known[name].startswith(LOSSES[name].name) for name in known)


def test_names_are_of_optax_and_own_functions_have_the_catalogues() -> None:
    for name, entry in LOSSES.items():
        assert entry.how is not How.NAMED or entry.name.startswith("optax.")
        assert entry.how is not How.OWN or entry.name == name


def test_the_logistic_loss_is_cross_entropy_of_labels_0_and_1() -> None:
    assert LOSSES["logistic"].coding is Coding.BITS
    assert LOSSES["logistic"].takes is Scale.LOGIT
    assert all(entry.coding is None for name, entry in LOSSES.items() if name != "logistic")


def test_every_own_loss_stands_in_one_file() -> None:
    functions = [name for names in OWN.values() for name in names]

    assert len(functions) == len(set(functions))
    assert {name for name, entry in LOSSES.items() if entry.how is How.OWN} <= set(functions)
    assert sorted(OWN) == sorted(path.stem for path in FILES.glob("*.py"))


@pytest.mark.parametrize("name", [name for names in OWN.values() for name in names])
def test_an_own_function_has_the_catalogues_defaults(name: str) -> None:
    source = own_function(name)[-1].text
    head = source.splitlines()[0]
    row = next((row for row in ROWS if row.name == name), None)
    # What the catalogue leaves out is 1 in a product.
    defaults = {key: 1.0 if of.default is None else of.default for key, of in row.params.items()} if row else {}

    assert head.startswith(f"def {name}(")
    assert all(f"{key}={default}" in head for key, default in defaults.items())


def test_the_framework_gives_the_source_of_own_losses_only() -> None:
    assert FRAMEWORK.own("mae") == own_function("mae")
    assert FRAMEWORK.own("mse") == FRAMEWORK.own("hamming") == FRAMEWORK.own("relu") == ()


def test_an_own_function_brings_what_it_uses() -> None:
    assert [block.text.split("(")[0] for block in own_function("zip_nll")] == ["def exp_then_line", "def zip_nll"]
    assert own_function("mae")[0].imports == ("import jax.numpy as jnp",)
