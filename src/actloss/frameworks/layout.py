"""Calls laid out as `ruff format` does."""

from collections.abc import Sequence

from actloss.frameworks.literal import width
from actloss.frameworks.program import WIDTH


def called(start: str, arguments: Sequence[str], end: str = ")") -> str:
    """Return a call on one line where it fits, else its arguments on a line of their own, or on one each.

    Args:
        start: Up to and with the opening bracket, with its indent.
        arguments: As they are written.
        end: From the closing bracket on.

    Examples:
        >>> print(called("loss_fn = Huber(", ["delta=2.0"]))
        loss_fn = Huber(delta=2.0)
    """
    indent = start[: len(start) - len(start.lstrip())]
    together = ", ".join(arguments)
    if width(f"{start}{together}{end}") <= WIDTH:
        return f"{start}{together}{end}"
    inner = f"{indent}    {together}"
    if width(inner) <= WIDTH:
        return f"{start}\n{inner}\n{indent}{end}"
    lines = "".join(f"{indent}    {argument},\n" for argument in arguments)
    return f"{start}\n{lines}{indent}{end}"
