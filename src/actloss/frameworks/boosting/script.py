"""The last part of a script: training, the loss round by round, and what it reached on the rows put aside."""

from collections.abc import Sequence

from actloss.frameworks.boosting.link import prediction
from actloss.frameworks.boosting.own import function_name
from actloss.frameworks.boosting.shape import Shape, scores_shape, shape_of
from actloss.frameworks.boosting.written import defined
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.metrics import metric
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_NUMPY = "import numpy as np"
ROUNDS = 100


def predicting(problem: Problem) -> Block:
    """Return the function ``predict(model, x)``: predictions on the catalogue's scale."""
    expression, meaning, imports = prediction(problem)
    body = ["return score(model, x)"] if expression == "raw" else ["raw = score(model, x)", f"return {expression}"]
    docstring = f"Return {meaning}, {scores_shape(problem)}."
    numpy = (_NUMPY,) if "np." in expression else ()
    return defined("predict(model, x)", docstring, body, (*numpy, *imports))


def own_loss(problem: Problem, passed: Sequence[str]) -> Block:
    """Return the function ``loss(y_true, raw)``: the mean of an own objective's losses.

    Args:
        problem: What is trained.
        passed: Further arguments of the objective.
    """
    arguments = ("y_true", "raw", *passed)
    body = [called(f"return {function_name(problem)}(", arguments, ")[0].mean()")]
    return defined("loss(y_true, raw)", "Return the loss of raw scores.", body)


def finish(problem: Problem, coding: Coding) -> tuple[Block, ...]:
    """Return the statements that train, and those that print what was reached.

    Args:
        problem: What is trained.
        coding: How labels are written.
    """
    best = [f'print("baseline  loss {problem.baseline:.4g}")'] if problem.baseline is not None else []
    one = shape_of(problem) is Shape.ONE
    training = [
        "model = train(x_train, y_train)",
        *best,
        f"raw = {'np.full(len(y_train), START)' if one else 'np.tile(START, (len(y_train), 1))'}",
        'print(f"round   0  loss {loss(y_train, raw):.4g}")',
        f"for rounds in range({ROUNDS // 10}, {ROUNDS + 1}, {ROUNDS // 10}):",
        "    raw = score(model, x_train, rounds)",
        '    print(f"round {rounds:3}  loss {loss(y_train, raw):.4g}")',
    ]
    return Block("\n".join(training), (_NUMPY,)), _tested(problem, coding)


def _tested(problem: Problem, coding: Coding) -> Block:
    reached = metric(problem, coding)
    decided = ("decision = decide(y_pred)",) if problem.kind != "regression" else ()
    lines = [
        f"y_pred = predict(model, x_test)  # {scores_shape(problem)}",
        *decided,
        *reached.lines,
        f"reached = {reached.expression}",
        "test = loss(y_test, score(model, x_test))",
        f'print(f"test  loss {{test:.4g}}  {reached.title} {{reached:.4f}}")',
    ]
    return Block("\n".join(lines))
