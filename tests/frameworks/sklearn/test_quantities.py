from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.sklearn.call import laid
from actloss.frameworks.sklearn.quantities import MANY_ROWS, quantity
from actloss.frameworks.sklearn.recipe import Recipe
from problems import problem


def _posed(loss: str, **changes: object) -> Problem:
    """Return a problem without a table, so that nothing depends on its rows."""
    return problem("regression", loss, **({"rows": 0, "spread": 1.0, "activation": "linear"} | changes))


def _recipe(posed: Problem) -> Recipe:
    recipe = quantity(posed)
    assert recipe is not None
    return recipe


def _model(loss: str, **changes: object) -> str:
    return laid("", _recipe(_posed(loss, **changes)).model)


TREES = "HistGradientBoostingRegressor"


@pytest.mark.parametrize(
    ("loss", "model"),
    [
        ("mse", f'{TREES}(loss="squared_error", random_state=0)'),
        ("l2", f'{TREES}(loss="squared_error", random_state=0)'),
        ("mae", f'{TREES}(loss="absolute_error", random_state=0)'),
        ("mape", f'{TREES}(loss="absolute_error", random_state=0)'),
        ("quantile", f'{TREES}(loss="quantile", quantile=0.5, random_state=0)'),
        ("poisson_nll", f'{TREES}(loss="poisson", random_state=0)'),
        ("poisson_deviance", f'{TREES}(loss="poisson", random_state=0)'),
        ("gamma_nll", f'{TREES}(loss="gamma", random_state=0)'),
        ("gamma_deviance", f'{TREES}(loss="gamma", random_state=0)'),
        ("tweedie_deviance", 'TweedieRegressor(power=1.5, link="log", alpha=0.0001, max_iter=1000)'),
        ("epsilon_insensitive", "SVR(epsilon=0.1)"),
    ],
)
def test_a_loss_has_its_estimator(loss: str, model: str) -> None:
    assert _model(loss) == model


def test_a_loss_without_an_estimator_has_none() -> None:
    assert quantity(_posed("log_cosh")) is None


def test_a_parameter_of_the_problem_is_given() -> None:
    assert "quantile=0.9," in _model("quantile", params={"quantile": 0.9})
    assert "power=1.2," in _model("tweedie_deviance", params={"power": 1.2})


def test_msle_is_the_squared_error_of_logarithms() -> None:
    assert _model("msle").splitlines() == [
        "TransformedTargetRegressor(",
        f'    {TREES}(loss="squared_error", random_state=0),',
        "    func=np.log1p,",
        "    inverse_func=np.expm1,",
        ")",
    ]


def test_huber_is_descended_in_spreads_of_the_labels() -> None:
    recipe = _recipe(_posed("huber", params={"delta": 6.0}, spread=3.0, bias=(500.0,)))

    assert laid("", recipe.model).splitlines() == [
        "TransformedTargetRegressor(",
        '    SGDRegressor(loss="huber", epsilon=2.0, learning_rate="adaptive", random_state=0),',
        "    func=in_spreads,",
        "    inverse_func=in_units,",
        ")",
    ]
    assert [block.text for block in recipe.before] == [
        "CENTRE = 500.0\nSPREAD = 3.0",
        "def in_spreads(y):\n    return (y - CENTRE) / SPREAD",
        "def in_units(y):\n    return y * SPREAD + CENTRE",
    ]
    assert recipe.comment == ("epsilon is delta in spreads: gradient descent needs labels of order 1.",)


def test_steps_follow_a_small_delta_which_bounds_the_gradient() -> None:
    recipe = _recipe(_posed("smooth_l1", params={"beta": 0.5}))

    assert laid("", recipe.model).splitlines()[1:-1] == [
        '    loss="huber",',
        "    epsilon=0.5,",
        '    learning_rate="adaptive",',
        "    eta0=0.02,",
        "    tol=0.0005,",
        "    random_state=0,",
    ]
    assert recipe.before == ()
    assert recipe.comment == (
        "smooth_l1 is Huber's loss divided by beta.",
        "eta0 and tol follow epsilon, beyond which the gradient does not grow.",
    )


def test_several_outputs_have_an_estimator_each() -> None:
    several = {"units": 2, "bias": (1.0, 2.0), "spread": 4.0}
    recipe = _recipe(_posed("squared_epsilon_insensitive", **several))

    assert _model("mae", **several) == (f'MultiOutputRegressor(\n    {TREES}(loss="absolute_error", random_state=0)\n)')
    assert recipe.model.name == "TransformedTargetRegressor"
    assert recipe.before[0].text == "CENTRE = np.array([1.0, 2.0])\nSPREAD = 4.0"
    assert recipe.before[0].imports == ("import numpy as np",)
    assert recipe.shape == "predictions in the label's unit, float64 [n, 2]"


def test_the_penalty_of_a_kernel_machine_is_weighed_in_the_unit_of_the_label() -> None:
    recipe = _recipe(_posed("epsilon_insensitive", spread=250.0))

    assert laid("", recipe.model) == "SVR(C=250.0, epsilon=0.1)"
    assert recipe.comment == ("C is in the label's unit, here one standard deviation.",)


def test_a_table_too_large_for_a_kernel_machine_is_descended() -> None:
    model = _model("epsilon_insensitive", rows=MANY_ROWS + 1)

    assert model.startswith("SGDRegressor(")
    assert "eta0" not in model


@pytest.mark.parametrize(
    ("loss", "activation", "asked"),
    [
        ("mse", "linear", "return model.predict(x)"),
        ("mse", "softplus", "return np.maximum(model.predict(x), 0.0)"),
        ("mse", "relu", "return np.maximum(model.predict(x), 0.0)"),
        ("mse", "sigmoid", "return np.clip(model.predict(x), 0.0, 1.0)"),
        ("mse", "tanh", "return np.clip(model.predict(x), -1.0, 1.0)"),
        ("poisson_nll", "exp", "return model.predict(x)"),
    ],
)
def test_a_prediction_is_held_where_the_activation_would_hold_it(loss: str, activation: str, asked: str) -> None:
    recipe = _recipe(_posed(loss, activation=activation))

    assert recipe.asked == (asked,)
    assert recipe.imports == (("import numpy as np",) if "np." in asked else ())


def test_relative_errors_weigh_the_rows() -> None:
    assert _recipe(_posed("mape")).weights.format(y="y_true") == "1 / np.abs(y_true)"
    assert _recipe(_posed("mae")).weights == ""


def test_scaled_labels_need_no_spread() -> None:
    labels = Labels(columns=("y",), cells=Cells.NUMBERS, scale=((5.0, 2.0),))
    posed = replace(_posed("huber"), labels=labels, loss=catalogue.loss("huber"))

    assert laid("", _recipe(posed).model).startswith("SGDRegressor(")


@pytest.mark.parametrize("loss", ["poisson_nll", "poisson_deviance", "tweedie_deviance"])
def test_an_output_of_nothing_but_zeros_has_no_estimator_which_would_refuse_it(loss: str) -> None:
    assert quantity(_posed(loss, units=2, constant=(3.0, 0.0))) is None
    assert quantity(_posed(loss, units=2, constant=(3.0, 0.5))) is not None
