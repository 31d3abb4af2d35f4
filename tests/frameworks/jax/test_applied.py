import pytest

from actloss.frameworks.jax.applied import activated, given
from problems import problem


@pytest.mark.parametrize(
    ("kind", "loss", "activation", "expected"),
    [
        ("regression", "mse", "linear", "raw[:, 0]"),
        ("regression", "mse", "softplus", "UNIT * jax.nn.softplus(raw[:, 0])"),
        ("regression", "msle", "softplus", "jnp.log1p(UNIT * jax.nn.softplus(raw[:, 0]))"),
        ("regression", "msle", "exp", "jax.nn.softplus(raw[:, 0])"),
        ("regression", "poisson_nll", "exp", "raw[:, 0]"),
        ("regression", "poisson_nll", "softplus", "log_softplus(raw[:, 0])"),
        ("regression", "mape", "exp", "exp_then_line(raw[:, 0])"),
        ("regression", "zip_nll", "softplus", "jnp.stack([raw[:, 0], log_softplus(raw[:, 1])], axis=-1)"),
        ("regression", "gaussian_nll", "linear", "raw"),
        ("binary", "binary_crossentropy", "sigmoid", "raw[:, 0]"),
        ("binary", "brier", "sigmoid", "jax.nn.sigmoid(raw[:, 0])"),
        ("binary", "hinge", "tanh", "jnp.tanh(raw[:, 0])"),
        ("binary", "logistic", "linear", "raw[:, 0]"),
        ("multiclass", "brier", "softmax", "jax.nn.softmax(raw)"),
        ("multiclass", "kl_divergence", "softmax", "jax.nn.log_softmax(raw)"),
        ("multiclass", "nll", "log_softmax", "raw"),
        ("multiclass", "coral", "sigmoid", "raw"),
        ("multilabel", "dice", "sigmoid", "raw"),
    ],
)
def test_a_loss_is_given_its_scale(kind: str, loss: str, activation: str, expected: str) -> None:
    assert given(problem(kind, loss, activation=activation)).text == expected


def test_the_logarithm_of_a_softplus_in_units_has_theirs_added() -> None:
    posed = problem("regression", "gamma_nll", activation="softplus", spread=40.0)

    assert given(posed).text == "log_softplus(raw[:, 0]) + jnp.log(UNIT)"


def test_a_function_of_ones_own_comes_along() -> None:
    (block,) = given(problem("regression", "poisson_nll", activation="softplus")).blocks

    assert block.text.startswith("def log_softplus(x):")


def test_an_exponential_is_numpys() -> None:
    applied = activated(problem("regression", "poisson_nll"))

    assert (applied.text, applied.imports) == ("jnp.exp(raw[:, 0])", ("import jax.numpy as jnp",))
