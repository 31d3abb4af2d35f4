import json
import re

import numpy as np
import pytest

import actloss
from actloss.errors import OptionError
from actloss.scorecard.facts import SCHEMA

TWO = actloss.score([1.0, 2.0, 4.5], {"a": [1.0, 2.0, 3.0], "b\x1b": [2.0, 2.0, 4.5]}, losses=["mse", "mae"])


def test_a_score_is_found_by_any_name_of_its_loss() -> None:
    card = actloss.score([1.0, 2.5], [1.0, 2.0])

    assert card["L1"] is card["mae"]
    assert card["mae", "y_pred"] is card["mae"]


def test_of_several_models_one_is_to_be_named() -> None:
    assert TWO["mse", "a"].value == pytest.approx(2.25 / 3)
    with pytest.raises(
        OptionError, match=r"several models were scored: name one of 'a', 'b\\x1b', as scorecard\['mse'"
    ):
        _ = TWO["mse"]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("huber", "'huber' was not .*among the losses asked for"),
        (("mse", "c"), "no model 'c' was scored"),
        ("mes", "unknown loss 'mes'"),
    ],
)
def test_what_was_not_scored_is_said(key: str | tuple[str, str], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        _ = TWO[key]


def test_why_a_loss_was_not_scored_is_said() -> None:
    with pytest.raises(OptionError, match="'gaussian_nll' was not scored: it takes two predictions a row"):
        _ = actloss.score([1.0, 2.5], [1.0, 2.0])["gaussian_nll"]


def test_the_plain_form_survives_json_with_what_is_not_finite() -> None:
    card = actloss.score([1, 0, 1], [0.0, 0.5, 1.0], by=["x", "y", "y"], per_class=True, worst=1, metrics=True)
    plain = card.to_dict()
    again = json.loads(json.dumps(plain, allow_nan=False))
    (bce,) = [score for score in again["scores"] if score["loss"] == "binary_crossentropy"]

    assert again == plain
    assert again["schema"] == SCHEMA
    assert bce["value"] is None
    assert bce["value_is_infinite"] is True
    assert bce["worst"] == [{"row": 1, "loss": None, "y_true": [1.0], "y_pred": [0.0]}]


def test_the_plain_form_has_the_same_keys_for_every_scorecard() -> None:
    other = actloss.score(np.eye(3), np.eye(3)).to_dict()

    assert set(TWO.to_dict()) == set(other)
    assert "samples" not in json.dumps(other)


def test_it_prints_as_one_line_a_loss() -> None:
    card = actloss.score([1.5, 2.5, 6.0], {"a\x1b": [1.5, 3.5, 4.0]}, losses=["mse", "l2", "gamma_nll"])

    assert str(card).splitlines()[:2] == [
        "regression, 3 rows",
        "mse of 'a\\x1b': 1.66667 ± 1.2, constant 3.72222, skill 0.5522",
    ]
    assert "l2 of 'a\\x1b': 5, constant 11.1667, skill 0.5522" in str(card)
    assert re.search(r"gamma_nll of 'a\\x1b': \S+ ± \S+, constant \S+$", str(card))
    assert repr(card) == "<Scorecard: regression, 3 rows, 1 model(s), 3 loss(es)>"


def test_a_loss_without_a_baseline_prints_its_value() -> None:
    card = actloss.score([1.5, 2.5], [1.5, 2.0], losses=["mine"], custom={"mine": lambda t, p: float((t - p).max())})

    assert str(card).splitlines()[1:] == ["mine of 'y_pred': 0.5"]
