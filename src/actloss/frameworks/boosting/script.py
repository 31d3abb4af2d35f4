"""The last part of a script: training, the loss round by round, and what it reached on the rows put aside."""

from collections.abc import Sequence

from actloss.frameworks.boosting.measure import known
from actloss.frameworks.boosting.own import function_name
from actloss.frameworks.boosting.shape import Shape, scores_shape, shape_of
from actloss.frameworks.boosting.trees import rounds
from actloss.frameworks.boosting.written import defined
from actloss.frameworks.entry import Coding
from actloss.frameworks.layout import called
from actloss.frameworks.metrics import baseline, reached
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.scores import Expression, is_value, prediction
from actloss.frameworks.words import predicted_words

_NUMPY = "import numpy as np"


def predicting(problem: Problem, method: str = "", *, numbers: str = "float64", final: bool = False) -> Block:
    """Return the function ``predict(model, x)``: predictions on the catalogue's scale, in the label's unit.

    Args:
        problem: What is trained.
        method: The call whose answer predictions are made of; raw scores where none is named.
        numbers: The type of what it answers.
        final: Whether that is the prediction, to which nothing is left to do.
    """
    raw = method or "raw"
    made = Expression(raw) if final else prediction(problem, raw)
    text = f"unscale({made.text})" if problem.labels.scale and is_value(problem) else made.text
    if method:
        body = [f"return {text}"]
    else:
        body = ["return score(model, x)"] if text == raw else [f"{raw} = score(model, x)", f"return {text}"]
    several = "" if shape_of(problem) is Shape.ONE else f", {problem.units}"
    docstring = f"Return y_pred: {_meaning(problem)}, {numbers} [n{several}]."
    return defined("predict(model, x)", docstring, body, made.imports)


def _meaning(problem: Problem) -> str:
    words = predicted_words(problem)
    return "scores, whose sign decides" if words == "scores" and problem.units == 1 else words


def own_loss(problem: Problem, passed: Sequence[str]) -> Block:
    """Return the function ``loss(y_true, raw)``: the mean of an own objective's losses.

    Args:
        problem: What is trained.
        passed: Further arguments of the objective.
    """
    arguments = ("y_true", "raw", *passed)
    body = [*known(problem), called(f"return {function_name(problem)}(", arguments, ")[0].mean()")]
    numpy = (_NUMPY,) if problem.labels.gaps else ()
    return defined("loss(y_true, raw)", "Return the loss of raw scores.", body, numpy)


def finish(problem: Problem, coding: Coding) -> tuple[Block, ...]:
    """Return the statements that train, and those that print what was reached.

    Args:
        problem: What is trained.
        coding: How labels are written.
    """
    one, last = shape_of(problem) is Shape.ONE, rounds(problem)
    training = [
        "model = train(x_train, y_train)",
        *baseline(problem),
        f"raw = {'np.full(len(y_train), START)' if one else 'np.tile(START, (len(y_train), 1))'}",
        'print(f"round   0  loss {loss(y_train, raw):.4g}")',
        f"for rounds in range({last // 10}, {last + 1}, {last // 10}):",
        "    raw = score(model, x_train, rounds)",
        '    print(f"round {rounds:3d}  loss {loss(y_train, raw):.4g}")',
    ]
    y_pred = f"predict(model, x_test)  # {scores_shape(problem)}"
    tested = reached(problem, coding, y_pred=y_pred, loss="loss(y_test, score(model, x_test))")
    return Block("\n".join(training), (_NUMPY,)), Block("\n".join(tested))
