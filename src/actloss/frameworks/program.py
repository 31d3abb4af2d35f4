"""A generated program: its parts, and how they are put together the way `ruff format` would leave them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH = 88
"""Columns that generated code keeps to, ruff's and Black's default."""

_STANDARD = frozenset({"ast", "csv", "functools", "glob", "gzip", "io", "itertools", "json", "math", "os", "re", "sys"})
"""Modules of the standard library that generated code imports."""
_FROM = re.compile(r"from (\S+) import (.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: top-level statements, or one function or class, with its comment above it."""

    text: str
    """No blank line at either end."""
    imports: tuple[str, ...] = ()
    """``import …`` and ``from … import …`` lines that it needs."""


@dataclass(frozen=True, slots=True)
class Program:
    """What is written for a problem in one framework."""

    comment: tuple[str, ...]
    """Lines at its top, without ``#``."""
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        """Return its source, formatted."""
        top = "".join(f"# {line}\n" if line else "#\n" for line in self.comment)
        imports = imported(line for block in self.blocks for line in block.imports)
        return "\n".join(part for part in (top, imports) if part) + _spaced(self.blocks, after=bool(top or imports))


def imported(lines: Iterable[str]) -> str:
    """Return import lines sorted and merged as isort does: the standard library first, ``import`` before ``from``.

    Examples:
        >>> print(imported(["from torch import nn", "import torch", "import math", "from torch import nn"]), end="")
        import math
        <BLANKLINE>
        import torch
        from torch import nn
    """
    lines = tuple(lines)
    plain = {line for line in lines if not _FROM.fullmatch(line)}
    named: dict[str, set[str]] = {}
    for match in filter(None, map(_FROM.fullmatch, lines)):
        named.setdefault(match[1], set()).update(match[2].split(", "))
    standard, others = (_section(plain, named, standard=standard) for standard in (True, False))
    return "\n".join(section for section in (standard, others) if section)


def _section(plain: set[str], named: Mapping[str, set[str]], *, standard: bool) -> str:
    lines = sorted((line for line in plain if _is_standard(line.removeprefix("import ")) is standard), key=_folded)
    modules = sorted((module for module in named if _is_standard(module) is standard), key=_folded)
    return "".join((*(f"{line}\n" for line in lines), *(_from(module, named[module]) for module in modules)))


def _folded(line: str) -> tuple[str, ...]:
    # A point comes before the other signs of a name.
    return tuple(line.casefold().split("."))


def _is_standard(module: str) -> bool:
    return re.split("[ .]", module, maxsplit=1)[0] in _STANDARD


def _from(module: str, names: set[str]) -> str:
    """Return the import of some names: of one with another name a line of its own."""
    # Constants, then classes, then functions, as isort's order-by-type has them.
    ordered = sorted(names, key=lambda name: (not name.isupper() or len(name) == 1, name[:1].islower(), name))
    merged = [name for name in ordered if " as " not in name]
    groups = [*([merged] if merged else []), *([name] for name in ordered if " as " in name)]
    return "".join(_statement(module, group) for group in sorted(groups, key=lambda group: ordered.index(group[0])))


def _statement(module: str, names: list[str]) -> str:
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= WIDTH + 1:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")\n"


def _spaced(blocks: Iterable[Block], *, after: bool) -> str:
    """Return blocks with two empty lines around functions and classes, and one between other blocks."""
    text, defined = "", False
    for block in blocks:
        defines = _defines(block.text)
        gap = "" if not (text or after) else "\n\n" if defines or defined else "\n"
        text += f"{gap}{block.text}\n"
        defined = defines
    return text


def _defines(text: str) -> bool:
    first = next((line for line in text.splitlines() if not line.startswith("#")), "")
    return first.startswith(("def ", "class ", "@"))
