from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.frameworks.entry import How
from actloss.frameworks.jax.activations import ACTIVATIONS


def test_every_activation_of_the_catalogue_has_a_name_in_its_order() -> None:
    assert list(ACTIVATIONS) == [row.name for row in ROWS]
    assert [name for name, entry in ACTIVATIONS.items() if entry.how is not How.NAMED] == ["swish"]


def test_names_are_the_catalogues_where_flax_has_no_newer_one() -> None:
    others = [row.name for row in ROWS if row.names["jax"].split("(")[0] != ACTIVATIONS[row.name].name]

    assert others == ["prelu", "swish"]
    assert ACTIVATIONS["prelu"].name == "flax.nnx.PReLU"


def test_another_default_is_said() -> None:
    assert "approximate=False" in ACTIVATIONS["gelu"].note
    assert "0.01" in ACTIVATIONS["prelu"].note
