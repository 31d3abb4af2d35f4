"""Estimators of classes and labels: the classifiers whose loss is the catalogue's."""

from collections.abc import Mapping

from actloss.frameworks.entry import Coding
from actloss.frameworks.literal import assigned, number
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import CROSS_ENTROPIES, held
from actloss.frameworks.sklearn.call import NUMPY, Call, Source, call
from actloss.frameworks.sklearn.quantities import quantity
from actloss.frameworks.sklearn.recipe import Recipe, shaped
from actloss.frameworks.sklearn.trees import classifier
from actloss.frameworks.sources import own

ONE_VS_REST = "sklearn.multiclass.OneVsRestClassifier"
_EVEN = 1e-3
"""Log-odds that are even, to the digits of a weight."""

_DESCENT = "sklearn.linear_model.SGDClassifier"

MARGINS: Mapping[str, Call] = {
    "hinge": call("sklearn.svm.LinearSVC", loss="hinge", max_iter=10_000, random_state=0),
    "squared_hinge": call("sklearn.svm.LinearSVC", loss="squared_hinge", random_state=0),
    "exponential": call("sklearn.ensemble.GradientBoostingClassifier", loss="exponential", random_state=0),
    "logistic": call("sklearn.linear_model.LogisticRegression"),
    "modified_huber": call(_DESCENT, loss="modified_huber", learning_rate="adaptive", eta0=0.01, random_state=0),
    "perceptron": call(_DESCENT, loss="perceptron", learning_rate="invscaling", eta0=0.01, random_state=0),
}


def named(problem: Problem) -> Recipe | None:
    """Return the estimator of scikit-learn that trains with a problem's loss, or None where there is none."""
    if problem.params.get("label_smoothing"):
        return None
    match problem.kind:
        case "regression":
            return quantity(problem)
        case "multilabel":
            return _labels(problem)
        case "binary" if problem.units == 1:
            return _two_classes(problem)
        case _:
            return _classes(problem)


def _two_classes(problem: Problem) -> Recipe | None:
    name = problem.loss.name
    if name in MARGINS:
        margin = held("model.decision_function(x)", problem.activation)
        return Recipe(
            model=MARGINS[name],
            coding=Coding.SIGNS,
            asked=(f"return {margin.text}",),
            imports=margin.imports,
            shape=shaped("margins", 1),
        )
    if name != "binary_crossentropy":
        return None
    return Recipe(
        model=classifier(problem, _sides(problem.params.get("pos_weight"))),
        coding=Coding.BITS,
        asked=("return model.predict_proba(x)[:, 1]",),
        shape=shaped("probabilities of CLASSES[1]", 1),
    )


def _labels(problem: Problem) -> Recipe | None:
    """Return one classifier a label, which `OneVsRestClassifier` makes of one."""
    margin = MARGINS.get(problem.loss.name)
    each, comment = (margin, ()) if margin is not None else _each(problem)
    if each is None:
        return None
    plain = f"model.{'predict_proba' if margin is None else 'decision_function'}(x)"
    # Probabilities lie within their range by themselves.
    asked = held(plain, "linear" if margin is None else problem.activation)
    what = "probabilities" if margin is None else "margins"
    return Recipe(
        model=call("PerLabel" if problem.labels.gaps else ONE_VS_REST, each),
        comment=comment,
        before=own("sklearn", "PerLabel") if problem.labels.gaps else (),
        coding=Coding.SETS,
        asked=(f"return {asked.text}",),
        imports=asked.imports,
        shape=shaped(f"{what} of the labels", problem.units),
    )


def _each(problem: Problem) -> tuple[Call | None, tuple[str, ...]]:
    """Return the classifier of each label for cross-entropy, and what to know of its weights."""
    if problem.loss.name != "binary_crossentropy":
        return None, ()
    weights = problem.params.get("pos_weight")
    if not isinstance(weights, tuple):
        return classifier(problem, _sides(weights)), ()
    # One classifier is copied for all labels, and can balance each; it cannot hold a number for each.
    if problem.rows and all(_balances(*pair) for pair in zip(problem.bias, weights, strict=True)):
        return classifier(problem, "balanced"), ("balanced: absent / present for each label, which is its pos_weight.",)
    return None, ()


def _balances(bias: float, weight: float) -> bool:
    """Return whether a weight makes a label as often there as not: the head then starts at even odds."""
    return abs(bias) < _EVEN or weight == 1.0


def _classes(problem: Problem) -> Recipe | None:
    name = problem.loss.name
    if problem.units == 1:
        return quantity(problem)
    if name == "crammer_singer":
        return Recipe(
            model=call("sklearn.svm.LinearSVC", multi_class="crammer_singer", random_state=0),
            coding=Coding.INDICES,
            asked=_scores(problem),
            imports=NUMPY if problem.units == 2 else (),
            shape=shaped("scores", problem.units),
        )
    weight = problem.params.get("pos_weight")
    if name == "binary_crossentropy" and not isinstance(weight, tuple):
        return Recipe(
            model=call(ONE_VS_REST, classifier(problem, _sides(weight))),
            coding=Coding.ROWS,
            asked=("return model.predict_proba(x)",),
            shape=shaped("probabilities", problem.units),
        )
    if name not in CROSS_ENTROPIES or problem.labels.cells is Cells.SHARES:
        return None
    return _cross_entropy(problem)


def _cross_entropy(problem: Problem) -> Recipe:
    weights = problem.params.get("class_weight")
    before = (Block(assigned("CLASS_WEIGHT", list(weights))),) if isinstance(weights, tuple) else ()
    asked, meaning, imports = _asked(problem)
    return Recipe(
        model=classifier(problem, Source("dict(enumerate(CLASS_WEIGHT))") if before else None),
        before=before,
        coding=Coding.INDICES,
        asked=asked,
        imports=imports,
        shape=shaped(meaning, problem.units),
    )


def _asked(problem: Problem) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Return the lines of ``predict`` that answer as the output activation would, what they return, and imports."""
    meaning, answer = _ANSWERS.get(problem.activation, ("probabilities", "model.predict_proba(x)"))
    if problem.source is None or problem.stratify:
        if problem.activation == "linear":
            return _scores(problem), meaning, NUMPY if problem.units == 2 else ()
        return (f"return {answer}",), meaning, NUMPY if "np." in answer else ()
    rest = "np.zeros((len(x), len(CLASSES)))"
    if meaning != "probabilities":
        rest, answer = "np.full((len(x), len(CLASSES)), -np.inf)", "np.log(model.predict_proba(x))"
    missing = (
        "# A class of which the split left no row to train on has no column.",
        f"y_pred = {rest}",
        f"y_pred[:, model.classes_] = {answer}",
        "return y_pred",
    )
    return missing, meaning, NUMPY


def _scores(problem: Problem) -> tuple[str, ...]:
    """Return the lines of ``predict`` that return a score for each class; of two, estimators answer the difference."""
    if problem.units > 2:
        return ("return model.decision_function(x)",)
    return "apart = model.decision_function(x)", "return np.column_stack([-apart / 2, apart / 2])"


_ANSWERS: Mapping[str, tuple[str, str]] = {
    "log_softmax": ("log-probabilities", "np.log(model.predict_proba(x))"),
    "linear": ("scores before a softmax", "model.decision_function(x)"),
}
"""What is returned in place of probabilities, and how the trees are asked for it."""


def _sides(weight: object) -> Source | None:
    """Return the weights of both sides of a question, where the positive one has its own."""
    return Source(f"{{0: 1.0, 1: {number(weight)}}}") if isinstance(weight, float) and weight != 1.0 else None
