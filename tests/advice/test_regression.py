import math
from collections.abc import Callable

import numpy as np
import pytest

from actloss.advice.quantities import HUBER_EFFICIENCY, NORMAL_MAD
from actloss.column import FloatArray
from actloss.target import Layout
from advising import advice_on

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


def test_every_loss_is_recommended_offered_or_ruled_out_once() -> None:
    from actloss.catalogue import LOSSES  # noqa: PLC0415

    advice = advice_on(list(RNG.normal(0, 1, 500)))
    named = [advice.loss, *(option.loss for option in advice.alternatives), *(gone.loss for gone in advice.rejected)]

    assert sorted(named) == sorted(loss.name for loss in LOSSES)


def test_several_outputs_get_a_unit_each_and_are_scaled_when_their_spreads_differ() -> None:
    columns = {"a": list(RNG.normal(0, 1, 500)), "b": list(RNG.normal(10, 500, 500))}
    advice = advice_on(columns, layout=Layout.SEVERAL_OUTPUTS)

    assert (advice.activation, advice.units, advice.loss) == ("linear", 2, "mse")
    assert advice.target_transform is not None
    assert advice.target_transform.kind == "scale"
    assert len(advice.bias_init.values) == 2
    assert advice.baseline.value == pytest.approx((np.var(columns["a"]) + np.var(columns["b"])) / 2)


def test_values_far_from_one_are_scaled_for_training() -> None:
    advice = advice_on(list(RNG.normal(250_000, 40_000, 500)))

    assert advice.target_transform is not None
    assert advice.target_transform.kind == "scale"
