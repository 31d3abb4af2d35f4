"""Losses of two classes, or of each label on its own."""

import jax
import jax.numpy as jnp

from actloss.frameworks.own.jax.rates import exp_then_line


def weighted_binary_crossentropy(y_pred, y_true, *, pos_weight=1.0):
    """Return the mean cross-entropy of logits, label 1 weighed; both of one shape."""
    # Each side in its own softplus: no logarithm of a rounded probability.
    present, absent = jax.nn.softplus(-y_pred), jax.nn.softplus(y_pred)
    return (pos_weight * y_true * present + (1 - y_true) * absent).mean()


def squared_hinge(y_pred, y_true):
    """Return the mean of max(0, 1 - y s)²; y_true -1 or +1, y_pred scores s."""
    return (jnp.maximum(1 - y_true * y_pred, 0) ** 2).mean()


def exponential(y_pred, y_true):
    """Return the mean of e^(-y s); y_true -1 or +1, y_pred scores s."""
    return exp_then_line(-y_true * y_pred).mean()


def modified_huber(y_pred, y_true):
    """Return the mean of max(0, 1 - y s)², -4 y s below y s = -1; y_true -1 or +1."""
    right = y_true * y_pred
    return jnp.where(right < -1, -4 * right, jnp.maximum(1 - right, 0) ** 2).mean()


def asymmetric(y_pred, y_true, *, gamma_neg=4.0, gamma_pos=1.0, margin=0.05):
    """Return the mean asymmetric loss; logits and 0/1 labels [n, L]."""
    present = jnp.exp(-gamma_pos * jax.nn.softplus(y_pred)) * jax.nn.softplus(-y_pred)
    # Below the margin an absent label costs nothing: log(1 - p + margin) ends at 0.
    log_rest = jnp.logaddexp(-jax.nn.softplus(y_pred), jnp.log(margin))
    # Not from 0: the gradient of a power below 1 would be infinite there.
    excess = jnp.maximum(jax.nn.sigmoid(y_pred) - margin, 1e-12)
    absent = -(excess**gamma_neg) * jnp.minimum(log_rest, 0)
    return (y_true * present + (1 - y_true) * absent).mean()
