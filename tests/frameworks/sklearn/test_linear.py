import math
from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem
from actloss.frameworks.sklearn.call import laid
from actloss.frameworks.sklearn.linear import MANY_ROWS, linear
from problems import problem


def _model(posed: Problem) -> str:
    """Return the linear model, without the splines before it."""
    return laid("", linear(replace(posed, rows=MANY_ROWS + 1)).model)


def _source(posed: Problem) -> str:
    return "\n".join(block.text for block in linear(posed).before)


def test_it_brings_the_loss_and_the_estimator() -> None:
    recipe = linear(problem("binary", "focal"))
    text = "\n".join(block.text for block in recipe.before)

    assert recipe.own
    assert text.index("def focal(") < text.index("class LinearModel(")


def test_each_feature_has_a_curve_unless_the_table_is_very_large() -> None:
    small, large = (linear(problem("binary", "focal", rows=rows)) for rows in (MANY_ROWS, MANY_ROWS + 1))

    assert laid("", small.model).startswith("make_pipeline(SplineTransformer(), LinearModel(focal, ")
    assert small.comment == ("Through splines, a curve of each feature takes the place of a line.",)
    assert laid("", large.model).startswith("LinearModel(focal, ")
    assert large.comment == ()


def test_one_unit_starts_at_a_number() -> None:
    posed = problem("regression", "log_cosh", bias=(500.0,), spread=3.0)

    assert _model(posed) == "LinearModel(log_cosh, start=500.0, spread=3.0)"


def test_several_units_start_at_a_constant_with_its_reason() -> None:
    posed = problem("multiclass", "rps", bias=(0.1, 0.2, 0.3))

    assert _model(posed) == "LinearModel(rps, start=START)"
    assert "# The start: log of the class shares.\nSTART = [0.1, 0.2, 0.3]" in _source(posed)


def test_parameters_are_given_to_the_loss() -> None:
    number = problem("regression", "cauchy", params={"c": 4.0}, bias=(0.0,), spread=1.0)
    weights = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.0)})

    assert _model(number) == "LinearModel(partial(cauchy, c=4.0), start=0.0)"
    assert _model(weights) == "LinearModel(partial(binary_crossentropy, pos_weight=POS_WEIGHT), start=START)"
    assert "POS_WEIGHT = np.array([1.0, 2.0, 3.0, 4.0])" in _source(weights)


def test_the_steps_of_coral_share_their_weights() -> None:
    assert _model(problem("multiclass", "coral")) == "LinearModel(coral, start=START, shared=True)"


def test_only_the_first_of_a_pair_is_in_the_unit_of_the_label() -> None:
    posed = problem("regression", "gaussian_nll", spread=3.0)

    assert _model(posed) == "LinearModel(gaussian_nll, start=START, spread=[3.0, 1.0])"


@pytest.mark.parametrize("kind", ["binary", "multilabel"])
def test_a_squared_error_of_probabilities_is_briers(kind: str) -> None:
    posed = replace(problem(kind, "brier"), loss=catalogue.loss("mse"))

    assert _model(posed).startswith("LinearModel(brier, ")
    assert linear(posed).coding is (Coding.BITS if kind == "binary" else Coding.SETS)


def test_of_classes_the_functions_for_classes_are_taken() -> None:
    assert _model(problem("multiclass", "focal")).startswith("LinearModel(categorical_focal, ")
    assert _model(problem("binary", "brier", units=2, activation="softmax")).startswith(
        "LinearModel(categorical_brier, "
    )


@pytest.mark.parametrize(
    ("kind", "loss", "changes", "asked"),
    [
        ("regression", "welsch", {"activation": "linear"}, "return model.decision_function(x)"),
        ("regression", "smape", {"activation": "relu"}, "return np.maximum(model.decision_function(x), 0.0)"),
        ("regression", "neg_binomial_nll", {"activation": "softplus"}, "return np.exp(model.decision_function(x))"),
        ("regression", "binary_crossentropy", {}, "return expit(model.decision_function(x))"),
        ("multilabel", "dice", {}, "return expit(model.decision_function(x))"),
        ("multiclass", "rps", {}, "return softmax(model.decision_function(x), axis=1)"),
        ("multiclass", "weston_watkins", {}, "return model.decision_function(x)"),
        ("multiclass", "coral", {}, "return expit(model.decision_function(x))"),
        ("multiclass", "corn", {}, "return np.cumprod(expit(model.decision_function(x)), axis=1)"),
        ("regression", "laplace_nll", {}, "return np.column_stack([raw[:, 0], np.exp(raw[:, 1])])"),
        ("regression", "zip_nll", {}, "return np.column_stack([expit(raw[:, 0]), np.exp(raw[:, 1])])"),
    ],
)
def test_predictions_come_after_the_activation(kind: str, loss: str, changes: dict[str, object], asked: str) -> None:
    recipe = linear(problem(kind, loss, **changes))
    names = {line.split()[-1] for line in recipe.imports}

    assert recipe.asked[-1] == asked
    assert names == {name for name in ("expit", "softmax") if name in asked} | ({"np"} if "np." in asked else set())


@pytest.mark.parametrize(
    ("kind", "loss", "shape"),
    [
        ("regression", "cauchy", "predictions in the label's unit, float64 [n]"),
        ("regression", "gaussian_nll", "mean and variance, float64 [n, 2]"),
        ("binary", "focal", "probabilities of CLASSES[1], float64 [n]"),
        ("multiclass", "weston_watkins", "scores, float64 [n, 3]"),
        ("multiclass", "corn", "probabilities of a class above each step, float64 [n, 2]"),
    ],
)
def test_it_says_what_a_prediction_is(kind: str, loss: str, shape: str) -> None:
    assert linear(problem(kind, loss)).shape == shape


def test_the_start_is_on_the_raw_scale_whatever_the_activation() -> None:
    rate = problem("regression", "neg_binomial_nll", activation="softplus", bias=(9.9,), constant=(math.e,))
    value = problem("regression", "smape", activation="softplus", bias=(9.9,), constant=(4.0,), spread=1.0)

    assert _model(rate) == "LinearModel(neg_binomial_nll, start=1.0)"
    assert _model(value) == "LinearModel(smape, start=4.0)"


def test_an_output_that_is_always_0_has_a_start_too() -> None:
    posed = problem("regression", "neg_binomial_nll", activation="softplus", constant=(1.0, 0.0), units=2)

    assert "# The start: log of the mean.\nSTART = [0.0, -27.63102112]" in _source(posed)


def test_without_a_table_it_starts_at_0() -> None:
    nothing: dict[str, object] = {"activation": "softplus", "constant": (), "spread": 1.0, "bias_rule": ""}

    for loss in ("neg_binomial_nll", "smape"):
        assert _model(problem("regression", loss, bias=(0.0,), **nothing)) == f"LinearModel({loss}, start=0.0)"
    assert "START = [0.0, 0.0]" in _source(problem("regression", "gaussian_nll", bias=(0.0, 0.0), **nothing))


def test_a_loss_without_a_gradient_is_refused() -> None:
    with pytest.raises(KeyError):
        linear(problem("multilabel", "hamming"))
