"""A delimited file made fit for DuckDB: read as it is where that works, else copied with what is wrong mended."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actloss.column import Place
from actloss.encoding import Encoding, File, check_stream
from actloss.engines.copies import rewrite, transcode
from actloss.engines.duckdb import MisfitError, TextFile
from actloss.engines.opened import NOTHING_REJECTED, Rejects
from actloss.engines.sniffed import Sniffed
from actloss.engines.soundness import has_long_lines
from actloss.errors import SourceError
from actloss.escape import whole
from actloss.files import Scratch

_CP1252 = Encoding("cp1252")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a table as DuckDB will read it: as it is, or a mended copy."""

    sniffed: Sniffed
    file: TextFile
    encoding: Encoding
    rejects: Rejects = NOTHING_REJECTED
    """What a rewritten copy already left out."""
    notes: tuple[str, ...] = ()
    undecodable: tuple[int, ...] = ()
    """Lines with bytes that are not in the encoding, but for those of the first file's head."""
    unified: bool = False
    """Whether the file is a copy in which all lines end alike."""
    decoded: bool = False
    """Whether the file is a copy in which no byte is left that is not in the encoding."""
    rewritten: bool = False
    """Whether the file is a copy that was written record by record."""


def prepared(file: Sniffed, scratch: Scratch, at: int) -> Part:
    """Return the file number ``at`` of a table; copied at once if its head shows that DuckDB cannot read it.

    Raises:
        SourceError: If the compressed stream is damaged, or a quote is never closed.
    """
    dialect = file.dialect
    part = Part(
        sniffed=file,
        encoding=file.encoding,
        file=TextFile(
            path=file.file.path,
            shown=file.file.shown,
            width=file.width,
            delimiter=dialect.delimiter,
            quote=dialect.quote,
            escape=dialect.escape,
            skip=file.skip,
            compression=file.compression,
            long_records=file.compression == "none" and has_long_lines(file.file),
        ),
    )
    if dialect.blanks or not file.tidy:
        return _rewritten(part, scratch, at)
    if file.mixed or file.encoding.name != "utf-8" or file.encoding.mark > len(BOM_UTF8):
        return _transcoded(replace(part, unified=file.mixed), scratch, at)
    check_stream(file.file)
    return part


def repaired(part: Part, scratch: Scratch, at: int, misfit: MisfitError) -> Part:
    """Return the file number ``at`` of a table with ``misfit`` mended in a copy.

    Raises:
        SourceError: If nothing helps.
    """
    if misfit.reason in {"long", "quotes"} and not part.file.long_records:
        # A cell over more lines than DuckDB's buffer holds looks like broken quotes to it.
        return replace(part, file=replace(part.file, long_records=True))
    if misfit.reason == "encoding" and not part.decoded:
        return _transcoded(_with_encoding(part, misfit.lines, at), scratch, at)
    if misfit.reason == "newlines" and not part.unified:
        return _transcoded(replace(part, unified=True), scratch, at)
    if part.rewritten:
        raise SourceError(
            f"the quotes of {whole(part.file.shown)} do not add up around line {misfit.lines[0]}; close or double the "
            f"quote that is too many there"
        )
    return _rewritten(part, scratch, at)


def first_undecodable(parts: Sequence[Part]) -> Place | None:
    """Return the first line with bytes that are not in the encoding, but for the first file's head, if there is one."""
    return next((Place(file=part.file.shown, line=part.undecodable[0]) for part in parts if part.undecodable), None)


def _with_encoding(part: Part, lines: Sequence[int], at: int) -> Part:
    # The head of the first file has told of its own.
    told_of = () if at else part.sniffed.broken_lines
    # Where the head holds sound UTF-8 beyond ASCII, single broken bytes are damage, not another encoding.
    damaged = not part.sniffed.ascii
    told = "they are shown as \\ufffd" if damaged else "the text is taken for Windows-1252"
    count = len(lines)
    return replace(
        part,
        undecodable=tuple(line for line in lines if line not in told_of),
        decoded=True,
        encoding=part.encoding if damaged else _CP1252,
        notes=(*part.notes, f"{count} rows of {whole(part.file.shown)} hold bytes that are not UTF-8; {told}"),
    )


def _transcoded(part: Part, scratch: Scratch, at: int) -> Part:
    copy = scratch.path(f"transcoded-{at}.csv")
    transcode(part.sniffed.file, part.encoding, copy, unify=part.unified)
    long = has_long_lines(File(copy, part.file.shown))
    return replace(part, file=replace(part.file, path=copy, compression="none", long_records=long))


def _rewritten(part: Part, scratch: Scratch, at: int) -> Part:
    copy = scratch.path(f"rewritten-{at}.csv")
    skip = len(part.sniffed.before) + part.sniffed.preamble
    rejects = rewrite(part.sniffed.file, part.encoding, part.sniffed.dialect, copy, skip=skip, width=part.file.width)
    file = replace(
        part.file,
        path=copy,
        delimiter=",",
        quote='"',
        escape=None,
        skip=0,
        compression="none",
        long_records=has_long_lines(File(copy, part.file.shown)),
    )
    return replace(part, file=file, rejects=rejects, rewritten=True)
