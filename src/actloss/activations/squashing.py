"""Activations that flatten out on both sides: sigmoid, tanh and their cheaper relatives."""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray


def sigmoid(x: ArrayLike) -> FloatArray:
    """Return the logistic sigmoid ``1 / (1 + e^-x)`` of each element.

    Args:
        x: Logits, shape ``[...]``.

    Returns:
        Probabilities in (0, 1), shape of ``x``; they round to 1 above 37 and to 0 below -745.

    Examples:
        >>> sigmoid([-1000.0, -740.0, 0.0, 2.0])
        array([0.00000000e+000, 4.19955799e-322, 5.00000000e-001, 8.80797078e-001])

    References:
        Bishop, "Pattern Recognition and Machine Learning", 2006.
    """
    values = np.asarray(x, dtype=np.float64)
    # The exponential of a non-positive number cannot overflow, and as numerator it keeps what 1 / (1 + inf) loses.
    tail = np.exp(-np.abs(values))
    return np.where(values < 0.0, tail, 1.0) / (1.0 + tail)


def tanh(x: ArrayLike) -> FloatArray:
    """Return the hyperbolic tangent ``2 / (1 + e^-2x) - 1`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in (-1, 1), shape of ``x``; they round to ±1 beyond 19.

    Examples:
        >>> tanh([-1.0, 0.0, 1e-20])
        array([-7.61594156e-01,  0.00000000e+00,  1.00000000e-20])

    References:
        LeCun et al., "Efficient BackProp", 1998.
    """
    return np.tanh(np.asarray(x, dtype=np.float64))


def softsign(x: ArrayLike) -> FloatArray:
    """Return ``x / (1 + |x|)`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in (-1, 1), shape of ``x``.

    Examples:
        >>> softsign([-3.0, 0.0, 1.0])
        array([-0.75,  0.  ,  0.5 ])

    References:
        Glorot and Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.
    """
    values = np.asarray(x, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return np.where(np.isinf(values), np.sign(values), values / (1.0 + np.abs(values)))


def hard_sigmoid(x: ArrayLike) -> FloatArray:
    """Return ``(x + 3) / 6`` cut off at 0 and 1, for each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in [0, 1], shape of ``x``.

    Examples:
        >>> hard_sigmoid([-3.0, 0.0, 1.5, 9.0])
        array([0.  , 0.5 , 0.75, 1.  ])

    References:
        Howard et al., "Searching for MobileNetV3", 2019.
    """
    return np.clip((np.asarray(x, dtype=np.float64) + 3.0) / 6.0, 0.0, 1.0)
