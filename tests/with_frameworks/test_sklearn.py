"""What is said of scikit-learn, held against the library: names, values, optima."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import optimize

from actloss import activations, catalogue
from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.problem import Cells, Labels, Problem, Style
from actloss.frameworks.program import Program
from actloss.frameworks.sklearn import FRAMEWORK
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import BestConstant, baseline
from values_sklearn import WITH_VALUE, defined, ours, value
from walking import Case, parameters_of

RNG = np.random.default_rng(20261126)
NUMBERS = np.round(RNG.gamma(2.0, 30.0, 400) + 1.0, 1)
BITS = (RNG.uniform(size=400) < 0.3).astype(np.float64)
INDICES = RNG.choice(3, 400, p=[0.6, 0.3, 0.1]).astype(np.int64)
SETS = (RNG.uniform(size=(400, 3)) < (0.6, 0.3, 0.1)).astype(np.float64)


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_the_loss_that_a_script_prints_is_the_catalogues(case: Case) -> None:
    factor = FRAMEWORK.losses[case.row.name].factor
    for params in parameters_of(case):
        assert value(case, params) == pytest.approx(factor * ours(case, params), rel=1e-10)


NAMED = [
    (name, entry)
    for entries in (FRAMEWORK.losses, FRAMEWORK.activations)
    for name, entry in entries.items()
    if entry.how is How.NAMED
]


@pytest.mark.parametrize(("name", "entry"), NAMED, ids=[name for name, _ in NAMED])
def test_a_name_can_be_imported(name: str, entry: Entry) -> None:
    dotted = re.findall(r"(?:sklearn\.[\w.]+|MLP\w+|Tweedie\w+|Hist\w+)", entry.name)

    assert dotted, name
    for path in dotted:
        module, _, attribute = path.rpartition(".")
        homes = [module] if module else ["sklearn.neural_network", "sklearn.ensemble", "sklearn.linear_model"]
        assert any(hasattr(import_module(home), attribute) for home in homes), path


@pytest.mark.parametrize("name", ["linear", "sigmoid", "tanh", "relu"])
def test_a_hidden_activation_computes_what_ours_does(name: str) -> None:
    known = import_module("sklearn.neural_network._base").ACTIVATIONS
    called = re.findall(r"activation='(\w+)'", FRAMEWORK.activations[name].name)[0]
    x = np.linspace(-30.0, 30.0, 601)
    theirs = x.copy()
    known[called](theirs)

    np.testing.assert_allclose(theirs, getattr(activations, name)(x), rtol=1e-14)


def _program(loss: str, kind: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a problem
    """Return what a snippet without a table defines."""
    row = catalogue.loss(loss)
    several = {"multiclass": 2 if row.variant(kind).form is Form.RANKS else 3, "multilabel": 3}
    units = several.get(kind, 2 if row.form is Form.PAIRS else 1)
    fields: dict[str, Any] = {
        "kind": kind,
        "loss": row,
        "activation": row.activations[-1 if kind == "multiclass" else 0],
        "units": units,
        "labels": Labels(cells=Cells.NUMBERS, classes=("a", "b", "c")),
        "bias": (0.0,) * units,
    }
    names: dict[str, Any] = {}
    code = str(Program((), FRAMEWORK.write(Problem(**fields | changes), Style.SNIPPET)))
    exec(code, names)  # noqa: S102 - the program is ours
    return names


def _best(loss: str, labels: FloatArray, **params: float) -> BestConstant:
    values, counts = np.unique(labels, return_counts=True, axis=0)
    return baseline(catalogue.loss(loss), values, counts.astype(np.float64), **params)


def _fitted(names: dict[str, Any], labels: FloatArray | NDArray[np.int64], x: FloatArray) -> FloatArray:
    """Return what the model of a program predicts for the rows that it was fitted to."""
    names["model"].fit(x, labels)
    predicted: FloatArray = names["predict"](names["model"], x)
    return predicted


CONSTANT = np.zeros((400, 1))


@pytest.mark.parametrize(
    ("loss", "tolerance"),
    [
        ("mse", 1e-6),
        ("msle", 1e-6),
        ("mae", 1e-3),
        ("quantile", 1e-3),
        ("poisson_nll", 1e-4),
        ("poisson_deviance", 1e-4),
        ("gamma_nll", 1e-4),
        ("gamma_deviance", 1e-4),
        ("tweedie_deviance", 1e-3),
    ],
)
def test_a_regressor_with_nothing_to_learn_from_predicts_the_best_constant(loss: str, tolerance: float) -> None:
    predicted = _fitted(_program(loss, "regression"), NUMBERS, CONSTANT)

    assert predicted[0] == pytest.approx(_best(loss, NUMBERS).prediction[0], rel=tolerance)


def test_weights_of_the_rows_make_a_relative_error_of_the_absolute_one() -> None:
    model = _program("mape", "regression")["model"]
    model.fit(CONSTANT, NUMBERS, sample_weight=1 / np.abs(NUMBERS))

    assert model.predict(CONSTANT)[0] == pytest.approx(_best("mape", NUMBERS).prediction[0], rel=1e-3)


@pytest.mark.parametrize(
    ("loss", "params"),
    [
        ("huber", {"delta": 30.0}),
        ("huber", {"delta": 3.0}),
        ("smooth_l1", {"beta": 30.0}),
        ("epsilon_insensitive", {"epsilon": 5.0}),
        ("squared_epsilon_insensitive", {"epsilon": 5.0}),
    ],
)
def test_what_is_descended_in_spreads_comes_near_the_best_constant(loss: str, params: dict[str, float]) -> None:
    row = catalogue.loss(loss)
    best = _best(loss, NUMBERS, **params)
    posed = {"params": params, "spread": float(NUMBERS.std()), "bias": (float(NUMBERS.mean()),)}
    predicted = _fitted(_program(loss, "regression", **posed), NUMBERS, CONSTANT)

    assert row.kernel(NUMBERS, predicted, **params).mean() == pytest.approx(best.loss, rel=2e-3)


@pytest.mark.parametrize("loss", ["exponential", "logistic", "squared_hinge", "modified_huber", "hinge"])
def test_a_margin_comes_near_the_best_constant(loss: str) -> None:
    signs = 2.0 * BITS - 1.0
    margins = _fitted(_program(loss, "binary"), signs, CONSTANT)

    assert catalogue.loss(loss).kernel(signs, margins).mean() == pytest.approx(_best(loss, signs).loss, rel=2e-3)


def test_weighted_classes_come_out_as_often_as_they_weigh() -> None:
    weights = (1.0, 2.0, 6.0)
    program = _program("sparse_categorical_crossentropy", "multiclass", params={"class_weight": weights})
    expected = np.bincount(INDICES) * weights

    np.testing.assert_allclose(_fitted(program, INDICES, CONSTANT)[0], expected / expected.sum(), rtol=1e-3)


def test_a_weighted_side_comes_out_as_often_as_it_weighs() -> None:
    program = _program("binary_crossentropy", "binary", params={"pos_weight": 4.0})
    share = BITS.mean()

    assert _fitted(program, BITS, CONSTANT)[0] == pytest.approx(4 * share / (4 * share + 1 - share), rel=1e-4)


def test_every_label_has_its_share() -> None:
    program = _program("binary_crossentropy", "multilabel")

    np.testing.assert_allclose(_fitted(program, SETS, CONSTANT)[0], SETS.mean(axis=0), rtol=1e-3)


OWN = [name for name, entry in FRAMEWORK.losses.items() if entry.how is How.OWN]
RAW_VALUES = [name for name in OWN if FRAMEWORK.losses[name].takes is Scale.VALUE and not name.endswith("nll")]


@pytest.mark.parametrize("loss", RAW_VALUES)
def test_the_own_estimator_finds_the_best_constant_of_our_kernel(loss: str) -> None:
    posed = {"spread": float(NUMBERS.std()), "bias": (float(np.median(NUMBERS)),)}
    program = _program(loss, "regression", **posed)
    program["model"].fit(CONSTANT, NUMBERS)

    assert -program["model"].score(CONSTANT, NUMBERS) == pytest.approx(_best(loss, NUMBERS).loss, rel=2e-2)


@pytest.mark.parametrize("loss", ["pseudo_huber", "log_cosh", "expectile"])
def test_the_own_estimator_finds_the_line_that_scipy_finds_on_our_kernel(loss: str) -> None:
    x = RNG.normal(size=(200, 2))
    y = x @ [3.0, -1.0] + RNG.standard_t(3, 200) + 40.0
    kernel = catalogue.loss(loss).kernel
    model = _program(loss, "regression", bias=(39.0,), spread=2.0)["model"][-1].set_params(l2=0.3).fit(x, y)

    def cost(w: FloatArray) -> float:
        return float(kernel(y, 39.0 + 2.0 * (x @ w[1:] + w[0])).mean() + 0.15 * (w[1:] ** 2).sum())

    assert _found(model, 1) == pytest.approx(optimize.minimize(cost, np.zeros(3), tol=1e-9).x, rel=1e-3)


def test_the_own_estimator_finds_the_direction_that_scipy_finds_for_coral() -> None:
    x = np.column_stack([INDICES + RNG.normal(size=400), RNG.normal(size=400)])
    kernel = catalogue.loss("coral").kernels[Scale.LOGIT]
    model = _program("coral", "multiclass")["model"][-1].fit(x, INDICES)

    def cost(w: FloatArray) -> float:
        return float(kernel(INDICES, w[:2] + (x @ w[2:])[:, None]).mean() + 0.5e-4 * (w[2:] ** 2).sum())

    assert _found(model, 2) == pytest.approx(optimize.minimize(cost, np.zeros(4), tol=1e-9).x, rel=1e-2)


def _found(model: Any, units: int) -> FloatArray:  # noqa: ANN401 - the class is the program's
    assert model.intercept_.shape == (units,)
    return np.concatenate([model.intercept_, model.coef_.ravel()])


def test_the_steps_of_coral_have_one_direction() -> None:
    x = np.column_stack([INDICES + RNG.normal(size=400), RNG.normal(size=400)])
    program = _program("coral", "multiclass")
    program["model"].fit(x, INDICES)
    above = program["predict"](program["model"], x)

    assert program["model"][-1].coef_.shape[1] == 1
    assert (np.diff(above, axis=1) <= 0.0).all()


def test_the_own_estimator_is_one_to_scikit_learn() -> None:
    clone: Callable[..., Any] = import_module("sklearn.base").clone
    search = import_module("sklearn.model_selection").GridSearchCV
    model = _program("welsch", "regression", spread=40.0, bias=(50.0,))["model"][-1]

    assert clone(model).get_params()["spread"] == 40.0
    assert search(model, {"l2": [0.0, 1.0]}, cv=2).fit(NUMBERS[:, None], NUMBERS).best_params_ == {"l2": 0.0}


@pytest.mark.parametrize("case", [case for case in WITH_VALUE if case.row.name in OWN], ids=lambda case: case.name)
def test_gradients_are_finite_far_out(case: Case) -> None:
    kind = case.row.kinds[0] if case.own else "multiclass"
    losses = defined(objective(case.row, kind))[function(case.row, kind)]
    width = {Form.ELEMENTS: (), Form.PAIRS: (2,), Form.RANKS: (2,)}.get(case.form, (3,))
    labels = np.array([0, 1])
    if case.form is Form.SETS:
        labels = np.array([[0, 1, 1], [1, 0, 0]])
    for far in (-1e3, 1e3):
        raw = np.full((2, *width), far)
        raw[..., :1] = -raw[..., :1] if width else raw[..., :1]

        assert np.isfinite(losses(labels, raw)[1]).all()
