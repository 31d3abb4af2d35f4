"""Keras computes the catalogue's losses and activations as its entries say, on any backend.

Skipped where the `frameworks` extra is not installed. Run on the backend that KERAS_BACKEND names, JAX if none; the
last test runs all others once more on the other one.
"""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import signature
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from actloss.catalogue import LOSSES, Loss, activation
from actloss.frameworks.entry import How
from actloss.frameworks.keras import FRAMEWORK
from actloss.frameworks.keras.owned import OWNED, brought
from actloss.frameworks.problem import Style
from actloss.frameworks.program import Program
from actloss.losses.arrays import FloatArray
from needing import needed
from problems import problem
from values_keras import WITH_VALUE, keras, loss_fn, of_keras, ours, posed_for, value
from walking import Case, drawn, labels_of, parameters_of

FLOAT32 = 5e-6
"""What float32 leaves of a mean of 400 rows."""


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_the_value_is_the_catalogue_s_times_the_factor(case: Case) -> None:
    factor = FRAMEWORK.losses[case.row.name].factor
    for params in parameters_of(case):
        assert value(case, params) == pytest.approx(factor * ours(case, params), rel=FLOAT32, abs=FLOAT32), params


@pytest.mark.parametrize("row", [row for row in LOSSES if "keras" in row.apis], ids=lambda row: row.name)
def test_the_call_that_the_catalogue_names_makes_an_object(row: Loss) -> None:
    made = eval(row.names["keras"], {"keras": keras})  # noqa: S307 - the catalogue's

    assert isinstance(made, keras.losses.Loss | keras.metrics.Metric)


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_gradients_are_finite_far_out(case: Case) -> None:
    width = posed_for(case).units
    corners = np.array(list(product((-1e3, -30.0, 0.0, 30.0, 1e3), repeat=width)))
    for params in [*parameters_of(case), *([{"gamma": 0.5}] if case.row.name == "focal" else [])]:
        posed = posed_for(case, params)
        # A ratio over a batch may have an edge at rows that are alike: those are batches of their own.
        batches = [labels_of(case)] if case.row.mass is None else [label[np.newaxis] for label in labels_of(case)]
        for batch in batches:
            labels, raw = np.repeat(batch, len(corners), axis=0), np.tile(corners, (len(batch), 1))
            loss, gradient = _with_gradient(loss_fn(posed), *of_keras(posed, labels, raw))

            assert np.isfinite(loss), (params, batch)
            assert np.isfinite(gradient).all(), (params, batch)


def test_the_focal_loss_of_keras_needs_a_gamma_of_1_or_more_far_out() -> None:
    theirs = keras.losses.BinaryFocalCrossentropy(gamma=0.5, from_logits=True)

    assert np.isnan(_with_gradient(theirs, np.array([[1.0]]), np.array([[30.0]], dtype=np.float32))[1]).all()
    assert "gamma below 1" in FRAMEWORK.losses["focal"].note


@pytest.mark.parametrize("loss", ["mape", "smape", "msle", "poisson_nll"])
def test_rates_that_float32_cannot_hold_have_a_gradient(loss: str) -> None:
    function = loss_fn(problem("regression", loss, activation="exp"))
    for far in (-1e3, 100.0, 1e3):
        value, gradient = _with_gradient(function, np.ones((1, 1)), np.array([[far]], dtype=np.float32))

        assert np.isfinite(value), far
        assert np.isfinite(gradient).all(), far


def test_errors_that_squares_cannot_hold_are_a_straight_line_of_pseudo_huber() -> None:
    function = loss_fn(problem("regression", "pseudo_huber", activation="linear"))
    loss, gradient = _with_gradient(function, np.zeros((1, 1)), np.array([[1e20]], dtype=np.float32))

    assert loss == pytest.approx(1e20)
    assert gradient.tolist() == [[pytest.approx(1.0)]]


def test_a_perceptron_of_scores_of_0_learns() -> None:
    function = loss_fn(problem("binary", "perceptron", activation="linear"))
    _, gradient = _with_gradient(function, np.array([[-1.0], [1.0]]), np.zeros((2, 1), dtype=np.float32))

    assert gradient.tolist() == [[0.25], [-0.25]]


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_a_script_computes_what_a_snippet_does(case: Case) -> None:
    for params in parameters_of(case)[-1:]:
        posed = posed_for(case, params)
        given = of_keras(posed, *drawn(case, rows=20))

        assert float(loss_fn(posed, Style.SCRIPT)(*given)) == pytest.approx(float(loss_fn(posed)(*given)), rel=1e-6)


@pytest.mark.parametrize(("function", "name"), OWNED.items())
def test_an_own_class_is_saved_with_its_parameters(function: str, name: str) -> None:
    names: dict[str, Any] = {}
    exec(str(Program((), brought(function))), names)  # noqa: S102 - the program is ours
    parameters = dict.fromkeys([*signature(names[function]).parameters][2:], 0.25)
    again = names[name].from_config(names[name](**parameters).get_config())

    assert {key: again.get_config()[key] for key in parameters} == parameters


def _with_gradient(
    function: Callable[..., Any], y_true: FloatArray, raw: NDArray[np.floating]
) -> tuple[float, FloatArray]:
    """Return the loss of raw outputs, and its gradient by them, as Keras differentiates it."""
    if keras.backend.backend() == "jax":
        jax = needed("jax")
        loss, gradient = jax.value_and_grad(lambda output: function(y_true, output))(raw)
        return float(loss), np.asarray(gradient)
    output = needed("torch").tensor(raw, requires_grad=True)
    loss = function(y_true, output)
    loss.backward()
    return float(loss.detach()), output.grad.numpy()


@pytest.mark.parametrize("name", [name for name, entry in FRAMEWORK.losses.items() if entry.how is How.NAMED])
def test_the_name_of_a_loss_is_a_class_of_keras(name: str) -> None:
    module, _, loss = FRAMEWORK.losses[name].name.rpartition(".")

    assert issubclass(getattr(import_module(module), loss), keras.losses.Loss)


@pytest.mark.parametrize("name", FRAMEWORK.activations)
def test_an_activation_computes_the_catalogue_s(name: str) -> None:
    x = np.linspace(-6.0, 6.0, 25)
    row = activation(name)
    params = {name: parameter.default for name, parameter in row.params.items()}

    assert _activated(name, x).tolist() == pytest.approx(row.function(x, **params).tolist(), rel=1e-5, abs=1e-6)


def _activated(name: str, x: FloatArray) -> FloatArray:
    if FRAMEWORK.activations[name].how is How.OWN:
        names: dict[str, Any] = {}
        exec(str(Program((), brought(name))), names)  # noqa: S102 - the code that is brought
        apply = names[name]
    else:
        module, _, function = FRAMEWORK.activations[name].name.rpartition(".")
        apply = getattr(import_module(module), function)
    if name == "prelu":
        apply = apply(alpha_initializer=keras.initializers.Constant(0.25))
    if name == "leaky_relu":
        apply = partial(apply, negative_slope=0.01)
    return np.asarray(_numpy(apply(keras.ops.convert_to_tensor(x[np.newaxis], "float32")))[0], dtype=np.float64)


def _numpy(tensor: Any) -> FloatArray:  # noqa: ANN401 - of either backend
    # Keras hands numpy a torch tensor in a way that numpy 2 warns of.
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        return np.asarray(keras.ops.convert_to_numpy(tensor))


@pytest.mark.skipif("ACTLOSS_OTHER_BACKEND" in os.environ, reason="this is the other backend")
def test_all_of_it_holds_on_the_other_backend() -> None:
    needed("torch")
    other = "jax" if keras.backend.backend() == "torch" else "torch"
    environment = os.environ | {"KERAS_BACKEND": other, "ACTLOSS_OTHER_BACKEND": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", __file__]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout
