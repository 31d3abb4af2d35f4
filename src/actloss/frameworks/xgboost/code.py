"""Code for XGBoost: labels, the model with its objective, and its predictions."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.boosting.constants import named, passed, started
from actloss.frameworks.boosting.link import is_rate, is_value, prediction, start
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.boosting.own import function_name, source
from actloss.frameworks.boosting.script import finish, own_loss
from actloss.frameworks.boosting.shape import Shape, labels_shape, scores_shape, shape_of
from actloss.frameworks.boosting.written import defined
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.layout import called
from actloss.frameworks.objectives import OBJECTIVES
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading
from actloss.frameworks.xgboost.native import by_indices, labels_of, native, told

_XGBOOST = "import xgboost as xgb"
_TREES = (
    "n_estimators=100,",
    "learning_rate=0.1,",
    "max_depth=4,",
    'tree_method="hist",',
    "random_state=0,",
)
_LINKS: Mapping[str, tuple[str, str]] = {
    "binary:logistic": ("expit(START)", "from scipy.special import expit"),
    "reg:logistic": ("expit(START)", "from scipy.special import expit"),
    "count:poisson": ("np.exp(START)", "import numpy as np"),
    "reg:gamma": ("np.exp(START)", "import numpy as np"),
    "reg:tweedie": ("np.exp(START)", "import numpy as np"),
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
_IN_LABELS = frozenset({"values", "robust"})
"""Files of objectives whose hessian is in units of the label."""


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program."""
    coding = labels_of(problem)
    script = style is Style.SCRIPT
    return (
        *(reading(problem, coding) if script else encoding(problem.labels, coding)),
        *named(told(problem)),
        _started(problem),
        *_objective(problem),
        _trained(problem, coding),
        *_predicted(problem, script=script),
        *deciding(problem, coding),
        *((_loss(problem, coding), *finish(problem, coding)) if script else ()),
    )


def _started(problem: Problem) -> Block:
    what = problem.bias_rule or "set it to the raw score of the best constant prediction"
    values = is_value(problem) or problem.loss.scales[0] is Scale.MARGIN
    if problem.constant and values:
        what = f"{problem.elicits}, the best constant prediction" if is_value(problem) else "best constant score"
    return started(start(problem), one=_one(problem), comment=f"Where training starts: {what}.")


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
    arguments = [*_target(problem), *_penalties(problem), *_TREES]
    base, imports = _LINKS.get(name, ("START", ""))
    weighs = "class_weight" in problem.params and bool(name)
    labels = "np.log1p(y_true)" if problem.loss.name == "msle" else "y_true"
    fitted = f"model.fit(x, {labels}{', sample_weight=CLASS_WEIGHT[y_true]' if weighs else ''})"
    lines = "".join(f"        {argument}\n" for argument in [*arguments[:1], f"base_score={base},", *arguments[1:]])
    shape = labels_shape(problem, coding)
    text = f'''def train(x, y_true):
    """Return a model of x [n, k] and y_true, {shape}."""
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
    if "pos_weight" in problem.params:
        told_of.append("scale_pos_weight=POS_WEIGHT,")
    return [f'objective="{name}",', *told_of]


def _penalties(problem: Problem) -> list[str]:
    """Return parameters for what a hessian is where it is no number of rows."""
    if native(problem):
        return [_SMALL] if native(problem) == "reg:pseudohubererror" else []
    if problem.loss.name in _UNITS:
        return ["min_child_weight=20.0,  # a spread is that of several rows"]
    if OBJECTIVES[problem.loss.name][0] not in _IN_LABELS:
        return [_SMALL]
    return [
        "# The hessian is in units of the label: no fixed threshold or penalty fits it.",
        "min_child_weight=0.0,",
        "reg_lambda=0.0,",
    ]


def _predicted(problem: Problem, *, script: bool) -> tuple[Block, ...]:
    """Return ``predict``, and ``score`` where it or the script needs it."""
    expression, meaning, imports = prediction(problem)
    method = _method(problem, expression)
    shape = scores_shape(problem)
    if method:
        shape, imports = shape.replace("float64", "float32"), ()
        body = [f"return {expression.replace('raw', method) if is_value(problem) else method}"]
    elif expression == "raw":
        body = ["return score(model, x)"]
    else:
        body = ["raw = score(model, x)", f"return {expression}"]
    numpy = ("import numpy as np",) if "np." in body[-1] else ()
    predict = defined("predict(model, x)", f"Return {meaning}, {shape}.", body, (*imports, *numpy))
    score = Block(_SCORE.format(shape=scores_shape(problem)))
    return (score, predict) if script or not method else (predict,)


def _method(problem: Problem, expression: str) -> str:
    """Return the estimator's method whose answer is the prediction; empty where raw scores are needed for it."""
    name = native(problem)
    if name in {"binary:logistic", "multi:softprob"} and _classifies(problem):
        single = "[:, 1]" if _one(problem) else ""
        joint = name == "binary:logistic" or expression.startswith("softmax")
        return f"model.predict_proba(x){single}" if joint else ""
    linked = name == "reg:logistic" or (name == "multi:softprob" and expression.startswith("softmax"))
    direct = linked or (name and (is_value(problem) or is_rate(problem)))
    return "model.predict(x)" if direct else ""


def _loss(problem: Problem, coding: Coding) -> Block:
    if native(problem):
        return measured(problem, coding, told(problem))
    return own_loss(by_indices(problem), passed(told(problem)))
