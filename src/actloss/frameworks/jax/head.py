"""The output layer of a program: it starts at the best constant prediction."""

import textwrap

from actloss.frameworks.jax.applied import JNP
from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, laid_out
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import WIDTH, Block
from actloss.frameworks.softplus import in_units, starts, unit
from actloss.frameworks.words import HIDDEN, RANKS, SPREAD, ZEROS, raw_words, start_words

NNX = "from flax import nnx"
_ZEROS = "kernel_init=nnx.initializers.zeros"
_BIAS = "bias_init=nnx.initializers.constant(BIAS)"
_SPREAD_OUT = '''class Head(nnx.Module):
    """The output layer in the label's unit; it starts at BIAS."""

    def __init__(self, rngs):
{layer}

    def __call__(self, hidden):
        return BIAS + SPREAD * self.linear(hidden)'''
_RANKED = f'''class Head(nnx.Module):
    """{RANKS}"""

    def __init__(self, rngs):
{{layer}}
        self.bias = nnx.Param(BIAS)

    def __call__(self, hidden):
        return self.linear(hidden) + self.bias[...]'''


def head(problem: Problem) -> tuple[Block, ...]:
    """Return constants, the class ``Head`` where a layer of flax is not enough, and ``head``."""
    shape = f"# raw = head(hidden): float32 [n, {problem.units}], {raw_words(problem)}"
    layer = f"# {ZEROS}\n{shape}\n{_made(problem)}"
    return (_constants(problem), *_class(problem), Block(layer, (NNX,)))


def _made(problem: Problem) -> str:
    """Return the statement that makes the output layer."""
    if _class(problem):
        return "head = Head(nnx.Rngs(0))"
    return called("head = nnx.Linear(", ("HIDDEN", str(problem.units), _ZEROS, _BIAS, "rngs=nnx.Rngs(0)"))


def _constants(problem: Problem) -> Block:
    lines = [HIDDEN, *textwrap.wrap(start_words(problem), WIDTH, initial_indent="# ", subsequent_indent="# ")]
    values = starts(problem)
    if len(values) == 1 and not _is_ranked(problem):
        lines.append(assigned("BIAS", values[0]))
        imports: tuple[str, ...] = ()
    else:
        lines.append(laid_out("BIAS = jnp.array(", list(values), ")"))
        imports = (JNP,)
    if in_units(problem):
        lines.append(unit(problem))
    elif problem.spread != 1.0:
        lines.append(_spread(problem))
    return Block("\n".join(lines), imports)


def _spread(problem: Problem) -> str:
    if problem.pair:
        # The second number of a pair is a logarithm, which has no unit.
        return f"# {SPREAD}\n{laid_out('SPREAD = jnp.array(', [problem.spread, 1.0], ')')}"
    return assigned("SPREAD", problem.spread, comment=SPREAD)


def _class(problem: Problem) -> tuple[Block, ...]:
    if _is_ranked(problem):
        return (_of_layer(_RANKED, "1", "use_bias=False"),)
    scaled = problem.spread != 1.0 and not in_units(problem)
    return (_of_layer(_SPREAD_OUT, str(problem.units)),) if scaled else ()


def _of_layer(template: str, *arguments: str) -> Block:
    layer = called("        self.linear = nnx.Linear(", ("HIDDEN", *arguments, _ZEROS, "rngs=rngs"))
    return Block(template.format(layer=layer), (NNX,))


def _is_ranked(problem: Problem) -> bool:
    return problem.loss.name == "coral"
