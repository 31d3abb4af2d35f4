import ast

import pytest

from actloss.frameworks.problem import Cells, Labels, Problem, Style
from actloss.frameworks.program import Program
from actloss.frameworks.xgboost import FRAMEWORK
from problems import every_problem, problem

PROBLEMS = every_problem(FRAMEWORK)
SHARES = Labels(columns=("a", "b", "c"), cells=Cells.SHARES, classes=("a", "b", "c"))
SCALED = Labels(columns=("fill_ml",), cells=Cells.NUMBERS, scale=((500.0, 3.0),))


def snippet(posed: Problem) -> str:
    return str(Program((), FRAMEWORK.write(posed, Style.SNIPPET)))


def script(posed: Problem) -> str:
    return str(Program((), FRAMEWORK.write(posed, Style.SCRIPT)))


def part(source: str, name: str) -> str:
    """Return the source of a function."""
    node = next(node for node in ast.parse(source).body if getattr(node, "name", "") == name)
    found = ast.get_source_segment(source, node)
    assert found is not None
    return found


def names(source: str) -> list[str]:
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def test_a_snippet_with_an_objective_of_xgboost() -> None:
    assert (
        snippet(problem("binary", "binary_crossentropy", params={"pos_weight": 2.5}, bias=(-1.0,)))
        == '''\
import numpy as np
import xgboost as xgb
from scipy.special import expit

CLASSES = ["no", "yes"]
INDEX = {label.strip().casefold(): place for place, label in enumerate(CLASSES)}


def index_of(cell):
    """Return the place of a cell's class."""
    label = str(cell).strip().casefold()
    if label not in INDEX:
        raise ValueError(f"unknown class {cell!r}, expected one of {CLASSES}")
    return INDEX[label]


def encode(cells):
    """Return y_true: 0 or 1, float64 [n]."""
    return np.array([index_of(cell) for cell in cells], dtype=float)


POS_WEIGHT = 2.5

# The start: log-odds of the positive share.
START = -1.0


def train(x, y):
    """Return a model, of x float32 [n, k] and y float64 [n]."""
    model = xgb.XGBClassifier(
        objective="binary:logistic",
        base_score=expit(START),
        scale_pos_weight=POS_WEIGHT,
        n_estimators=100,
        learning_rate=0.05,
        max_depth=2,
        subsample=0.8,
        tree_method="hist",
        random_state=0,
    )
    return model.fit(x, y)


def predict(model, x):
    """Return y_pred: probabilities of CLASSES[1], float32 [n]."""
    return model.predict_proba(x)[:, 1]


def decide(y_pred):
    """Return the class of each row, as written, [n]."""
    places = (np.asarray(y_pred).ravel() > 0.5).astype(int)
    return np.array(CLASSES, dtype=object)[places]
'''
    )


def test_an_own_objective_returns_gradient_and_hessian() -> None:
    source = snippet(problem("regression", "huber", params={"delta": 1.5}))

    assert names(source) == ["encode", "huber", "objective", "train", "score", "predict"]
    assert (
        part(source, "objective")
        == '''\
def objective(y_true, raw):
    """Return gradient and hessian of each score; labels and scores come as float32."""
    _, gradient, hessian = huber(y_true, raw.astype(float), delta=DELTA)
    return gradient, hessian'''
    )
    assert """\
        objective=objective,
        base_score=START,
        # The hessian is in units of the label: no fixed threshold or penalty fits it.
        min_child_weight=0.0,
        reg_lambda=0.0,
""" in part(source, "train")


def test_an_own_objective_of_classes_has_a_score_for_each() -> None:
    source = snippet(problem("multiclass", "focal"))

    assert "categorical_focal(y_true.astype(int), raw.astype(float))" in part(source, "objective")
    assert "num_class=3,\n        min_child_weight=0.0," in part(source, "train")
    assert part(source, "predict").endswith("    raw = score(model, x)\n    return softmax(raw, axis=1)")


def test_labels_that_are_shares_have_a_column_for_each_class_already() -> None:
    source = snippet(problem("multiclass", "rps", labels=SHARES))

    assert "rps(y_true, raw.astype(float))" in part(source, "objective")
    assert "num_class" not in source


@pytest.mark.parametrize(("loss", "square"), [("gaussian_nll", "START[1]"), ("laplace_nll", "2.0 * START[1]")])
def test_a_mean_and_a_spread_are_learnt_in_units_of_the_spread(loss: str, square: str) -> None:
    source = snippet(problem("regression", loss))

    assert f"    unit = np.exp([{square}, 0.0])\n    return gradient * unit, hessian * unit" in source
    assert "num_class=2," in source
    assert "min_child_weight=20.0," in source


def test_weights_of_classes_are_those_of_rows() -> None:
    source = snippet(problem("multiclass", "nll", params={"class_weight": (1.0, 2.0, 3.0)}))

    assert "CLASS_WEIGHT = np.array([1.0, 2.0, 3.0])" in source
    assert "return model.fit(x, y, sample_weight=CLASS_WEIGHT[y])" in source


def test_a_classifier_that_might_miss_a_class_is_none() -> None:
    missing = snippet(problem("multiclass", "categorical_crossentropy", stratify=False))
    two = snippet(problem("binary", "nll", units=2, bias=(0.0, 0.0), activation="softmax"))

    for source, classes in ((missing, 3), (two, 2)):
        assert "xgb.XGBRegressor(" in source
        assert f"num_class={classes}," in source
        assert part(source, "predict").endswith("return model.predict(x)")


@pytest.mark.parametrize(
    ("kind", "loss", "changes", "line"),
    [
        ("regression", "msle", {}, "return model.fit(x, np.log1p(y))"),
        ("regression", "msle", {}, "return np.maximum(np.expm1(model.predict(x)), 0.0)"),
        ("regression", "mse", {}, "return model.predict(x)"),
        ("regression", "mse", {"labels": SCALED}, "return unscale(model.predict(x))"),
        ("regression", "huber", {}, "return score(model, x)"),
        ("regression", "poisson_nll", {}, "base_score=np.exp(START),"),
        ("regression", "poisson_nll", {}, "return model.predict(x)"),
        ("regression", "neg_binomial_nll", {}, "return np.exp(raw)"),
        ("regression", "quantile", {}, "quantile_alpha=QUANTILE,"),
        ("regression", "tweedie_deviance", {}, "tweedie_variance_power=POWER,"),
        ("regression", "pseudo_huber", {}, "huber_slope=DELTA,"),
        ("regression", "pseudo_huber", {}, "min_child_weight=0.0,  # the hessian may be far below 1 a row"),
        ("regression", "binary_crossentropy", {}, "return model.predict(x)"),
        ("binary", "hinge", {}, "return np.clip(raw, -1.0, 1.0)"),
        ("multilabel", "binary_crossentropy", {}, "return model.predict_proba(x)"),
        ("multiclass", "nll", {}, "return log_softmax(raw, axis=1)"),
        ("multiclass", "categorical_crossentropy", {}, "return model.predict_proba(x)"),
    ],
)
def test_lines_of_a_kind(kind: str, loss: str, changes: dict[str, object], line: str) -> None:
    lines = [found.strip() for found in snippet(problem(kind, loss, **changes)).splitlines()]

    assert line in lines


@pytest.mark.parametrize(
    ("kind", "loss", "comment"),
    [
        ("regression", "mae", "# The start: best constant prediction."),
        ("binary", "hinge", "# The start: the best constant prediction."),
        ("binary", "focal", "# The start: log-odds of the positive share."),
    ],
)
def test_it_says_where_training_starts(kind: str, loss: str, comment: str) -> None:
    assert comment in snippet(problem(kind, loss)).splitlines()


def test_without_a_table_the_start_is_to_be_set() -> None:
    posed = problem("binary", "binary_crossentropy", bias=(0.0,), bias_rule="", constant=(), baseline=None)

    comment = "# The start: 0, as no table says what the best constant is."
    assert f"{comment}\nSTART = 0.0\n" in snippet(posed)


def test_a_script_prints_the_baseline_the_start_and_every_tenth_round() -> None:
    source = script(problem("regression", "mae", baseline=1.5))

    assert (
        """\
model = train(x_train, y_train)
print("baseline  loss 1.5")
raw = np.full(len(y_train), START)
print(f"round   0  loss {loss(y_train, raw):.4g}")
for rounds in range(10, 101, 10):
    raw = score(model, x_train, rounds)
"""
        in source
    )
    assert part(source, "loss").endswith("return np.mean(np.abs(raw - y_true))")
    assert "score" in names(source)


def test_a_script_measures_an_own_loss_by_its_own_function() -> None:
    source = script(problem("multiclass", "rps"))

    assert part(source, "loss").endswith("return rps(y_true, raw)[0].mean()")
    assert "raw = np.tile(START, (len(y_train), 1))" in source


@pytest.mark.parametrize("name", PROBLEMS)
@pytest.mark.parametrize("style", list(Style))
def test_every_program_compiles_within_its_width_and_imports_what_it_uses(name: str, style: Style) -> None:
    source = str(Program((), FRAMEWORK.write(PROBLEMS[name], style)))
    tree = ast.parse(source)

    assert max(map(len, source.splitlines())) <= 88
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    bound = {alias.asname or alias.name for node in imports for alias in node.names}
    assert bound <= used
    assert {"np", "xgb"} & used <= bound
    assert {"encode", "train", "predict"} <= set(names(source))
