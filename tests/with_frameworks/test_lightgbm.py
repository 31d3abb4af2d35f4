"""What the code for LightGBM says of its objectives holds for the library.

Skipped where the `frameworks` extra is not installed.
"""

import numpy as np
import pytest

from actloss.frameworks.lightgbm import FRAMEWORK
from catalogued import slopes_of
from needing import needed
from walking import Case, Params, parameters_of

lgb = needed("lightgbm")

from values_lightgbm import (  # noqa: E402 - after the check that LightGBM is there
    NATIVE,
    OTHER,
    TOLD,
    WITH_VALUE,
    entry_of,
    few,
    gradients,
    is_own,
    ours,
    value,
)

FLOAT32 = 1e-6
"""LightGBM keeps labels and gradients in float32."""
RENEWED = {"mae", "quantile"}
"""Losses whose leaves LightGBM sets to a quantile of the errors: they do not show the gradient."""
WITH_GRADIENT = [case for case in NATIVE if case.row.name not in RENEWED | {*OTHER}]
THE_SAME = [case for case in WITH_VALUE if case.row.name not in OTHER]
FEW = 8


def _settings(case: Case) -> list[Params]:
    """Return the defaults, and changes of the parameters that reach the metric or the own objective."""
    told = {TOLD[case.row.name][0]} if case.row.name in TOLD else set()
    return [params for params in parameters_of(case) if is_own(case) or set(params) <= told]


@pytest.mark.parametrize(
    "case", [case for case in WITH_VALUE if case.row.name not in OTHER], ids=lambda case: case.name
)
def test_metrics_and_own_objectives_are_the_catalogue_s_losses(case: Case) -> None:
    for params in _settings(case):
        assert value(case, params) == pytest.approx(ours(case, params), rel=1e-9 if is_own(case) else FLOAT32)


@pytest.mark.parametrize("case", WITH_GRADIENT, ids=lambda case: case.name)
def test_an_objective_has_the_catalogue_s_gradient_times_the_factor(case: Case) -> None:
    for params in _settings(case):
        held, leaves = gradients(case, FEW, params)
        entry = entry_of(case)
        each = entry.factor * slopes_of(case, entry.takes, *few(case, FEW), params)
        same_leaf = leaves[:, np.newaxis, :] == leaves[np.newaxis, :, :]
        summed = (same_leaf * each[np.newaxis, :, :]).sum(axis=1)

        assert len(np.unique(leaves)) > 1
        assert held == pytest.approx(summed, rel=1e-3, abs=1e-4)


@pytest.mark.parametrize("name", sorted({entry.name for entry in FRAMEWORK.losses.values() if "=" in entry.name}))
def test_every_objective_is_one_of_the_library(name: str) -> None:
    labels = np.array([0, 1, 2] * 4) if "multiclass" in name else np.array([0, 1] * 6) + ("gamma" in name)
    told = {"objective": name.split('"')[1], "verbosity": -1, "num_class": 3 if "multiclass" in name else 1}
    assert lgb.train(told, lgb.Dataset(np.arange(12.0)[:, np.newaxis], labels), 1).num_trees() >= 1


def test_mape_divides_by_at_least_1() -> None:
    seen: dict[str, dict[str, list[float]]] = {}
    data = lgb.Dataset(np.zeros((2, 1)), np.array([0.5, 4.0]), init_score=np.array([1.5, 5.0]))
    told = {"objective": "mape", "metric": "mape", "learning_rate": 1e-30, "verbosity": -1, "min_data_in_leaf": 1}
    lgb.train(told, data, 1, valid_sets=[data], callbacks=[lgb.record_evaluation(seen)])

    assert seen["training"]["mape"][0] == pytest.approx((1.0 / 1.0 + 1.0 / 4.0) / 2.0)
    assert "max(1, |y|)" in FRAMEWORK.losses["mape"].differs


def test_class_weights_are_in_the_start_and_scale_pos_weight_is_not() -> None:
    x, y = np.zeros((40, 1)), np.array([0, 0, 0, 1] * 10)
    weighed = lgb.LGBMClassifier(class_weight={0: 1.0, 1: 3.0}, n_estimators=1, verbosity=-1).fit(x, y)
    scaled = lgb.LGBMClassifier(scale_pos_weight=3.0, n_estimators=1, verbosity=-1).fit(x, y)

    assert weighed.predict(x[:1], raw_score=True) == pytest.approx(0.0, abs=1e-6)
    assert scaled.predict(x[:1], raw_score=True) == pytest.approx(-np.log(3.0))
