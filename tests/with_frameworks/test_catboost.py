"""What the code for CatBoost says of its loss functions holds for the library.

Skipped where the `frameworks` extra is not installed.
"""

from pathlib import Path

import numpy as np
import pytest

from actloss import catalogue
from actloss.frameworks.catboost import FRAMEWORK
from catalogued import slopes_of
from needing import needed
from walking import Case, Params, parameters_of

catboost = needed("catboost")

from catboost.utils import eval_metric  # noqa: E402 - after the check that CatBoost is there

from values_catboost import (  # noqa: E402 - after the check that CatBoost is there
    NATIVE,
    OTHER,
    TOLD,
    WITH_VALUE,
    entry_of,
    gradients,
    inputs,
    is_own,
    ours,
    value,
)

FLOAT32 = 1e-5
"""CatBoost keeps labels in float32, and adds a trifle to errors that may be 0."""
NEARLY = {"log_cosh": 1e-3}
"""Losses whose metric is an approximation, as their entries say: relative errors on these labels."""
THE_SAME = [case for case in WITH_VALUE if case.row.name not in OTHER]
FEW = 8


def _precision(case: Case) -> float:
    return 1e-9 if is_own(case) else NEARLY.get(case.row.name, FLOAT32)


def _settings(case: Case) -> list[Params]:
    """Return the defaults, and changes of the parameters that reach the metric or the own objective."""
    told = {TOLD[case.row.name][0]} if case.row.name in TOLD else set()
    # Of the focal loss CatBoost takes no exponent of 0.
    return [
        params for params in parameters_of(case) if is_own(case) or (set(params) <= told and params.get("gamma") != 0.0)
    ]


@pytest.mark.parametrize(
    "case", [case for case in WITH_VALUE if case.row.name not in OTHER], ids=lambda case: case.name
)
def test_metrics_and_own_objectives_are_the_catalogue_s_losses(case: Case) -> None:
    for params in _settings(case):
        assert value(case, params) == pytest.approx(ours(case, params), rel=_precision(case))


@pytest.mark.parametrize("case", [case for case in NATIVE if case.row.name not in OTHER], ids=lambda case: case.name)
def test_an_objective_has_the_catalogue_s_gradient_times_the_factor(case: Case) -> None:
    for params in _settings(case):
        held, leaves = gradients(case, FEW, params)
        entry = entry_of(case)
        labels, raw = (values[:FEW] for values in inputs(case))
        each = entry.factor * slopes_of(case, entry.takes, labels, raw, params)
        same_leaf = leaves[:, np.newaxis, :] == leaves[np.newaxis, :, :]
        summed = (same_leaf * each[np.newaxis, :, :]).sum(axis=1)

        assert len(np.unique(leaves)) > 1
        assert held == pytest.approx(summed, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize("name", sorted({entry.name for entry in FRAMEWORK.losses.values() if "=" in entry.name}))
def test_every_loss_function_is_one_of_the_library(name: str) -> None:
    labels = np.array([0, 1, 2] * 4) if "MultiClass" in name else np.array([0, 1] * 6)
    function = name.split('"')[1]
    told = {"loss_function": function, "iterations": 1, "verbose": False, "allow_writing_files": False}
    assert catboost.CatBoost(told).fit(np.arange(12.0)[:, np.newaxis], labels).tree_count_ == 1


def test_mape_divides_by_at_least_1() -> None:
    found = eval_metric(np.array([0.5, 4.0]), np.array([1.5, 5.0]), "MAPE")

    assert found[0] == pytest.approx((1.0 / 1.0 + 1.0 / 4.0) / 2.0)
    assert "max(1, |y|)" in FRAMEWORK.losses["mape"].differs


def test_the_loss_with_uncertainty_is_of_mean_and_log_deviation(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(200, 2)), rng.normal(3.0, 2.0, 200)
    pool = catboost.Pool(x, y)
    model = catboost.CatBoostRegressor(
        loss_function="RMSEWithUncertainty",
        iterations=5,
        train_dir=str(tmp_path),
        allow_writing_files=False,
        verbose=False,
    ).fit(pool)
    mean, log_deviation = model.predict(x, prediction_type="RawFormulaVal").T
    metrics = model.eval_metrics(pool, "RMSEWithUncertainty", tmp_dir=str(tmp_path / "metrics"))
    losses = catalogue.loss("gaussian_nll").kernel(y, np.column_stack([mean, np.exp(2.0 * log_deviation)]))

    assert metrics["RMSEWithUncertainty"][-1] == pytest.approx(losses.mean() + 0.5 * np.log(2.0 * np.pi), rel=1e-5)


def test_weights_are_in_the_start() -> None:
    x, y = np.arange(40.0)[:, np.newaxis], np.array([0, 0, 0, 1] * 10)
    told = {"boost_from_average": True, "iterations": 1, "verbose": False, "allow_writing_files": False}
    scaled = catboost.CatBoostClassifier(scale_pos_weight=3.0, **told).fit(x, y)

    assert scaled.get_scale_and_bias()[1] == pytest.approx(0.0, abs=1e-6)
