"""Losses of a predicted distribution: where a label lies, and how wide it spreads."""

import jax.numpy as jnp

from actloss.frameworks.own.jax.errors import size_of


def gaussian_nll(y_pred, y_true):
    """Return the mean of (log(v) + (y - m)² / v) / 2; y_pred [n, 2]: m, log(v)."""
    mean, log_variance = y_pred[..., 0], y_pred[..., 1]
    # Variances below 4e-18 are held there: the quotient must not overflow.
    precision = jnp.exp(-jnp.maximum(log_variance, -40.0))
    return ((log_variance + precision * (y_true - mean) ** 2) / 2).mean()


def laplace_nll(y_pred, y_true):
    """Return the mean of log(2 b) + |y - m| / b; y_pred [n, 2]: m, log(b)."""
    location, log_scale = y_pred[..., 0], y_pred[..., 1]
    # Scales below 4e-18 are held there: the quotient must not overflow.
    precision = jnp.exp(-jnp.maximum(log_scale, -40.0))
    distance = size_of(y_true - location)
    return (jnp.log(2.0) + log_scale + precision * distance).mean()
