"""What programs for JAX call computes the catalogue's losses, with gradients that are finite everywhere.

Skipped where the `frameworks` extra is not installed.
"""

from collections.abc import Callable
from importlib import import_module
from itertools import product
from typing import Any

import numpy as np
import pytest

from actloss.catalogue import activation
from actloss.frameworks.entry import How
from actloss.frameworks.jax import FRAMEWORK
from actloss.frameworks.program import Program
from actloss.frameworks.sources import own
from needing import needed
from problems import problem
from values_jax import WITH_VALUE, jax, loss_fn, of_jax, ours, posed_for, value
from walking import Case, labels_of, parameters_of

nnx = needed("flax.nnx")

NEAR = {"neg_binomial_nll"}
"""Losses that agree to fewer digits."""
every_case = pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)


@every_case
def test_a_program_computes_the_loss(case: Case) -> None:
    entry = FRAMEWORK.losses[case.row.name]
    rel = 1e-6 if case.row.name in NEAR else 1e-12
    for params in parameters_of(case):
        assert value(case, params) == pytest.approx(entry.factor * ours(case, params), rel=rel), params


def test_entries_that_are_no_closer_say_so() -> None:
    assert all(FRAMEWORK.losses[name].differs for name in NEAR)


@every_case
def test_gradients_are_finite_far_out_in_the_float32_of_programs(case: Case) -> None:
    for params in parameters_of(case):
        posed = posed_for(case, params)
        differentiated = jax.jit(jax.value_and_grad(loss_fn(posed)))
        corners = np.array(list(product((-1e3, 0.0, 1e3), repeat=posed.units)))
        for label in labels_of(case):
            labels = np.repeat(np.asarray(label)[np.newaxis], len(corners), axis=0)
            loss, gradient = differentiated(*of_jax(posed, corners, labels))

            assert np.isfinite(loss), (params, label)
            assert np.isfinite(gradient).all(), (params, label)


@pytest.mark.parametrize("loss", ["mae", "epsilon_insensitive", "mape", "smape", "laplace_nll", "quantile"])
def test_a_row_that_is_met_exactly_does_not_push(loss: str) -> None:
    # The start is the median: some rows lie at it.
    posed = problem("regression", loss, activation="linear", params={"epsilon": 0.0} if "epsilon" in loss else {})
    raw = jax.numpy.full((3, posed.units), 2.0)
    gradient = jax.grad(loss_fn(posed))(raw, jax.numpy.full(3, 2.0))

    assert np.abs(gradient[:, 0]).max() == 0.0


def test_errors_that_squares_cannot_hold_are_a_straight_line_of_pseudo_huber() -> None:
    differentiated = jax.value_and_grad(loss_fn(problem("regression", "pseudo_huber", activation="linear")))
    loss, gradient = differentiated(jax.numpy.array([[1e20]]), jax.numpy.zeros(1))

    assert float(loss) == pytest.approx(1e20)
    assert gradient.tolist() == [[pytest.approx(1.0)]]


def test_a_perceptron_of_scores_of_0_learns() -> None:
    posed = problem("binary", "perceptron", activation="linear")
    gradient = jax.grad(loss_fn(posed))(jax.numpy.zeros((2, 1)), jax.numpy.array([-1.0, 1.0]))

    assert gradient.tolist() == [[0.25], [-0.25]]


@pytest.mark.parametrize("loss", ["mape", "smape", "msle", "poisson_nll"])
def test_rates_that_float32_cannot_hold_have_a_gradient(loss: str) -> None:
    differentiated = jax.value_and_grad(loss_fn(problem("regression", loss, activation="exp")))
    for far in (-1e3, 100.0, 1e3):
        value, gradient = differentiated(jax.numpy.array([[far]]), jax.numpy.ones(1))

        assert np.isfinite(value), far
        assert np.isfinite(gradient).all(), far


@pytest.mark.parametrize("name", [name for name, entry in FRAMEWORK.losses.items() if entry.how is How.NAMED])
def test_the_name_of_a_loss_can_be_imported(name: str) -> None:
    assert callable(_imported(FRAMEWORK.losses[name].name))


@pytest.mark.parametrize("name", FRAMEWORK.activations)
def test_an_activation_computes_the_catalogues(name: str) -> None:
    x = np.linspace(-6.0, 6.0, 25)
    row = activation(name)
    params = {name: parameter.default for name, parameter in row.params.items()}
    with jax.enable_x64(new_val=True):
        computed = np.asarray(_applied(name)(jax.numpy.asarray(x)))

    assert computed == pytest.approx(row.function(x, **params), rel=1e-12, abs=1e-15)


def _applied(name: str) -> Callable[..., Any]:
    """Return an activation with the parameters that its entry's note speaks of."""
    if name == "swish":
        names: dict[str, Any] = {}
        exec(str(Program((), own("jax", name))), names)  # noqa: S102 - the code that is brought
        return names[name]  # type: ignore[no-any-return]
    function = _imported(FRAMEWORK.activations[name].name)
    match name:
        case "prelu":
            return function(0.25, param_dtype=jax.numpy.float64)  # type: ignore[no-any-return]
        case "gelu":
            return lambda x: function(x, approximate=False)
    return function


def _imported(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
