"""Calls within calls as source, laid out as `ruff format` leaves them."""

from dataclasses import dataclass

from actloss.frameworks.literal import Value, literal, width
from actloss.frameworks.program import WIDTH

NUMPY = ("import numpy as np",)


@dataclass(frozen=True, slots=True)
class Call:
    """A class or function and what it is given."""

    name: str
    arguments: tuple[tuple[str, "Call | str"], ...] = ()
    """Keyword, empty for an argument by position, and what is given: source, or a call in turn."""
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An expression of the program, where a plain text would become a literal."""

    text: str


def call(imported: str, *positional: Call | Source, **keywords: Call | Source | Value) -> Call:
    """Return the call of something that is imported by name.

    Args:
        imported: Its dotted name, ``sklearn.svm.SVR``.
        positional: Calls, or source.
        keywords: Calls, source, or values that become literals.

    Examples:
        >>> print(laid("model = ", call("sklearn.svm.SVR", C=2.0, epsilon=0.1)))
        model = SVR(C=2.0, epsilon=0.1)
    """
    module, _, name = imported.rpartition(".")
    given = (*(("", value) for value in positional), *keywords.items())
    arguments = tuple((key, _given(value)) for key, value in given)
    inner = tuple(line for _, value in arguments if isinstance(value, Call) for line in value.imports)
    own = (f"from {module} import {name}",) if module else ()
    return Call(name, arguments, (*own, *inner))


def _given(value: Call | Source | Value) -> Call | str:
    if isinstance(value, Source):
        return value.text
    return value if isinstance(value, Call) else literal(value)


def laid(start: str, value: Call | str, *, end: str = "", indent: str = "") -> str:
    """Return ``start``, a value and ``end``, calls broken over lines where they are too long for one.

    Args:
        start: What stands before it on its first line.
        value: A call or source.
        end: What follows it, such as a comma.
        indent: Of the line.
    """
    line = f"{indent}{start}{_in_line(value)}{end}"
    if isinstance(value, str) or width(line) <= WIDTH:
        return line
    together = f"{indent}    {_arguments(value)}"
    if width(together) <= WIDTH:
        return "\n".join([f"{indent}{start}{value.name}(", together, f"{indent}){end}"])
    inner = [laid(_keyword(key), argument, end=",", indent=f"{indent}    ") for key, argument in value.arguments]
    return "\n".join([f"{indent}{start}{value.name}(", *inner, f"{indent}){end}"])


def _in_line(value: Call | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value.name}({_arguments(value)})"


def _arguments(value: Call) -> str:
    return ", ".join(_keyword(key) + _in_line(argument) for key, argument in value.arguments)


def _keyword(key: str) -> str:
    return f"{key}=" if key else ""
