"""Activations in code: what a loss is given, and what the model predicts."""

from dataclasses import dataclass, replace

from actloss.catalogue.row import Scale
from actloss.frameworks.jax.activations import ACTIVATIONS
from actloss.frameworks.jax.losses import LOSSES
from actloss.frameworks.jax.shapes import is_column
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.softplus import in_units
from actloss.frameworks.sources import own

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
    applied = _of(problem.activation, scores(problem))
    return replace(applied, text=f"UNIT * {applied.text}") if in_units(problem) else applied


def given(problem: Problem) -> Applied:
    """Return the head's output on the scale that the loss takes."""
    raw = scores(problem)
    match LOSSES[problem.loss.name].takes:
        case Scale.VALUE if not problem.pair:
            return _of_logarithm(problem) if problem.loss.name == "msle" else _value(problem)
        case Scale.LOG_RATE if problem.activation == "softplus":
            return _log_rate(problem)
        case Scale.PROBABILITY:
            return _of("softmax" if problem.exclusive else "sigmoid", raw)
        case Scale.LOG_PROBABILITY:
            return _of("log_softmax", raw)
        case Scale.MARGIN:
            return activated(problem)
    # Logits, log-rates and pairs are what the head puts out.
    return Applied(raw)


def _value(problem: Problem) -> Applied:
    if problem.activation == "exp":
        # By itself it would leave float32, and the loss be nan.
        return Applied(f"exp_then_line({scores(problem)})", blocks=own("jax", "exp_then_line"))
    return activated(problem)


def _log_rate(problem: Problem) -> Applied:
    """Return the logarithm of a softplus; of a pair the second number is what it is of."""
    blocks = own("jax", "log_softplus")
    if problem.pair:
        return Applied("jnp.stack([raw[:, 0], log_softplus(raw[:, 1])], axis=-1)", (JNP,), blocks)
    times = " + jnp.log(UNIT)" if in_units(problem) else ""
    return Applied(f"log_softplus({scores(problem)}){times}", (JNP,) if times else (), blocks)


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
