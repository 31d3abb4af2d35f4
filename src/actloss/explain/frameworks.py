"""Libraries that the catalogue knows names in, and which of their names a user of one of them wants."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

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
