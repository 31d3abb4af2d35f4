"""A module imports only from the layers before its own, wherever in the module the import stands."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "actloss"

LAYERS = (
    "errors",
    "escape",
    "interval",
    "plain",
    "forms",
    "spelling",
    "place",
    "numbers",
    "written",
    "losses",
    "activations",
    "catalogue",
    "frameworks",
    "pitfalls",
    "column",
    "twins",
    "encoding",
    "files",
    "writing",
    "records",
    "dialect",
    "header",
    "engines",
    "table",
    "target",
    "profile",
    "task",
    "examined",
    "training",
    "reference",
    "drift",
    "finding",
    "rules",
    "advice",
    "posing",
    "predictions",
    "scorecard",
    "lock",
    "config",
    "explain",
    "report",
    "checked",
    "render",
    "fixing",
    "checking",
    "api",
    "__init__",
    "cli",
    "__main__",
)
"""Every module and package directly under `actloss`, each standing on those before it."""

RANK = {layer: rank for rank, layer in enumerate(LAYERS)}
OWNERS = {
    "duckdb": "engines/",
    "nanoarrow": "engines/",
    "rich": "render/text.py",
    "sklearn": "scorecard/metrics.py",
    "typer": "cli/",
}
"""Libraries that only one folder or file may import."""

DOTTED = re.compile(r"actloss(\.\w+)+\.?")
"""A module's name in a string, as `import_module` takes it."""

FILE_NAMES = {"actloss.toml"}
"""Strings that look like a module's name and are a file's."""

COPIED = PACKAGE / "frameworks" / "own"
"""Source that goes into generated programs: nothing imports it, and it imports what those programs do."""

FILES = sorted(path for path in PACKAGE.rglob("*.py") if COPIED not in path.parents)


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _layer(file: str) -> str:
    return file.removesuffix(".py").split("/")[0]


def _imports(source: str) -> list[str]:
    """Return the dotted names of all imported modules; of `from actloss import x` each is taken for a module."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [alias.name for alias in names]
            case ast.ImportFrom(module="actloss", names=names):
                found += [f"actloss.{alias.name}" for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                found.append(module)
            case ast.ImportFrom(level=level):
                assert not level, f"line {node.lineno}: a relative import hides which layer it reaches"
            case ast.Constant(value=str(text)) if DOTTED.fullmatch(text) and text not in FILE_NAMES:
                found.append(text)
    return found


def _offences(file: str, source: str) -> list[str]:
    """Return the imports that this file of the package must not make."""
    found = []
    for module in _imports(source):
        library, _, inside = module.partition(".")
        reached = inside.split(".")[0]
        if library == "actloss" and RANK.get(reached, RANK["__init__"]) > RANK[_layer(file)]:
            found.append(module)
        if not file.startswith(OWNERS.get(library, "")):
            found.append(module)
    return found


def test_every_module_has_its_layer() -> None:
    assert set() == {_layer(_name(path)) for path in FILES} - set(LAYERS)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_module_imports_only_from_the_layers_before_it(path: Path) -> None:
    assert _offences(_name(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("file", "source", "offences"),
    [
        ("table.py", "from actloss.engines.duckdb import read", []),
        ("engines/duckdb.py", "from actloss.table import Table", ["actloss.table"]),
        ("task.py", "def late():\n    import actloss.advice.facts", ["actloss.advice.facts"]),
        ("task.py", "from actloss import rules", ["actloss.rules"]),
        ("task.py", "from actloss import advise", ["actloss.advise"]),
        ("task.py", "import_module('actloss.cli')", ["actloss.cli"]),
        ("task.py", "import_module(f'actloss.render.{name}')", ["actloss.render."]),
        ("render/text.py", "import rich.table", []),
        ("render/json.py", "import rich.table", ["rich.table"]),
        ("profile.py", "import duckdb", ["duckdb"]),
        ("table.py", "from nanoarrow import ArrayStream", ["nanoarrow"]),
        ("scorecard/run.py", "def late():\n    from sklearn import metrics", ["sklearn"]),
        ("profile.py", "import numpy as np", []),
    ],
)
def test_offences_are_seen_wherever_they_stand(file: str, source: str, offences: list[str]) -> None:
    assert offences == _offences(file, source)
