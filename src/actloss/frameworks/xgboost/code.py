"""Code for XGBoost: labels, the model with its objective, and its predictions."""

from collections.abc import Mapping
from dataclasses import replace

from actloss.frameworks.boosting.constants import passed
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.boosting.own import function_name, source
from actloss.frameworks.boosting.program import Model, program
from actloss.frameworks.boosting.script import own_loss, predicting
from actloss.frameworks.boosting.shape import Shape, labels_shape, scores_shape, shape_of
from actloss.frameworks.boosting.trees import careful, is_small, rounds
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.scores import is_rate, is_value
from actloss.frameworks.xgboost import gaps
from actloss.frameworks.xgboost.native import by_indices, labels_of, native, told

_XGBOOST = "import xgboost as xgb"
_FEW = ("max_depth=2", "subsample=0.8")
_LINKS: Mapping[str, tuple[str, str]] = {
    "binary:logistic": ("expit({start})", "from scipy.special import expit"),
    "reg:logistic": ("expit({start})", "from scipy.special import expit"),
    "count:poisson": ("np.exp({start})", "import numpy as np"),
    "reg:gamma": ("np.exp({start})", "import numpy as np"),
    "reg:tweedie": ("np.exp({start})", "import numpy as np"),
}
"""Objective → what `base_score` is: XGBoost takes it as predictions are, and makes a raw score of it."""
_TOLD: Mapping[str, str] = {
    "reg:quantileerror": "quantile_alpha=QUANTILE,",
    "reg:pseudohubererror": "huber_slope=DELTA,",
    "reg:tweedie": "tweedie_variance_power=POWER,",
}
_CLASSIFIES = frozenset({"binary:logistic", "binary:logitraw", "binary:hinge", "multi:softprob"})
_SCORE = '''def score(model, x, rounds=0):
    """Return raw scores after so many rounds, 0 for all of them, {shape}."""
    raw = model.predict(x, output_margin=True, iteration_range=(0, rounds))
    return raw.astype(float)'''
_IN_UNITS = """    # Each score has trees of its own: in units of the spread, penalties fit the first.
    unit = np.exp([{unit}, 0.0])
    return gradient * unit, hessian * unit"""
_SMALL = "min_child_weight=0.0,  # the hessian may be far below 1 a row"
_AS_THEY_ARE = "    return gradient, hessian"
_UNITS: Mapping[str, str] = {"gaussian_nll": "START[1]", "laplace_nll": "2.0 * START[1]"}
"""Loss of a mean and a spread → logarithm of the square of the spread that training starts at."""


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program."""
    coding = labels_of(problem)
    model = Model(
        params=told(problem),
        blocks=(
            *_objective(problem),
            _trained(problem, coding),
            *_predicted(problem, script=style is Style.SCRIPT),
        ),
        loss=_loss(problem, coding),
    )
    return program(problem, coding, model, style)


def _one(problem: Problem) -> bool:
    return shape_of(problem) is Shape.ONE


def _objective(problem: Problem) -> tuple[Block, ...]:
    """Return the own objective as XGBoost calls it; nothing where XGBoost has one."""
    if native(problem):
        return ()
    labels = "y_true.astype(int)" if labels_of(problem) is Coding.INDICES else "y_true"
    arguments = [labels, "raw.astype(float)", *passed(told(problem))]
    call = called(f"    _, gradient, hessian = {function_name(by_indices(problem))}(", arguments)
    unit = _UNITS.get(problem.loss.name)
    text = f'''def objective(y_true, raw):
    """Return gradient and hessian of each score; labels and scores come as float32."""
{call}
{_IN_UNITS.format(unit=unit) if unit else _AS_THEY_ARE}'''
    return (*source(by_indices(problem)), Block(text, ("import numpy as np",) if unit else ()))


def _trained(problem: Problem, coding: Coding) -> Block:
    name = native(problem)
    estimator = "XGBClassifier" if _classifies(problem) else "XGBRegressor"
    arguments = [*_target(problem), *_penalties(problem), *_trees(problem)]
    base, imports = _LINKS.get(name, ("{start}", ""))
    if problem.labels.gaps:
        settings = [*arguments[:1], f"base_score={base.format(start='start')},", *arguments[1:]]
        block = gaps.trained(problem, coding, settings, native=bool(name))
        return replace(block, imports=(*block.imports, *filter(None, (imports,))))
    weighs = "class_weight" in problem.params and bool(name)
    labels = "np.log1p(y)" if problem.loss.name == "msle" else "y"
    fitted = f"model.fit(x, {labels}{', sample_weight=CLASS_WEIGHT[y]' if weighs else ''})"
    lines = "".join(
        f"        {argument}\n"
        for argument in [*arguments[:1], f"base_score={base.format(start='START')},", *arguments[1:]]
    )
    shape = labels_shape(problem, coding)
    text = f'''def train(x, y):
    """Return a model, of x float32 [n, k] and y {shape}."""
    model = xgb.{estimator}(
{lines}    )
    return {fitted}'''
    needed = (imports, "import numpy as np" if "np." in text else "")
    return Block(text, (_XGBOOST, *filter(None, needed)))


def _classifies(problem: Problem) -> bool:
    """Return whether the estimator is a classifier.

    It insists on every class among the rows that it is fitted to, and on one score for two classes.
    """
    if shape_of(problem) is Shape.CLASSES and (problem.units == 2 or (problem.rows > 0 and not problem.stratify)):
        return False
    return native(problem) in _CLASSIFIES


def _target(problem: Problem) -> list[str]:
    """Return the objective and its parameters."""
    name = native(problem)
    several = f"num_class={problem.units},"
    if not name:
        paired = shape_of(problem) in {Shape.CLASSES, Shape.RANKS, Shape.PAIR}
        # A raw score for each class where each row has one label.
        return ["objective=objective,", *([several] if paired and labels_of(problem) is not Coding.ROWS else [])]
    told_of = [_TOLD[name]] if name in _TOLD else []
    if name == "multi:softprob" and not _classifies(problem):
        told_of = [several]
    if "pos_weight" in problem.params and not problem.labels.gaps:
        told_of.append("scale_pos_weight=POS_WEIGHT,")
    return [f'objective="{name}",', *told_of]


def _penalties(problem: Problem) -> list[str]:
    """Return parameters for what a hessian is where it is no number of rows."""
    if native(problem):
        return [_SMALL] if native(problem) == "reg:pseudohubererror" else []
    if problem.loss.name in _UNITS:
        return ["min_child_weight=20.0,  # a spread is that of several rows"]
    if not is_value(problem):
        return [_SMALL]
    return [
        "# The hessian is in units of the label: no fixed threshold or penalty fits it.",
        "min_child_weight=0.0,",
        "reg_lambda=0.0,",
    ]


def _trees(problem: Problem) -> list[str]:
    shape = careful(problem, *_FEW) if is_small(problem) else [*careful(problem), "max_depth=4"]
    settings = (f"n_estimators={rounds(problem)}", *shape, 'tree_method="hist"', "random_state=0")
    return [f"{setting}," for setting in settings]


def _predicted(problem: Problem, *, script: bool) -> tuple[Block, ...]:
    """Return ``predict``, and ``score`` where it or the script needs it."""
    if problem.labels.gaps:
        return gaps.scored(problem), predicting(problem)
    method = _method(problem)
    score = Block(_SCORE.format(shape=scores_shape(problem)))
    if not method:
        return score, predicting(problem)
    predict = predicting(problem, method, numbers="float32", final=not is_value(problem))
    return (score, predict) if script else (predict,)


def _method(problem: Problem) -> str:
    """Return the estimator's method whose answer is the prediction; empty where raw scores are needed for it."""
    name = native(problem)
    if name in {"binary:logistic", "multi:softprob"} and _classifies(problem):
        single = "[:, 1]" if _one(problem) else ""
        joint = name == "binary:logistic" or problem.activation == "softmax"
        return f"model.predict_proba(x){single}" if joint else ""
    linked = name == "reg:logistic" or (name == "multi:softprob" and problem.activation == "softmax")
    direct = linked or (name and (is_value(problem) or is_rate(problem)))
    return "model.predict(x)" if direct else ""


def _loss(problem: Problem, coding: Coding) -> Block:
    if native(problem):
        return measured(problem, coding, told(problem))
    return own_loss(by_indices(problem), passed(told(problem)))
