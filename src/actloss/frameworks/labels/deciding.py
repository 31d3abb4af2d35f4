"""From predictions to classes as written."""

from actloss.catalogue.row import Form, Scale
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.written import NUMPY
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_CLASSES = "np.array(CLASSES, dtype=object)[{}]"


def deciding(problem: Problem, coding: Coding) -> tuple[Block, ...]:
    """Return the function ``decide``; nothing for a regression.

    The generated ``decide(y_pred)`` takes predictions after the activation, as a numpy array or what numpy makes one
    of: ``[n]`` or ``[n, 1]`` of one unit, else ``[n, units]``. It returns classes as written, an object array ``[n]``;
    of several labels a row, a boolean matrix ``[n, L]`` in the order of ``CLASSES``.
    """
    if problem.kind == "regression":
        return ()
    # Of a margin the sign decides.
    margin = problem.loss.scales[0] is Scale.MARGIN
    passed = "np.asarray(y_pred) > 0.0" if margin else "np.asarray(y_pred) > 0.5"
    if problem.kind == "multilabel":
        return (_decide(f"which labels are present, bool [n, {len(problem.labels.classes)}]", passed),)
    if problem.kind == "binary" and problem.units == 1:
        places = f"({passed.replace('y_pred)', 'y_pred).ravel()')}).astype(int)"
    elif problem.loss.variant("multiclass").form is Form.RANKS:
        # The class is the first step that is not passed.
        places = f"np.cumprod({passed}, axis=1).sum(axis=1)"
    elif coding is Coding.VALUES:
        places = "np.asarray(y_pred).ravel().clip(0, len(CLASSES) - 1).round().astype(int)"
    else:
        places = "np.asarray(y_pred).argmax(axis=1)"
    return (_decide("the class of each row, as written, [n]", f"places = {places}", f"{_CLASSES.format('places')}"),)


def _decide(what: str, *body: str) -> Block:
    lines = "".join(f"    {line}\n" for line in body[:-1])
    return Block(f'def decide(y_pred):\n    """Return {what}."""\n{lines}    return {body[-1]}', (NUMPY,))
