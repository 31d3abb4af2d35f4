"""Activations that let positive numbers through and differ in what they make of negative ones."""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import NON_NEGATIVE, REAL, UNIT
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.stable import weigh

_SELU_SCALE = 1.0507009873554805
_SELU_FLOOR = 1.7580993408473768
"""Scale times alpha, 1.0507… 1.6732…, rounded once."""


def relu(x: ArrayLike) -> FloatArray:
    """Return ``max(0, x)`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in [0, inf), shape of ``x``.

    Examples:
        >>> relu([-2.0, 0.0, 3.0])
        array([0., 0., 3.])

    References:
        Nair and Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines", 2010.
    """
    return np.maximum(np.asarray(x, dtype=np.float64), 0.0)


def relu6(x: ArrayLike) -> FloatArray:
    """Return ``min(max(0, x), 6)`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in [0, 6], shape of ``x``.

    Examples:
        >>> relu6([-2.0, 3.0, 8.0])
        array([0., 3., 6.])

    References:
        Krizhevsky, "Convolutional Deep Belief Networks on CIFAR-10", 2010.
    """
    return np.clip(np.asarray(x, dtype=np.float64), 0.0, 6.0)


def leaky_relu(x: ArrayLike, *, slope: float = 0.01) -> FloatArray:
    """Return ``max(slope x, x)`` of each element.

    Args:
        x: Numbers, shape ``[...]``.
        slope: What is left of a negative number, in [0, 1]: 0 is `relu`, 1 is `linear`.

    Returns:
        Numbers, shape of ``x``.

    Raises:
        OptionError: If ``slope`` lies outside [0, 1].

    Examples:
        >>> leaky_relu([-2.0, 3.0])
        array([-0.02,  3.  ])

    References:
        Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013.
    """
    return _bent(x, parameter("leaky_relu", "slope", slope, UNIT))


def prelu(x: ArrayLike, *, a: float = 0.25) -> FloatArray:
    """Return ``x`` where it is positive and ``a x`` elsewhere; a network learns ``a``.

    Args:
        x: Numbers, shape ``[...]``.
        a: Slope of the negative side, any real number.

    Returns:
        Numbers, shape of ``x``.

    Raises:
        OptionError: If ``a`` is not finite.

    Examples:
        >>> prelu([-2.0, 3.0])
        array([-0.5,  3. ])

    References:
        He et al., "Delving Deep into Rectifiers", 2015.
    """
    return _bent(x, parameter("prelu", "a", a, REAL))


def elu(x: ArrayLike, *, alpha: float = 1.0) -> FloatArray:
    """Return ``x`` where it is positive and ``alpha (e^x - 1)`` elsewhere.

    Args:
        x: Numbers, shape ``[...]``.
        alpha: How far below 0 the negative side ends, 0 or more.

    Returns:
        Numbers in (-alpha, inf), shape of ``x``.

    Raises:
        OptionError: If ``alpha`` is negative or not finite.

    Examples:
        >>> elu([-1e-20, -1.0, 3.0])
        array([-1.00000000e-20, -6.32120559e-01,  3.00000000e+00])

    References:
        Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by Exponential Linear Units",
        2016.
    """
    floor = parameter("elu", "alpha", alpha, NON_NEGATIVE)
    values = np.asarray(x, dtype=np.float64)
    return np.where(values > 0.0, values, floor * np.expm1(np.minimum(values, 0.0)))


def selu(x: ArrayLike) -> FloatArray:
    """Return the scaled ELU, ``1.0507 x`` or ``1.7581 (e^x - 1)``, of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in (-1.7581, inf), shape of ``x``.

    Examples:
        >>> selu([-1.0, 1.0])
        array([-1.11133074,  1.05070099])

    References:
        Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    """
    values = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return np.where(values > 0.0, _SELU_SCALE * values, _SELU_FLOOR * np.expm1(np.minimum(values, 0.0)))


def _bent(x: ArrayLike, slope: float) -> FloatArray:
    values = np.asarray(x, dtype=np.float64)
    return np.where(values < 0.0, weigh(np.asarray(slope), values), values)
