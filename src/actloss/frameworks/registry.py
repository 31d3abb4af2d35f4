"""The seven frameworks by their names, and a problem's program in one of them.

A framework's package is imported when it is first asked for: code for one needs nothing of the others.
"""

import textwrap
from collections.abc import Iterator, Mapping
from importlib import import_module

from actloss.catalogue.row import Loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.frameworks.entry import How
from actloss.frameworks.framework import Framework
from actloss.frameworks.heading import heading
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import WIDTH, Program
from actloss.spelling import folded, joined, near_names

NAMES = ("pytorch", "keras", "jax", "sklearn", "xgboost", "lightgbm", "catboost")
"""As ``--framework`` takes them."""

ALIASES: Mapping[str, str] = {
    "torch": "pytorch",
    "tensorflow": "keras",
    "tf": "keras",
    "optax": "jax",
    "flax": "jax",
    "scikit_learn": "sklearn",
}
"""What else users call them."""


class Frameworks(Mapping[str, Framework]):
    """The frameworks by name, each imported when it is first asked for."""

    def __getitem__(self, name: str) -> Framework:
        if name not in NAMES:
            raise KeyError(name)
        found: Framework = import_module(f"actloss.frameworks.{name}").FRAMEWORK
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


FRAMEWORKS: Mapping[str, Framework] = Frameworks()
"""In the order in which they are told of."""


def framework_named(name: str) -> Framework:
    """Return the framework of a name, in any case and under what else users call it.

    Raises:
        OptionError: There is none; the message has the nearest.

    Examples:
        >>> framework_named("PyTorch").packages
        ('torch',)
    """
    wanted = folded(str(name))
    wanted = ALIASES.get(wanted, wanted)
    if wanted in FRAMEWORKS:
        return FRAMEWORKS[wanted]
    near = near_names(wanted, (*NAMES, *ALIASES))
    hint = f"did you mean {quoted(near[0])}?" if near else f"use one of {joined(NAMES)}"
    raise OptionError(f"unknown framework {quoted(str(name))}: {hint}")


def style_named(name: str) -> Style:
    """Return the style of a name.

    Raises:
        OptionError: There is none.
    """
    try:
        return Style(name)
    except ValueError:
        raise OptionError(f"unknown style {quoted(str(name))}: use {joined(list(Style), 'or')}") from None


def ensure_trains(framework: Framework, loss: Loss) -> None:
    """Hold that a framework can train with a loss.

    Raises:
        OptionError: It cannot; the message says why.
    """
    entry = framework.losses[loss.name]
    if entry.how is How.ABSENT:
        raise OptionError(f"{framework.title} cannot train with {loss.name}: {entry.note}")


def ensure_readable(problem: Problem, style: Style) -> None:
    """Hold that a script has a file to read, or files that can be read in one way.

    Raises:
        OptionError: It has none.
    """
    if style is not Style.SCRIPT:
        return
    if problem.source is None:
        raise OptionError("a script reads its table from a file, and there is none: name one, or take the snippet")
    if problem.source.unlike:
        raise OptionError(
            "a script reads all files in one way, and these differ in their encoding or in what stands before the"
            " header: write them alike, or take the snippet"
        )


def commented(sentence: str) -> str:
    """Return a sentence as a comment, where there is no code to write."""
    return "".join(f"# {line}\n" for line in textwrap.wrap(sentence, WIDTH - 2))


def code_for(problem: Problem, framework: Framework, style: Style) -> str:
    """Return a program for a problem, formatted; it ends with a line end.

    Args:
        problem: Labels, head and loss.
        framework: What it is written for.
        style: A snippet, or a whole script.

    Raises:
        OptionError: The framework cannot train with this loss, or a script has no file to read.
    """
    ensure_trains(framework, problem.loss)
    ensure_readable(problem, style)
    remark = textwrap.wrap(framework.remark, WIDTH - 2)
    comment = (*heading(problem, framework.title, framework.packages, style, output=framework.output(problem)), *remark)
    return str(Program(comment, framework.write(problem, style)))
