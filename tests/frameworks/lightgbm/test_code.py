from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.lightgbm import FRAMEWORK
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
    """Return a function of a program."""
    return next(block.text for block in FRAMEWORK.write(posed, style) if block.text.startswith(f"def {name}("))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", PROBLEMS)
def test_every_program_compiles_and_fits_the_width(name: str, style: Style) -> None:
    source = program(PROBLEMS[name], style)
    compile(source, name, "exec")
    assert max(map(len, source.splitlines())) <= WIDTH


def test_a_native_objective_starts_by_itself() -> None:
    posed = problem("binary", "binary_crossentropy", params={"pos_weight": 2.5})
    assert (
        part(posed, "train")
        == '''def train(x, y):
    """Return a model, of x float32 [n, k] and y float64 [n]."""
    model = LGBMClassifier(
        objective="binary",
        class_weight={0: 1.0, 1: POS_WEIGHT},
        n_estimators=100,
        learning_rate=0.05,
        num_leaves=3,
        random_state=0,
        verbosity=-1,
    )
    return model.fit(x, y)'''
    )
    assert part(posed, "score").endswith("    return model.predict(x, raw_score=True, num_iteration=rounds)")
    assert "POS_WEIGHT = 2.5\n" in program(posed)
    assert "START" not in program(posed)


def test_a_script_says_where_it_starts() -> None:
    assert ("# The start: best constant prediction; LightGBM begins there by itself.\nSTART = 499.93825\n") in program(
        problem("regression", "mse"), Style.SCRIPT
    )


def test_trees_of_many_rows_may_be_larger() -> None:
    assert "num_leaves" not in program(replace(problem("regression", "mse"), rows=5000))


def test_huber_starts_where_it_is_told() -> None:
    posed = problem("regression", "huber", params={"delta": 1.5})
    assert "        alpha=DELTA,\n" in part(posed, "train")
    assert part(posed, "train").endswith("    return model.fit(x, y, init_score=np.full(len(y), START))")
    assert part(posed, "score").endswith(
        "    # init_score is no part of the model.\n"
        "    return START + model.predict(x, raw_score=True, num_iteration=rounds)"
    )


def test_labels_between_0_and_1_take_cross_entropy() -> None:
    share = part(problem("regression", "binary_crossentropy"), "train")
    smoothed = part(problem("binary", "binary_crossentropy", params={"label_smoothing": 0.1}), "train")
    assert 'LGBMRegressor(\n        objective="cross_entropy",' in share
    assert "y = y * (1.0 - LABEL_SMOOTHING) + 0.5 * LABEL_SMOOTHING" in smoothed


def test_several_labels_have_a_model_each_with_its_weight() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.0)})
    assert "    for label, weight in zip(y.T, POS_WEIGHT, strict=True):\n" in part(posed, "train")
    assert "            class_weight={0: 1.0, 1: weight},\n" in part(posed, "train")
    assert part(posed, "score").endswith(
        "    columns = [one.predict(x, raw_score=True, num_iteration=rounds) for one in model]\n"
        "    return np.column_stack(columns)"
    )


def test_several_outputs_start_where_each_is_told() -> None:
    posed = problem("regression", "huber", units=2, bias=(1.0, 2.0), constant=(1.0, 2.0))
    assert "    for label, start in zip(y.T, START, strict=True):\n" in part(posed, "train")
    assert "        model.fit(x, label, init_score=np.full(len(label), start))\n" in part(posed, "train")


def test_two_classes_with_a_score_each_are_told_to_be_two() -> None:
    two = replace(
        problem("binary", "binary_crossentropy", units=2, activation="softmax"),
        loss=catalogue.loss("sparse_categorical_crossentropy"),
    )
    assert '        objective="multiclass",\n        num_class=2,\n' in part(two, "train")


def test_classes_are_weighed() -> None:
    posed = problem("multiclass", "nll", params={"class_weight": (1.0, 2.0, 0.5)})
    assert "        class_weight=dict(enumerate(CLASS_WEIGHT)),\n" in part(posed, "train")


def test_distributions_are_given_once_a_class() -> None:
    posed = problem("multiclass", "categorical_crossentropy")
    soft = part(of_shares(posed), "train")
    assert soft.endswith("    return model.fit(rows, labels, sample_weight=shares.ravel())")


def test_a_sigmoid_for_each_class_of_shares_takes_cross_entropy() -> None:
    posed = replace(problem("multiclass", "nll", activation="sigmoid"), loss=catalogue.loss("binary_crossentropy"))
    assert 'objective="binary"' in part(posed, "train")
    assert 'objective="cross_entropy"' in part(of_shares(posed), "train")


def test_steps_between_classes_have_a_model_each() -> None:
    assert "        model.fit(x, (y > step).astype(int))\n" in part(problem("multiclass", "coral"), "train")
    assert "        model.fit(x[reached], (y[reached] > step).astype(int))\n" in part(
        problem("multiclass", "corn"), "train"
    )


def test_an_own_objective_begins_at_init_score() -> None:
    posed = problem("regression", "cauchy", params={"c": 3.0})
    assert (
        part(posed, "objective")
        == '''def objective(y_true, raw):
    """Return gradient and hessian by raw scores, which begin at init_score."""
    _, gradient, hessian = cauchy(y_true, raw, c=C)
    return gradient, hessian'''
    )
    assert "        min_child_weight=0.0,\n" in part(posed, "train")
    assert part(posed, "train").endswith("    return model.fit(x, y, init_score=np.full(len(y), START))")
    assert part(posed, "loss", Style.SCRIPT).endswith("    return cauchy(y_true, raw, c=C)[0].mean()")


def test_an_own_objective_of_classes_has_a_score_for_each() -> None:
    posed = problem("multiclass", "rps")
    assert "rps(y_true.astype(int), raw)" in part(posed, "objective")
    assert '        num_class=3,\n        metric="None",\n' in part(posed, "train")
    assert part(posed, "train").endswith("    return model.fit(x, y, init_score=np.tile(START, (len(y), 1)))")


def test_an_own_objective_of_a_pair_has_two_scores() -> None:
    train = part(problem("regression", "laplace_nll"), "train")
    assert "        num_class=2,\n" in train
    assert "        min_child_weight=0.0,\n" in train


def test_an_own_objective_of_columns_has_a_model_for_each() -> None:
    train = part(problem("multilabel", "brier"), "train")
    assert "    for label, start in zip(y.T, START, strict=True):\n" in train
    assert "num_class" not in train


@pytest.mark.parametrize(
    ("loss", "params", "call"),
    [("dice", {}, "dice(y, raw)"), ("focal", {"alpha": (0.1, 0.2, 0.3, 0.4)}, "focal(y, raw, alpha=ALPHA)")],
)
def test_an_objective_that_sees_all_labels_holds_them(loss: str, params: dict[str, object], call: str) -> None:
    posed = problem("multilabel", loss, params=params)
    assert part(posed, "train").startswith(f'''def train(x, y):
    """Return a model, of x float32 [n, k] and y float64 [n, L]."""

    # LightGBM holds one label a row; the objective holds them all.
    def objective(_, raw):
        _, gradient, hessian = {call}
        return gradient, hessian

    model = LGBMRegressor(
        objective=objective,
        num_class=4,
        metric="None",
''')
    assert part(posed, "score").endswith("return START + model.predict(x, raw_score=True, num_iteration=rounds)")


def test_without_a_table_scores_start_at_0() -> None:
    posed = replace(problem("regression", "cauchy"), bias=(0.0,), bias_rule="", constant=(), rows=0)
    assert "# The start: 0, as no table says what the best constant is.\nSTART = 0.0\n" in program(posed)


@pytest.mark.parametrize("loss", ["poisson_nll", "tweedie_deviance"])
def test_an_output_of_nothing_but_zeros_takes_an_own_objective_as_lightgbm_s_refuses_it(loss: str) -> None:
    two: dict[str, object] = {"units": 2, "bias": (1.0, -27.6)}

    assert "objective=objective" in program(problem("regression", loss, constant=(2.7, 0.0), **two))
    assert "objective=objective" not in program(problem("regression", loss, constant=(2.7, 0.1), **two))
