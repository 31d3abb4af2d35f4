"""Losses of counts and amounts, from the logarithm of their predicted mean."""

import jax
import jax.numpy as jnp
from jax.scipy.special import betaln, gammaln


def exp_then_line(x):
    """Return e^x, beyond 40 its tangent: far-out steps must not overflow float32."""
    near = jnp.minimum(x, 40.0)
    return jnp.exp(near) * (1 + (x - near))


def log_softplus(x):
    """Return log(softplus(x)), which is x itself far below 0."""
    return jnp.where(x > -30.0, jnp.log(jax.nn.softplus(jnp.maximum(x, -30.0))), x)


def poisson_nll(y_pred, y_true):
    """Return the mean of mu - y log(mu); y_pred is log(mu), a log-rate."""
    return (exp_then_line(y_pred) - y_true * y_pred).mean()


def poisson_deviance(y_pred, y_true):
    """Return the mean of 2 (y log(y / mu) - y + mu); y_pred is log(mu)."""
    # Relative to the label: the terms of large counts would cancel.
    ratio = y_pred - jnp.log(jnp.where(y_true > 0, y_true, 1))
    some = y_true * (exp_then_line(ratio) - 1 - ratio)
    return (2 * jnp.where(y_true > 0, some, exp_then_line(y_pred))).mean()


def gamma_nll(y_pred, y_true):
    """Return the mean of log(mu) + y / mu, y above 0; y_pred is log(mu)."""
    return (y_pred + exp_then_line(jnp.log(y_true) - y_pred)).mean()


def gamma_deviance(y_pred, y_true):
    """Return the mean of 2 (log(mu / y) + y / mu - 1), y above 0; y_pred is log(mu)."""
    ratio = jnp.log(y_true) - y_pred
    return (2 * (exp_then_line(ratio) - 1 - ratio)).mean()


def tweedie_deviance(y_pred, y_true, *, power=1.5):
    """Return the mean Tweedie deviance, power in (1, 2); y_pred is log(mu)."""
    p, q = power - 1, 2 - power
    # Of y, of y and mu, of mu: the signs are such that all three are positive.
    own = -(y_true**q) / (p * q)
    mixed = y_true * exp_then_line(-p * y_pred) / p
    return (2 * (own + mixed + exp_then_line(q * y_pred) / q)).mean()


def neg_binomial_nll(y_pred, y_true, *, alpha=1.0):
    """Return the mean NB2 loss: variance mu + alpha mu²; y_pred is log(mu)."""
    n, odds = 1 / alpha, y_pred + jnp.log(alpha)
    some = jnp.where(y_true > 0, y_true, 1)
    # log(Gamma(n) y! / Gamma(n + y)): float32 has no digits for it as a difference.
    ways = jnp.where(y_true > 0, jnp.log(some) + betaln(n, some), 0)
    return (ways + n * jax.nn.softplus(odds) + y_true * jax.nn.softplus(-odds)).mean()


def zip_nll(y_pred, y_true):
    """Return the mean zero-inflated Poisson loss; y_pred [n, 2]: logit(pi), log(mu)."""
    logit, log_mu = y_pred[..., 0], y_pred[..., 1]
    mu, log_rest = exp_then_line(log_mu), -jax.nn.softplus(logit)
    none = -jnp.logaddexp(-jax.nn.softplus(-logit), log_rest - mu)
    some = mu - y_true * log_mu + gammaln(y_true + 1) - log_rest
    return jnp.where(y_true > 0, some, none).mean()
