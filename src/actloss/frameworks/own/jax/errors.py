"""Losses of the error of real-valued labels."""

import jax.numpy as jnp
import optax


def size_of(error):
    """Return |error|, with the slope 0 at 0: that of jnp.abs is 1 there."""
    return jnp.maximum(error, -error)


def mae(y_pred, y_true):
    """Return the mean absolute error; both of one shape."""
    return size_of(y_pred - y_true).mean()


def smooth_l1(y_pred, y_true, *, beta=1.0):
    """Return the mean of the absolute error with its corner rounded below beta."""
    # Huber's loss has the slope delta in its tails, this one 1.
    return optax.huber_loss(y_pred, y_true, delta=beta).mean() / beta


def pseudo_huber(y_pred, y_true, *, delta=1.0):
    """Return the mean of delta² (sqrt(1 + (d / delta)²) - 1), d the error."""
    error = y_pred - y_true
    # The same with r / (1 + sqrt(1 + r²)) as a tanh: the difference would lose small
    # errors, and the square of a large one, or of its root, leaves float32.
    return (delta * error * jnp.tanh(jnp.arcsinh(error / delta) / 2)).mean()


def pinball(y_pred, y_true, *, quantile=0.5):
    """Return the mean pinball loss: too low costs quantile, too high 1 - quantile."""
    gap = y_true - y_pred
    return jnp.maximum(quantile * gap, (quantile - 1) * gap).mean()


def expectile(y_pred, y_true, *, quantile=0.5):
    """Return the mean squared error, times quantile too low, 1 - quantile too high."""
    gap = y_true - y_pred
    return (jnp.where(gap > 0, quantile, 1 - quantile) * gap**2).mean()


def epsilon_insensitive(y_pred, y_true, *, epsilon=0.1):
    """Return the mean of what the absolute error exceeds epsilon by."""
    return jnp.maximum(size_of(y_pred - y_true) - epsilon, 0).mean()


def squared_epsilon_insensitive(y_pred, y_true, *, epsilon=0.1):
    """Return the mean square of what the absolute error exceeds epsilon by."""
    return (jnp.maximum(size_of(y_pred - y_true) - epsilon, 0) ** 2).mean()


def cauchy(y_pred, y_true, *, c=2.3849):
    """Return the mean of c² / 2 log(1 + (d / c)²), d the error."""
    return (c**2 / 2 * jnp.log1p(((y_pred - y_true) / c) ** 2)).mean()


def welsch(y_pred, y_true, *, c=2.9846):
    """Return the mean of c² / 2 (1 - exp(-(d / c)²)), d the error."""
    return (-(c**2) / 2 * jnp.expm1(-(((y_pred - y_true) / c) ** 2))).mean()


def tukey_biweight(y_pred, y_true, *, c=4.685):
    """Return the mean of c² / 6 (1 - (1 - (d / c)²)³), level beyond errors of c."""
    share = jnp.minimum(((y_pred - y_true) / c) ** 2, 1)
    return (c**2 / 6 * share * (3 - 3 * share + share**2)).mean()


def mape(y_pred, y_true):
    """Return the mean absolute error as a share of the label, which must not be 0."""
    return size_of((y_pred - y_true) / y_true).mean()


def smape(y_pred, y_true):
    """Return the mean of 2 |d| / (|p| + |y|), d the error; 0 where both are 0."""
    size = size_of(y_pred) + size_of(y_true)
    # A quotient by 0 would make the gradient nan although `where` drops its value.
    return (2 * size_of(y_pred - y_true) / jnp.where(size > 0, size, 1)).mean()
