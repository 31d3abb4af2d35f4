"""Rows of the activations: complete, and true of their functions."""

import inspect
from collections.abc import Callable
from math import e, erf, expm1, inf, log, pi, sqrt

import numpy as np
import pytest

from actloss.activations import sigmoid, softmax, softplus
from actloss.catalogue import ACTIVATIONS, LOSSES, Activation, activation
from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray

LINE = np.linspace(-50.0, 50.0, 20001)
SEAMS = (-3.0, 0.0, 3.0, 6.0)
"""Where pieces of the piecewise ones meet: central differences look across."""
RISING = frozenset(
    "linear sigmoid tanh softplus exp log_sigmoid relu leaky_relu prelu relu6 hard_sigmoid softsign".split()
)
RISING |= {"elu", "selu", "softmax", "log_softmax"}
DIPPING = frozenset("gelu silu swish mish hard_swish".split())

VALUES: tuple[tuple[str, float, float], ...] = (
    ("linear", -2.0, -2.0),
    ("sigmoid", log(3), 0.75),  # 1 / (1 + 1/3)
    ("tanh", log(2), 0.6),  # (2 - 1/2) / (2 + 1/2)
    ("log_sigmoid", log(3), log(0.75)),
    ("softplus", log(3), log(4)),  # log(1 + 3)
    ("exp", 1.0, e),
    ("relu", -2.0, 0.0),
    ("leaky_relu", -2.0, -0.02),
    ("prelu", -2.0, -0.5),  # a starts at 1/4
    ("relu6", 7.0, 6.0),
    ("hard_sigmoid", 1.5, 0.75),  # 4.5 / 6
    ("hard_swish", 1.5, 1.125),  # 1.5 * 0.75
    ("softsign", 3.0, 0.75),  # 3 / 4
    ("elu", -log(2), -0.5),  # 1/2 - 1
    ("selu", -log(2), -0.8790496704236883),  # 1.0507… * 1.6732… * -1/2
    ("gelu", 1.0, 0.8413447460685429),  # Phi(1), from a table of the normal distribution
    ("silu", log(3), 0.75 * log(3)),
    ("swish", log(3), 0.75 * log(3)),
    ("mish", 0.0, 0.0),
    ("mish", log(2), 0.8 * log(2)),  # tanh(log 3) = (3 - 1/3) / (3 + 1/3)
)

Derivative = Callable[[FloatArray], FloatArray]


def _phi(x: FloatArray) -> FloatArray:
    return np.array([0.5 * (1.0 + erf(each / sqrt(2.0))) for each in x])


def _mish(x: FloatArray) -> FloatArray:
    gate = np.tanh(softplus(x))
    return gate + x * sigmoid(x) * (1.0 - gate**2)


def _slope(x: FloatArray, above: float, below: float) -> FloatArray:
    return np.where(x > 0.0, above, below)


# The formulas of the rows, typed in by hand; softmax and log_softmax by their own x, beside one other unit at 0.
DERIVATIVES: dict[str, Derivative] = {
    "linear": np.ones_like,
    "sigmoid": lambda x: sigmoid(x) * sigmoid(-x),
    "tanh": lambda x: 1.0 / np.cosh(x) ** 2,
    "softmax": lambda x: sigmoid(x) * (1.0 - sigmoid(x)),
    "log_softmax": lambda x: 1.0 - sigmoid(x),
    "log_sigmoid": lambda x: sigmoid(-x),
    "softplus": sigmoid,
    "exp": np.exp,
    "relu": lambda x: _slope(x, 1.0, 0.0),
    "leaky_relu": lambda x: _slope(x, 1.0, 0.01),
    "prelu": lambda x: _slope(x, 1.0, 0.25),
    "relu6": lambda x: ((x > 0.0) & (x < 6.0)).astype(np.float64),
    "hard_sigmoid": lambda x: (np.abs(x) < 3.0) / 6.0,
    "hard_swish": lambda x: np.where(np.abs(x) < 3.0, (2.0 * x + 3.0) / 6.0, _slope(x, 1.0, 0.0)),
    "softsign": lambda x: 1.0 / (1.0 + np.abs(x)) ** 2,
    "elu": lambda x: np.where(x > 0.0, 1.0, np.exp(np.minimum(x, 0.0))),
    "selu": lambda x: np.where(x > 0.0, 1.0507009873554805, 1.7580993408473768 * np.exp(np.minimum(x, 0.0))),
    "gelu": lambda x: _phi(x) + x * np.exp(-0.5 * x**2) / sqrt(2.0 * pi),
    "silu": lambda x: sigmoid(x) * (1.0 + x * sigmoid(-x)),
    "swish": lambda x: sigmoid(x) * (1.0 + x * sigmoid(-x)),
    "mish": _mish,
}

every_activation = pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.name)


def _along(row: Activation, x: FloatArray) -> FloatArray:
    """Return the activation of each number; of the first of two units, the other at 0, where it is joint."""
    if not row.joint:
        return row.function(x)
    shared: FloatArray = row.function(np.stack([x, np.zeros_like(x)], axis=-1))[..., 0]
    return shared


@every_activation
def test_its_facts_are_complete(row: Activation) -> None:
    assert all((row.title, row.formula, row.latex, row.derivative, row.reference, row.relations))
    assert all(text.endswith(".") for text in (row.purpose, row.caution, *row.mistakes, *row.conventions.values()))
    assert {"pytorch", "keras", "jax"} <= set(row.names)
    assert set(row.conventions) <= {"pytorch", "keras", "jax", "sklearn"}


@every_activation
def test_it_relates_to_other_rows(row: Activation) -> None:
    assert set(row.relations) <= {other.name for other in ACTIVATIONS} - {row.name}


def test_every_activation_that_a_loss_asks_for_belongs_at_an_output() -> None:
    asked = {name for loss in LOSSES for name in loss.activations}

    assert asked <= {row.name for row in ACTIVATIONS if row.place != "hidden"}


def test_every_activation_has_a_value_and_a_derivative() -> None:
    names = {row.name for row in ACTIVATIONS}

    assert {name for name, *_ in VALUES} == names - {"softmax", "log_softmax"}
    assert set(DERIVATIVES) == RISING | DIPPING == names


@pytest.mark.parametrize(("name", "x", "expected"), VALUES)
def test_hand_worked_values(name: str, x: float, expected: float) -> None:
    assert activation(name).function(x) == pytest.approx(expected, rel=1e-15, abs=0.0)


def test_hand_worked_shares() -> None:
    logits = np.log([1.0, 2.0, 5.0])

    assert activation("softmax").function(logits) == pytest.approx([0.125, 0.25, 0.625], rel=1e-15, abs=0.0)
    assert activation("log_softmax").function(logits) == pytest.approx(np.log([0.125, 0.25, 0.625]), rel=1e-15, abs=0.0)


@every_activation
def test_its_values_lie_in_its_range(row: Activation) -> None:
    values = _along(row, LINE)

    # An open end may be reached by rounding.
    assert row.range.low <= values.min()
    assert values.max() <= row.range.high


@every_activation
def test_its_values_come_near_both_ends_of_its_range(row: Activation) -> None:
    values = _along(row, np.concatenate([LINE, [-1e6, 1e6, -700.0, 700.0]]))
    for end, reached in ((row.range.low, values.min()), (row.range.high, values.max())):
        assert abs(reached) >= 1e4 if abs(end) == inf else reached == pytest.approx(end, abs=1e-5)


@every_activation
def test_it_saturates_where_its_row_says_so(row: Activation) -> None:
    ends = DERIVATIVES[row.name](np.array([-50.0, 50.0]))

    assert row.saturates == bool((np.abs(ends) < 1e-3).all())


@every_activation
def test_its_derivative_is_that_of_its_function(row: Activation) -> None:
    x = LINE[np.abs(LINE) < 12.0]
    x = x[np.min(np.abs(x[:, np.newaxis] - SEAMS), axis=1) > 1e-3]
    step = 1e-5
    differences = (_along(row, x + step) - _along(row, x - step)) / (2.0 * step)

    np.testing.assert_allclose(differences, DERIVATIVES[row.name](x), rtol=1e-6, atol=1e-9)


@every_activation
def test_it_rises_everywhere_or_dips_once(row: Activation) -> None:
    values = _along(row, LINE)
    lowest = int(values.argmin()) if row.name in DIPPING else 0

    assert (np.diff(values[: lowest + 1]) <= 0.0).all()
    assert (np.diff(values[lowest:]) >= 0.0).all()
    assert bool(lowest) == (row.name in DIPPING)


@every_activation
def test_it_is_joint_where_another_unit_changes_it(row: Activation) -> None:
    alone, beside = row.function([[1.0, 0.0], [1.0, 2.0]])[:, 0]

    assert row.joint == (alone != beside)


@every_activation
def test_its_parameters_are_those_of_its_function(row: Activation) -> None:
    keywords = {
        name: keyword.default
        for name, keyword in inspect.signature(row.function).parameters.items()
        if keyword.kind is inspect.Parameter.KEYWORD_ONLY
    }

    assert keywords == {name: parameter.default for name, parameter in row.params.items()}


@pytest.mark.parametrize("row", [row for row in ACTIVATIONS if row.params], ids=lambda row: row.name)
def test_its_parameters_domains_are_what_its_function_takes(row: Activation) -> None:
    for name, parameter in row.params.items():
        for end in (parameter.domain.low, parameter.domain.high):
            if parameter.domain.contains(end):
                assert row.function([1.0], **{name: end}).shape == (1,)
            for outside in (np.nextafter(end, np.sign(end - 0.5) * inf), np.sign(end - 0.5) * inf):
                with pytest.raises(OptionError, match=name):
                    row.function([1.0], **{name: outside})


@pytest.mark.parametrize(("beta", "lowest"), [(0.5, -0.5569290855221476), (2.0, -0.1392322713805369)])
def test_swish_dips_in_inverse_proportion_to_beta(beta: float, lowest: float) -> None:
    # The row's -0.2785 is for beta = 1; x sigmoid(beta x) is silu(beta x) / beta.
    assert activation("swish").function(LINE, beta=beta).min() == pytest.approx(lowest, rel=1e-4)


@pytest.mark.parametrize("alpha", [0.5, 2.0])
def test_elu_ends_at_minus_alpha(alpha: float) -> None:
    assert activation("elu").function(-50.0, alpha=alpha) == -alpha == alpha * expm1(-50.0)


def test_softmax_is_the_only_one_whose_outputs_sum_to_one() -> None:
    x = np.array([[0.3, -1.0, 2.0]])
    summing = [row.name for row in ACTIVATIONS if row.function(x).sum() == pytest.approx(1.0)]

    assert summing == ["softmax"]
    assert softmax(x).shape == (1, 3)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("SiLU", "silu"), ("Leaky ReLU", "leaky_relu"), ("hard-silu", "hard_swish"), ("LogSoftmax", "log_softmax")],
)
def test_an_activation_is_found_by_its_other_spellings(spelling: str, name: str) -> None:
    assert activation(spelling).name == name
