"""What `pandas.read_csv` must be told of a file to see the rows and columns that were found in it."""

import re

from actloss.frameworks.literal import literal, text
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
    found = [*_dialect(source), *_skipped(source), *column_options(source, numbered=numbered), *number_options(source)]
    if source.trailing:
        found.append(("usecols", f"range({len(source.columns)})"))
    elif source.bad_records and source.columns[:1] != ("rownames",):
        # Else a first row with too many fields would begin with row names.
        found.append(("index_col", "False"))
    if source.bad_records:
        found.append(("on_bad_lines", text("skip")))
    return tuple(found)


def column_options(source: Source, *, numbered: bool) -> tuple[tuple[str, str], ...]:
    """Return those of them that say what columns are called.

    Args:
        source: The file.
        numbered: Whether columns are to be known by their places.
    """
    if not source.header:
        return (("header", "None"),)
    return (("header", "0"), ("names", f"range({len(source.columns)})")) if numbered else ()


def number_options(source: Source) -> tuple[tuple[str, str], ...]:
    """Return those of them that say how numbers are written."""
    given = {"decimal": source.decimal if source.decimal != "." else "", "thousands": source.thousands}
    return tuple((name, text(sign)) for name, sign in given.items() if sign)


def encoding_of(source: Source) -> str:
    """Return what Python calls the encoding of a file: with a byte order mark, one that leaves it out."""
    name, mark, _ = source.encoding.partition(" with BOM")
    return next((known for start, known in _WITH_MARK.items() if mark and name.startswith(start)), name)


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
    if (encoding := encoding_of(source)) != "utf-8":
        found.append(("encoding", text(encoding)))
    if source.undecodable:
        found.append(("encoding_errors", text("replace")))
    if source.compression != "infer":
        found.append(("compression", literal(source.compression)))
    return found


def _separator(source: Source) -> str:
    if source.delimiter == " " and source.blanks:
        return text(r"\s+")
    if len(source.delimiter) > 1:
        return text(re.escape(source.delimiter))
    return text(source.delimiter or _NO_DELIMITER)


def _skipped(source: Source) -> list[tuple[str, str]]:
    return [("skiprows", str(source.skipped))] if source.skipped else []
