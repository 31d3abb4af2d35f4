"""Functions and classes of one's own that generated code brings along: taken as text from the files in ``own/``.

Those files are Python that is checked and tested like any other, and they import the frameworks; nothing here imports
them. What a function uses of its own file comes with it.
"""

import ast
from functools import cache
from importlib.resources import files

from actloss.frameworks.program import Block

_Defined = ast.FunctionDef | ast.ClassDef | ast.Assign


def own(library: str, module: str, name: str) -> tuple[Block, ...]:
    """Return the source of a function or class and of what it uses of its file, in the file's order.

    Args:
        library: The folder below ``own/``.
        module: The file, without ``.py``.
        name: What is wanted of it.
    """
    text, defined, imports = _parsed(library, module)
    wanted = _used(defined, name)
    return tuple(_block(text, node, imports) for key, node in defined.items() if key in wanted)


def _block(text: str, node: _Defined, imports: dict[str, str]) -> Block:
    lines = text.splitlines()
    first = min((node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))))
    needed = tuple(imports[name] for name in sorted(_names(node) & set(imports)))
    return Block("\n".join(lines[first - 1 : node.end_lineno]), needed)


def _used(defined: dict[str, _Defined], name: str) -> set[str]:
    found, waiting = set(), {name}
    while waiting:
        current = waiting.pop()
        found.add(current)
        waiting |= (_names(defined[current]) & set(defined)) - found
    return found


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


@cache
def _parsed(library: str, module: str) -> tuple[str, dict[str, _Defined], dict[str, str]]:
    """Return a file's text, what it defines at its top, and its import lines by the name that each binds."""
    text = (files("actloss.frameworks") / "own" / library / f"{module}.py").read_text(encoding="utf-8")
    defined: dict[str, _Defined] = {}
    imports: dict[str, str] = {}
    for node in ast.parse(text).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                defined[name] = node
            case ast.Import(names=names):
                imports |= {_bound(alias): f"import {_spelled(alias)}" for alias in names}
            case ast.ImportFrom(module=str(source), names=names):
                imports |= {_bound(alias): f"from {source} import {_spelled(alias)}" for alias in names}
            case _:
                continue
    return text, defined, imports


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.split(".")[0]


def _spelled(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name
