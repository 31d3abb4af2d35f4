"""Corrected copies of tables in a folder, beside each what became of its labels."""

import gzip
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from actloss.encoding import read_head
from actloss.errors import ActlossError, SourceError
from actloss.files import Located
from actloss.fixing.courses import Way, located_files, name_of, plans_of, way_of
from actloss.fixing.cures import Plan
from actloss.fixing.destinations import SCHEMA, check_folder, copy_of, mapping_of
from actloss.fixing.editing import Count, Course, edited
from actloss.fixing.facts import Copy, Fixed, Treatment
from actloss.fixing.lossless import to_bytes
from actloss.plain import Json
from actloss.writing import drafted, write_whole

_CHARACTERS = 1 << 16
_ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"


def fix_tables(treatments: Sequence[Treatment], folder: Path, *, read: Sequence[Path] = ()) -> tuple[Fixed, ...]:
    """Write corrected copies of tables, beside each what became of its labels; return one answer a table with a cure.

    Args:
        treatments: All tables of a call.
        folder: Where the copies go, under the names of the files; made if there is none.
        read: All other files and globs that must not be overwritten.

    Raises:
        OptionError: If a copy would overwrite one of these, a table, another copy of this call, or a file that is no
            earlier copy; nothing is written then.
        ActlossError: If the folder cannot be made.
    """
    plans = plans_of(treatments)
    found = [_found(treatment) for treatment, _ in plans]
    check_folder(folder, [located for located in found if isinstance(located, Located)], treatments, read)
    return tuple(
        _fixed(treatment, plan, located, folder) for (treatment, plan), located in zip(plans, found, strict=True)
    )


def _found(treatment: Treatment) -> Located | str:
    """Return the files of a table, or why it cannot be fixed."""
    try:
        return located_files(treatment)
    except SourceError as error:
        return error.message


def _fixed(treatment: Treatment, plan: Plan, located: Located | str, folder: Path) -> Fixed:
    name = name_of(treatment)
    if isinstance(located, str):
        return Fixed(name=name, problem=located)
    try:
        copies = _copies(way_of(treatment, plan, located), plan, folder)
    except ActlossError as error:
        return Fixed(name=name, problem=error.message)
    return Fixed(name=name, copies=copies, notes=plan.notes)


def _copies(way: Way, plan: Plan, folder: Path) -> tuple[Copy, ...]:
    """Write the copies of all files of a table, or of none."""
    count, copies = Count(), []
    with ExitStack() as drafts:
        for course in way.courses:
            file = course.file.file
            path = copy_of(folder, file.shown)
            count.changed = count.unknown = 0
            with _packed(drafts.enter_context(drafted(path, "the copy")), course.file.compression) as stream:
                stream.write(read_head(file, course.encoding.mark)[0])
                for text in _blocks(course, count):
                    stream.write(to_bytes(text, course.encoding))
            copies.append(
                Copy(
                    source=file.shown,
                    path=path,
                    mapping=mapping_of(path),
                    changed=count.changed,
                    unknown=count.unknown,
                    codes=course.plan.codes,
                )
            )
        way.check(count)
        # Before the copies are put in place: one without it would be taken for somebody's own file ever after.
        for copy in copies:
            write_whole(copy.mapping, _told(copy, plan), "the mapping of labels")
    return tuple(copies)


def _blocks(course: Course, count: Count) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for _, new in edited(course, count):
        held.append(new)
        size += len(new)
        if size > _CHARACTERS:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)


@contextmanager
def _packed(stream: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    """Hand out a stream that packs what is written to it as the file was packed, without the time of day in it."""
    if compression == "gzip":
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packing:
            yield cast("BinaryIO", packing)
    elif compression == "zstd":
        with importlib.import_module(_ZSTD).open(stream, "wb") as packing:
            yield packing
    else:
        yield stream


def _told(copy: Copy, plan: Plan) -> str:
    columns: list[Json] = [
        {
            "column": cure.column,
            "codes": list(cure.codes),
            "plain_numbers": cure.plain,
            "merged_columns": [],
            "labels": {old: cure.label(old) for recode in cure.recodes for old in recode.mapping},
        }
        for cure in plan.columns
    ]
    columns += [
        {
            "column": cure.name,
            "codes": list(cure.codes),
            "plain_numbers": False,
            "merged_columns": list(cure.columns),
            "labels": dict(zip(cure.columns, cure.classes, strict=True)),
        }
        for cure in plan.indices
    ]
    told: Json = {"schema": SCHEMA, "table": copy.path.name, "columns": columns}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
