"""A framework: what it has for every row of the catalogue, and how code for it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actloss.frameworks.entry import Entry
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A library that models are trained with."""

    name: str
    """As ``--framework`` takes it."""
    title: str
    """As its makers write it."""
    packages: tuple[str, ...]
    """What generated code needs installed, as pip calls it."""
    remark: str = ""
    """What else to know before it runs: a sentence at the end of the top comment."""
    output: Callable[[Problem], str] = lambda _: ""
    """What a model without layers makes of its raw scores; empty where the output layer has the advised activation."""
    losses: Mapping[str, Entry]
    """By the catalogue's name; every loss of it."""
    activations: Mapping[str, Entry]
    """By the catalogue's name; every activation of it."""
    write: Callable[[Problem, Style], tuple[Block, ...]]
    """The blocks of a program; the top comment is put above them."""
    own: Callable[[str], tuple[Block, ...]]
    """The source of an own loss or activation by its name; empty for one that is named or absent."""
