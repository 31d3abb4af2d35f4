"""What the code for XGBoost says of its objectives holds for the library.

Skipped where the `frameworks` extra is not installed.
"""

import re
from typing import Any

import numpy as np
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Program
from actloss.frameworks.xgboost import FRAMEWORK
from actloss.frameworks.xgboost.native import labels_of
from actloss.losses.arrays import FloatArray
from needing import needed
from numpy_objectives import sample
from problems import every_problem
from walking import Case, Params, parameters_of

xgb = needed("xgboost")

from values_xgboost import (  # noqa: E402 - after the check that XGBoost is there
    FEW,
    NATIVE,
    TOLD,
    WITH_VALUE,
    differences,
    entry_of,
    gradient,
    is_own,
    ours,
    value,
)

FLOAT32 = 2e-5
"""XGBoost keeps labels and scores in float32."""
NEARLY = {"gamma_deviance": 1e-4}
"""Losses whose metric differs, as their entries say: relative errors on these labels."""
RENEWED = {"mae", "quantile"}
"""Losses whose leaves XGBoost sets to a quantile of the errors: they do not show the gradient."""
WITH_GRADIENT = [case for case in NATIVE if case.row.name not in RENEWED]
PROBLEMS = every_problem(FRAMEWORK)


def _precision(case: Case) -> float:
    return 1e-9 if is_own(case) else FLOAT32


def _settings(case: Case) -> list[Params]:
    """Return the defaults, and changes of the parameters that reach the metric or the own objective."""
    told = {TOLD[case.row.name][0]} if case.row.name in TOLD else set()
    return [params for params in parameters_of(case) if is_own(case) or set(params) <= told]


@pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
def test_metrics_and_own_objectives_are_the_catalogue_s_losses(case: Case) -> None:
    for params in _settings(case):
        wanted = ours(case, params)

        assert value(case, params) == pytest.approx(wanted, rel=NEARLY.get(case.row.name, _precision(case)))


@pytest.mark.parametrize("case", WITH_GRADIENT, ids=lambda case: case.name)
def test_an_objective_has_the_catalogue_s_gradient_times_the_factor(case: Case) -> None:
    for params in _settings(case):
        for at in range(FEW):
            wanted = entry_of(case).factor * differences(case, at, params)

            assert gradient(case, at, params) == pytest.approx(wanted, rel=1e-3, abs=1e-4)


def test_metrics_that_differ_say_so() -> None:
    assert all("metric" in FRAMEWORK.losses[name].differs for name in NEARLY)


@pytest.mark.parametrize("name", sorted(RENEWED))
def test_leaves_of_the_others_hold_a_quantile_of_the_errors(name: str) -> None:
    labels = np.array([0.0, 1.0, 5.0])
    told = {"quantile_alpha": 0.5} if name == "quantile" else {}
    model = xgb.XGBRegressor(
        objective=FRAMEWORK.losses[name].name.split("'")[1], n_estimators=1, learning_rate=1.0, base_score=9.0, **told
    )

    assert model.fit(np.zeros((3, 1)), labels).predict(np.zeros((1, 1))) == pytest.approx(1.0)


def test_the_metric_of_raw_logits_is_no_loss() -> None:
    data = xgb.DMatrix(np.zeros((2, 1)), [0, 1], base_margin=[0.5, 2.0])
    model = xgb.Booster({"objective": "binary:logitraw", "eval_metric": "logloss", "base_score": 0.5}, [data])
    logistic = np.logaddexp(0.0, [0.5, -2.0]).mean()

    assert float(model.eval(data).rsplit(":", 1)[1]) != pytest.approx(logistic, rel=0.1)
    assert "logloss" in FRAMEWORK.losses["logistic"].differs


def test_the_squared_logarithmic_objective_grows_no_tree_where_labels_are_large() -> None:
    """Why msle is taught as squared errors of logarithms."""
    x = np.arange(200.0)[:, np.newaxis]
    y = 1000.0 * (1.0 + x[:, 0])
    start = float(np.expm1(np.log1p(y).mean()))
    own = xgb.XGBRegressor(objective="reg:squaredlogerror", base_score=start).fit(x, y).predict(x)
    logs = xgb.XGBRegressor(objective="reg:squarederror", base_score=np.log1p(start)).fit(x, np.log1p(y)).predict(x)

    assert own == pytest.approx(np.full(len(y), start), rel=1e-3)
    assert logs == pytest.approx(np.log1p(y), abs=0.1)


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_program_s_model_starts_at_its_start(name: str) -> None:
    posed = PROBLEMS[name]
    source = str(Program((), FRAMEWORK.write(posed, Style.SNIPPET)))
    names: dict[str, Any] = {}
    # Trees of no weight leave the start as it is.
    exec(re.sub(r"learning_rate=0\.\d+", "learning_rate=0.0", source), names)  # noqa: S102 - ours
    labels = _written(posed, sample(posed.loss, posed.kind, rows=60).y_true)
    x = np.random.default_rng(0).normal(size=(60, 2))

    raw = names["train"](x, labels).predict(x, output_margin=True)

    assert raw == pytest.approx(np.broadcast_to(names["START"], raw.shape), rel=1e-5, abs=1e-5)
    if posed.units > 1:
        assert raw.shape == (60, posed.units)


def _written(posed: Problem, labels: FloatArray) -> FloatArray:
    match labels_of(posed):
        case Coding.INDICES if labels.ndim > 1:
            return np.asarray(labels.argmax(axis=1))
        case Coding.BITS:
            return np.maximum(labels, 0.0)
    return labels
