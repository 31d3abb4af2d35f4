"""What a loss is called with in a program: the keywords whose values are numbers or truth values."""

import ast
from collections.abc import Mapping

_NOT_KNOWN = (ValueError, TypeError, SyntaxError, MemoryError, RecursionError)
"""What Python raises for text that is no literal."""


def keywords(arguments: str) -> Mapping[str, float | bool]:
    """Return the keyword arguments of a call that are numbers or truth values; all others are passed over.

    Args:
        arguments: What stands between the brackets.

    Examples:
        >>> keywords("weight=torch.ones(3), ignore_index=-1, from_logits=true, reduction='mean'")
        {'ignore_index': -1, 'from_logits': True}
        >>> keywords("this is no Python")
        {}
    """
    try:
        called = ast.parse(f"f({arguments}\n)", mode="eval").body
    except _NOT_KNOWN:
        return {}
    if not isinstance(called, ast.Call):
        return {}
    read = {keyword.arg: _literal(keyword.value) for keyword in called.keywords if keyword.arg}
    return {name: value for name, value in read.items() if value is not None}


def _literal(node: ast.expr) -> float | bool | None:
    if isinstance(node, ast.Name) and node.id.casefold() in ("true", "false"):
        return node.id.casefold() == "true"
    try:
        value = ast.literal_eval(node)
    except _NOT_KNOWN:
        return None
    return value if isinstance(value, bool | int | float) else None
