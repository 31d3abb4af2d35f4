"""DuckDB reads delimited text: the label columns only, as the text they are, in one pass.

Everything about the dialect is given explicitly and `store_rejects` keeps what does not fit, so that DuckDB never
guesses and never drops a record in silence.
"""

import glob
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from actloss.column import BadRecord, FloatArray, IntArray
from actloss.encoding import File, unreadable
from actloss.engines.counted import Counted, counted
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
# Blanks come before all signs that a number is written with.
_UNPADDED = """
case when {y} < '!' or {y}[-1:] < '!' then 'nan'::double else {number} end
"""
_ANY_NUMBER = r"""
case when isfinite({d}) then case when {grammar} then {d} else 'nan'::double end
     when isinf({d}) and regexp_full_match({y}, '(?i)[\s\x0b]*[+-]?inf(inity)?[\s\x0b]*') then {d}
     else 'nan'::double end
"""


_NUMBERS = "select {numbers} from (select {casts} from {scan})"
_COPY = "insert into {table} select {cells} from {scan}"
_REJECT_KINDS = "select distinct error_type::varchar from reject_errors"
_LINES = "select distinct line from reject_errors order by line"
_BROKEN_LINES = "select distinct line from reject_errors where error_type = 'INVALID ENCODING' order by line"
_FIRST_REJECTS = "select any_value(csv_line) from reject_errors group by line order by line limit ?"


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
    long_records: bool = False
    """Whether a record of more than 1 MiB was met."""

    @property
    def dialect(self) -> Dialect:
        """How its lines are cut into fields."""
        return Dialect(delimiter=self.delimiter, quote=self.quote, escape=self.escape)


class MisfitError(Exception):
    """A file is not quite what its head promised, and must be repaired before it can be read.

    ``reason`` says how: ``newlines`` of several kinds, another ``encoding``, broken ``quotes``, a ``long`` record;
    ``lines`` where the records begin that show it, as far as that is known.
    """

    def __init__(self, reason: str, lines: Sequence[int] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lines = lines


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


def unpadded_number_sql(cell: str, cast: str) -> str:
    """Return the SQL for the number in a cell without blanks around it, nan for none.

    Args:
        cell: As `number_sql` takes it.
        cast: As `number_sql` takes it.
    """
    return _UNPADDED.format(y=cell, number=number_sql(cell, cast))


def any_number_sql(cell: str, cast: str) -> str:
    """Return the SQL for the number in a cell as a prediction may be: infinite, or a whole number beyond 2**53.

    Args:
        cell: As `number_sql` takes it.
        cast: As `number_sql` takes it.
    """
    return _ANY_NUMBER.format(y=cell, d=cast, grammar=_GRAMMAR.format(y=cell))


def read_numbers(
    con: duckdb.DuckDBPyConnection, file: TextFile, positions: Sequence[int], classes: Collection[int] = ()
) -> tuple[list[FloatArray], Rejects]:
    """Return columns as numbers, nan where a cell is not surely one, without keeping any text.

    Args:
        con: A database of ours.
        file: The file.
        positions: The columns.
        classes: Those whose numbers may be classes: with blanks around it, one of them is not surely a number.

    Raises:
        MisfitError: If the file must be repaired first.
    """
    casts = ", ".join(f"c{at}, try_cast(c{at} as double) as d{at}" for at in positions)
    made = {at: unpadded_number_sql if at in classes else number_sql for at in positions}
    numbers = ", ".join(f"{made[at](f'c{at}', f'd{at}')} as n{at}" for at in positions)
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
    kinds = {kind for (kind,) in con.execute(_REJECT_KINDS).fetchall()}
    if not kinds:
        return NOTHING_REJECTED
    lines, broken = (con.execute(query).fetchnumpy()["line"].astype(np.int64) for query in (_LINES, _BROKEN_LINES))
    first = con.execute(_FIRST_REJECTS, [SHOWN_RECORDS]).fetchall()
    con.execute("delete from reject_errors")
    con.execute("delete from reject_scans")
    if broken.size:
        raise MisfitError("encoding", _counted(file, broken).lines.tolist())
    if "LINE SIZE OVER MAXIMUM" in kinds:
        raise MisfitError("long")
    if kinds - {"MISSING COLUMNS", "TOO MANY COLUMNS"}:
        raise MisfitError("quotes", lines.tolist())
    found = _counted(file, lines)
    shown = tuple(
        BadRecord(
            file=file.shown,
            line=line,
            expected=file.width,
            found=_fields(file, text),
            text=text.strip("\r\n")[:SHOWN_CHARACTERS],
        )
        for line, (text,) in zip(found.lines.tolist(), first, strict=False)
    )
    return Rejects(len(lines), found.rows, shown)


def _counted(file: TextFile, lines: IntArray) -> Counted:
    return counted(File(file.path, file.shown), file.dialect, lines, skip=file.skip, blank_rows=file.width == 1)


def _fields(file: TextFile, text: str) -> int:
    """Return how many fields a record has; DuckDB stops counting at the first one too many."""
    return max((len(record.fields) for record in records_of(text.strip("\r\n"), file.dialect)), default=1)
