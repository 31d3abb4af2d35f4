from pathlib import Path

import numpy as np
import pytest
from sklearn import metrics as sk

import actloss
from score_tables import scored_table


def test_models_that_are_named_for_quantiles_are_judged_at_their_levels(tmp_path: Path) -> None:
    y_true = [1.5, 2.5, 4.25, 5.25]
    low, high = [1.0, 1.5, 2.0, 4.0], [3.0, 4.0, 5.0, 4.5]
    table = scored_table(tmp_path, y_true=y_true, q10=low, q90=high)
    card = actloss.score_table(table)

    for name, level, y_pred in (("q10", 0.1, low), ("q90", 0.9, high)):
        found = card["quantile", name]
        assert found.params == {"quantile": level}
        assert found.value == pytest.approx(sk.mean_pinball_loss(y_true, y_pred, alpha=level))
        assert found.baseline == pytest.approx(
            sk.mean_pinball_loss(y_true, [np.quantile(y_true, level, method="inverted_cdf")] * 4, alpha=level)
        )
        assert found.rank == 1
    asked = actloss.score_table(table, params={"quantile": {"quantile": 0.5}})
    assert [asked["quantile", name].params["quantile"] for name in ("q10", "q90")] == [0.5, 0.5]


def test_a_quantile_is_held_against_the_constant_by_its_own_loss(tmp_path: Path) -> None:
    y_true = [float(number) + 0.5 for number in range(1, 10)]
    table = scored_table(tmp_path, y_true=y_true, q10=[each - 4.0 for each in y_true], q90=[0.0] * 9)
    facts = [model.facts.worse_than_constant for model in actloss.score_table(table).models]

    assert facts == [(), ("quantile",)]
