"""What is known of a loss in libraries, and which of it a user of one of them wants."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from actloss.catalogue.row import Loss
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import How

Text = TypeVar("Text", bound=str)

_WITH = {"jax": ("optax",)}
"""Where the losses of a library are that has none of its own."""


def narrowed(texts: Mapping[str, Text], frameworks: Sequence[str]) -> dict[str, Text]:
    """Return what belongs to these libraries; all of it where none is named.

    Examples:
        >>> narrowed({"pytorch": "a", "optax": "b", "keras": "c"}, ["jax"])
        {'optax': 'b'}
    """
    wanted = {library for name in frameworks for library in (name, *_WITH.get(name, ()))}
    return {library: text for library, text in texts.items() if not wanted or library in wanted}


def conventions_of(loss: Loss, frameworks: Sequence[str]) -> dict[str, str]:
    """Return where libraries compute another number: what the catalogue says, then what the framework's entry says.

    Args:
        loss: A row of the catalogue.
        frameworks: As for `narrowed`.
    """
    texts = narrowed(loss.conventions, frameworks)
    named = {_WITH.get(name, (name,))[0]: name for name in FRAMEWORKS}
    for library, name in narrowed(named, frameworks).items():
        entry = FRAMEWORKS[name].losses[loss.name]
        # Of a loss that code brings along, it speaks of that code.
        if entry.how is How.NAMED and entry.differs:
            texts[library] = f"{texts.get(library, '')} {entry.differs}".strip()
    return texts
