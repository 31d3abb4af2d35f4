from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.sklearn.call import laid
from actloss.frameworks.sklearn.decisions import named
from actloss.frameworks.sklearn.recipe import Recipe
from problems import problem

CLASSIFIER = "HistGradientBoostingClassifier"


def _posed(kind: str, loss: str, **changes: object) -> Problem:
    """Return a problem without a table, so that nothing depends on its rows; the loss may be one of another kind."""
    usual = {
        "binary": "binary_crossentropy",
        "multiclass": "sparse_categorical_crossentropy",
        "multilabel": "binary_crossentropy",
    }
    row = catalogue.loss(loss)
    posed = problem(kind, loss if kind in row.kinds else usual[kind], rows=0, source=None)
    return replace(posed, loss=row, **changes)  # type: ignore[arg-type]


def _recipe(posed: Problem) -> Recipe:
    recipe = named(posed)
    assert recipe is not None
    return recipe


def _model(kind: str, loss: str, **changes: object) -> str:
    return laid("", _recipe(_posed(kind, loss, **changes)).model)


def test_numbers_have_regressors() -> None:
    mean = named(problem("regression", "mse"))

    assert mean is not None
    assert mean.coding is Coding.VALUES
    assert named(problem("regression", "binary_crossentropy")) is None


@pytest.mark.parametrize(
    ("loss", "model"),
    [
        ("hinge", 'LinearSVC(loss="hinge", max_iter=10000, random_state=0)'),
        ("squared_hinge", 'LinearSVC(loss="squared_hinge", random_state=0)'),
        ("exponential", 'GradientBoostingClassifier(loss="exponential", random_state=0)'),
        ("logistic", "LogisticRegression()"),
    ],
)
def test_a_margin_loss_has_its_classifier(loss: str, model: str) -> None:
    recipe = _recipe(_posed("binary", loss, activation="linear"))

    assert laid("", recipe.model) == model
    assert recipe.coding is Coding.SIGNS
    assert recipe.asked == ("return model.decision_function(x)",)


@pytest.mark.parametrize("loss", ["modified_huber", "perceptron"])
def test_what_only_gradient_descent_trains_takes_small_steps(loss: str) -> None:
    model = _model("binary", loss)

    assert f'loss="{loss}"' in model
    assert "eta0=0.01" in model


def test_the_positive_side_of_two_classes_may_weigh_more() -> None:
    recipe = _recipe(_posed("binary", "binary_crossentropy", params={"pos_weight": 3.5}))

    assert laid("", recipe.model) == f"{CLASSIFIER}(class_weight={{0: 1.0, 1: 3.5}}, random_state=0)"
    assert recipe.coding is Coding.BITS
    assert recipe.asked == ("return model.predict_proba(x)[:, 1]",)
    assert _model("binary", "binary_crossentropy") == f"{CLASSIFIER}(random_state=0)"


@pytest.mark.parametrize("loss", ["focal", "brier", "mse"])
def test_other_losses_of_two_classes_have_no_classifier(loss: str) -> None:
    assert named(_posed("binary", loss)) is None


def test_smoothed_labels_have_no_classifier() -> None:
    assert named(_posed("binary", "binary_crossentropy", params={"label_smoothing": 0.1})) is None


def test_two_classes_with_two_units_are_classes() -> None:
    recipe = _recipe(_posed("binary", "sparse_categorical_crossentropy", units=2, activation="softmax"))

    assert recipe.coding is Coding.INDICES
    assert recipe.asked == ("return model.predict_proba(x)",)


def test_labels_have_a_classifier_each() -> None:
    recipe = _recipe(_posed("multilabel", "binary_crossentropy", params={"pos_weight": 2.0}))

    assert laid("", recipe.model).splitlines() == [
        "OneVsRestClassifier(",
        f"    {CLASSIFIER}(class_weight={{0: 1.0, 1: 2.0}}, random_state=0)",
        ")",
    ]
    assert recipe.coding is Coding.SETS
    assert recipe.shape == "probabilities of the labels, float64 [n, 4]"


def test_weights_that_balance_each_label_are_balanced_by_the_classifier() -> None:
    weights = {"params": {"pos_weight": (2.0, 3.0, 1.0, 5.0)}, "rows": 5000}
    balancing = _recipe(_posed("multilabel", "binary_crossentropy", **weights, bias=(0.0, 1e-5, -2.0, 0.0)))

    assert 'class_weight="balanced"' in laid("", balancing.model)
    assert balancing.comment == ("balanced: absent / present for each label, which is its pos_weight.",)


def test_other_weights_for_each_label_have_no_classifier() -> None:
    weights = {"pos_weight": (2.0, 3.0, 4.0, 5.0)}

    assert (
        named(_posed("multilabel", "binary_crossentropy", params=weights, rows=5000, bias=(0.0, 0.5, 0.0, 0.0))) is None
    )
    assert named(_posed("multilabel", "binary_crossentropy", params=weights, bias=(0.0,) * 4)) is None
    assert named(_posed("multilabel", "focal")) is None


def test_margins_of_labels_come_from_0_and_1() -> None:
    recipe = _recipe(_posed("multilabel", "hinge", activation="linear"))

    assert laid("", recipe.model).startswith("OneVsRestClassifier(LinearSVC(")
    assert recipe.coding is Coding.SETS
    assert recipe.asked == ("return model.decision_function(x)",)


def test_weights_of_classes_are_a_constant() -> None:
    recipe = _recipe(_posed("multiclass", "categorical_crossentropy", params={"class_weight": (1.0, 2.0, 0.5)}))

    assert [block.text for block in recipe.before] == ["CLASS_WEIGHT = [1.0, 2.0, 0.5]"]
    assert "class_weight=dict(enumerate(CLASS_WEIGHT))" in laid("", recipe.model)
    assert recipe.coding is Coding.INDICES


@pytest.mark.parametrize(
    ("activation", "asked"),
    [
        ("softmax", "return model.predict_proba(x)"),
        ("log_softmax", "return np.log(model.predict_proba(x))"),
        ("linear", "return model.decision_function(x)"),
    ],
)
def test_the_output_is_asked_for_as_the_activation_would_leave_it(activation: str, asked: str) -> None:
    recipe = _recipe(_posed("multiclass", "softmax_loss", activation=activation))

    assert recipe.asked == (asked,)


@pytest.mark.parametrize(
    ("activation", "rest", "answer"),
    [
        ("softmax", "np.zeros((len(x), len(CLASSES)))", "model.predict_proba(x)"),
        ("linear", "np.full((len(x), len(CLASSES)), -np.inf)", "np.log(model.predict_proba(x))"),
    ],
)
def test_a_class_that_a_split_may_leave_out_keeps_its_column(activation: str, rest: str, answer: str) -> None:
    source = problem("multiclass", "nll").source
    recipe = _recipe(_posed("multiclass", "softmax_loss", activation=activation, source=source, stratify=False))

    assert recipe.asked[1:] == (f"y_pred = {rest}", f"y_pred[:, model.classes_] = {answer}", "return y_pred")


def test_soft_labels_have_no_classifier() -> None:
    soft = replace(problem("multiclass", "kl_divergence").labels, cells=Cells.SHARES)

    assert named(_posed("multiclass", "kl_divergence", labels=soft)) is None
    assert named(_posed("multiclass", "rps")) is None


def test_classes_may_be_asked_for_one_by_one() -> None:
    recipe = _recipe(_posed("multiclass", "binary_crossentropy", activation="sigmoid"))

    assert recipe.model.name == "OneVsRestClassifier"
    assert recipe.coding is Coding.ROWS
    assert named(_posed("multiclass", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0)})) is None


def test_all_margins_at_once_are_crammer_and_singers() -> None:
    assert _model("multiclass", "crammer_singer") == 'LinearSVC(multi_class="crammer_singer", random_state=0)'


def test_ranks_of_classes_are_numbers() -> None:
    recipe = _recipe(_posed("multiclass", "mse", units=1, activation="linear", bias=(1.0,)))

    assert recipe.model.name == "HistGradientBoostingRegressor"
    assert recipe.coding is Coding.VALUES


def test_a_margin_is_held_where_an_advised_tanh_would_hold_it() -> None:
    for kind in ("binary", "multilabel"):
        recipe = _recipe(_posed(kind, "hinge", activation="tanh"))

        assert recipe.asked == ("return np.clip(model.decision_function(x), -1.0, 1.0)",)
        assert recipe.imports == ("import numpy as np",)


@pytest.mark.parametrize("loss", ["softmax_loss", "crammer_singer"])
def test_of_two_classes_there_is_a_score_for_each_though_the_estimator_answers_their_difference(loss: str) -> None:
    recipe = _recipe(_posed("binary", loss, units=2, activation="linear"))

    assert recipe.asked == (
        "apart = model.decision_function(x)",
        "return np.column_stack([-apart / 2, apart / 2])",
    )
    assert recipe.imports == ("import numpy as np",)
