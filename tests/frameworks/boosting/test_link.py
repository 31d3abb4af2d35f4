import math
from dataclasses import replace

import numpy as np
import pytest

from actloss.frameworks.boosting.link import prediction, start
from problems import problem


def expression(kind: str, loss: str, **changes: object) -> str:
    return prediction(problem(kind, loss, **changes))[0]


@pytest.mark.parametrize(
    ("activation", "written"),
    [
        ("linear", "raw"),
        ("relu", "np.maximum(raw, 0.0)"),
        ("softplus", "np.maximum(raw, 0.0)"),
        ("sigmoid", "np.clip(raw, 0.0, 1.0)"),
        ("tanh", "np.clip(raw, -1.0, 1.0)"),
    ],
)
def test_a_value_is_held_within_the_range_of_the_activation(activation: str, written: str) -> None:
    assert expression("regression", "mse", activation=activation) == written


def test_msle_comes_back_from_the_logarithm() -> None:
    assert expression("regression", "msle", activation="linear") == "np.expm1(raw)"


def test_scaled_labels_come_back_to_their_unit() -> None:
    posed = problem("regression", "mse")
    scaled = replace(posed, labels=replace(posed.labels, scale=((1.0, 2.0),)))
    assert prediction(scaled)[0] == "unscale(raw)"


@pytest.mark.parametrize("activation", ["exp", "softplus"])
def test_a_rate_is_the_exponential_of_its_score(activation: str) -> None:
    assert expression("regression", "poisson_nll", activation=activation) == "np.exp(raw)"


def test_a_pair_is_brought_to_the_catalogues_scale() -> None:
    assert expression("regression", "gaussian_nll") == "np.column_stack([raw[:, 0], np.exp(raw[:, 1])])"
    assert prediction(problem("regression", "zip_nll")) == (
        "np.column_stack([expit(raw[:, 0]), np.exp(raw[:, 1])])",
        "share of extra zeros and rate",
        ("from scipy.special import expit",),
    )


def test_probabilities_take_the_activation_of_the_head() -> None:
    assert expression("binary", "binary_crossentropy") == "expit(raw)"
    assert expression("multiclass", "sparse_categorical_crossentropy") == "softmax(raw, axis=1)"
    assert expression("multiclass", "nll", activation="log_softmax") == "log_softmax(raw, axis=1)"


def test_scores_stay_scores() -> None:
    assert expression("multiclass", "softmax_loss", activation="linear") == "raw"
    assert expression("binary", "hinge", activation="tanh") == "np.clip(raw, -1.0, 1.0)"
    assert prediction(problem("binary", "logistic"))[:2] == ("raw", "scores, whose sign decides")


def test_the_steps_of_corn_are_multiplied() -> None:
    assert expression("multiclass", "corn") == "np.cumprod(expit(raw), axis=1)"


def test_a_value_starts_at_the_best_constant_whatever_the_activation() -> None:
    posed = problem("regression", "mse", activation="softplus", bias=(3.0,), constant=(4.0,))
    assert start(posed) == (4.0,)


def test_a_margin_starts_at_the_best_constant() -> None:
    assert start(problem("binary", "hinge", constant=(-1.0,))) == (-1.0,)


def test_msle_starts_at_the_logarithm() -> None:
    assert start(problem("regression", "msle", constant=(math.e - 1.0,))) == (1.0,)


def test_a_rate_starts_at_its_logarithm() -> None:
    assert start(problem("regression", "poisson_nll", activation="softplus", constant=(math.e,))) == (1.0,)
    assert start(problem("regression", "poisson_nll", bias=(0.5,))) == (0.5,)
    assert np.isfinite(start(problem("regression", "poisson_nll", activation="softplus", constant=(0.0,)))).all()


def test_probabilities_start_at_the_bias_of_the_head() -> None:
    assert start(problem("binary", "binary_crossentropy", bias=(-1.5,))) == (-1.5,)


@pytest.mark.parametrize("loss", ["mse", "msle", "poisson_nll"])
def test_without_a_table_scores_start_at_0(loss: str) -> None:
    assert start(problem("regression", loss, activation="softplus", bias=(0.0,), constant=())) == (0.0,)


def test_without_a_constant_a_linear_head_has_it_as_its_bias() -> None:
    assert start(problem("regression", "mse", activation="linear", bias=(7.0,), constant=())) == (7.0,)
