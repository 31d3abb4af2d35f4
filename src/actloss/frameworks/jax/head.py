"""The output layer of a program: it starts at the best constant prediction."""

from actloss.frameworks.jax.applied import JNP
from actloss.frameworks.jax.shapes import is_pair
from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, laid_out
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

NNX = "from flax import nnx"
_ZEROS = "kernel_init=nnx.initializers.zeros"
_BIAS = "bias_init=nnx.initializers.constant(BIAS)"
_SPREAD = "The labels' standard deviation: weights learn at order 1, whatever their unit."
_SPREAD_OUT = '''class Head(nnx.Module):
    """The output layer in the label's unit; it starts at BIAS."""

    def __init__(self, rngs):
{layer}

    def __call__(self, hidden):
        return BIAS + SPREAD * self.linear(hidden)'''
_RANKED = '''class Head(nnx.Module):
    """One direction for all steps, and a bias each: their probabilities keep their order."""

    def __init__(self, rngs):
{layer}
        self.bias = nnx.Param(BIAS)

    def __call__(self, hidden):
        return self.linear(hidden) + self.bias[...]'''


def head(problem: Problem) -> tuple[Block, ...]:
    """Return constants, and the class ``Head`` where a layer of flax is not enough."""
    return (_constants(problem), *_class(problem))


def made(problem: Problem, target: str, rngs: str, indent: str = "") -> str:
    """Return the statement that makes the output layer.

    Args:
        problem: What it is for.
        target: What it is assigned to.
        rngs: The source of its random numbers.
        indent: Of the line.
    """
    if _class(problem):
        return f"{indent}{target} = Head({rngs})"
    arguments = ("HIDDEN", str(problem.units), _ZEROS, _BIAS, f"rngs={rngs}")
    return called(f"{indent}{target} = nnx.Linear(", arguments)


def _constants(problem: Problem) -> Block:
    lines = ["HIDDEN = 64  # width of the layer before"]
    if problem.bias_rule:
        lines.append(f"# {problem.bias_rule}")
    if len(problem.bias) == 1 and not _is_ranked(problem):
        lines.append(assigned("BIAS", problem.bias[0]))
        imports: tuple[str, ...] = ()
    else:
        lines.append(laid_out("BIAS = jnp.array(", list(problem.bias), ")"))
        imports = (JNP,)
    if problem.spread != 1.0:
        lines.append(_spread(problem))
    return Block("\n".join(lines), imports)


def _spread(problem: Problem) -> str:
    if is_pair(problem):
        # The second number of a pair is a logarithm, which has no unit.
        return f"# {_SPREAD}\n{laid_out('SPREAD = jnp.array(', [problem.spread, 1.0], ')')}"
    return assigned("SPREAD", problem.spread, comment=_SPREAD)


def _class(problem: Problem) -> tuple[Block, ...]:
    if _is_ranked(problem):
        return (_of_layer(_RANKED, "1", "use_bias=False"),)
    return (_of_layer(_SPREAD_OUT, str(problem.units)),) if problem.spread != 1.0 else ()


def _of_layer(template: str, *arguments: str) -> Block:
    layer = called("        self.linear = nnx.Linear(", ("HIDDEN", *arguments, _ZEROS, "rngs=rngs"))
    return Block(template.format(layer=layer), (NNX,))


def _is_ranked(problem: Problem) -> bool:
    return problem.loss.name == "coral"
