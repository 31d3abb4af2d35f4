"""Tables on disk, written and read back in one line."""

from pathlib import Path

from actloss.column import LabelColumn
from actloss.table import Labels, SourceLike, open_table


def written(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    """Write a file, text in UTF-8 with its line ends as they are, and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def csv_of(*columns: tuple[str, ...], names: str = "label") -> str:
    """Return the text of a table without any quoting."""
    return "\n".join([names, *(",".join(row) for row in zip(*columns, strict=True)), ""])


def labels(
    source: SourceLike,
    *positions: int,
    indicators: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
) -> Labels:
    """Return label columns of a source, the first one unless told otherwise."""
    table = open_table(source, delimiter=delimiter, encoding=encoding, header=header)
    return table.read(positions or (0,), indicators=indicators)


def column(source: SourceLike, at: int = 0, *, indicators: bool = False) -> LabelColumn:
    """Return one label column of a source."""
    return labels(source, at, indicators=indicators).columns[0]
