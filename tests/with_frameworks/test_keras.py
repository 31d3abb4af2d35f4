"""Keras computes the catalogue's losses and activations as its entries say, on any backend.

Skipped where the `frameworks` extra is not installed. Run on the backend that KERAS_BACKEND names, JAX if none; the
last test runs all others once more on the other one.
"""

import os
import subprocess
import sys
import warnings
from functools import partial
from importlib import import_module
from inspect import signature
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from actloss.catalogue import activation
from actloss.frameworks.entry import How
from actloss.frameworks.keras import FRAMEWORK
from actloss.frameworks.keras.owned import OWNED, brought
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Program
from actloss.losses.arrays import FloatArray
from needing import needed
from values_keras import WITH_VALUE, keras, loss_fn, of_keras, ours, posed_for, value
from walking import Case, drawn, labels_of, parameters_of

FLOAT32 = 5e-6
"""What float32 leaves of a mean of 400 rows."""


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_the_value_is_the_catalogue_s_times_the_factor(case: Case) -> None:
    factor = FRAMEWORK.losses[case.row.name].factor
    for params in parameters_of(case):
        assert value(case, params) == pytest.approx(factor * ours(case, params), rel=FLOAT32, abs=FLOAT32), params


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_gradients_are_finite_far_out(case: Case) -> None:
    # Of Keras's Poisson the rate itself leaves float32 beyond a log-rate of 88.
    far = 80.0 if case.row.name == "poisson_nll" else 1e3
    width = posed_for(case).units
    corners = np.array(list(product((-far, 0.0, far), repeat=width)))
    # Of Keras's focal loss a gamma below 1 gives nan, on JAX: see the test after this.
    for params in [params for params in parameters_of(case) if case.name != "focal" or params.get("gamma", 2.0) >= 1.0]:
        posed = posed_for(case, params)
        for label in labels_of(case):
            labels = np.repeat(np.asarray(label)[np.newaxis], len(corners), axis=0)
            loss, gradient = _with_gradient(posed, *of_keras(posed, labels, corners))

            assert np.isfinite(loss), (params, label)
            assert np.isfinite(gradient).all(), (params, label)


def test_the_focal_loss_of_keras_needs_a_gamma_of_1_or_more_far_out() -> None:
    focal = next(case for case in WITH_VALUE if case.name == "focal")
    right = np.array([1.0]), np.array([[30.0]], dtype=np.float32)

    assert np.isfinite(_with_gradient(posed_for(focal, {"gamma": 1.0}), *right)[1]).all()
    assert np.isnan(_with_gradient(posed_for(focal, {"gamma": 0.5}), *right)[1]).all()


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_a_script_computes_what_a_snippet_does(case: Case) -> None:
    for params in parameters_of(case)[-1:]:
        posed = posed_for(case, params)
        given = of_keras(posed, *drawn(case, rows=20))

        assert float(loss_fn(posed, Style.SCRIPT)(*given)) == pytest.approx(float(loss_fn(posed)(*given)), rel=1e-6)


@pytest.mark.parametrize(("function", "name"), [(function, name) for function, (_, name) in OWNED.items()])
def test_an_own_class_is_saved_with_its_parameters(function: str, name: str) -> None:
    names: dict[str, Any] = {}
    exec(str(Program((), brought(function))), names)  # noqa: S102 - the program is ours
    parameters = dict.fromkeys([*signature(names[function]).parameters][2:], 0.25)
    again = names[name].from_config(names[name](**parameters).get_config())

    assert {key: again.get_config()[key] for key in parameters} == parameters


def _with_gradient(problem: Problem, y_true: FloatArray, raw: NDArray[np.floating]) -> tuple[float, FloatArray]:
    """Return the loss of raw outputs, and its gradient by them, as Keras differentiates it."""
    function = loss_fn(problem)
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
