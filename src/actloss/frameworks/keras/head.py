"""The output layer, which starts at the best constant prediction."""

from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.keras.shapes import is_pair, raw_in_words
from actloss.frameworks.layout import called
from actloss.frameworks.literal import Value, assigned, number
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

_START = "# Kernel 0: at first every row is predicted this bias, and the loss is the baseline."
_ZEROS = "# Kernel 0: at first every row is predicted the same."
_RANDOM = "# Scores of 0 cost nothing and have no gradient: under this loss the kernel is random."
_SCALED = "# raw = BIAS + SPREAD * linear(hidden): weights of order 1, whatever the label's unit."
_RANKS = "# One score for all steps between classes: their probabilities keep the order."


def head(problem: Problem) -> tuple[Block, ...]:
    """Return ``head``, a layer, with the constants that it starts from."""
    constants, biased = _constants(problem)
    ranks = problem.loss.name == "coral"
    comments = [_RANDOM if problem.loss.name == "perceptron" else _START if biased else _ZEROS]
    if problem.spread != 1.0:
        comments.append(_SCALED)
        layer = _rescaled(problem.units)
    elif ranks:
        comments.append(_RANKS)
        layer = f"head = RankHead({problem.units}{', BIAS' if biased else ''})"
    else:
        layer = _dense(problem, biased=biased)
    comments += ["# hidden: float32 [n, any width]", f"# raw = head(hidden): {raw_in_words(problem)}"]
    brought = own("keras", "heads", "RankHead") if ranks else ()
    return (*constants, *brought, Block("\n".join((*comments, layer)), (KERAS,)))


def _constants(problem: Problem) -> tuple[tuple[Block, ...], bool]:
    """Return ``BIAS`` and ``SPREAD`` where they are needed, and whether there is a bias to start from."""
    scaled = problem.spread != 1.0
    if not any(problem.bias) and not scaled:
        return (), False
    bias: Value = [*problem.bias] if len(problem.bias) > 1 else problem.bias[0]
    constants = assigned("BIAS", bias, comment=problem.bias_rule)
    if scaled:
        constants += f"\n{_spread(problem)}"
    return (Block(constants),), True


def _spread(problem: Problem) -> str:
    if is_pair(problem):
        # The second number of a pair is a logarithm, which has no unit.
        return f"SPREAD = [{number(problem.spread)}, 1.0]  # standard deviation of the labels"
    return f"SPREAD = {number(problem.spread)}  # standard deviation of the labels"


def _dense(problem: Problem, *, biased: bool) -> str:
    arguments = [str(problem.units)]
    if problem.loss.name != "perceptron":
        arguments.append('kernel_initializer="zeros"')
    if biased:
        arguments.append("bias_initializer=keras.initializers.Constant(BIAS)")
    return called("head = keras.layers.Dense(", arguments)


def _rescaled(units: int) -> str:
    return f"""head = keras.Sequential(
    [
        keras.layers.Dense({units}, kernel_initializer="zeros"),
        keras.layers.Rescaling(SPREAD, offset=BIAS),
    ]
)"""
