from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.errors import OptionError
from actloss.frameworks.catboost import FRAMEWORK
from actloss.frameworks.problem import Cells, Labels, Problem, Style
from actloss.frameworks.program import WIDTH, Program
from problems import every_problem, problem

PROBLEMS = every_problem(FRAMEWORK)


def program(posed: Problem, style: Style = Style.SNIPPET) -> str:
    return str(Program((), FRAMEWORK.write(posed, style)))


def of_shares(posed: Problem) -> Problem:
    """Return a problem whose labels are distributions over its classes."""
    names = ("a", "b", "c")
    return replace(posed, labels=Labels(cells=Cells.SHARES, columns=names, classes=names))


def part(posed: Problem, name: str, style: Style = Style.SNIPPET) -> str:
    """Return a function or a class of a program."""
    starts = (f"def {name}(", f"class {name}")
    return next(block.text for block in FRAMEWORK.write(posed, style) if block.text.startswith(starts))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", PROBLEMS)
def test_every_program_compiles_and_fits_the_width(name: str, style: Style) -> None:
    source = program(PROBLEMS[name], style)
    compile(source, name, "exec")
    assert max(map(len, source.splitlines())) <= WIDTH


def test_a_loss_function_that_finds_its_start_is_left_to_it() -> None:
    posed = problem("binary", "binary_crossentropy", params={"pos_weight": 2.5})
    assert (
        part(posed, "train")
        == '''def train(x, y):
    """Return a model, of x float32 [n, k] and y float64 [n]."""
    model = CatBoostClassifier(
        loss_function="Logloss",
        scale_pos_weight=POS_WEIGHT,
        boost_from_average=True,
        iterations=100,
        learning_rate=0.05,
        depth=3,
        random_seed=0,
        allow_writing_files=False,
        verbose=False,
    )
    model.fit(x, y)
    return model'''
    )
    assert part(posed, "score").endswith(
        '    return model.predict(x, prediction_type="RawFormulaVal", ntree_end=rounds)'
    )
    assert "START" not in program(posed)


def test_a_script_says_where_it_starts() -> None:
    assert ("# The start: best constant prediction; CatBoost begins there by itself.\nSTART = 499.93825\n") in program(
        problem("regression", "mse"), Style.SCRIPT
    )


def test_trees_of_many_rows_may_be_larger() -> None:
    assert "depth" not in program(replace(problem("regression", "mse"), rows=5000))


@pytest.mark.parametrize(
    ("loss", "params", "function"),
    [
        ("huber", {"delta": 1.5}, 'f"Huber:delta={DELTA}"'),
        ("expectile", {}, 'f"Expectile:alpha={QUANTILE}"'),
        ("tweedie_deviance", {}, 'f"Tweedie:variance_power={POWER}"'),
        ("log_cosh", {}, '"LogCosh"'),
    ],
)
def test_another_starts_at_a_baseline_that_the_model_is_told(
    loss: str, params: dict[str, object], function: str
) -> None:
    train = part(problem("regression", loss, params=params), "train")
    assert f"        loss_function={function},\n" in train
    assert train.endswith(
        "    model.fit(x, y, baseline=np.full(len(y), START))\n"
        "    # The start is no part of the model until it is told.\n"
        "    model.set_scale_and_bias(1.0, START)\n"
        "    return model"
    )


def test_classes_start_at_a_score_each() -> None:
    train = part(problem("multiclass", "nll", params={"class_weight": (1.0, 2.0, 0.5)}), "train")
    assert '        loss_function="MultiClass",\n        class_weights=list(CLASS_WEIGHT),\n' in train
    assert "    model.fit(x, y, baseline=np.tile(START, (len(y), 1)))\n" in train
    assert "    model.set_scale_and_bias(1.0, START.tolist())\n" in train


def test_distributions_are_given_once_a_class() -> None:
    posed = problem("multiclass", "categorical_crossentropy")
    soft = part(of_shares(posed), "train")
    assert "sample_weight=shares.ravel()" in soft


def test_labels_between_0_and_1_take_cross_entropy() -> None:
    share = part(problem("regression", "binary_crossentropy"), "train")
    assert '        loss_function="CrossEntropy",\n        boost_from_average=True,\n' in share


def test_several_labels_have_a_model_each_with_its_weight() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.0)})
    train = part(posed, "train")
    assert "    for label, weight in zip(y.T, POS_WEIGHT, strict=True):\n" in train
    assert "            scale_pos_weight=weight,\n" in train
    assert "            allow_const_label=True,\n" in train
    assert part(posed, "score").endswith(
        "    columns = [\n"
        '        one.predict(x, prediction_type="RawFormulaVal", ntree_end=rounds)\n'
        "        for one in model\n"
        "    ]\n"
        "    return np.column_stack(columns)"
    )


def test_several_outputs_of_squared_errors_share_a_model() -> None:
    two: dict[str, object] = {"units": 2, "bias": (1.0, 2.0), "constant": (1.0, 2.0)}
    assert 'loss_function="MultiRMSE"' in part(problem("regression", "mse", **two), "train")
    # One of them may be the same in all rows.
    assert "allow_const_label=True" in part(problem("regression", "mse", **two), "train")
    assert "    model.fit(x, np.log1p(y))\n" in part(problem("regression", "msle", **two), "train")
    huber = part(problem("regression", "huber", **two), "train")
    assert "    for label, start in zip(y.T, START, strict=True):\n" in huber
    assert "        model.set_scale_and_bias(1.0, start)\n" in huber


def test_the_logarithm_of_a_deviation_becomes_that_of_a_variance() -> None:
    assert part(problem("regression", "gaussian_nll"), "score").endswith(
        '    raw = model.predict(x, prediction_type="RawFormulaVal", ntree_end=rounds)\n'
        "    return raw * np.array([1.0, 2.0])  # of log deviation, log variance"
    )


def test_focal_is_told_both_of_its_numbers() -> None:
    assert 'f"Focal:focal_alpha=0.5;focal_gamma={GAMMA}"' in part(problem("binary", "focal"), "train")
    weighed = problem("binary", "focal", params={"alpha": 0.25})
    assert 'f"Focal:focal_alpha={ALPHA};focal_gamma={GAMMA}"' in part(weighed, "train")


def test_a_focal_loss_without_focus_is_an_own_one() -> None:
    assert "focal(np.asarray(y_true), np.asarray(raw), gamma=GAMMA)" in part(
        problem("binary", "focal", params={"gamma": 0.0}), "Objective"
    )


def test_steps_between_classes_have_a_model_each() -> None:
    train = part(problem("multiclass", "corn"), "train")
    assert "        model.fit(x[reached], (y[reached] > step).astype(int))\n" in train


def test_an_own_objective_climbs_from_the_baseline() -> None:
    posed = problem("regression", "cauchy", params={"c": 3.0})
    assert part(posed, "Objective").endswith("""
    def calc_ders_range(self, raw, y_true, weights):
        _, gradient, hessian = cauchy(np.asarray(y_true), np.asarray(raw), c=C)
        return np.column_stack([-gradient, -hessian])""")
    train = part(posed, "train")
    assert '        loss_function=Objective(),\n        eval_metric="RMSE",\n' in train
    assert "        l2_leaf_reg=0.0,\n" in train
    assert "    model.fit(x, y, baseline=np.full(len(y), START))\n" in train
    assert part(posed, "loss", Style.SCRIPT).endswith("    return cauchy(y_true, raw, c=C)[0].mean()")


def test_an_own_objective_of_classes_gets_the_label_once_a_score() -> None:
    posed = problem("multiclass", "rps")
    assert part(posed, "Objective").endswith("""
    def calc_ders_multi(self, raw, y_true, weight):
        label = np.asarray(y_true[:1], dtype=int)
        scores = START + np.asarray(raw)[np.newaxis]
        _, gradient, hessian = rps(label, scores)
        return -gradient[0], np.diag(-hessian[0])""")
    assert part(posed, "train").endswith("""
    # There are as many scores as columns of labels: the label is in each.
    model.fit(x, np.tile(y[:, np.newaxis], 3))
    # The start is no part of the model until it is told.
    model.set_scale_and_bias(1.0, START.tolist())
    return model""")


def test_an_own_objective_of_a_pair_gets_the_label_twice() -> None:
    posed = problem("regression", "laplace_nll")
    assert "label = np.asarray(y_true[:1])\n" in part(posed, "Objective")
    assert "    model.fit(x, np.tile(y[:, np.newaxis], 2))\n" in part(posed, "train")


def test_an_own_objective_of_columns_has_a_model_for_each() -> None:
    posed = problem("multilabel", "brier")
    assert "def calc_ders_range" in part(posed, "Objective")
    assert "    for label, start in zip(y.T, START, strict=True):\n" in part(posed, "train")


def test_numbers_for_each_label_need_one_objective_for_all() -> None:
    posed = problem("multilabel", "focal", params={"alpha": (0.1, 0.2, 0.3, 0.4)})
    assert "label = np.asarray(y_true)[np.newaxis]\n" in part(posed, "Objective")
    assert "    model.fit(x, y)\n" in part(posed, "train")
    assert "columns" not in part(posed, "score")


def test_several_exclusive_classes_take_a_focal_loss_of_their_own() -> None:
    assert "categorical_focal(label, scores)" in part(problem("multiclass", "focal"), "Objective")


def test_a_sigmoid_for_each_class_is_a_model_for_each() -> None:
    posed = replace(problem("multiclass", "nll", activation="sigmoid"), loss=catalogue.loss("binary_crossentropy"))
    assert 'loss_function="Logloss"' in part(posed, "train")


def test_without_a_table_scores_start_at_0() -> None:
    posed = replace(problem("regression", "cauchy"), bias=(0.0,), bias_rule="", constant=(), rows=0)
    assert "# The start: 0, as no table says what the best constant is.\nSTART = 0.0\n" in program(posed)


def test_a_table_of_nothing_but_the_label_is_refused_in_words_which_catboost_would_do_in_training() -> None:
    posed = problem("regression", "mse")
    assert posed.source is not None
    alone = replace(posed, source=replace(posed.source, columns=posed.labels.columns))

    with pytest.raises(OptionError, match="holds nothing but the label"):
        program(alone, Style.SCRIPT)
    assert "def train" in program(alone)
