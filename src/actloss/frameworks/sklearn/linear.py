"""The estimator of one's own: a linear model of any loss that has a gradient."""

from dataclasses import replace

from actloss import catalogue
from actloss.frameworks.entry import coding_of
from actloss.frameworks.literal import Value, assigned, laid_out
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import prediction, start
from actloss.frameworks.sklearn.call import NUMPY, Source, call
from actloss.frameworks.sklearn.recipe import Recipe, shaped
from actloss.frameworks.sources import own
from actloss.frameworks.words import predicted_words

MANY_ROWS = 100_000
"""Up to so many, seven columns for each feature are no burden."""
_RAW = "model.decision_function(x)"


def linear(problem: Problem) -> Recipe:
    """Return the recipe of a linear model of a problem's loss.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    posed, kind = posed_as(problem)
    loss = posed.loss
    asked, imports = _asked(posed)
    given, constants = _given(problem)
    settings, more = _settings(posed)
    before = tuple(Block(line, NUMPY if "np." in line else ()) for line in (*constants, *more))
    name = function(loss, kind)
    losses = call("functools.partial", Source(name), **given) if given else Source(name)
    unknown: tuple[Block, ...] = ()
    if problem.labels.gaps:
        losses, unknown = call("functools.partial", Source("of_known"), losses), own("sklearn", "of_known")
    model = call("LinearModel", losses, **settings)
    curved = problem.rows <= MANY_ROWS
    if curved:
        model = call("sklearn.pipeline.make_pipeline", call("sklearn.preprocessing.SplineTransformer"), model)
    return Recipe(
        model=model,
        comment=("Through splines, a curve of each feature takes the place of a line.",) if curved else (),
        before=(*objective(loss, kind), *unknown, *estimator(), *before),
        coding=coding_of(problem.loss, problem.kind, problem.units),
        asked=asked,
        imports=imports,
        shape=shaped(predicted_words(posed), problem.units),
        own=True,
    )


def estimator() -> tuple[Block, ...]:
    """Return the source of the user's own estimator."""
    return own("sklearn", "LinearModel")


def posed_as(problem: Problem) -> tuple[Problem, str]:
    """Return a problem with the loss whose function is taken, and the kind of task that it is taken for.

    A squared error of probabilities is Brier's loss, of each class or label by itself.
    """
    if problem.loss.name == "mse" and problem.kind != "regression":
        return replace(problem, loss=catalogue.loss("brier")), "multilabel"
    if problem.loss.name == "binary_crossentropy":
        return problem, "multilabel"
    return problem, "multiclass" if problem.exclusive else problem.kind


def _given(problem: Problem) -> tuple[dict[str, Source | Value], list[str]]:
    """Return the parameters that the function is given, and constants for those with a number for each class."""
    given: dict[str, Source | Value] = {}
    constants = []
    for name, value in problem.params.items():
        given[name] = value
        if isinstance(value, tuple):
            given[name] = Source(name.upper())
            constants.append(laid_out(f"{name.upper()} = np.array(", list(value), ")"))
    return given, constants


def _settings(problem: Problem) -> tuple[dict[str, Source | Value], list[str]]:
    """Return where the model starts and the spread that its weights learn in, and constants for them."""
    begins, spread = start(problem), _spread(problem)
    single = len(begins.values) == 1
    settings: dict[str, Source | Value] = {"start": begins.values[0] if single else Source("START")}
    constants = [] if single else [assigned("START", list(begins.values), comment=f"The start: {begins.words}.")]
    if spread != 1.0:
        settings["spread"] = spread
    if problem.loss.name == "coral":
        settings["shared"] = True
    return settings, constants


def _spread(problem: Problem) -> Value:
    """Return the spread of the raw outputs; of a pair, only the first is in the label's unit."""
    return [problem.spread, 1.0] if problem.pair and problem.spread != 1.0 else problem.spread


def _asked(problem: Problem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of ``predict``, and their imports."""
    if problem.pair:
        made = prediction(problem)
        return (f"raw = {_RAW}", f"return {made.text}"), made.imports
    made = prediction(problem, _RAW)
    return (f"return {made.text}",), made.imports
