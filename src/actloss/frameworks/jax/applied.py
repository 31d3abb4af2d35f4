"""Activations in code: what a loss is given, and what the model predicts."""

from dataclasses import dataclass

from actloss.catalogue.row import Scale
from actloss.frameworks.jax.activations import ACTIVATIONS
from actloss.frameworks.jax.losses import LOSSES, own_function
from actloss.frameworks.jax.shapes import is_column, is_exclusive, is_pair
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

JAX = "import jax"
JNP = "import jax.numpy as jnp"


@dataclass(frozen=True, slots=True)
class Applied:
    """An expression in ``raw``, and what it needs."""

    text: str
    imports: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


def scores(problem: Problem) -> str:
    """Return the head's output in the shape of the labels."""
    return "raw[:, 0]" if is_column(problem) else "raw"


def activated(problem: Problem) -> Applied:
    """Return the head's output after the activation."""
    return _of(problem.activation, scores(problem))


def given(problem: Problem) -> Applied:
    """Return the head's output on the scale that the loss takes."""
    raw = scores(problem)
    match LOSSES[problem.loss.name].takes:
        case Scale.VALUE if not is_pair(problem):
            return _of_logarithm(problem) if problem.loss.name == "msle" else activated(problem)
        case Scale.LOG_RATE if problem.activation == "softplus":
            return Applied(f"log_softplus({raw})", blocks=own_function("log_softplus"))
        case Scale.PROBABILITY:
            return _of("softmax" if is_exclusive(problem) else "sigmoid", raw)
        case Scale.LOG_PROBABILITY:
            return _of("log_softmax", raw)
        case Scale.MARGIN:
            return activated(problem)
    # Logits, log-rates and pairs are what the head puts out.
    return Applied(raw)


def _of(activation: str, raw: str) -> Applied:
    if activation == "linear":
        return Applied(raw)
    name = ACTIVATIONS[activation].name
    if name.startswith("jax.numpy."):
        return Applied(f"{name.replace('jax.numpy', 'jnp')}({raw})", (JNP,))
    return Applied(f"{name}({raw})", (JAX,))


def _of_logarithm(problem: Problem) -> Applied:
    """Return log(1 + prediction): of an exponential it is softplus, which does not overflow."""
    if problem.activation == "exp":
        return _of("softplus", scores(problem))
    value = activated(problem)
    return Applied(f"jnp.log1p({value.text})", (*value.imports, JNP))
