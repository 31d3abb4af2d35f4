"""From a table with findings to the courses of its files: all that can be wrong is found before anything is written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from actloss.engines.formats import format_of, named_delimiter
from actloss.engines.sniffed import Given, sniff
from actloss.errors import SourceError
from actloss.escape import whole
from actloss.files import Located, locate
from actloss.fixing.cures import Plan, plan_of
from actloss.fixing.editing import Count, Course, check_labels
from actloss.fixing.facts import Treatment
from actloss.fixing.lossless import encoding_to_the_end
from actloss.table import open_table

_FORMATS = {"parquet": "Parquet", "json lines": "JSON lines", "json array": "a JSON array"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How all files of one table are to be changed."""

    located: Located
    """Holds on to what was spooled for as long as it may be read."""
    courses: tuple[Course, ...]
    """One a file."""
    rows: int | None
    """Sound rows of all files, where it matters which is which."""

    def check(self, count: Count) -> None:
        """Refuse a table of which other rows were changed than were read.

        Raises:
            SourceError: If the numbers of rows differ.
        """
        if self.rows not in {None, count.rows}:
            raise SourceError(
                f"{whole(self.located.name)} cannot be fixed: it has {count.rows:,} rows now and had {self.rows:,} "
                f"when its labels were read; run the check again"
            )


def plans_of(treatments: Sequence[Treatment]) -> list[tuple[Treatment, Plan]]:
    """Return the tables that have something to cure, with what is to be done."""
    plans = [(treatment, plan_of(treatment.findings, treatment.target)) for treatment in treatments]
    return [(treatment, plan) for treatment, plan in plans if plan.codes]


def name_of(treatment: Treatment) -> str:
    """Return what a table is called in answers."""
    source = treatment.source
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    return ", ".join(map(os.fspath, source)) if isinstance(source, list | tuple) else "the dataframe"


def located_files(treatment: Treatment) -> Located:
    """Return the files of a table.

    Raises:
        SourceError: If it has none with a name, or they are no delimited text.
    """
    source = treatment.source
    if not isinstance(source, str | os.PathLike | list | tuple):
        raise SourceError("the dataframe cannot be fixed: it is no file; change its column where it is made")
    if source == "-":
        raise SourceError("standard input cannot be fixed: its copy would have no name; save it as a file first")
    located = locate(source)
    form = format_of(located.files[0])
    if form != "csv":
        raise SourceError(
            f"{whole(located.files[0].shown)} cannot be fixed: it is {_FORMATS[form]}, of which no copy can be made "
            f"that differs in nothing but labels; write it as CSV, or change the column where it is made"
        )
    return located


def way_of(treatment: Treatment, plan: Plan, located: Located) -> Way:
    """Return how the files of a table are to be changed.

    Raises:
        SourceError: If they cannot be read, or cannot hold the new labels.
    """
    delimiter = None if treatment.delimiter is None else named_delimiter(treatment.delimiter)
    given = Given(delimiter=delimiter, encoding=treatment.encoding, header=treatment.header)
    first = sniff(located.files[0], given)
    heads = [first, *(sniff(file, given, like=first) for file in located.files[1:])]
    plain = [cure.position for cure in plan.columns if cure.plain]
    labels = None
    if plain:
        table = open_table(
            [file.path for file in located.files],
            delimiter=treatment.delimiter,
            encoding=treatment.encoding,
            header=treatment.header,
        )
        labels = table.read(plain)
    numbers = {} if labels is None else {at: column.numbers for at, column in zip(plain, labels.columns, strict=True)}
    courses = tuple(Course(file=head, encoding=encoding_to_the_end(head), plan=plan, numbers=numbers) for head in heads)
    for course in courses:
        check_labels(course)
    return Way(located=located, courses=courses, rows=None if labels is None else labels.source.rows)
