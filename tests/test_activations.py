"""Activations: against many digits, at the ends, in shape and type, and in how they relate to one another."""

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from mpmath import mp

from actloss import activations
from actloss.activations import (
    elu,
    gelu,
    leaky_relu,
    linear,
    log_softmax,
    prelu,
    selu,
    softmax,
    swish,
)
from actloss.errors import OptionError, PredictionError
from actloss.losses.arrays import FloatArray

RNG = np.random.default_rng(20261125)
ULP = 2.0**-52
SMALLEST = 5e-324
NUMBERS = arrays(np.float64, array_shapes(max_dims=2, max_side=5), elements=st.floats(-700.0, 700.0))
JOINT = ("softmax", "log_softmax")
ELEMENTWISE = sorted(set(activations.__all__) - set(JOINT))

ORDINARY = np.concatenate([RNG.normal(0.0, 3.0, 400), RNG.uniform(-30.0, 30.0, 200), [0.0, 1.0, -1.0]])
EXTREME = np.array([-1e308, -1000.0, -745.2, -744.0, -720.5, -709.9, -708.0, -38.4, -37.9, -20.5, -1e-9, -1e-300])
EXTREME = np.concatenate([EXTREME, -EXTREME])

# The definitions of domain.md and of the papers, as written there, in mpmath.
DEFINITIONS: dict[str, Callable[[mp.mpf], mp.mpf]] = {
    "linear": lambda x: x,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "tanh": lambda x: 2 / (1 + mp.exp(-2 * x)) - 1,
    "softsign": lambda x: x / (1 + abs(x)),
    "hard_sigmoid": lambda x: min(max((x + 3) / 6, 0), 1),
    "relu": lambda x: max(0, x),
    "relu6": lambda x: min(max(0, x), 6),
    "leaky_relu": lambda x: max(mp.mpf(0.01) * x, x),
    "prelu": lambda x: max(x / 4, x),
    "elu": lambda x: max(0, x) + min(0, mp.expm1(x)),
    "selu": lambda x: (
        mp.mpf("1.0507009873554804934193349852946")
        * (max(0, x) + min(0, mp.mpf("1.6732632423543772848170429916717") * mp.expm1(x)))
    ),
    "swish": lambda x: x / (1 + mp.exp(-x)),
    "silu": lambda x: x / (1 + mp.exp(-x)),
    "mish": lambda x: x * mp.tanh(mp.log1p(mp.exp(x))),
    "gelu": lambda x: x * mp.erfc(-x / mp.sqrt(2)) / 2,
    "hard_swish": lambda x: x * min(max((x + 3) / 6, 0), 1),
    "softplus": lambda x: mp.log1p(mp.exp(x)),
    "log_sigmoid": lambda x: -mp.log1p(mp.exp(-x)),
    "exp": mp.exp,
}

# Limits at -inf and +inf.
LIMITS: dict[str, tuple[float, float]] = {
    "linear": (-inf, inf),
    "sigmoid": (0.0, 1.0),
    "tanh": (-1.0, 1.0),
    "softsign": (-1.0, 1.0),
    "hard_sigmoid": (0.0, 1.0),
    "relu": (0.0, inf),
    "relu6": (0.0, 6.0),
    "leaky_relu": (-inf, inf),
    "prelu": (-inf, inf),
    "elu": (-1.0, inf),
    "selu": (-1.7580993408473768, inf),
    "swish": (0.0, inf),
    "silu": (0.0, inf),
    "mish": (0.0, inf),
    "gelu": (0.0, inf),
    "hard_swish": (0.0, inf),
    "softplus": (0.0, inf),
    "log_sigmoid": (-inf, 0.0),
    "exp": (0.0, inf),
}

elementwise = pytest.mark.parametrize("name", ELEMENTWISE)
every = pytest.mark.parametrize("name", activations.__all__)


def _function(name: str) -> Callable[..., FloatArray]:
    function: Callable[..., FloatArray] = getattr(activations, name)
    return function


def _exactly(name: str, values: FloatArray) -> list[float]:
    with mp.workdps(700):
        return [float(DEFINITIONS[name](mp.mpf(value))) for value in values]


def _log_shares(row: FloatArray) -> list[mp.mpf]:
    total = mp.log(mp.fsum(mp.exp(mp.mpf(x)) for x in row))
    return [mp.mpf(x) - total for x in row]


@elementwise
def test_it_agrees_with_700_digits(name: str) -> None:
    np.testing.assert_allclose(_function(name)(ORDINARY), _exactly(name, ORDINARY), rtol=4 * ULP)


@elementwise
def test_it_agrees_with_700_digits_at_the_extremes(name: str) -> None:
    # exp and selu leave float64 above 709, mpmath's erfc takes nothing like 1e308.
    reach = {"exp": 709.0, "selu": 709.0, "gelu": 1e9}.get(name, inf)
    values = EXTREME[np.abs(EXTREME) < reach]

    np.testing.assert_allclose(_function(name)(values), _exactly(name, values), rtol=4 * ULP, atol=SMALLEST)


@elementwise
def test_infinite_numbers_give_the_limit_and_nan_stays(name: str) -> None:
    assert tuple(_function(name)([-inf, inf])) == LIMITS[name]
    assert np.isnan(_function(name)([nan, 1.0])).tolist() == [True, False]


def test_exp_and_selu_overflow_to_infinity() -> None:
    assert [inf, 0.0] == activations.exp([710.0, -746.0]).tolist()
    assert inf == selu(1.75e308)


@pytest.mark.parametrize("scale", [1.0, 3.0, 10.0, 100.0, 300.0])
def test_softmax_and_its_logarithm_agree_with_700_digits(scale: float) -> None:
    rows = RNG.normal(0.0, scale, (40, 7))
    with mp.workdps(700):
        logs = [_log_shares(row) for row in rows]
        shares = [[float(mp.exp(log)) for log in row] for row in logs]

    np.testing.assert_allclose(softmax(rows), shares, rtol=4 * ULP, atol=SMALLEST)
    np.testing.assert_allclose(log_softmax(rows), [[float(log) for log in row] for row in logs], rtol=2 * ULP)


def test_log_softmax_keeps_what_a_confident_class_lacks() -> None:
    assert log_softmax([40.0, 0.0])[0] == pytest.approx(-4.248354255291589e-18, rel=1e-15)
    assert log_softmax([1e308, 0.0]).tolist() == [0.0, -1e308]


def test_a_class_ruled_out_has_no_share() -> None:
    assert softmax([-inf, 3.0, 3.0]).tolist() == [0.0, 0.5, 0.5]
    assert [-inf, 0.0] == log_softmax([-inf, 3.0]).tolist()
    assert not np.signbit(log_softmax([3.0])).any()


@pytest.mark.parametrize("name", JOINT)
@pytest.mark.parametrize("row", [[inf, 0.0], [inf, inf], [-inf, -inf], [nan, 0.0]])
def test_a_row_without_a_softmax_is_nan_and_spoils_no_other(name: str, row: list[float]) -> None:
    assert np.isnan(_function(name)([row, [0.0, 1.0]])).tolist() == [[True, True], [False, False]]


@pytest.mark.parametrize("name", JOINT)
def test_softmax_acts_along_the_last_axis(name: str) -> None:
    block = RNG.normal(size=(2, 3, 4))
    expected = [[_function(name)(row) for row in rows] for rows in block]

    np.testing.assert_array_equal(_function(name)(block), expected)


@pytest.mark.parametrize(("x", "shape"), [(1.0, "()"), (np.empty((2, 0)), "(2, 0)")])
@pytest.mark.parametrize("name", JOINT)
def test_softmax_needs_an_axis_of_classes(name: str, x: object, shape: str) -> None:
    with pytest.raises(PredictionError) as caught:
        _function(name)(x)

    assert str(caught.value) == f"{name} acts along the last axis, one number for each class; found shape {shape}"


@every
def test_no_rows_give_no_rows(name: str) -> None:
    assert _function(name)(np.empty((0, 3))).shape == (0, 3)


@every
def test_it_leaves_its_argument_alone_and_returns_float64_of_its_shape(name: str) -> None:
    x = np.array([[-2, 0, 3], [1, 1, 1]], dtype=np.int32)
    kept = x.copy()
    result = _function(name)(x)

    assert result.shape == x.shape
    assert result.dtype == np.float64
    np.testing.assert_array_equal(x, kept)


@every
def test_its_result_is_a_new_array(name: str) -> None:
    x = np.array([1.0, 2.0])

    assert not np.shares_memory(_function(name)(x), x)


@elementwise
def test_a_single_number_needs_no_array(name: str) -> None:
    assert _function(name)(0.5) == _function(name)([0.5])[0]


@pytest.mark.parametrize(
    ("function", "wrong", "message"),
    [
        (linear, {"k": inf}, "linear needs k in (-inf, inf), found inf"),
        (leaky_relu, {"slope": 1.5}, "leaky_relu needs slope in [0, 1], found 1.5"),
        (prelu, {"a": nan}, "prelu needs a in (-inf, inf), found nan"),
        (elu, {"alpha": -1.0}, "elu needs alpha in [0, inf), found -1"),
        (swish, {"beta": -0.5}, "swish needs beta in [0, inf), found -0.5"),
    ],
)
def test_parameters_outside_their_domain_are_refused(
    function: Callable[..., FloatArray], wrong: dict[str, float], message: str
) -> None:
    with pytest.raises(OptionError) as caught:
        function([1.0], **wrong)

    assert str(caught.value) == message


def test_gelu_has_no_seam_where_its_forms_meet() -> None:
    seam = np.array([np.nextafter(0.6, 0.0), 0.6, np.nextafter(-0.6, 0.0), -0.6])

    np.testing.assert_allclose(gelu(seam), _exactly("gelu", seam), rtol=4 * ULP)
