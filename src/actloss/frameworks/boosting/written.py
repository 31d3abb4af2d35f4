"""Generated functions and calls with an argument a line."""

from collections.abc import Sequence

from actloss.frameworks.program import Block


def built(start: str, arguments: Sequence[str]) -> list[str]:
    """Return the lines of ``start(…)`` with an argument each, which a trailing comma keeps so."""
    indent = start[: len(start) - len(start.lstrip())]
    return [f"{start}(", *(f"{indent}    {argument}," for argument in arguments), f"{indent})"]


def defined(signature: str, docstring: str, body: Sequence[str], imports: Sequence[str] = ()) -> Block:
    """Return a function: lines of its body come without its indent."""
    lines = "".join(f"\n    {line}" if line else "\n" for part in body for line in part.split("\n"))
    return Block(f'def {signature}:\n    """{docstring}"""{lines}', tuple(imports))
