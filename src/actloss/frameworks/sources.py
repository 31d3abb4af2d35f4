"""Functions and classes of one's own that generated code brings along: taken as text from the files in ``own/``.

Those files are Python that is checked and tested like any other, and they import the frameworks; nothing here imports
them. What a function uses of its own file comes with it, and so does what that file imports from others in ``own/``.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from actloss.frameworks.program import Block

_Defined = ast.FunctionDef | ast.ClassDef | ast.Assign
_OWN = "actloss.frameworks.own"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A function, a class or a constant of a file."""

    block: Block
    uses: frozenset[str]
    """Names that it takes from around it."""


def own(library: str, name: str) -> tuple[Block, ...]:
    """Return the source of a function or class and of what it uses, in the order in which it is defined.

    Args:
        library: The folder below ``own/``.
        name: What is wanted of one of its files.

    Raises:
        KeyError: If no file defines it.
    """
    pieces = _pieces(library, _modules(library)[name])
    wanted = _used(pieces, name)
    return tuple(piece.block for key, piece in pieces.items() if key in wanted)


def _used(pieces: dict[str, _Piece], name: str) -> set[str]:
    found, waiting = set(), {name}
    while waiting:
        current = waiting.pop()
        found.add(current)
        waiting |= (pieces[current].uses & set(pieces)) - found
    return found


def owns(library: str, name: str) -> bool:
    """Return whether a file of a library's defines a function or class."""
    return name in _modules(library)


@cache
def _modules(library: str) -> dict[str, str]:
    """Return what the files of a library define → the file; of what several define, the first of them."""
    found: dict[str, str] = {}
    for path in sorted(filter(_is_python, _folder(library).iterdir()), key=lambda path: path.name):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        found = dict.fromkeys(names, path.name.removesuffix(".py")) | found
    return found


def _is_python(path: Traversable) -> bool:
    return path.name.endswith(".py")


def _folder(library: str) -> Traversable:
    return files("actloss.frameworks") / "own" / library


@cache
def _pieces(library: str, module: str) -> dict[str, _Piece]:
    """Return what a file imports from others in ``own/`` and what it defines at its top, by name."""
    text = (_folder(library) / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    found: dict[str, _Piece] = {}
    imports: dict[str, str] = {}
    for node in tree.body:
        match node:
            case ast.ImportFrom(module=str(source)) if source.startswith(f"{_OWN}."):
                found |= _pieces(*source.removeprefix(f"{_OWN}.").split("."))
            case ast.Import() | ast.ImportFrom():
                imports |= _bound(node)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                found[name] = _piece(text.splitlines(), node, imports)
            case _:
                continue
    return found


def _piece(lines: list[str], node: _Defined, imports: dict[str, str]) -> _Piece:
    first = min((node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))))
    uses = frozenset(_names(node))
    needed = tuple(imports[name] for name in sorted(uses & set(imports)))
    return _Piece(Block("\n".join(lines[first - 1 : node.end_lineno]), needed), uses)


def _names(node: ast.AST) -> set[str]:
    """Return the names that are read within a node and not bound there."""
    parts = list(ast.walk(node))
    read = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}
    bound = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return read - bound - {part.arg for part in parts if isinstance(part, ast.arg)}


def _bound(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """Yield the names that an import binds, each with a line that binds it alone."""
    start = f"from {node.module} import" if isinstance(node, ast.ImportFrom) else "import"
    for alias in node.names:
        spelled = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
        yield alias.asname or alias.name.split(".")[0], f"{start} {spelled}"
