"""Losses of several exclusive classes: y_true [n] has their indices, y_pred [n, C]."""

import jax
import jax.numpy as jnp
import optax


def focal(y_pred, y_true, *, gamma=2.0, alpha=1.0):
    """Return the mean of (1 - p)^gamma -log(p), p of the true class; y_pred logits."""
    true = jax.nn.one_hot(y_true, y_pred.shape[-1])
    log_p = jax.nn.log_softmax(y_pred)
    # log(1 - p) from the other classes: 1 - p itself is rounded to 0 too soon.
    log_doubt = jax.nn.logsumexp(log_p, axis=-1, where=true == 0)
    nats = optax.softmax_cross_entropy_with_integer_labels(y_pred, y_true)
    return ((true * alpha).sum(axis=-1) * jnp.exp(gamma * log_doubt) * nats).mean()


def generalized_crossentropy(y_pred, y_true, *, q=0.7):
    """Return the mean of (1 - p^q) / q, p of the true class; y_pred logits."""
    nats = optax.softmax_cross_entropy_with_integer_labels(y_pred, y_true)
    return (-jnp.expm1(-q * nats) / q).mean()


def weston_watkins(y_pred, y_true):
    """Return the mean sum of how far other classes come within 1; y_pred scores."""
    true = jax.nn.one_hot(y_true, y_pred.shape[-1])
    gaps = y_pred - (true * y_pred).sum(axis=-1, keepdims=True)
    return (jnp.maximum(1 + gaps, 0) * (1 - true)).sum(axis=-1).mean()


def logit_adjusted_crossentropy(y_pred, y_true, *, tau=1.0, prior=1.0):
    """Return the mean cross-entropy of logits, rare classes made harder by prior."""
    # Only in training: predictions come from the logits as they are.
    adjusted = y_pred + tau * jnp.log(jnp.asarray(prior))
    return optax.softmax_cross_entropy_with_integer_labels(adjusted, y_true).mean()


def rps(y_pred, y_true):
    """Return the mean ranked probability score of ordered classes; y_pred logits."""
    at_most = jnp.cumsum(jax.nn.softmax(y_pred), axis=-1)[:, :-1]
    is_at_most = y_true[:, None] <= jnp.arange(y_pred.shape[-1] - 1)
    return ((at_most - is_at_most) ** 2).sum(axis=-1).mean()


def coral(y_pred, y_true):
    """Return the mean sum of the steps' losses; y_pred [n, C - 1]: logits of y > k."""
    above = (y_true[:, None] > jnp.arange(y_pred.shape[-1])).astype(y_pred.dtype)
    return optax.sigmoid_binary_cross_entropy(y_pred, above).sum(axis=-1).mean()


def corn(y_pred, y_true):
    """Return the mean over the steps up to y; y_pred [n, C - 1]: logits of y > k."""
    step = jnp.arange(y_pred.shape[-1])
    above = (y_true[:, None] > step).astype(y_pred.dtype)
    # Step k asks only rows that are at k or beyond.
    asked = y_true[:, None] >= step
    return optax.sigmoid_binary_cross_entropy(y_pred, above).mean(where=asked)
