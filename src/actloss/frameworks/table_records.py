"""Files that pandas would read otherwise than the advice did: Python's own csv and json modules read their records.

pandas fills short records up with nothing, takes the first one that is too long for row names, rounds the numbers of
JSON and takes true for 1.
"""

from collections.abc import Sequence

from actloss.frameworks.literal import spread, text
from actloss.frameworks.problem import Source
from actloss.frameworks.program import Block
from actloss.frameworks.table_options import encoding_of

_SOUND = '''def sound(path):
    """Return the records of a file that have as many fields as its header, as a file."""
    kept = io.StringIO()
    with {opened}(path, **TEXT) as file:
        records = {records}
        csv.writer(kept).writerows(
            record[:WIDTH]
            for record in records
            if len(record) >= WIDTH and not any(record[WIDTH:])
        )
    kept.seek(0)
    return kept'''
_OBJECTS = '''def objects(path):
    """Return the objects of a file, their numbers as they are."""
    with {opened} as file:
        return {loaded}'''


def is_ragged(source: Source) -> bool:
    """Return whether `sound_records` is needed, and can read such a file."""
    plain = len(source.delimiter) == 1 and not (source.blanks and source.delimiter == " ")
    one_width = not source.trailing and source.columns[:1] != ("rownames",)
    return (source.bad_records > 0 or source.surplus) and plain and one_width and _compression(source) != "zstd"


def sound_records(source: Source) -> tuple[Block, ...]:
    """Return the function ``sound``, which hands the records of a delimited file on to pandas, and its constants."""
    reading = [("encoding", text(encoding_of(source)))]
    if source.undecodable:
        reading.append(("errors", text("replace")))
    reading.append(("newline", '""'))
    packed = _compression(source) == "gzip"
    if packed:
        reading.insert(0, ("mode", text("rt")))
    constants = [f"WIDTH = {len(source.columns)}", _dictionary("TEXT", reading)]
    if dialect := _dialect(source):
        constants.append(_dictionary("DIALECT", dialect))
    records = "csv.reader(file, **DIALECT)" if dialect else "csv.reader(file)"
    imports = ["import csv", "import io"]
    if source.skipped:
        records = f"itertools.islice({records}, {source.skipped}, None)"
        imports.append("import itertools")
    if packed:
        imports.append("import gzip")
    function = _SOUND.format(opened="gzip.open" if packed else "open", records=records)
    return Block("\n".join(constants)), Block(function, tuple(imports))


def json_objects(source: Source) -> Block:
    """Return the function ``objects``, which reads a file of JSON."""
    packed = any(path.endswith(".gz") for path in source.paths or (source.path,))
    opened = 'gzip.open(path, "rt", encoding="utf-8-sig")' if packed else 'open(path, encoding="utf-8-sig")'
    lines = "[json.loads(line) for line in file if line.strip()]"
    function = _OBJECTS.format(opened=opened, loaded=lines if source.format == "json lines" else "json.load(file)")
    return Block(function, ("import json", *(("import gzip",) if packed else ())))


def _compression(source: Source) -> str | None:
    if source.compression != "infer":
        return source.compression
    name = (source.paths or (source.path,))[0]
    return next((kind for end, kind in ((".gz", "gzip"), (".zst", "zstd")) if name.endswith(end)), None)


def _dialect(source: Source) -> list[tuple[str, str]]:
    found = [] if source.delimiter == "," else [("delimiter", text(source.delimiter))]
    if source.blanks:
        found.append(("skipinitialspace", "True"))
    if source.quote is None:
        found.append(("quoting", "csv.QUOTE_NONE"))
    elif source.quote != '"':
        found.append(("quotechar", text(source.quote)))
    if source.escape is not None:
        found += [("escapechar", text(source.escape)), ("doublequote", "False")]
    return found


def _dictionary(name: str, items: Sequence[tuple[str, str]]) -> str:
    return spread(f"{name} = ", "{", [f'"{key}": {value}' for key, value in items], "}")
