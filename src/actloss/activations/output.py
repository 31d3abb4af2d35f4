"""Activations of output layers that do not squash: the identity, positive means, and distributions over classes."""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.interval import REAL
from actloss.losses import stable
from actloss.losses.arrays import FloatArray, parameter


def linear(x: ArrayLike, *, k: float = 1.0) -> FloatArray:
    """Return ``k x`` of each element.

    Args:
        x: Numbers, shape ``[...]``.
        k: Slope, any real number; 1 at an output.

    Returns:
        Numbers, shape of ``x``, never the same array.

    Raises:
        OptionError: If ``k`` is not finite.

    Examples:
        >>> linear([-2.0, 3.0])
        array([-2.,  3.])

    References:
        Bishop, "Pattern Recognition and Machine Learning", 2006.
    """
    slope = parameter("linear", "k", k, REAL)
    return stable.weigh(np.asarray(slope), np.asarray(x, dtype=np.float64))


def softmax(x: ArrayLike) -> FloatArray:
    """Return ``e^x / sum of e^x`` along the last axis.

    Args:
        x: Logits, shape ``[..., C]``, below infinity; -inf rules a class out.

    Returns:
        Distributions, shape of ``x``; nan where a row holds +inf or nan, or rules out every class.

    Raises:
        PredictionError: If there is no last axis, or it is empty.

    Examples:
        >>> softmax([[0.0, 0.0], [1000.0, 0.0]])
        array([[0.5, 0.5],
               [1. , 0. ]])

    References:
        Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs", 1990.
    """
    rows, shape = _rows("softmax", x)
    _, weights = _shifted(rows)
    shares: FloatArray = weights / weights.sum(axis=1, keepdims=True)
    return shares.reshape(shape)


def log_softmax(x: ArrayLike) -> FloatArray:
    """Return ``x - log(sum of e^x)`` along the last axis.

    Args:
        x: Logits, shape ``[..., C]``, below infinity; -inf rules a class out.

    Returns:
        Log-probabilities in [-inf, 0], shape of ``x``; nan where a row holds +inf or nan, or rules out every class.

    Raises:
        PredictionError: If there is no last axis, or it is empty.

    Examples:
        >>> log_softmax([40.0, 0.0])
        array([-4.24835426e-18, -4.00000000e+01])

    References:
        Bridle, "Probabilistic Interpretation of Feedforward Classification Network Outputs", 1990.
    """
    rows, shape = _rows("log_softmax", x)
    below, weights = _shifted(rows)
    # The likeliest class weighs exactly 1: log1p of the others keeps what log(1 + others) would round off.
    np.put_along_axis(weights, rows.argmax(axis=1)[:, np.newaxis], 0.0, axis=1)
    logs: FloatArray = below - np.log1p(weights.sum(axis=1, keepdims=True))
    return logs.reshape(shape)


def softplus(x: ArrayLike) -> FloatArray:
    """Return ``log(1 + e^x)`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in (0, inf), shape of ``x``.

    Examples:
        >>> softplus([-40.0, 0.0, 1000.0])
        array([4.24835426e-18, 6.93147181e-01, 1.00000000e+03])

    References:
        Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option Pricing", 2001.
    """
    return stable.softplus(np.asarray(x, dtype=np.float64))


def log_sigmoid(x: ArrayLike) -> FloatArray:
    """Return ``-log(1 + e^-x)``, the logarithm of the sigmoid, of each element.

    Args:
        x: Logits, shape ``[...]``.

    Returns:
        Log-probabilities in (-inf, 0), shape of ``x``.

    Examples:
        >>> log_sigmoid([-1000.0, 0.0, 40.0])
        array([-1.00000000e+03, -6.93147181e-01, -4.24835426e-18])

    References:
        Bishop, "Pattern Recognition and Machine Learning", 2006.
    """
    return 0.0 - stable.softplus(-np.asarray(x, dtype=np.float64))


def exp(x: ArrayLike) -> FloatArray:
    """Return ``e^x`` of each element.

    Args:
        x: Log-rates, shape ``[...]``.

    Returns:
        Rates in (0, inf), shape of ``x``; inf above 709.78.

    Examples:
        >>> exp([-1.0, 0.0, 1000.0])
        array([0.36787944, 1.        ,        inf])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    with np.errstate(over="ignore"):
        return np.exp(np.asarray(x, dtype=np.float64))


def _rows(name: str, x: ArrayLike) -> tuple[FloatArray, tuple[int, ...]]:
    """Return the rows along the last axis, nan where one has no softmax, and the shape to give back."""
    values = np.asarray(x, dtype=np.float64)
    if not values.ndim or not values.shape[-1]:
        raise PredictionError(f"{name} acts along the last axis, one number for each class; found shape {values.shape}")
    rows = values.reshape(-1, values.shape[-1])
    return np.where(np.isfinite(rows.max(axis=1, keepdims=True)), rows, np.nan), values.shape


def _shifted(rows: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return how far each logit lies below the highest of its row, and the exponential of that: 1 for the highest."""
    highest = rows.max(axis=1, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):
        below = rows - highest
        # Knuth's two-sum: the exponential would magnify what rounding took from the difference.
        shadow = below - rows
        lost = (rows - (below - shadow)) - (highest + shadow)
    weights = np.exp(below)
    return below, weights + stable.weigh(weights, lost)
