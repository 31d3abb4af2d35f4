import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from actloss.advice import recommend
from actloss.advice.quantities import HUBER_EFFICIENCY, NORMAL_MAD
from actloss.column import FloatArray, Tally
from actloss.profile import profile_target
from actloss.table import Labels
from actloss.target import Layout, Target
from actloss.task import infer_task
from advising import advice_on
from profiles import CSV, column_of

RNG = np.random.default_rng(17)
N = 10_000


def contaminated(share: float) -> FloatArray:
    values = RNG.normal(50, 5, N)
    far = int(share * N)
    values[:far] += RNG.choice([-1, 1], far) * RNG.uniform(60, 200, far)
    return values


TARGETS: dict[str, tuple[FloatArray, str, str]] = {
    "Gaussian": (RNG.normal(3, 2, N), "linear", "mse"),
    "Gaussian, positive": (RNG.normal(50, 5, N), "linear", "mse"),
    "uniform": (RNG.uniform(-5, 5, N), "linear", "mse"),
    "half a percent far out": (contaminated(0.005), "linear", "mse"),
    "two percent far out": (contaminated(0.02), "linear", "huber"),
    "five percent far out": (contaminated(0.05), "linear", "mae"),
    "Student's t with two degrees of freedom": (RNG.standard_t(1.5, N), "linear", "mae"),
    "lognormal": (RNG.lognormal(6, 1, N), "softplus", "msle"),
    "exponential": (RNG.exponential(300, N), "softplus", "msle"),
    "Poisson": (RNG.poisson(4, N).astype(np.float64), "exp", "poisson_nll"),
    "overdispersed count": (RNG.negative_binomial(2, 0.2, N).astype(np.float64), "exp", "poisson_nll"),
    "proportion": (RNG.beta(2, 5, N), "sigmoid", "binary_crossentropy"),
    "claims with many zeros": (np.where(RNG.random(N) < 0.6, 0, RNG.gamma(2, 50.5, N)), "exp", "tweedie_deviance"),
}


@pytest.mark.parametrize("shape", TARGETS)
def test_the_ladder_follows_the_shape_of_the_target(shape: str) -> None:
    values, activation, loss = TARGETS[shape]
    advice = advice_on(list(values), task="regression")

    assert (advice.activation, advice.units, advice.loss) == (activation, 1, loss)
    assert advice.reasons


LADDERS = (
    "mse msle mae huber smooth_l1 log_cosh quantile poisson_nll gamma_deviance tweedie_deviance binary_crossentropy "
    "hinge squared_hinge exponential categorical_crossentropy sparse_categorical_crossentropy kl_divergence"
).split()
"""What advice chooses from; the catalogue knows more, to score with."""

AFTER: dict[str, Callable[[float], float]] = {
    "linear": float,
    "exp": math.exp,
    "softplus": lambda x: float(np.logaddexp(0.0, x)),
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
}


@pytest.mark.parametrize("shape", TARGETS)
def test_the_bias_starts_at_the_best_constant_prediction(shape: str) -> None:
    values, _, _ = TARGETS[shape]
    advice = advice_on(list(values), task="regression")

    assert AFTER[advice.activation](advice.bias_init.values[0]) == pytest.approx(advice.baseline.constant[0], rel=1e-9)


def test_the_baseline_of_mse_is_the_variance_at_the_mean() -> None:
    values, _, _ = TARGETS["Gaussian"]
    baseline = advice_on(list(values)).baseline

    assert baseline.value == pytest.approx(values.var(), rel=1e-9)
    assert baseline.constant[0] == pytest.approx(values.mean(), rel=1e-9)


def test_hubers_delta_comes_from_the_median_absolute_deviation() -> None:
    values, _, _ = TARGETS["two percent far out"]
    advice = advice_on(list(values))

    mad = np.median(np.abs(values - np.median(values)))
    assert advice.loss_params["delta"] == pytest.approx(HUBER_EFFICIENCY * mad / NORMAL_MAD, rel=1e-5)


@pytest.mark.parametrize(
    ("shape", "wish", "loss"),
    [
        ("lognormal", "mean", "gamma_deviance"),
        ("lognormal", "median", "mae"),
        ("Gaussian", "mean", "mse"),
        ("five percent far out", "mean", "mse"),
        ("Poisson", "mean", "poisson_nll"),
        ("Poisson", "median", "mae"),
        ("Gaussian", "quantile=0.9", "quantile"),
    ],
)
def test_what_is_elicited_narrows_the_losses(shape: str, wish: str, loss: str) -> None:
    values, _, _ = TARGETS[shape]
    advice = advice_on(list(values), task="regression", elicit=wish)

    assert (advice.loss, advice.elicit) == (loss, wish)
    assert all(option.elicits == advice.elicits for option in advice.alternatives if wish == "mean")


def test_a_quantile_starts_at_the_quantile_and_beats_it() -> None:
    values, _, _ = TARGETS["Gaussian"]
    advice = advice_on(list(values), elicit="quantile=0.9")

    assert advice.loss_params == {"quantile": 0.9}
    assert advice.bias_init.values[0] == pytest.approx(np.quantile(values, 0.9), rel=1e-3)


def test_what_the_values_rule_out_is_named_with_count_and_row() -> None:
    cells = [5.0, 6.5, -3.0, 7.5, -1.0, 8.0] * 5
    ruled_out = {entry.loss: entry.reason for entry in advice_on(cells, task="regression").rejected}

    assert ruled_out["msle"] == "10 values ≤ -1, first at row 3"
    assert ruled_out["poisson_nll"] == "10 values < 0, first at row 3"
    assert ruled_out["gamma_deviance"] == "10 values ≤ 0, first at row 3"
    assert ruled_out["binary_crossentropy"] == "30 values outside [0, 1], first at row 1"
    assert "quantities" in ruled_out["categorical_crossentropy"]


def test_every_loss_of_the_ladders_is_recommended_offered_or_ruled_out_once() -> None:
    advice = advice_on(list(RNG.normal(0, 1, 500)))
    named = [advice.loss, *(option.loss for option in advice.alternatives), *(gone.loss for gone in advice.rejected)]

    assert sorted(named) == sorted(LADDERS)


def test_several_outputs_get_a_unit_each_and_are_scaled_when_their_spreads_differ() -> None:
    columns = {"a": list(RNG.normal(0, 1, 500)), "b": list(RNG.normal(10, 500, 500))}
    advice = advice_on(columns, layout=Layout.SEVERAL_OUTPUTS)

    assert (advice.activation, advice.units, advice.loss) == ("linear", 2, "mse")
    assert advice.target_transform is not None
    assert advice.target_transform.kind == "scale"
    # On scaled labels every mean is 0 and every variance 1.
    assert advice.bias_init.values == pytest.approx((0.0, 0.0), abs=1e-9)
    assert advice.baseline.value == pytest.approx(1.0)
    assert advice.baseline.statement.endswith("on the scaled labels: a model must beat this")


def test_an_output_that_never_varies_has_no_spread_to_scale_others_by() -> None:
    columns = {"a": [1.0, 2.0, 3.0, 4.0], "b": [7.5] * 4}
    advice = advice_on(columns, layout=Layout.SEVERAL_OUTPUTS)

    assert (advice.units, advice.loss, advice.target_transform) == (2, "mse", None)
    assert advice.baseline.constant == (2.5, 7.5)


def test_an_output_that_never_varies_is_0_among_scaled_ones() -> None:
    columns = {"a": [1.0, 2.0, 3.0, 4.0], "b": [0.1] * 4, "c": [100.0, 200.0, 300.0, 400.0]}
    advice = advice_on(columns, layout=Layout.SEVERAL_OUTPUTS)

    assert advice.target_transform is not None
    assert "their spreads run from 1.12 to 112" in advice.target_transform.description
    assert advice.baseline.constant == pytest.approx((0.0, 0.0, 0.0))
    assert advice.baseline.value == pytest.approx(2 / 3)


def test_hubers_delta_is_in_standard_deviations_where_outputs_are_scaled() -> None:
    columns = {"a": [*RNG.normal(0, 1, 490), *[30.0] * 10], "b": list(RNG.normal(10, 500, 500))}
    advice = advice_on(columns, layout=Layout.SEVERAL_OUTPUTS)

    assert (advice.loss, dict(advice.loss_params)) == ("huber", {"delta": HUBER_EFFICIENCY})
    assert advice.reasons[0].startswith("'a', the output with the heaviest tails:")


def test_values_far_from_one_are_better_scaled_and_every_number_is_in_their_unit() -> None:
    values = RNG.normal(250_000, 40_000, 500)
    advice = advice_on(list(values))

    assert advice.target_transform is None
    assert advice.bias_init.values[0] == pytest.approx(values.mean())
    assert any("every number here is in their own unit" in warning for warning in advice.warnings)


@pytest.mark.parametrize(
    ("values", "name", "said"),
    [
        (np.clip(RNG.normal(85, 15, 800), 0, 100), "y", "bounded at 0 and 100"),
        (np.tanh(RNG.normal(0, 1, 800)), "y", "a tanh output"),
        (RNG.integers(1, 6, 800), "rating", "ordered steps"),
        (RNG.lognormal(0, 1, 800), "y", "ask with --elicit mean"),
    ],
)
def test_what_the_loss_does_not_see_is_said(values: FloatArray, name: str, said: str) -> None:
    warnings = advice_on([float(value) for value in values], name=name, task="regression").warnings

    assert any(said in warning for warning in warnings)


def test_values_that_mostly_tie_have_no_fences() -> None:
    advice = advice_on([5.0] * 70 + [float(value) for value in RNG.normal(5, 0.5, 30)])

    assert advice.loss == "mse"
    assert advice.reasons[0].startswith("more than half of the values are the same")


def test_a_negative_value_rules_the_logarithm_out() -> None:
    ruled_out = {entry.loss: entry.reason for entry in advice_on([-0.5, *RNG.normal(50, 9, 200)]).rejected}

    assert ruled_out["msle"] == "1 value < 0, where a softplus output cannot go, first at row 1"


def test_the_recommended_loss_brings_its_own_cautions() -> None:
    counts = [float(value) for value in RNG.negative_binomial(0.3, 0.1, 2000)]
    warnings = " ".join(advice_on(counts, task="regression").warnings)

    assert "overdispersed" in warnings
    assert "zeros where a Poisson of this mean has" in warnings


def test_deltas_of_mostly_tied_values_come_from_the_standard_deviation() -> None:
    values = [5.0] * 70 + [float(value) for value in RNG.normal(5, 0.5, 30)]
    options = {option.loss: option for option in advice_on(values).alternatives}

    assert "1.345 · standard deviation" in options["huber"].reasons[0]
    assert options["huber"].loss_params["delta"] == pytest.approx(1.345 * np.std(values), rel=1e-5)


def test_a_sentinel_that_took_part_is_said() -> None:
    warnings = advice_on([*RNG.normal(50, 8, 300), -999.0, -999.0]).warnings

    assert warnings[0].startswith("2 labels are -999, which looks like a missing value")


def test_percentages_written_out_are_no_counts() -> None:
    column = replace(column_of("rate", [float(value) for value in RNG.integers(0, 90, 300)]))
    target = Target(columns=("rate",), positions=(0,), layout=Layout.SINGLE, given=True, confidence=1.0, evidence=())
    column = replace(column, name="share", formats={"percent": Tally(300, 1)})
    profile = profile_target(Labels(source=CSV, columns=(column,)), replace(target, columns=("share",)))

    advice = recommend(profile, infer_task(profile))
    assert advice.loss == "mse"
    assert any("divided by 100" in warning for warning in advice.warnings)


def test_numbers_written_as_text_are_to_be_stored_as_numbers() -> None:
    column = replace(column_of("price", list(RNG.normal(5, 1, 50))), formats={"currency": Tally(50, 1)})
    target = Target(columns=("price",), positions=(0,), layout=Layout.SINGLE, given=True, confidence=1.0, evidence=())
    profile = profile_target(Labels(source=CSV, columns=(column,)), target)
    task = infer_task(profile)
    transform = recommend(profile, task).target_transform

    assert transform is not None
    assert (transform.kind, "currency in 50 cells" in transform.description) == ("parse", True)
    assert any("written out (currency)" in sentence for sentence in task.evidence)


def test_outputs_of_like_spread_are_not_scaled() -> None:
    columns = {"a": list(RNG.normal(0, 1, 300)), "b": list(RNG.normal(10, 2, 300))}

    assert advice_on(columns, layout=Layout.SEVERAL_OUTPUTS).target_transform is None
