import math

import pytest

from actloss.frameworks.scores import Expression, output, prediction, start
from problems import problem


def expression(kind: str, loss: str, **changes: object) -> str:
    return prediction(problem(kind, loss, **changes)).text


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


@pytest.mark.parametrize("activation", ["exp", "softplus"])
def test_a_rate_is_the_exponential_of_its_score(activation: str) -> None:
    assert expression("regression", "poisson_nll", activation=activation) == "np.exp(raw)"


def test_a_pair_is_brought_to_the_catalogues_scale() -> None:
    assert expression("regression", "gaussian_nll") == "np.column_stack([raw[:, 0], np.exp(raw[:, 1])])"
    assert prediction(problem("regression", "zip_nll")) == Expression(
        "np.column_stack([expit(raw[:, 0]), np.exp(raw[:, 1])])",
        ("import numpy as np", "from scipy.special import expit"),
    )


def test_probabilities_take_the_activation_of_the_head() -> None:
    assert expression("binary", "binary_crossentropy") == "expit(raw)"
    assert expression("multiclass", "sparse_categorical_crossentropy") == "softmax(raw, axis=1)"
    assert expression("multiclass", "nll", activation="log_softmax") == "log_softmax(raw, axis=1)"


def test_scores_stay_scores() -> None:
    assert expression("multiclass", "softmax_loss", activation="linear") == "raw"
    assert expression("binary", "hinge", activation="tanh") == "np.clip(raw, -1.0, 1.0)"
    assert prediction(problem("binary", "logistic")) == Expression("raw")


def test_the_steps_of_corn_are_multiplied() -> None:
    assert expression("multiclass", "corn") == "np.cumprod(expit(raw), axis=1)"


def test_what_is_predicted_may_be_made_of_any_expression() -> None:
    assert prediction(problem("binary", "focal"), "model.raw(x)").text == "expit(model.raw(x))"


def _starts(kind: str, loss: str, **changes: object) -> tuple[tuple[float, ...], str]:
    begins = start(problem(kind, loss, **changes))
    return begins.values, begins.words


def test_a_value_starts_at_the_best_constant_whatever_the_activation() -> None:
    changes: dict[str, object] = {"activation": "softplus", "bias": (3.9,), "bias_rule": "mean, before softplus"}

    assert _starts("regression", "mse", constant=(4.0,), elicits="mean", **changes) == ((4.0,), "the mean")
    assert _starts("regression", "huber", constant=(4.0,), elicits="median", **changes) == (
        (4.0,),
        "the best constant prediction",
    )
    assert _starts("regression", "mse", activation="linear", bias=(7.0,), bias_rule="mean") == ((7.0,), "mean")


def test_a_margin_starts_at_the_best_constant_where_a_tanh_would_not_let_a_head_start() -> None:
    changes: dict[str, object] = {"bias": (0.0,), "bias_rule": "0: a margin loss has no share to start from"}

    assert _starts("binary", "hinge", activation="tanh", constant=(-1.0,), **changes)[0] == (-1.0,)


def test_msle_starts_at_the_logarithm() -> None:
    assert _starts("regression", "msle", constant=(math.e - 1.0,), elicits="") == (
        (1.0,),
        "log of 1 + the best constant prediction",
    )


def test_a_rate_starts_at_the_logarithm_of_the_mean_whatever_the_activation() -> None:
    changes: dict[str, object] = {"bias": (2.65,), "bias_rule": "mean, before softplus", "elicits": "mean"}

    assert _starts("regression", "poisson_nll", activation="softplus", constant=(math.e,), **changes) == (
        (1.0,),
        "log of the mean",
    )
    assert _starts("regression", "poisson_nll", activation="exp", constant=(math.e,), **changes)[0] == (1.0,)


def test_of_outputs_that_are_always_0_there_is_a_logarithm_too() -> None:
    values, _ = _starts("regression", "neg_binomial_nll", activation="softplus", constant=(0.0, 1.0), units=2)

    assert values == (math.log(1e-12), 0.0)


def test_probabilities_start_at_the_bias_of_the_head() -> None:
    assert _starts("binary", "binary_crossentropy", bias=(-1.5,), bias_rule="log-odds") == ((-1.5,), "log-odds")


@pytest.mark.parametrize("loss", ["mse", "msle", "poisson_nll"])
def test_without_a_table_scores_start_at_0(loss: str) -> None:
    changes: dict[str, object] = {"activation": "softplus", "bias": (0.0,), "constant": (), "bias_rule": ""}

    assert _starts("regression", loss, **changes) == ((0.0,), "0, as no table says what the best constant is")


@pytest.mark.parametrize(
    ("kind", "loss", "activation", "made"),
    [
        ("regression", "mse", "linear", "linear"),
        ("regression", "mse", "softplus", "held within the range of softplus"),
        ("regression", "poisson_nll", "softplus", "exp"),
        ("regression", "gaussian_nll", "linear", "linear"),
        ("binary", "hinge", "tanh", "held within the range of tanh"),
        ("binary", "focal", "sigmoid", "sigmoid"),
        ("multiclass", "nll", "log_softmax", "log_softmax"),
    ],
)
def test_what_becomes_of_raw_scores_has_a_name(kind: str, loss: str, activation: str, made: str) -> None:
    assert output(problem(kind, loss, activation=activation)) == made
