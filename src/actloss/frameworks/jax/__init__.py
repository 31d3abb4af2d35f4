"""JAX: losses of optax, networks of flax.nnx."""

from actloss.frameworks.entry import How
from actloss.frameworks.framework import Framework
from actloss.frameworks.jax.activations import ACTIVATIONS
from actloss.frameworks.jax.code import write
from actloss.frameworks.jax.losses import LOSSES, own_function
from actloss.frameworks.program import Block

__all__ = ["FRAMEWORK"]


def _own(name: str) -> tuple[Block, ...]:
    entry = LOSSES.get(name)
    return own_function(entry.name) if entry is not None and entry.how is How.OWN else ()


FRAMEWORK = Framework(
    name="jax",
    title="JAX",
    packages=("jax", "optax", "flax"),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=_own,
)
