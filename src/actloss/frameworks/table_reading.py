"""How a script reads its table with pandas: every column as pandas infers it, and the label cells as text."""

import glob
from collections.abc import Sequence

from actloss.frameworks.literal import spread
from actloss.frameworks.problem import Source
from actloss.frameworks.program import Block
from actloss.frameworks.table_options import table_options

_PANDAS = ("import pandas as pd",)
# pandas would make numbers and dates of texts.
_AS_TYPED = (("dtype", "False"),)
_TYPED = {
    "parquet": ("pd.read_parquet", ()),
    "json lines": ("pd.read_json", (("lines", "True"), *_AS_TYPED)),
    "json array": ("pd.read_json", _AS_TYPED),
}
"""By the format: the function and its arguments, where the file says what its columns hold."""
_AS_TEXT = "dtype=str, keep_default_na=False"
_READ = '''def read(**options):
    """Return the rows of all files."""
    tables = [{call} for path in {paths}]
    return pd.concat(tables, ignore_index=True)'''


def table_reading(source: Source, *, numbered: bool) -> tuple[Block, ...]:
    """Return the code that leaves ``table``, all columns, and ``cells``, those of ``TARGET`` as they are written.

    Args:
        source: The table, which is called ``TABLE``.
        numbered: Whether columns are known by their places.
    """
    options = table_options(source, numbered=numbered)
    function, arguments = _TYPED.get(source.format, ("pd.read_csv", options))
    constants = (Block(_options(arguments)),) if arguments else ()
    given = ", **OPTIONS" if arguments else ""
    call, typed = f"{function}({{}}{given})", source.format in _TYPED
    if not _several(source):
        table = call.format("TABLE")
        cells = "table" if typed else call.format(f"TABLE, {_AS_TEXT}")
        return (*constants, _table(table, cells, _PANDAS))
    return (*constants, _read(source, call), _table("read()", "table" if typed else f"read({_AS_TEXT})"))


def _several(source: Source) -> bool:
    return len(source.paths) > 1 or (not source.paths and glob.has_magic(source.path))


def _table(table: str, cells: str, imports: tuple[str, ...] = ()) -> Block:
    return Block(f"table = {table}\n# The label as it is written.\ncells = {cells}[TARGET]", imports)


def _read(source: Source, call: str) -> Block:
    if source.paths:
        return Block(_READ.format(paths="TABLE", call=call.format("path, **options")), _PANDAS)
    paths = "    paths = sorted(glob.glob(TABLE, recursive=True))\n    tables ="
    body = _READ.format(paths="paths", call=call.format("path, **options")).replace("    tables =", paths)
    return Block(body, (*_PANDAS, "import glob"))


def _options(arguments: Sequence[tuple[str, str]]) -> str:
    return spread("OPTIONS = ", "{", [f'"{name}": {value}' for name, value in arguments], "}")
