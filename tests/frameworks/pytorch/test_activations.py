import pytest

from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.frameworks.entry import How
from actloss.frameworks.pytorch.activations import ACTIVATIONS, applied


def test_names_are_the_catalogue_s_but_for_swish_with_a_beta() -> None:
    named = {name: entry.name for name, entry in ACTIVATIONS.items() if entry.how is How.NAMED}

    assert named == {row.name: row.names["pytorch"] for row in ROWS if row.name != "swish"}
    assert ACTIVATIONS["swish"].how is How.OWN


@pytest.mark.parametrize(
    ("activation", "code"),
    [
        ("linear", "raw"),
        ("softmax", "F.softmax(raw, dim=1)"),
        ("exp", "torch.exp(raw)"),
        ("hard_swish", "nn.Hardswish()(raw)"),
        ("elu", "nn.ELU(alpha=1.0)(raw)"),
        ("swish", "nn.SiLU()(raw)"),
    ],
)
def test_an_activation_is_applied_as_one_expression(activation: str, code: str) -> None:
    assert applied(activation, "raw") == code
