"""What `pandas.read_csv` must be told of a file to see the rows and columns that were found in it."""

import re

from actloss.frameworks.literal import text
from actloss.frameworks.problem import Source

_NO_DELIMITER = "\x1f"
"""The unit separator: where each line is one field, nothing may separate."""
_WITH_MARK = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "utf-32": "utf-32"}
"""What Python calls an encoding whose byte order mark is to be left out."""


def table_options(source: Source, *, numbered: bool) -> tuple[tuple[str, str], ...]:
    """Return names and values, as source, of the arguments that differ from pandas' defaults.

    Args:
        source: The file.
        numbered: Whether columns are to be known by their places.
    """
    found = [*_dialect(source), *_columns(source, numbered=numbered)]
    if source.bad_records:
        found.append(("on_bad_lines", text("skip")))
    return tuple(found)


def _dialect(source: Source) -> list[tuple[str, str]]:
    found = [("sep", separator)] if (separator := _separator(source)) != text(",") else []
    if len(source.delimiter) > 1 and not source.blanks:
        found.append(("engine", text("python")))
    if source.blanks and source.delimiter != " ":
        found.append(("skipinitialspace", "True"))
    if source.quote is None:
        # csv.QUOTE_NONE, without an import for it.
        found.append(("quoting", "3"))
    elif source.quote != '"':
        found.append(("quotechar", text(source.quote)))
    if source.escape is not None:
        found += [("escapechar", text(source.escape)), ("doublequote", "False")]
    encoding = _encoding(source.encoding)
    if encoding != "utf-8":
        found.append(("encoding", text(encoding)))
    return found


def _separator(source: Source) -> str:
    if source.delimiter == " " and source.blanks:
        return text(r"\s+")
    if len(source.delimiter) > 1:
        return text(re.escape(source.delimiter))
    return text(source.delimiter or _NO_DELIMITER)


def _encoding(shown: str) -> str:
    name, mark, _ = shown.partition(" with BOM")
    return next((known for start, known in _WITH_MARK.items() if mark and name.startswith(start)), name)


def _columns(source: Source, *, numbered: bool) -> list[tuple[str, str]]:
    found = [("skiprows", str(source.skipped))] if source.skipped else []
    if not source.header:
        found.append(("header", "None"))
    elif numbered:
        found += [("header", "0"), ("names", f"range({len(source.columns)})")]
    if source.trailing:
        found.append(("usecols", f"range({len(source.columns)})"))
    elif source.bad_records and source.columns[:1] != ("rownames",):
        # Else a first row with too many fields would begin with row names.
        found.append(("index_col", "False"))
    return found
