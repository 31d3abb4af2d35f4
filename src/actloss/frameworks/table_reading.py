"""How a script reads its table with pandas: every column as pandas infers it, the label cells as text if need be."""

import glob
from collections.abc import Sequence

from actloss.frameworks.literal import spread
from actloss.frameworks.problem import Source
from actloss.frameworks.program import Block
from actloss.frameworks.table_options import column_options, number_options, table_options
from actloss.frameworks.table_records import is_ragged, json_objects, sound_records

_PANDAS = ("import pandas as pd",)
_EXACT = {"csv": "dtype=str, keep_default_na=False", "parquet": 'dtype_backend="pyarrow"'}
"""By the format: what brings cells as they are."""
_READ = '''def read(**options):
    """Return the rows of all files."""
    tables = [{call} for path in {paths}]
    return pd.concat(tables, ignore_index=True)'''


def table_reading(source: Source, *, numbered: bool, spelled: bool) -> tuple[Block, ...]:
    """Return the code that leaves ``table``, all columns, and ``cells``, those of ``TARGET``.

    Args:
        source: The table, which is called ``TABLE``.
        numbered: Whether columns are known by their places.
        spelled: Whether label cells are needed as they are written: pandas would take 007 for 7, NA for nothing, and
            2**53 + 1 beside missing cells for 2**53.
    """
    before, call = _call(source, numbered=numbered)
    exact = _EXACT.get(source.format, "dtype=object") if spelled else ""
    if _several(source):
        return (*before, _read(source, call), _table("read()", f"read({exact})" if exact else "table"))
    table = call.format(path="TABLE", more="")
    cells = call.format(path="TABLE", more=f", {exact}") if exact else "table"
    return (*before, _table(table, cells, _PANDAS))


def _call(source: Source, *, numbered: bool) -> tuple[tuple[Block, ...], str]:
    """Return what stands before the call that reads a file, and the call with room for ``path`` and ``more``."""
    if source.format == "parquet":
        return (), "pd.read_parquet({path}{more})" + (".reset_index()" if source.indexed else "")
    if source.format != "csv":
        return (json_objects(source),), "pd.DataFrame(objects({path}){more})"
    ragged = is_ragged(source)
    ragged_options = (*column_options(source, numbered=numbered), *number_options(source))
    options = ragged_options if ragged else table_options(source, numbered=numbered)
    constants = (Block(_options(options)),) if options else ()
    path, given = "sound({path})" if ragged else "{path}", ", **OPTIONS" if options else ""
    return (*(sound_records(source) if ragged else ()), *constants), f"pd.read_csv({path}{{more}}{given})"


def _several(source: Source) -> bool:
    return len(source.paths) > 1 or (not source.paths and glob.has_magic(source.path))


def _table(table: str, cells: str, imports: tuple[str, ...] = ()) -> Block:
    comment = "" if cells == "table" else "# The label as it is written.\n"
    return Block(f"table = {table}\n{comment}cells = {cells}[TARGET]", imports)


def _read(source: Source, call: str) -> Block:
    each = call.format(path="path", more=", **options")
    if source.paths:
        return Block(_READ.format(paths="TABLE", call=each), _PANDAS)
    paths = "    paths = sorted(glob.glob(TABLE, recursive=True))\n    tables ="
    body = _READ.format(paths="paths", call=each).replace("    tables =", paths)
    return Block(body, (*_PANDAS, "import glob"))


def _options(arguments: Sequence[tuple[str, str]]) -> str:
    return spread("OPTIONS = ", "{", [f'"{name}": {value}' for name, value in arguments], "}")
