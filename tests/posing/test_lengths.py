import re

import numpy as np
import pytest

from actloss.errors import OptionError
from actloss.frameworks import FRAMEWORKS, code_for
from actloss.frameworks.problem import Problem, Style
from actloss.target import Layout
from posed import on
from profiles import normal_scores

MIDDLE = (normal_scores(200) * 20 + 100).tolist()
WIDE = (normal_scores(200) * 5e4 + 1e5).tolist()
TIED = [5.0] * 60 + [9.0, 25.0] * 20
FAR = (normal_scores(100) * 1000).tolist()
NEAR = (normal_scores(100) + 3).tolist()
SCALE = 20 * np.median(np.abs(normal_scores(200))) / 0.6744897501960817


def several(**options: object) -> Problem:
    """Return a problem of two outputs that are scaled, each by its own spread."""
    return on({"far": FAR, "near": NEAR}, layout=Layout.SEVERAL_OUTPUTS, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("loss", "name", "factor"),
    [
        ("huber", "delta", 1.345),
        ("smooth_l1", "beta", 1.345),
        ("pseudo_huber", "delta", 1.345),
        ("epsilon_insensitive", "epsilon", 0.1),
        ("squared_epsilon_insensitive", "epsilon", 0.1),
        ("cauchy", "c", 2.3849),
        ("welsch", "c", 2.9846),
        ("tukey", "c", 4.685),
    ],
)
def test_a_length_that_nobody_gives_follows_the_labels(loss: str, name: str, factor: float) -> None:
    problem, given = on(MIDDLE, loss=loss), on(MIDDLE, loss=loss, params={name: 7.0})

    assert problem.params == {name: pytest.approx(factor * SCALE, rel=1e-5)}
    assert problem.measured == {name: f"{factor:g} · MAD / 0.6745"}
    assert (given.params, given.measured) == ({name: 7.0}, {})


def test_where_most_labels_tie_their_standard_deviation_is_the_scale() -> None:
    problem = on(TIED, loss="cauchy", task="regression")

    assert problem.params == {"c": pytest.approx(2.3849 * np.std(TIED), rel=1e-5)}
    assert problem.measured == {"c": "2.3849 · standard deviation"}


def test_labels_that_training_scales_take_their_lengths_along() -> None:
    problem = on(WIDE, loss="cauchy")

    assert problem.params["c"] == pytest.approx(problem.lengths["c"] / np.std(WIDE), rel=1e-4)
    assert problem.lengths["c"] == pytest.approx(2.3849 * SCALE * 2500, rel=1e-5)
    assert problem.baseline == pytest.approx((on(MIDDLE, loss="cauchy").baseline or 0) / np.var(MIDDLE), rel=1e-4)


def test_several_outputs_that_are_scaled_have_lengths_in_standard_deviations() -> None:
    problem = several(loss="cauchy")

    assert (problem.params, problem.measured) == ({}, {"c": "2.3849 standard deviations"})
    assert several(loss="huber").params == {"delta": 1.345}
    assert several(loss="huber", params={"delta": 2.5}).params == {"delta": 2.5}


def test_a_length_in_a_unit_that_scaled_outputs_do_not_share_is_refused() -> None:
    sentence = "each output is scaled by its own spread, so delta counts in standard deviations: 200000 is more than"

    with pytest.raises(OptionError, match=sentence):
        several(loss="huber", params={"delta": 200_000})


def test_several_outputs_of_one_spread_go_by_the_one_with_the_heaviest_tails() -> None:
    tailed = [*NEAR[:-3], 40.0, 41.0, -40.0]
    mad = np.median(np.abs(np.array(tailed) - np.median(tailed)))
    problem = on(
        {"still": [3.0] * 100, "near": NEAR, "tailed": tailed}, layout=Layout.SEVERAL_OUTPUTS, loss="pseudo_huber"
    )

    assert problem.params["delta"] == pytest.approx(1.345 * mad / 0.6744897501960817, rel=1e-5)


def test_an_output_that_never_varies_sets_no_length() -> None:
    still = {"still": [3.0] * 100, "near": NEAR}
    huber, pseudo = (on(still, layout=Layout.SEVERAL_OUTPUTS, loss=loss) for loss in ("huber", "pseudo_huber"))

    assert huber.params == pseudo.params == {"delta": pytest.approx(1.345 * SCALE / 20, rel=0.02)}


def test_parameters_of_other_kinds_are_no_lengths() -> None:
    labels = {"a": [0, 1] * 30, "b": [1, 1, 0] * 20}

    assert on(labels, loss="tversky", layout=Layout.MULTI_HOT).measured == {}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_code_says_where_a_length_comes_from(name: str) -> None:
    text = code_for(on(WIDE, loss="huber"), FRAMEWORKS[name], Style.SNIPPET)

    assert re.search(
        r"delta = [\d.]+ \([\d.e+]+ in the label's unit, 1\.345 · MAD / 0\.6745\)", text.replace("\n# ", " ")
    )
