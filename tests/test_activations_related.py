"""How activations relate to one another."""

from math import inf

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from actloss.activations import (
    elu,
    gelu,
    hard_sigmoid,
    hard_swish,
    leaky_relu,
    linear,
    log_sigmoid,
    log_softmax,
    mish,
    prelu,
    relu,
    relu6,
    sigmoid,
    silu,
    softmax,
    softplus,
    softsign,
    swish,
    tanh,
)
from actloss.losses.arrays import FloatArray

ULP = 2.0**-52
SMALLEST = 5e-324
NUMBERS = arrays(np.float64, array_shapes(max_dims=2, max_side=5), elements=st.floats(-700.0, 700.0))


@given(NUMBERS)
def test_silu_is_swish_at_one(x: FloatArray) -> None:
    np.testing.assert_array_equal(silu(x), swish(x, beta=1.0))


@given(NUMBERS)
def test_tanh_is_a_sigmoid_shifted_and_stretched(x: FloatArray) -> None:
    np.testing.assert_allclose(tanh(x), 2.0 * sigmoid(2.0 * x) - 1.0, atol=4 * ULP)


@given(NUMBERS)
def test_softmax_over_two_logits_is_the_sigmoid_of_their_difference(x: FloatArray) -> None:
    shares = softmax(np.stack([x, np.zeros_like(x)], axis=-1))

    np.testing.assert_allclose(shares[..., 0], sigmoid(x), rtol=4 * ULP)
    np.testing.assert_allclose(shares[..., 1], sigmoid(-x), rtol=4 * ULP)


@given(arrays(np.float64, (3, 4), elements=st.floats(-700.0, 700.0)))
def test_softmax_rows_sum_to_one_and_exponentiate_log_softmax(x: FloatArray) -> None:
    np.testing.assert_allclose(softmax(x).sum(axis=1), 1.0, rtol=8 * ULP)
    np.testing.assert_allclose(np.exp(log_softmax(x)), softmax(x), rtol=1e-12, atol=1e-320)


@given(arrays(np.float64, 4, elements=st.integers(-500, 500)), st.integers(-500, 500))
def test_softmax_sees_differences_only(x: FloatArray, shift: int) -> None:
    np.testing.assert_array_equal(softmax(x + shift), softmax(x))


@given(NUMBERS)
def test_swish_lies_between_linear_and_relu(x: FloatArray) -> None:
    np.testing.assert_array_equal(swish(x, beta=0.0), 0.5 * linear(x))
    np.testing.assert_allclose(swish(x, beta=1e-12), 0.5 * x, rtol=1e-9)
    np.testing.assert_allclose(swish(x, beta=1e12), relu(x), atol=1e-12)


@given(NUMBERS)
def test_a_leaky_relu_lies_between_relu_and_linear(x: FloatArray) -> None:
    np.testing.assert_array_equal(leaky_relu(x, slope=0.0), relu(x))
    np.testing.assert_array_equal(leaky_relu(x, slope=1.0), linear(x))
    np.testing.assert_array_equal(leaky_relu(x), prelu(x, a=0.01))


@given(NUMBERS)
def test_relu_is_elu_without_its_tail(x: FloatArray) -> None:
    np.testing.assert_array_equal(elu(x, alpha=0.0), relu(x))


@given(NUMBERS)
def test_hard_functions_are_relu6_in_other_places(x: FloatArray) -> None:
    np.testing.assert_allclose(hard_sigmoid(x), relu6(x + 3.0) / 6.0, rtol=2 * ULP)
    np.testing.assert_allclose(hard_swish(x), x * hard_sigmoid(x), rtol=2 * ULP)


@given(NUMBERS)
def test_log_sigmoid_is_a_softplus_upside_down(x: FloatArray) -> None:
    np.testing.assert_array_equal(log_sigmoid(x), 0.0 - softplus(-x))


@given(NUMBERS)
def test_softsign_and_tanh_are_odd(x: FloatArray) -> None:
    np.testing.assert_array_equal(softsign(-x), -softsign(x))
    np.testing.assert_array_equal(tanh(-x), -tanh(x))


@given(NUMBERS)
def test_the_halves_of_a_gate_add_up_to_x(x: FloatArray) -> None:
    for gated in (silu, gelu):
        np.testing.assert_allclose(gated(x) - gated(-x), x, rtol=4 * ULP, atol=2 * SMALLEST)


def test_mish_dips_deeper_than_silu() -> None:
    x = np.linspace(-5.0, 0.0, 1001)

    assert mish(x).min() < silu(x).min() < gelu(x).min() < 0.0


def test_slopes_of_the_negative_side_may_be_zero_at_infinity() -> None:
    assert [0.0, inf] == leaky_relu([-inf, inf], slope=0.0).tolist()
    assert [-inf, inf] == swish([-inf, inf], beta=0.0).tolist()
