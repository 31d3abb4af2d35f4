import math

import pytest

from actloss.frameworks import FRAMEWORKS, code_for
from actloss.frameworks.problem import Style
from actloss.frameworks.softplus import in_units, starts, unit
from problems import problem

NETWORKS = ("pytorch", "keras", "jax")
LARGE = problem("regression", "msle", activation="softplus", bias=(5000.0,), spread=2000.0)


def test_labels_in_a_unit_of_their_own_are_multiples_of_it() -> None:
    assert in_units(LARGE)
    assert unit(LARGE).splitlines()[-1] == "UNIT = 2000.0"
    assert not in_units(problem("regression", "msle", activation="softplus", spread=1.0))
    assert not in_units(problem("regression", "mse", activation="relu", spread=2000.0))
    assert unit(problem("regression", "mse", activation="relu", spread=2000.0)) == ""


def test_the_head_starts_at_the_same_prediction() -> None:
    (start,) = starts(LARGE)

    assert 2000.0 * math.log1p(math.exp(start)) == pytest.approx(5000.0, rel=1e-12)
    assert starts(problem("regression", "msle", activation="softplus", bias=(0.25,), spread=1.0)) == (0.25,)


def test_small_labels_start_there_too() -> None:
    (start,) = starts(problem("regression", "msle", activation="softplus", bias=(-6.0,), spread=0.002))

    assert 0.002 * math.log1p(math.exp(start)) == pytest.approx(math.log1p(math.exp(-6.0)), rel=1e-12)


def test_the_rate_of_a_pair_starts_where_its_logarithm_does() -> None:
    extra, rate = starts(problem("regression", "zip_nll", activation="softplus", bias=(-1.0, math.log(7.0))))

    assert extra == -1.0
    assert math.log1p(math.exp(rate)) == pytest.approx(7.0, rel=1e-12)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_starts_predicts_and_is_trained_in_multiples(name: str, style: Style) -> None:
    written = str(code_for(LARGE, FRAMEWORKS[name], style))

    assert written.count("UNIT = 2000.0") == 1
    assert f"{starts(LARGE)[0]:.10g}" in written
    assert "SPREAD" not in written
    assert sum("softplus(raw" in line and "UNIT" in line for line in written.splitlines()) == 2
