"""DuckDB reads delimited text: the label columns only, as the text they are, in one pass.

Everything about the dialect is given explicitly and `store_rejects` keeps what does not fit, so that DuckDB never
guesses and never drops a record in silence.
"""

import glob
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from actloss.column import BadRecord, FloatArray
from actloss.encoding import File, unreadable
from actloss.engines.opened import NOTHING_REJECTED, SHOWN_CHARACTERS, SHOWN_RECORDS, Rejects
from actloss.errors import SourceError
from actloss.escape import visible, whole
from actloss.records import LONGEST_CELL, NO_DELIMITER, Dialect, records_of

# Large enough for any sane record, and a buffer for each core stays cheap; longer records are read in a second try.
_LINE_BYTES = 1 << 20
_BUFFER_BYTES = 8 << 20

# The strict grammar of `actloss.numbers` in tests that cost next to nothing beside the cast. What they turn away is
# judged by the grammar itself, once for each distinct text.
_GRAMMAR = r"""
not contains({y}, '_')
    and case when {y} >= '1' then true
             when {y} >= '0' then {y} < '00'
             when {y} >= '-1' then true
             when {y} >= '-' then {y} < '-00'
             else regexp_full_match(
                 {y}, '[\s\x0b]*[+-]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][+-]?[0-9]+)?[\s\x0b]*'
             ) end
"""
_NUMBER = """
case when ({d} between -9007199254740991 and 9007199254740991 or (isfinite({d}) and contains(lower({y}), 'e')))
    and {grammar}
then {d} else 'nan'::double end
"""
_ANY_NUMBER = r"""
case when isfinite({d}) then case when {grammar} then {d} else 'nan'::double end
     when isinf({d}) and regexp_full_match({y}, '(?i)[\s\x0b]*[+-]?inf(inity)?[\s\x0b]*') then {d}
     else 'nan'::double end
"""


_NUMBERS = "select {numbers} from (select {casts} from {scan})"
_COPY = "insert into {table} select {cells} from {scan}"
_REJECT_KINDS = "select error_type::varchar, count(distinct line) from reject_errors group by all"
_FIRST_REJECTS = """
select line, min(line_byte_position), any_value(csv_line) from reject_errors group by line order by line limit ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A delimited UTF-8 file with everything that DuckDB must know of it."""

    path: Path
    shown: str
    """Its name in messages."""
    width: int
    delimiter: str
    quote: str | None
    escape: str | None
    skip: int
    """Records before the first row of data."""
    compression: str = "none"
    multiline: bool = False
    """Whether cells hold line ends, so that records must not be counted as lines."""
    long_records: bool = False
    """Whether a record of more than 1 MiB was met."""


class MisfitError(Exception):
    """A file is not quite what its head promised, and must be repaired before it can be read.

    ``reason`` says how: ``newlines`` of several kinds, another ``encoding``, broken ``quotes``, a ``long`` record;
    ``count`` how many records show it and ``line`` where the first of them is, 0 when that is not known.
    """

    def __init__(self, reason: str, count: int = 0, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.count = count
        self.line = line


def connect() -> duckdb.DuckDBPyConnection:
    """Return a database in memory that loads nothing from the network."""
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "enable_external_file_cache": "false",
        }
    )


def sql(template: str, **parts: str) -> str:
    """Return a statement put together from names and expressions of ours; text from outside goes through `literal`."""
    return template.format(**parts)


def reason_of(error: duckdb.Error) -> str:
    """Return the first line of what DuckDB says, without the name of its kind of error."""
    first = str(error).split("\n", 1)[0]
    return visible(first.split(": ", 1)[-1], limit=160)


def literal(text: str) -> str:
    """Return ``text`` as a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Return ``name`` as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def path_literal(path: Path) -> str:
    """Return a path as a string literal in which nothing is a pattern."""
    return literal(glob.escape(str(path.absolute())))


def number_sql(cell: str, cast: str) -> str:
    """Return the SQL for the number in a cell, nan for none.

    Args:
        cell: The name of a text column.
        cast: The name of a column that holds ``try_cast(cell as double)``.
    """
    return _NUMBER.format(y=cell, d=cast, grammar=_GRAMMAR.format(y=cell))


def any_number_sql(cell: str, cast: str) -> str:
    """Return the SQL for the number in a cell as a prediction may be: infinite, or a whole number beyond 2**53.

    Args:
        cell: As `number_sql` takes it.
        cast: As `number_sql` takes it.
    """
    return _ANY_NUMBER.format(y=cell, d=cast, grammar=_GRAMMAR.format(y=cell))


def read_numbers(
    con: duckdb.DuckDBPyConnection, file: TextFile, positions: Sequence[int]
) -> tuple[list[FloatArray], Rejects]:
    """Return the columns at ``positions`` as numbers, nan where a cell is not surely one, without keeping any text.

    Raises:
        MisfitError: If the file must be repaired first.
    """
    casts = ", ".join(f"c{at}, try_cast(c{at} as double) as d{at}" for at in positions)
    numbers = ", ".join(f"{number_sql(f'c{at}', f'd{at}')} as n{at}" for at in positions)
    with reading(file):
        found = con.execute(sql(_NUMBERS, numbers=numbers, casts=casts, scan=scan_sql(file))).fetchnumpy()
    return [np.asarray(found[f"n{at}"]) for at in positions], rejects_of(con, file)


def copy_cells(
    con: duckdb.DuckDBPyConnection, file: TextFile, positions: Sequence[int], table: str
) -> tuple[int, Rejects]:
    """Append the columns at ``positions`` to ``table`` as text; return the number of rows and what was left out.

    Raises:
        MisfitError: If the file must be repaired first; the table is then as it was.
    """
    cells = ", ".join(f"c{at}" for at in positions)
    con.begin()
    try:
        with reading(file):
            copied = con.execute(sql(_COPY, table=table, cells=cells, scan=scan_sql(file))).fetchone()
        rejects = rejects_of(con, file)
    except MisfitError:
        con.rollback()
        raise
    con.commit()
    return (copied[0] if copied else 0), rejects


def scan_sql(file: TextFile) -> str:
    """Return the table function that reads all cells of a file as text, in columns ``c0``, ``c1`` and so on."""
    columns = ", ".join(f"c{at}: 'VARCHAR'" for at in range(file.width))
    line = LONGEST_CELL if file.long_records else _LINE_BYTES
    options = {
        "columns": f"{{{columns}}}",
        "auto_detect": "false",
        "delim": literal(file.delimiter or NO_DELIMITER),
        "quote": literal(file.quote or ""),
        "escape": literal(file.escape or file.quote or ""),
        "header": "false",
        "skip": str(file.skip),
        "compression": literal(file.compression),
        "store_rejects": "true",
        "max_line_size": str(line),
        "buffer_size": str(max(_BUFFER_BYTES, line * 2)),
    }
    settings = ", ".join(f"{name} = {value}" for name, value in options.items())
    return f"read_csv({path_literal(file.path)}, {settings})"


@contextmanager
def reading(file: TextFile) -> Iterator[None]:
    """Turn what DuckDB says while it reads ``file`` into what can be done about it.

    Raises:
        MisfitError: If the file must be repaired first.
        SourceError: If it cannot be read.
    """
    try:
        yield
    except duckdb.InvalidInputException as error:
        raise MisfitError("newlines" if "state machine" in str(error) else "quotes") from None
    except duckdb.OutOfMemoryException:
        raise SourceError(f"not enough memory for the label columns of {whole(file.shown)}; read fewer") from None
    except duckdb.Error as error:
        if file.compression != "none" and isinstance(error, duckdb.IOException):
            raise unreadable(File(file.path, file.shown), error) from None
        raise SourceError(f"cannot read {whole(file.shown)}: {reason_of(error)}") from None


def rejects_of(con: duckdb.DuckDBPyConnection, file: TextFile) -> Rejects:
    """Return what the last scan of ``file`` left out, and forget it.

    Raises:
        MisfitError: If it was left out because the file must be repaired first.
    """
    kinds = dict(con.execute(_REJECT_KINDS).fetchall())
    if not kinds:
        return NOTHING_REJECTED
    lines = con.execute("select distinct line from reject_errors order by line").fetchnumpy()["line"]
    first = con.execute(_FIRST_REJECTS, [SHOWN_RECORDS]).fetchall()
    con.execute("delete from reject_errors")
    con.execute("delete from reject_scans")
    for kind, reason in (("INVALID ENCODING", "encoding"), ("LINE SIZE OVER MAXIMUM", "long")):
        if kind in kinds:
            raise MisfitError(reason, kinds[kind])
    if kinds.keys() - {"MISSING COLUMNS", "TOO MANY COLUMNS"}:
        raise MisfitError("quotes", len(lines), int(lines[0]))
    shown = tuple(
        BadRecord(
            file=file.shown,
            line=_physical_line(file, line, start, text),
            expected=file.width,
            found=_fields(file, text),
            text=text.strip("\r\n")[:SHOWN_CHARACTERS],
        )
        for line, start, text in first
    )
    return Rejects(len(lines), np.asarray(lines, dtype=np.int64) - file.skip, shown)


def _fields(file: TextFile, text: str) -> int:
    """Return how many fields a record has; DuckDB stops counting at the first one too many."""
    dialect = Dialect(delimiter=file.delimiter, quote=file.quote, escape=file.escape)
    return max((len(record.fields) for record in records_of(text.strip("\r\n"), dialect)), default=1)


def _physical_line(file: TextFile, line: int, start: int | None, text: str) -> int:
    """Return the line of a record; DuckDB counts a record over several lines as one."""
    blank = len(text) - len(text.lstrip("\r\n"))
    if not file.multiline or start is None or file.compression != "none":
        return line
    with file.path.open("rb") as stream:
        count = 1
        while start > 1 and (block := stream.read(min(start - 1, _BUFFER_BYTES))):
            count += block.count(b"\n") or block.count(b"\r")
            start -= len(block)
    return count + (text[:blank].count("\n") or text[:blank].count("\r"))
