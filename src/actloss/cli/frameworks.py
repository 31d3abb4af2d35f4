"""What users call frameworks on the command line."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from actloss.escape import quoted
from actloss.spelling import folded, joined, near_names

Name = TypeVar("Name", bound=StrEnum)

_ALL = "all"


def single(names: Iterable[Name]) -> list[Name]:
    """Return the names of one framework each."""
    return [name for name in names if name.value != _ALL]


def each_of(wanted: Iterable[Name], names: type[Name]) -> list[Name]:
    """Return the frameworks that are wanted, each once; every one where ``all`` is among them."""
    asked = list(dict.fromkeys(wanted))
    return asked if asked == single(asked) else single(names)


def framework_called(names: type[Name], *, one: str = "") -> Callable[[str], Name]:
    """Return what reads an option's value as one of these names, in any case and under what else users call it.

    Args:
        names: The frameworks that the option takes.
        one: Where the option is for one framework, what to say of ``all``.
    """

    def called(text: str) -> Name:
        # The catalogue, which the frameworks load, is more than `--help` can wait for.
        from actloss.frameworks import ALIASES  # noqa: PLC0415 - as above

        known, wanted = {name.value: name for name in (single(names) if one else names)}, folded(text)
        for name in (wanted, ALIASES.get(wanted)):
            if name in known:
                return known[name]
        if wanted == _ALL:
            raise ValueError(one)
        near = near_names(wanted, (*known, *ALIASES))
        hint = f"did you mean {quoted(near[0])}?" if near else f"use one of {joined(list(known))}"
        raise ValueError(f"unknown framework {quoted(text)}: {hint}")

    return called
