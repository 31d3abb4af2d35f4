"""JAX: losses of optax, networks of flax.nnx."""

from actloss.frameworks.entry import How
from actloss.frameworks.framework import Framework
from actloss.frameworks.jax.activations import ACTIVATIONS
from actloss.frameworks.jax.code import write
from actloss.frameworks.jax.losses import LOSSES
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

__all__ = ["FRAMEWORK"]


def _own(name: str) -> tuple[Block, ...]:
    entry = LOSSES.get(name) or ACTIVATIONS.get(name)
    return own("jax", entry.name) if entry is not None and entry.how is How.OWN else ()


FRAMEWORK = Framework(
    name="jax",
    title="JAX",
    packages=("jax", "optax", "flax"),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=_own,
)
