"""The output layer, which starts at the best constant prediction."""

from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.layout import called
from actloss.frameworks.literal import Value, assigned, number
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.softplus import in_units, starts, unit
from actloss.frameworks.sources import own
from actloss.frameworks.words import RANKS, SPREAD, ZEROS, raw_words, start_words


def head(problem: Problem) -> tuple[Block, ...]:
    """Return ``head``, a layer, with the constants that it starts from."""
    constants, biased = _constants(problem)
    ranks = problem.loss.name == "coral"
    comments = [f"# {ZEROS}"]
    if _scaled(problem):
        comments.append(f"# {SPREAD}")
        layer = _rescaled(problem.units)
    elif ranks:
        comments.append(f"# {RANKS}")
        layer = f"head = RankHead({problem.units}{', BIAS' if biased else ''})"
    else:
        layer = _dense(problem, biased=biased)
    comments.append(f"# raw = head(hidden): float32 [n, {problem.units}], {raw_words(problem)}")
    brought = own("keras", "RankHead") if ranks else ()
    return (*constants, *brought, Block("\n".join((*comments, layer)), (KERAS,)))


def _constants(problem: Problem) -> tuple[tuple[Block, ...], bool]:
    """Return ``BIAS`` and ``SPREAD`` where they are needed, and whether there is a bias to start from."""
    values = starts(problem)
    if not any(values) and not _scaled(problem):
        return (), False
    bias: Value = [*values] if len(values) > 1 else values[0]
    constants = f"{unit(problem)}\n{assigned('BIAS', bias, comment=start_words(problem))}".lstrip()
    if _scaled(problem):
        constants += f"\n{_spread(problem)}"
    return (Block(constants),), True


def _scaled(problem: Problem) -> bool:
    return problem.spread != 1.0 and not in_units(problem)


def _spread(problem: Problem) -> str:
    if problem.pair:
        # The second number of a pair is a logarithm, which has no unit.
        return f"SPREAD = [{number(problem.spread)}, 1.0]"
    return f"SPREAD = {number(problem.spread)}"


def _dense(problem: Problem, *, biased: bool) -> str:
    arguments = [str(problem.units), 'kernel_initializer="zeros"']
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
