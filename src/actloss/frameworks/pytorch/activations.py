"""What PyTorch has for every activation of the catalogue."""

from collections.abc import Mapping

from actloss.frameworks.entry import Entry, How
from actloss.frameworks.problem import Problem
from actloss.frameworks.softplus import in_units


def _named(name: str, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.NAMED, name=name, differs=differs, note=note)


ACTIVATIONS: Mapping[str, Entry] = {
    "linear": _named("torch.nn.Identity()"),
    "sigmoid": _named("torch.nn.Sigmoid()"),
    "tanh": _named("torch.nn.Tanh()"),
    "softmax": _named("torch.nn.Softmax(dim=-1)", note="Without dim it warns and picks an axis."),
    "log_softmax": _named("torch.nn.LogSoftmax(dim=-1)"),
    "log_sigmoid": _named("torch.nn.LogSigmoid()"),
    "softplus": _named(
        "torch.nn.Softplus()", differs="Returns x itself above 20, which is 2e-9 too little just there."
    ),
    "exp": _named("torch.exp", note="A function: PyTorch has no module of it."),
    "relu": _named("torch.nn.ReLU()"),
    "leaky_relu": _named("torch.nn.LeakyReLU(negative_slope=0.01)"),
    "prelu": _named("torch.nn.PReLU(init=0.25)"),
    "relu6": _named("torch.nn.ReLU6()"),
    "hard_sigmoid": _named("torch.nn.Hardsigmoid()"),
    "hard_swish": _named("torch.nn.Hardswish()"),
    "softsign": _named("torch.nn.Softsign()"),
    "elu": _named("torch.nn.ELU(alpha=1.0)"),
    "selu": _named("torch.nn.SELU()"),
    "gelu": _named("torch.nn.GELU()"),
    "silu": _named("torch.nn.SiLU()"),
    "swish": Entry(how=How.OWN, name="swish", note="With beta = 1 it is torch.nn.SiLU()."),
    "mish": _named("torch.nn.Mish()"),
}
"""By the catalogue's name, in its order."""

_FUNCTIONS: Mapping[str, str] = {
    "linear": "{}",
    "sigmoid": "torch.sigmoid({})",
    "tanh": "torch.tanh({})",
    "softmax": "F.softmax({}, dim=1)",
    "log_softmax": "F.log_softmax({}, dim=1)",
    "log_sigmoid": "F.logsigmoid({})",
    "softplus": "F.softplus({})",
    "exp": "torch.exp({})",
    "relu": "torch.relu({})",
}


def activated(problem: Problem, to: str = "raw") -> str:
    """Return the expression of the prediction that the head's output becomes."""
    return f"{applied(problem.activation, to)}{'.mul(UNIT)' if in_units(problem) else ''}"


def applied(activation: str, to: str) -> str:
    """Return the expression of an activation of a tensor whose rows are samples.

    Examples:
        >>> applied("softplus", "raw"), applied("linear", "raw"), applied("relu6", "raw")
        ('F.softplus(raw)', 'raw', 'nn.ReLU6()(raw)')
    """
    if activation in _FUNCTIONS:
        return _FUNCTIONS[activation].format(to)
    entry = ACTIVATIONS[activation]
    call = "nn.SiLU()" if entry.how is How.OWN else entry.name.removeprefix("torch.")
    return f"{call}({to})"
