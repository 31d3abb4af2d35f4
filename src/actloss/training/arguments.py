"""What a loss is called with in a program: the keywords whose values are numbers, rows of them, or truth values."""

import ast
from collections.abc import Mapping, Sequence

_NOT_KNOWN = (ValueError, TypeError, SyntaxError, MemoryError, RecursionError)
"""What Python raises for text that is no literal."""


_ARRAYS = frozenset({"tensor", "array", "asarray", "as_tensor", "constant", "convert_to_tensor", "FloatTensor"})
"""Functions, whatever module they are of, that return the numbers that they are given first."""

Number = float | bool | tuple[float, ...]


def keywords(arguments: str) -> Mapping[str, Number]:
    """Return the keyword arguments of a call that are numbers, rows of numbers or truth values.

    Args:
        arguments: What stands between the brackets.

    Examples:
        >>> keywords("weight=torch.tensor([1.0, 2.0]), ignore_index=-1, from_logits=true, reduction='mean'")
        {'weight': (1.0, 2.0), 'ignore_index': -1, 'from_logits': True}
        >>> keywords("this is no Python")
        {}
    """
    read = {name: _literal(node) for name, node in _nodes(arguments).items()}
    return {name: value for name, value in read.items() if value is not None}


def unread(arguments: str) -> tuple[str, ...]:
    """Return the keyword arguments of a call that nothing can be told of: variables, or what a function returns.

    Args:
        arguments: What stands between the brackets.

    Examples:
        >>> unread("pos_weight=weights, weight=None, reduction='mean', delta=2.0")
        ('pos_weight',)
    """
    return tuple(name for name, node in _nodes(arguments).items() if _literal(node) is None and not _is_plain(node))


def _nodes(arguments: str) -> Mapping[str, ast.expr]:
    try:
        called = ast.parse(f"f({arguments}\n)", mode="eval").body
    except _NOT_KNOWN:
        return {}
    if not isinstance(called, ast.Call):
        return {}
    return {keyword.arg: keyword.value for keyword in called.keywords if keyword.arg}


def _is_plain(node: ast.expr) -> bool:
    """Return whether a value is a text or None, which no number could be."""
    return isinstance(node, ast.Constant)


def _literal(node: ast.expr) -> Number | None:
    if isinstance(node, ast.Name) and node.id.casefold() in ("true", "false"):
        return node.id.casefold() == "true"
    if _makes_array(node):
        return _literal(node.args[0])  # type: ignore[attr-defined]  # only a call makes an array
    try:
        value = ast.literal_eval(node)
    except _NOT_KNOWN:
        return None
    if isinstance(value, list | tuple) and value and all(type(item) in {int, float} for item in value):
        return _finite(value)
    return value if isinstance(value, bool | int | float) else None


def _makes_array(node: ast.expr) -> bool:
    if not (isinstance(node, ast.Call) and node.args):
        return False
    named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return named in _ARRAYS


def _finite(values: Sequence[float]) -> tuple[float, ...] | None:
    try:
        return tuple(map(float, values))
    except OverflowError:
        return None
